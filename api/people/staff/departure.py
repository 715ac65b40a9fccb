"""A person leaves, or comes back (R8)."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.objects import audit
from api.people.errors import LastAdmin
from api.people.models import Person, TelegramLink
from api.people.ports import PeoplePorts
from api.principal import Principal
from shared.contracts.people import Role


async def follow(
    session: AsyncSession, principal: Principal, person: Person, above: PeoplePorts
) -> None:
    """What follows from a changed `active`: who leaves loses sessions, tokens and Telegram links
    at once; coming back opens nothing by itself."""
    if person.active:
        audit.record(session, principal.person_id, "person_activated", person.kind, person.id)
        return
    ended = await shut_out(session, person.id, above)
    action: audit.Action = "person_deactivated"
    audit.record(session, principal.person_id, action, person.kind, person.id, **ended)


async def shut_out(session: AsyncSession, person_id: UUID, above: PeoplePorts) -> audit.Detail:
    """Every way in is closed at once; returns how many of each there were."""
    ended = await above.end_access(session, person_id)
    links = await session.scalars(
        update(TelegramLink)
        .where(TelegramLink.person_id == person_id, TelegramLink.ended_at.is_(None))
        .values(ended_at=now())
        .returning(TelegramLink.id)
    )
    if telegram := len(links.all()):
        ended["telegram"] = telegram
    return ended


async def require_another_admin(session: AsyncSession, person: Person) -> None:
    """Rows are held by the caller (`keeping.hold`), so that two administrators cannot dismiss each
    other at once. Raises LastAdmin."""
    admins = select(Person.id).where(Person.role == Role.ADMIN, Person.active)
    if not set(await session.scalars(admins)) - {person.id}:
        raise LastAdmin
