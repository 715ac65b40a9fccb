"""How many deliveries of a lane ended how: added up where they end, so that nobody counts them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import BigInteger, String, UniqueConstraint, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, enum_of, new_id, table_of
from api.engine.hot import Store
from shared.contracts.admin import DeliveryState, Lane


class DeliverySum(Base):
    """It only grows: what retention forgets was delivered all the same."""

    __tablename__ = "delivery_sums"
    __table_args__ = (UniqueConstraint("lane", "state"),)

    lane: Mapped[Lane] = mapped_column(String(32))
    state: Mapped[DeliveryState] = mapped_column(enum_of(DeliveryState))
    count: Mapped[int] = mapped_column(BigInteger)


SUMS: Final = table_of(DeliverySum)
ALL: Final = select(SUMS.c.lane, SUMS.c.state, SUMS.c.count)


def _adding(store: Store) -> Any:
    new = store.insert(SUMS).values({each.name: bindparam(each.name) for each in SUMS.c})
    more = {"count": SUMS.c.count + new.excluded.count}
    return new.on_conflict_do_update(index_elements=["lane", "state"], set_=more)


ADD: Final = {name: _adding(Store(name)) for name in ("postgresql", "sqlite")}


async def add(session: AsyncSession, lane: Lane, states: Iterable[DeliveryState]) -> None:
    """In the transaction that ends them, one statement. Several workers of a lane wait for each
    other's commit here, and take the states in one order."""
    counts = Counter(each for each in states if each is not DeliveryState.PENDING)
    if not counts:
        return
    connection = await session.connection()
    rows = [
        {"id": new_id(), "lane": lane, "state": state, "count": counts[state]}
        for state in sorted(counts)
    ]
    await connection.execute(ADD[connection.dialect.name], rows)
