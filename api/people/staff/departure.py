"""A person leaves, or comes back (R8)."""

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
    action = "person_activated" if person.active else "person_deactivated"
    audit.record(session, principal.person_id, action, person.kind, person.id)
    if not person.active:
        await above.end_access(session, person.id)
        await session.execute(
            update(TelegramLink)
            .where(TelegramLink.person_id == person.id, TelegramLink.ended_at.is_(None))
            .values(ended_at=now())
        )


async def require_another_admin(session: AsyncSession, person: Person) -> None:
    """Rows are locked, so that two administrators cannot dismiss each other at once."""
    admins = await session.scalars(
        select(Person.id)
        .where(Person.role == Role.ADMIN, Person.active)
        .order_by(Person.id)
        .with_for_update()
    )
    if not set(admins) - {person.id}:
        raise LastAdmin
