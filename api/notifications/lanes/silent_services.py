"""Deliveries that wait for a push service which answers nobody (E7).

Each service is another's server, so the lane goes on. What met a silent one is held for it: one
goes ahead every few seconds, and the first that gets through makes all of them due at once.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import ColumnElement, TextClause, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.notifications.lanes import schedule
from api.notifications.models import Delivery
from shared.contracts.admin import Lane

HELD: Final = "nobody answers at "
"""How the reason of what is held begins."""
AT_MOST: Final = timedelta(minutes=5)
"""It is due again then, whatever becomes of those that go ahead."""
LONG: Final = timedelta(hours=1)
"""A service that was silent for longer than this is asked once a minute."""
SELDOM: Final = timedelta(minutes=1)
_random = Random()  # noqa: S311 - jitter, not a secret


def reason_of(destination: str, words: str) -> str:
    """What stands in the row, by which it is found again."""
    return f"{HELD}{destination}: {words}"


def destination_in(reason: str) -> str:
    """What the row waits for, or nothing."""
    return reason.removeprefix(HELD).partition(": ")[0] if reason.startswith(HELD) else ""


async def free(session: AsyncSession, lane: Lane, destinations: Collection[str]) -> None:
    """They answer again: all that waits for them is due."""
    if not destinations:
        return
    mine = or_(*(_waits_for(each) for each in destinations))
    await session.execute(
        update(Delivery)
        .where(*_held(lane), mine, Delivery.due_at > now())
        .values(due_at=now())
        .execution_options(synchronize_session=False)
    )


async def send_ahead(session: AsyncSession, lane: Lane, destination: str, scale: float) -> None:
    """One of those that wait is due soon, or is under way."""
    mine = (*_held(lane), _waits_for(destination))
    rows = select(Delivery.id, Delivery.created_at).where(*mine)
    oldest = (await session.execute(rows.order_by(Delivery.id).limit(1))).first()
    if oldest is None:
        return
    soon = _soon(oldest.created_at, scale)
    ahead = rows.where(or_(Delivery.due_at <= soon, Delivery.lease.is_not(None))).limit(1)
    if (await session.execute(ahead)).first() is None:
        chosen = update(Delivery).where(Delivery.id == oldest.id).values(due_at=soon)
        await session.execute(chosen.execution_options(synchronize_session=False))


def _soon(since: datetime, scale: float) -> datetime:
    long = now() - since > LONG
    return now() + (SELDOM * scale if long else schedule.probe_after(_random, scale))


def _held(lane: Lane) -> tuple[ColumnElement[bool] | TextClause, ...]:
    # As the index says it, word by word: of a lane that is long few are held.
    return (Delivery.lane == lane, text("state = 'pending' AND reason > ''"))


def _waits_for(destination: str) -> ColumnElement[bool]:
    return Delivery.reason.startswith(reason_of(destination, ""), autoescape=True)
