"""The second way into a bot: a one-time link from the person's own page (R11)."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.errors import BotNotStarted, TelegramLinkUsed
from api.auth.invitations import service as invitations
from api.auth.links import one_time
from api.objects import audit
from api.people.addresses import telegram, telegram_bots
from api.people.addresses.telegram import SCOPES
from api.people.models import Person
from api.principal import Principal
from shared.contracts.telegram import BotScope, TelegramJoin, TelegramLinkOffer

LIFE = timedelta(minutes=15)


async def offer(session: AsyncSession, principal: Principal) -> TelegramLinkOffer:
    """A link into the person's own bot; an earlier one is void. Raises BotNotStarted."""
    scope = SCOPES[principal.kind]
    username = await telegram_bots.username(session, scope)
    if not username:
        raise BotNotStarted
    secret, expires_at = await one_time.issue(session, _purpose(scope), LIFE, principal.person_id)
    audit.record(
        session, principal.person_id, "telegram_link_made", principal.kind, principal.person_id
    )
    url = f"https://t.me/{username}?start={secret}"
    return TelegramLinkOffer(url=url, bot=username, expires_at=expires_at)


async def join(session: AsyncSession, scope: BotScope, asked: TelegramJoin) -> UUID:
    """Use the link up and link the account to its person, who made it or was invited by it;
    another bot's link is none of ours.

    Raises TelegramLinkUsed, TelegramTaken, LinkRace.
    """
    if (invited := await invitations.join(session, scope, asked)) is not None:
        return invited
    link = await one_time.use(session, _purpose(scope), asked.token)
    person = await session.get(Person, link.person_id) if link else None
    if person is None or not person.active:
        raise TelegramLinkUsed
    await telegram.link(session, scope, person, asked)
    return person.id


def _purpose(scope: BotScope) -> str:
    return f"telegram-{scope}"
