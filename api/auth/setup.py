"""The first administrator, by a one-time link that the first start prints."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import passwords
from api.auth.errors import SetupLinkUsed
from api.auth.models import OneTimeLink
from api.clock import now
from api.db import Database
from api.people import employees
from api.people.models import Person
from api.secrets import digest, new_secret
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
        secret = new_secret()
        await session.execute(delete(OneTimeLink).where(OneTimeLink.purpose == PURPOSE))
        session.add(
            OneTimeLink(
                purpose=PURPOSE, token_hash=digest(secret), expires_at=now() + LIFE, used_at=None
            )
        )
    return f"{settings.base_url}/setup#{secret}"


async def make_administrator(
    database: Database, session: AsyncSession, asked: Setup, settings: Settings
) -> UUID:
    """Use the link up. Raises SetupLinkUsed, Invalid, EmailTaken (then the link is still good)."""
    await _require_link(database, asked.token)
    kept = await passwords.hashed(asked.password)
    if not await _use(session, asked.token) or await session.scalar(_HAS_ADMIN):
        raise SetupLinkUsed
    draft = EmployeeDraft(name=asked.name, email=asked.email, role=Role.ADMIN)
    person = await employees.create(session, None, draft, kept, settings)
    return person.id


async def _require_link(database: Database, token: str) -> None:
    """Before any slow work for a stranger."""
    async with database.reads() as session:
        if not await session.scalar(select(OneTimeLink.id).where(*_good(token))):
            raise SetupLinkUsed


async def _use(session: AsyncSession, token: str) -> bool:
    used = await session.scalar(
        update(OneTimeLink).where(*_good(token)).values(used_at=now()).returning(OneTimeLink.id)
    )
    return used is not None


def _good(token: str) -> tuple[ColumnElement[bool], ...]:
    return (
        OneTimeLink.purpose == PURPOSE,
        OneTimeLink.token_hash == digest(token),
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > now(),
    )
