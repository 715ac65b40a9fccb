"""A forgotten password: an administrator gives the person a one-time link to a new one."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import renewal
from api.auth.errors import NoLogin, PasswordLinkUsed
from api.auth.links import one_time
from api.db import Database
from api.errors import NotFound
from api.objects import audit
from api.people.models import Person
from api.settings import Settings
from shared import normal
from shared.contracts.auth import PasswordLink, PasswordReset
from shared.contracts.people import PersonKind

LIFE = timedelta(hours=24)


async def link_for(
    session: AsyncSession,
    settings: Settings,
    person_id: UUID,
    by: UUID | None,
    *,
    life: timedelta = LIFE,
) -> PasswordLink:
    """Told once: only a hash is kept, after the # where no server logs it. An earlier link of
    the person is void. Without `by`: from the console. Raises NotFound, NoLogin."""
    person = await session.get(Person, person_id)
    if person is None or person.kind is not PersonKind.EMPLOYEE or not person.active:
        raise NotFound
    if not person.email:
        raise NoLogin
    secret, expires_at = await one_time.issue(session, renewal.PURPOSE, life, person.id)
    audit.record(session, by, "password_link_made", "person", person.id)
    return PasswordLink(url=f"{settings.base_url}/password#{secret}", expires_at=expires_at)


async def person_with(session: AsyncSession, email: str) -> UUID:
    """The active employee who logs in with the address. Raises NotFound."""
    found = await session.scalar(
        select(Person.id).where(
            Person.email == normal.address(email),
            Person.kind == PersonKind.EMPLOYEE,
            Person.active,
        )
    )
    if found is None:
        raise NotFound
    return found


async def set_password(database: Database, session: AsyncSession, asked: PasswordReset) -> UUID:
    """Use the link up; every session of the person ends (P4). Raises PasswordLinkUsed,
    Invalid, PasswordWeak (then the link is still good)."""
    owner = await one_time.owner(database, renewal.PURPOSE, asked.token)
    if owner is None:
        raise PasswordLinkUsed
    kept = await renewal.hashed(owner, asked.password)
    link = await one_time.use(session, renewal.PURPOSE, asked.token)
    person = await session.get(Person, link.person_id) if link else None
    if person is None or not person.active:
        raise PasswordLinkUsed
    await renewal.replace(session, person, kept, end_tokens=asked.end_tokens)
    audit.record(session, person.id, "password_reset", "person", person.id)
    return person.id
