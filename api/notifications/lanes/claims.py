"""Taking work from the queue: batches by lease, and the lane's own state."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import insert_for, is_sqlite, new_id
from api.notifications.channels import table
from api.notifications.lanes.claimed import COLUMNS, DELIVERIES, Claimed
from api.notifications.models import Delivery, LaneState
from shared.contracts.admin import DeliveryState, Lane

HOLD = timedelta(seconds=9)
"""How long a runner of a Telegram lane holds it without a sign of life."""


UNHURRIED: Final = text("SET LOCAL synchronous_commit = off")
"""A claim need not outlive a crash of the database's machine: who lost it claims again, and what
was sent by then may come twice, as after any crash (Q2)."""
NOW: Final = bindparam("moment", type_=Delivery.due_at.type)
OF_LANE: Final = bindparam("of_lane", type_=Delivery.lane.type)

PENDING: Final = (Delivery.lane == OF_LANE, Delivery.state == text("'pending'"))
"""As the index says it, word by word."""
DUE: Final = (
    *PENDING,
    Delivery.due_at <= NOW,
    or_(Delivery.lease_until.is_(None), Delivery.lease_until < NOW),
)


def _closed() -> ColumnElement[bool]:
    # A pause that the counterpart named (failures are 0) ends by itself.
    rests = or_(LaneState.paused_until > NOW, LaneState.failures > 0)
    closed = (LaneState.lane == OF_LANE, LaneState.paused_until.is_not(None), rests)
    return select(LaneState.id).where(*closed).exists()


def _claim(*open_: ColumnElement[bool]) -> Any:
    due = (
        select(Delivery.id)
        .where(
            *DUE,
            Delivery.id.not_in(bindparam("besides", expanding=True)),
            *open_,
        )
        .order_by(Delivery.rank, Delivery.due_at, Delivery.id)
        .limit(bindparam("size"))
        # PostgreSQL: two workers take different rows. SQLite has one writer and ignores it.
        .with_for_update(key_share=True, skip_locked=True)
        # A subquery may be run once for each row, and would take other rows each time; a CTE that
        # locks is run once.
        .cte("due")
    )
    claim: Any = update(DELIVERIES).where(DELIVERIES.c.id.in_(select(due.c.id)))
    mine: dict[str, Any] = {"lease": bindparam("mark"), "lease_until": bindparam("until")}
    return claim.values(mine).returning(*COLUMNS)


CLAIM: Final = _claim(~_closed())
CLAIM_AHEAD: Final = _claim()


async def batch(
    session: AsyncSession,
    lane: Lane,
    size: int,
    lease: timedelta,
    besides: Collection[UUID] = (),
    *,
    scout: bool = False,
) -> list[Claimed]:
    """Claim up to `size` due deliveries in one statement; empty while the lane is closed, except
    for the `scout` of a half-open one (`lanes/health.py`).

    A delivery whose lease ran out (its worker died) is claimed again: at least once (Q2). The
    caller names those `besides` that it has under way, whatever became of their leases.
    """
    if not is_sqlite(session):
        await session.execute(UNHURRIED)
    moment = now()
    connection = await session.connection()
    claimed = await connection.execute(
        CLAIM_AHEAD if scout else CLAIM,
        {
            "of_lane": lane,
            "moment": moment,
            "besides": list(besides),
            "size": size,
            "mark": str(uuid4()),
            "until": moment + lease,
        },
    )
    return sorted(map(Claimed._make, claimed), key=attrgetter("rank", "due_at", "id"))


async def renew(session: AsyncSession, held: Mapping[UUID, str], lease: timedelta) -> set[UUID]:
    """Lengthen the leases of deliveries, given by their names; returns those that are still so
    leased. One statement, however many."""
    if not held:
        return set()
    still = (
        select(Delivery.id)
        .where(Delivery.id.in_(held), Delivery.lease.in_(set(held.values())))
        # PostgreSQL: everybody who locks several rows does it in one order.
        .order_by(Delivery.id)
        .with_for_update(key_share=True)
    )
    renewed = await session.scalars(
        update(Delivery)
        .where(Delivery.id.in_(still.scalar_subquery()))
        .values(lease_until=now() + lease)
        .returning(Delivery.id)
        .execution_options(synchronize_session=False)
    )
    return set(renewed)


NEXT_DUE: Final[Select[Any, Any]] = select(
    # Of a lane that is long the first row tells; only where none is due all are looked at.
    case(
        (select(Delivery.id).where(*DUE).exists(), NOW),
        # A leased row is due when its lease ends.
        else_=select(func.min(func.coalesce(Delivery.lease_until, Delivery.due_at)))
        .where(*PENDING)
        .scalar_subquery(),
    ),
    select(LaneState.paused_until).where(LaneState.lane == OF_LANE).scalar_subquery(),
)


async def next_due(session: AsyncSession, lane: Lane) -> datetime | None:
    """When the lane has work again; None when it has none at all."""
    earliest, paused = (await session.execute(NEXT_DUE, {"of_lane": lane, "moment": now()})).one()
    if earliest is None:
        return None
    earliest = _aware(earliest)
    return max(earliest, paused) if paused and paused > now() else earliest


async def due_lanes(session: AsyncSession, within: timedelta = timedelta()) -> set[Lane]:
    """The lanes that have something to deliver now or so soon, and do not pause longer; what a
    channel left behind that is no more is not looked at."""
    moment = now() + within
    paused = select(LaneState.lane).where(LaneState.paused_until > moment)
    rows = await session.scalars(
        select(Delivery.lane)
        .where(
            Delivery.state == DeliveryState.PENDING,
            Delivery.due_at <= moment,
            or_(Delivery.lease_until.is_(None), Delivery.lease_until < moment),
            Delivery.lane.not_in(paused),
            Delivery.lane.in_(table.every_lane()),
        )
        .distinct()
    )
    return set(rows)


async def hold(session: AsyncSession, lane: Lane, holder: str, length: timedelta = HOLD) -> bool:
    """Become (or stay) the one runner of the lane; False while another one is alive (Q7)."""
    await _ensure(session, lane)
    moment = now()
    free = or_(
        LaneState.holder.is_(None),
        LaneState.holder == holder,
        LaneState.held_until < moment,
    )
    held = await session.scalar(
        update(LaneState)
        .where(LaneState.lane == lane, free)
        .values(holder=holder, held_until=moment + length)
        .returning(LaneState.id)
    )
    return held is not None


async def let_go(session: AsyncSession, lane: Lane, holder: str) -> None:
    """Leave the lane to whoever comes next."""
    await session.execute(
        update(LaneState)
        .where(LaneState.lane == lane, LaneState.holder == holder)
        .values(holder=None, held_until=None)
    )


async def state_of(session: AsyncSession, lane: Lane) -> LaneState:
    """The lane's row, made if there is none yet."""
    await _ensure(session, lane)
    return (await session.scalars(select(LaneState).where(LaneState.lane == lane))).one()


