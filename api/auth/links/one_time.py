"""Links that work once, until they expire. Only a hash of the secret is kept (X3)."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.links import sent
from api.auth.models import OneTimeLink
from api.clock import now
from api.db import Database, new_id
from api.people.models import Person
from api.security.secrets import digest, new_secret

KEPT: Final = timedelta(days=30)
"""After its end a link can still be told from one that never was."""


async def issue(
    session: AsyncSession, purpose: str, life: timedelta, person_id: UUID | None = None
) -> tuple[str, datetime]:
    """The secret and when it ends. Earlier links of the purpose and the person are void."""
    await void(session, purpose, person_id)
    return await add(session, purpose, life, person_id)


async def add(
    session: AsyncSession,
    purpose: str,
    life: timedelta,
    person_id: UUID | None,
    about: dict[str, str] | None = None,
) -> tuple[str, datetime]:
    """As `issue`, beside the earlier links, which stay good. `about` is the purpose's own."""
    secret, expires_at = new_secret(), now() + life
    session.add(
        OneTimeLink(
            purpose=purpose,
            person_id=person_id,
            about=about,
            token_hash=digest(secret),
            expires_at=expires_at,
            used_at=None,
        )
    )
    await session.flush()
    return secret, expires_at


async def derived(
    session: AsyncSession, key: bytes, purpose: str, life: timedelta, person_id: UUID
) -> OneTimeLink:
    """As `add`, for a letter that is written later: its secret is kept nowhere (`sent.py`)."""
    link_id = new_id()
    link = OneTimeLink(
        id=link_id,
        purpose=purpose,
        person_id=person_id,
        about=None,
        token_hash=digest(sent.secret_of(key, link_id)),
        expires_at=now() + life,
        used_at=None,
    )
    session.add(link)
    await session.flush()
    return link


async def find(session: AsyncSession, purpose: str, secret: str) -> OneTimeLink | None:
    """The link, used up and expired ones too: for who tells the person which of them it is."""
    return await session.scalar(select(OneTimeLink).where(*_named(purpose, secret)))


async def void(session: AsyncSession, purpose: str, person_id: UUID | None) -> None:
    """The person's links of the purpose open nothing any more; None: those for nobody in
    particular."""
    await session.execute(
        delete(OneTimeLink).where(
            OneTimeLink.purpose == purpose,
            OneTimeLink.person_id.is_not_distinct_from(person_id),
            # A used one stays: it can still say that it was used.
            OneTimeLink.used_at.is_(None),
        )
    )


async def end_all(session: AsyncSession, person_id: UUID) -> int:
    """Whatever the person was sent opens nothing any more, and is told as ended; how many there
    were."""
    ended = await session.scalars(
        update(OneTimeLink)
        .where(
            OneTimeLink.person_id == person_id,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now(),
        )
        .values(expires_at=now())
        .returning(OneTimeLink.id)
    )
    return len(ended.all())


async def sweep(session: AsyncSession) -> None:
    """Forget links that ended long ago."""
    await session.execute(delete(OneTimeLink).where(OneTimeLink.expires_at < now() - KEPT))


async def is_good(database: Database, purpose: str, secret: str) -> bool:
    """Asked before any slow work for a stranger; uses nothing up."""
    async with database.reads() as session:
        found = await session.scalar(select(OneTimeLink.id).where(*_good(purpose, secret)))
    return found is not None


async def owner(database: Database, purpose: str, secret: str) -> Person | None:
    """Whose good link it is, asked before any slow work; uses nothing up."""
    async with database.reads() as session:
        return await session.scalar(
            select(Person)
            .join(OneTimeLink, OneTimeLink.person_id == Person.id)
            .where(*_good(purpose, secret), Person.active)
        )


async def use(session: AsyncSession, purpose: str, secret: str) -> OneTimeLink | None:
    """The link, used up by this one statement; None when it was not good."""
    return await session.scalar(
        update(OneTimeLink)
        .where(*_good(purpose, secret))
        .values(used_at=now())
        .returning(OneTimeLink)
    )


def _good(purpose: str, secret: str) -> tuple[ColumnElement[bool], ...]:
    return (
        *_named(purpose, secret),
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > now(),
    )


def _named(purpose: str, secret: str) -> tuple[ColumnElement[bool], ...]:
    return OneTimeLink.purpose == purpose, OneTimeLink.token_hash == digest(secret)
