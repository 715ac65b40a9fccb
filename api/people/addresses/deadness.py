"""An address that takes nothing any more, and every way back (Q4, Q13)."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound
from api.objects import audit
from api.people.models import Person, TelegramLink
from api.principal import Principal
from shared.contracts.people import ChannelKind, PersonKind

REASON_LIMIT: Final = 200

_ALIVE: Final[dict[ChannelKind, dict[str, Any]]] = {
    ChannelKind.EMAIL: {"email_dead": None, "email_dead_at": None},
    ChannelKind.MATTERMOST: {"mattermost_dead": None, "mattermost_dead_at": None},
    ChannelKind.TELEGRAM: {"unreachable": None, "unreachable_at": None},
}


def forget(person: Person, channel: ChannelKind) -> None:
    """A new address is thought alive (E7); a Telegram account brings a row of its own."""
    for name, value in _ALIVE[channel].items():
        setattr(person, name, value)


async def revive(session: AsyncSession, channel: ChannelKind, *which: ColumnElement[bool]) -> bool:
    """These addresses are thought alive again; whether any was not. Of push there are no dead
    ones: a browser's subscription is made anew."""
    if channel is ChannelKind.PUSH:
        return False
    model = TelegramLink if channel is ChannelKind.TELEGRAM else Person
    dead = TelegramLink.unreachable if channel is ChannelKind.TELEGRAM else dead_of(channel)
    result: Any = await session.execute(
        update(model)
        .where(dead.is_not(None), *which)
        .values(_ALIVE[channel])
        .execution_options(synchronize_session=False)
    )
    return result.rowcount > 0


def dead_of(channel: ChannelKind) -> Any:
    """The column of people that says why."""
    return Person.email_dead if channel is ChannelKind.EMAIL else Person.mattermost_dead


async def try_again(
    session: AsyncSession,
    principal: Principal,
    person_id: UUID,
    channel: ChannelKind,
    kind: PersonKind | None = None,
) -> None:
    """The person, or an administrator, says that the address works; the next notice goes there
    and shows it. Raises NotFound for nobody of that kind."""
    person = select(Person.id).where(Person.id == person_id)
    if kind is not None:
        person = person.where(Person.kind == kind)
    if await session.scalar(person) is None:
        raise NotFound
    whose = TelegramLink.person_id if channel is ChannelKind.TELEGRAM else Person.id
    living: tuple[ColumnElement[bool], ...] = (whose == person_id,)
    if channel is ChannelKind.TELEGRAM:
        living = (*living, TelegramLink.ended_at.is_(None))
    if await revive(session, channel, *living):
        audit.record(
            session, principal.person_id, "address_revived", "person", person_id, channel=channel
        )


async def chats_of(session: AsyncSession, person_id: UUID) -> list[str | None]:
    """Why the person's Telegram accounts take nothing; None for one that does."""
    living = (TelegramLink.person_id == person_id, TelegramLink.ended_at.is_(None))
    return list(await session.scalars(select(TelegramLink.unreachable).where(*living)))
