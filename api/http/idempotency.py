"""Writes that may be repeated: one key does its work once, and the answer is kept (Q12)."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

import structlog
from sqlalchemy import String, UniqueConstraint, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import now
from api.db import Database, Dated, new_id
from api.errors import Refusal

log = structlog.get_logger()

LEASE = timedelta(seconds=6)
"""How long a write is in flight without a sign of life: then its process died, and a repeat may
try. A living one renews it, however long an upload takes."""
LIFE = timedelta(hours=24)


class IdempotencyInFlight(Refusal):
    """The first request with this key is still at work: ask again later."""

    status: ClassVar[int] = 409
    code: ClassVar[str] = "idempotency_in_flight"


class IdempotencyMismatch(Refusal):
    """The key was used for another request."""

    status: ClassVar[int] = 422
    code: ClassVar[str] = "idempotency_mismatch"


class Overtaken(IdempotencyInFlight):
    """This try was still for longer than its lease, and another one works under the key now."""


class IdempotencyKey(Dated):
    """In flight under a lease, then the stored answer. Its id is the claim: whoever takes a dead
    one's key over gives the row a new one, so that the dead one, if it wakes, keeps nothing."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (UniqueConstraint("caller", "key"),)

    caller: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(200))
    fingerprint: Mapped[str] = mapped_column(String(64))
    lease_until: Mapped[datetime] = mapped_column()
    status: Mapped[int | None] = mapped_column()
    content_type: Mapped[str] = mapped_column(String(100), default="")
    body: Mapped[bytes] = mapped_column(default=b"")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the first request was told."""

    status: int
    content_type: str
    body: bytes


async def claim(
    database: Database, caller: str, key: str, fingerprints: Sequence[str]
) -> Answer | UUID:
    """The stored answer, or the id of the claim under which the work may be done now. The first
    fingerprint is kept; the others are what it was under older secret keys.

    Raises IdempotencyInFlight and IdempotencyMismatch.
    """
    async with database.begin() as session:
        claimed = await session.scalar(
            database.insert(IdempotencyKey)
            .values(caller=caller, key=key, fingerprint=fingerprints[0], lease_until=now() + LEASE)
            .on_conflict_do_nothing()
            .returning(IdempotencyKey.id)
        )
        return claimed or await _repeat(session, caller, key, fingerprints)


async def _repeat(
    session: AsyncSession, caller: str, key: str, fingerprints: Sequence[str]
) -> Answer | UUID:
    mine = (IdempotencyKey.caller == caller, IdempotencyKey.key == key)
    kept = await session.scalar(select(IdempotencyKey).where(*mine))
    if kept is None:
        raise IdempotencyInFlight  # Deleted this very moment: the caller may come again.
    if kept.fingerprint not in fingerprints:
        raise IdempotencyMismatch
    if kept.status is not None:
        return Answer(status=kept.status, content_type=kept.content_type, body=kept.body)
    taken = await session.scalar(
        update(IdempotencyKey)
        .where(*mine, IdempotencyKey.status.is_(None), IdempotencyKey.lease_until < now())
        .values(id=new_id(), lease_until=now() + LEASE)
        .returning(IdempotencyKey.id)
        .execution_options(synchronize_session=False)
    )
    if taken is None:
        raise IdempotencyInFlight
    return taken


async def keep(session: AsyncSession, claim_id: UUID, answer: Answer) -> None:
    """Store the answer in the transaction of the work itself. Raises Overtaken, and then the work
    must not be committed."""
    kept = await session.scalar(
        update(IdempotencyKey)
        .where(IdempotencyKey.id == claim_id)
        .values(status=answer.status, content_type=answer.content_type, body=answer.body)
        .returning(IdempotencyKey.id)
    )
    if kept is None:
        raise Overtaken


@asynccontextmanager
async def renewed(database: Database, claim_id: UUID | None) -> AsyncIterator[None]:
    """While the work lasts. What is over before a third of the lease costs nothing."""
    if claim_id is None:
        yield
        return
    over = asyncio.Event()
    renewing = asyncio.create_task(_renew(database, claim_id, over))
    try:
        yield
    finally:
        over.set()
        await renewing


async def _renew(database: Database, claim_id: UUID, over: asyncio.Event) -> None:
    mine = (IdempotencyKey.id == claim_id, IdempotencyKey.status.is_(None))
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), LEASE.total_seconds() / 3)
            return
        try:
            async with database.begin() as session:
                longer = update(IdempotencyKey).where(*mine).values(lease_until=now() + LEASE)
                await session.execute(longer)
        except Exception as error:  # noqa: BLE001 - the next turn is near, and `keep` looks anyway
            log.warning("an idempotency key is not renewed", reason=type(error).__name__)


async def free_all(session: AsyncSession) -> int:
    """Nobody who is at work lives any more; returns how many keys are free again."""
    freed = await session.scalars(
        delete(IdempotencyKey).where(IdempotencyKey.status.is_(None)).returning(IdempotencyKey.id)
    )
    return len(freed.all())


async def release(database: Database, claim_id: UUID) -> None:
    """Nothing was done: the key is free again."""
    async with database.begin() as session:
        await session.execute(
            delete(IdempotencyKey).where(
                IdempotencyKey.id == claim_id, IdempotencyKey.status.is_(None)
            )
        )


async def sweep(session: AsyncSession) -> None:
    """Forget keys older than a day."""
    await session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < now() - LIFE))
