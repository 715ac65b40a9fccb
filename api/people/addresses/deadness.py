"""An address that takes nothing any more, and every way back (Q4, Q13)."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, false, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound
from api.objects import audit
from api.people.addresses import channels
from api.people.models import DeadAddress, Person
from api.principal import Principal
from shared.contracts.people import ChannelKind, PersonKind

REASON_LIMIT: Final = 200


def why(person: Person, channel: ChannelKind, name: str | None) -> str | None:
    """What was said of the address of this name; needs `dead_addresses` loaded."""
    marks = {(each.channel, each.name): each.reason for each in person.dead_addresses}
    return marks.get((channel, name)) if name else None


async def forget(session: AsyncSession, *which: ColumnElement[bool]) -> bool:
    """These addresses are thought alive again; whether any was not."""
    forgotten: Any = await session.execute(
        delete(DeadAddress).where(*which).execution_options(synchronize_session=False)
    )
    return forgotten.rowcount > 0


async def forget_old(session: AsyncSession, person: Person) -> None:
    """A new address is thought alive (E7), and so is an old one if it ever comes back: those marks
    stay that are of the addresses of now."""
    names = {key: each.marks.name(person) for key, each in channels.CHANNELS.items()}
    same = [
        and_(DeadAddress.channel == channel, DeadAddress.name == name)
        for channel, name in names.items()
        if name
    ]
    await forget(session, DeadAddress.person_id == person.id, not_(or_(false(), *same)))


async def try_again(
    session: AsyncSession,
    principal: Principal,
    person_id: UUID,
    channel: ChannelKind,
    kind: PersonKind | None = None,
) -> None:
    """The person, or an administrator, says that the address works; the next notice goes there
    and shows it. Raises NotFound for nobody of that kind, and Invalid for no channel."""
    marks = channels.known(channel).marks
    person = select(Person.id).where(Person.id == person_id)
    if kind is not None:
        person = person.where(Person.kind == kind)
    if await session.scalar(person) is None:
        raise NotFound
    if await marks.again(session, person_id):
        audit.record(
            session, principal.person_id, "address_revived", "person", person_id, channel=channel
        )
