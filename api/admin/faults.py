"""What was set aside anywhere in the desk, bots too: counted, and told to the administrators when
it comes again (U8). The log says where in the code that was; nobody keeps what it held."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Select, String, UniqueConstraint, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api import outbox
from api.clock import now
from api.db import Database, Dated, insert_for, new_id
from api.notifications.events import FaultRepeats
from api.objects import quarantine as api_aside
from api.settings import Settings
from shared import quarantine
from shared.quarantine import Noted

REPEATS: Final = 3
"""Times that things of one kind fail before it is no accident any more."""
ALARM_AGAIN: Final = timedelta(hours=6)
"""One alarm tells of all; the next one waits so long, whatever else fails meanwhile."""
LIFE: Final = timedelta(days=7)
"""What did not fail for so long is forgotten, and would be told of anew."""
KEEP_SECONDS: Final = 30
NAMED: Final = 5
"""Things that one alarm names."""


class Fault(Dated):
    """A thing that failed alone, while all others were served."""

    __tablename__ = "faults"
    __table_args__ = (UniqueConstraint("what", "thing"),)

    what: Mapped[str] = mapped_column(String(64))
    """The kind of thing: `delivery`, `digest`, `update`."""
    thing: Mapped[str] = mapped_column(String(200))
    """Its id; empty for what has none."""
    error: Mapped[str] = mapped_column(String(100))
    """The type of the last error."""
    at: Mapped[str] = mapped_column(String(300))
    """Where in the code that was."""
    times: Mapped[int] = mapped_column()
    last_at: Mapped[datetime] = mapped_column(index=True)
    alarmed_at: Mapped[datetime | None] = mapped_column()


async def run(database: Database, _: Settings) -> int:
    """A periodic job: raise the alarm for what repeats, whichever process met it. Returns how
    many alarms that were."""
    async with database.reads() as session:
        told_lately = await _last_alarm(session) > now() - ALARM_AGAIN
        if told_lately or await session.scalar(_repeating().limit(1)) is None:
            return 0
    async with database.begin() as session:
        return await _alarm(session)


async def keep_now_and_then(database: Database) -> None:
    """For as long as the process lives."""
    while True:
        await asyncio.sleep(KEEP_SECONDS)
        with api_aside.turn("keeping of faults"):
            await keep_own(database)


async def keep_own(database: Database) -> None:
    """What this process has set aside since the last time; what cannot be kept waits for the
    next."""
    if noted := quarantine.drain():
        try:
            async with database.begin() as session:
                await keep(session, noted)
        except Exception:
            quarantine.keep(noted)
            raise


async def keep(session: AsyncSession, noted: Sequence[Noted]) -> None:
    """Count them, in one statement."""
    at = now()
    rows = {(each.what, each.thing): _values(each, at) for each in noted}
    if not rows:
        return
    fresh = insert_for(session, Fault).values(list(rows.values()))
    told = fresh.excluded
    await session.execute(
        fresh.on_conflict_do_update(
            index_elements=["what", "thing"],
            set_={
                "times": Fault.times + told.times,
                "error": told.error,
                "at": told.at,
                "last_at": told.last_at,
            },
        )
    )


async def sweep(session: AsyncSession) -> None:
    """Forget what fails no more."""
    await session.execute(delete(Fault).where(Fault.last_at < now() - LIFE))


def _values(noted: Noted, at: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "created_at": at,
        "what": noted.what,
        "thing": noted.thing,
        "error": noted.error,
        "at": noted.at,
        "times": noted.times,
        "last_at": at,
    }


async def _last_alarm(session: AsyncSession) -> datetime:
    last = await session.scalar(select(func.max(Fault.alarmed_at)))
    return last or now() - 2 * ALARM_AGAIN


def _repeating() -> Select[str]:
    """Kinds of things of which enough has failed that nobody was told of."""
    untold = select(Fault.what).where(Fault.alarmed_at.is_(None)).group_by(Fault.what)
    return untold.having(func.sum(Fault.times) >= REPEATS)


async def _alarm(session: AsyncSession) -> int:
    """One event for all that repeats. Of two workers at once one updates the rows."""
    rows = await session.scalars(
        update(Fault)
        .where(Fault.what.in_(_repeating()), Fault.alarmed_at.is_(None))
        .values(alarmed_at=now())
        .returning(Fault)
        .execution_options(synchronize_session=False)
    )
    found = sorted(rows, key=lambda each: -each.times)
    if not found:
        return 0
    lines = [f"{each.what} {each.thing}: {each.error} ({each.times})" for each in found[:NAMED]]
    event = FaultRepeats(by=None, count=len(found), examples=lines)
    outbox.record(session, event)
    return 1
