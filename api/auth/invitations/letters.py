"""Whether letters can go to people at all, asked before one is promised."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.channels import settings as channel_settings
from api.notifications.channels import table
from api.people.models import DeadAddress
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.invitations import LetterTrouble


async def troubles(
    session: AsyncSession, settings: Settings, vault: Vault, emails: Mapping[UUID, str]
) -> dict[UUID, LetterTrouble]:
    """Of people with an address, by their ids; whoever is not in the answer can be written to. What
    the server says of it later stands in the log of deliveries."""
    channel, lane = table.letters()
    config = await channel_settings.load(session, settings, vault, lane)
    if not (config.enabled and config.configured):
        return dict.fromkeys(emails, LetterTrouble.NO_MAIL_SERVER)
    dead = await session.execute(
        select(DeadAddress.person_id, DeadAddress.name).where(
            DeadAddress.person_id.in_(list(emails)), DeadAddress.channel == channel
        )
    )
    return {
        person_id: LetterTrouble.ADDRESS_DEAD
        for person_id, name in dead
        if emails[person_id] == name
    }
