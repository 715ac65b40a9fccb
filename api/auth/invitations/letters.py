"""Whether a letter can go to a person at all, asked before one is promised."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.channels import settings as channel_settings
from api.notifications.channels import table
from api.people.models import DeadAddress, Person
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.invitations import LetterTrouble


async def trouble(
    session: AsyncSession, settings: Settings, vault: Vault, person: Person
) -> LetterTrouble | None:
    """None: it can. What the server says of it later stands in the log of deliveries."""
    channel, lane = table.letters()
    config = await channel_settings.load(session, settings, vault, lane)
    if not (config.enabled and config.configured):
        return LetterTrouble.NO_MAIL_SERVER
    dead = select(DeadAddress.id).where(
        DeadAddress.person_id == person.id,
        DeadAddress.channel == channel,
        DeadAddress.name == person.email,
    )
    return LetterTrouble.ADDRESS_DEAD if await session.scalar(dead.limit(1)) else None
