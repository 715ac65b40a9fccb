"""Limits on tries: counted by one statement, so that racing tries all count (X3, R4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import String, UniqueConstraint, delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import now
from api.db import Base, Database, insert_for
from api.errors import TooManyTries

LIFE = timedelta(days=1)


class TryCounter(Base):
    """Tries of one key within one window."""

    __tablename__ = "try_counters"
    __table_args__ = (UniqueConstraint("key", "window_start"),)

    key: Mapped[str] = mapped_column(String(128))
    window_start: Mapped[datetime] = mapped_column(index=True)
    count: Mapped[int] = mapped_column(default=1)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most `most` tries of `key` in each window."""

    key: str
    most: int
    window: timedelta
    by: int = 1
    """How many tries this one is: something else than tries is counted too."""


async def hit(session: AsyncSession, limit: Limit) -> None:
    """Count a try in the caller's transaction; raises TooManyTries past the limit."""
    if refusal := await _count(session, limit):
        raise refusal


async def hit_at_once(database: Database, limits: Sequence[Limit]) -> None:
    """Count a try and commit it, whatever becomes of the caller; raises TooManyTries.

    Call it before the first statement of the request's own session: SQLite has one writer.
    """
    async with database.begin() as session:
        refusals = [await _count(session, limit) for limit in limits]
    for refusal in filter(None, refusals):
        raise refusal


async def give_back(session: AsyncSession, limits: Sequence[Limit]) -> None:
    """The try was no guess after all: it does not count against the next ones."""
    for limit in limits:
        start, _ = _window(limit.window)
        await session.execute(
            update(TryCounter)
            .where(TryCounter.key == limit.key, TryCounter.window_start == start)
            .values(count=TryCounter.count - limit.by)
        )


async def sweep(session: AsyncSession) -> None:
    """Forget windows that ended long ago."""
    await session.execute(delete(TryCounter).where(TryCounter.window_start < now() - LIFE))


async def _count(session: AsyncSession, limit: Limit) -> TooManyTries | None:
    start, left = _window(limit.window)
    count = await session.scalar(
        insert_for(session, TryCounter)
        .values(key=limit.key, window_start=start, count=limit.by)
        .on_conflict_do_update(
            index_elements=["key", "window_start"], set_={"count": TryCounter.count + limit.by}
        )
        .returning(TryCounter.count)
    )
    return TooManyTries(retry_after=left) if count and count > limit.most else None


def _window(length: timedelta) -> tuple[datetime, int]:
    """When the present window began, and the whole seconds until it ends."""
    seconds = int(length.total_seconds())
    present = int(now().timestamp())
    start = present - present % seconds
    return datetime.fromtimestamp(start, UTC), start + seconds - present
