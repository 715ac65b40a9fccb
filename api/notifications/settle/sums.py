"""How many deliveries of a lane ended how: added up where they end, so that nobody counts them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import BigInteger, String, UniqueConstraint, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, enum_of, new_id, table_of
from api.engine.hot import Hot, Store, bound
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
    new = store.insert(SUMS).values(bound(SUMS))
    more = {"count": SUMS.c.count + new.excluded.count}
    added = new.on_conflict_do_update(index_elements=["lane", "state"], set_=more)
    return added.returning(SUMS.c.id)


_ADD: Final = Hot(made=_adding)


async def add(session: AsyncSession, lane: Lane, states: Iterable[DeliveryState]) -> None:
    """In the transaction that ends them, a statement a state. Several workers of a lane wait for
    each other's commit here, and take the states in one order."""
    counts = Counter(each for each in states if each is not DeliveryState.PENDING)
    for state in sorted(counts):
        of = {"id": new_id(), "lane": lane, "state": state, "count": counts[state]}
        await _ADD.rows(session, of)
