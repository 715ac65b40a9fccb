"""The first administrator, by a one-time link that the first start prints."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.errors import SetupLinkUsed
from api.auth.links import one_time
from api.db import Database
from api.people.models import Person
from api.people.staff import employees
from api.security import passwords
from api.security.password_rules import require_good
from api.settings import Settings
from shared.contracts.auth import Setup
from shared.contracts.people import EmployeeDraft, Role

PURPOSE = "setup"
LIFE = timedelta(hours=24)

_HAS_ADMIN = (
    select(Person.id)
    .where(Person.role == Role.ADMIN, Person.active, Person.password_hash.is_not(None))
    .limit(1)
)


async def ensure_setup_link(database: Database, settings: Settings) -> str | None:
    """A link for the first administrator, good for a day; None when there is one.

    The secret is after the #, so that no server on the way logs it. Links of earlier starts are
    void from now on: only hashes are kept, and the newest log line is the one people look at.
    """
    async with database.begin() as session:
        if await session.scalar(_HAS_ADMIN):
            return None
        secret, _ = await one_time.issue(session, PURPOSE, LIFE)
    return f"{settings.base_url}/setup#{secret}"


async def make_administrator(
    database: Database, session: AsyncSession, asked: Setup, settings: Settings
) -> UUID:
    """Use the link up. Raises SetupLinkUsed, Invalid, PasswordWeak, EmailTaken (then the
    link is still good)."""
    if not await one_time.is_good(database, PURPOSE, asked.token):
        raise SetupLinkUsed
    require_good(asked.password, own=(asked.name, asked.email), is_admin=True)
    kept = await passwords.hashed(asked.password)
    if not await one_time.use(session, PURPOSE, asked.token) or await session.scalar(_HAS_ADMIN):
        raise SetupLinkUsed
    draft = EmployeeDraft(name=asked.name, email=asked.email, role=Role.ADMIN)
    person = await employees.create(session, None, draft, kept, settings)
    return person.id