async def put_back(session: AsyncSession, rows: Sequence[Claimed], due_at: datetime) -> None:
    """Release claimed deliveries unsent; no attempt is burned."""
    await session.execute(
        update(Delivery)
        .where(Delivery.id.in_([row.id for row in rows]), Delivery.lease == rows[0].lease)
        .values(lease=None, lease_until=None, due_at=due_at)
        .execution_options(synchronize_session=False)
    )


async def free_all(session: AsyncSession) -> int:
    """Nobody who holds anything lives any more; returns how many deliveries are free again."""
    await session.execute(update(LaneState).values(holder=None, held_until=None))
    freed = await session.scalars(
        update(Delivery)
        .where(Delivery.state == DeliveryState.PENDING, Delivery.lease.is_not(None))
        .values(lease=None, lease_until=None)
        .returning(Delivery.id)
        .execution_options(synchronize_session=False)
    )
    return len(freed.all())


async def _ensure(session: AsyncSession, lane: Lane) -> None:
    await session.execute(
        insert_for(session, LaneState)
        .values(id=new_id(), lane=lane, failures=0)
        .on_conflict_do_nothing()
    )


def _aware(moment: datetime) -> datetime:
    # An aggregate loses the column's type on SQLite.
    return moment if moment.tzinfo else moment.replace(tzinfo=now().tzinfo)
