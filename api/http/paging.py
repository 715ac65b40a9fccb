"""Lists in parts, each after a cursor or, near the beginning, by an offset; the parameters of
addresses that have bounds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, TypeVar

from litestar.di import NamedDependency, Provide
from litestar.params import QueryParameter, SkipValidation
from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    ScalarSelect,
    Select,
    bindparam,
    func,
    literal,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from api.engine import varied
from api.errors import Invalid
from api.objects import cursors
from api.objects.cursors import Order, Place
from shared.contracts.base import COUNTED, Page

R = TypeVar("R")
T = TypeVar("T")

PageLimit = Annotated[int, QueryParameter(ge=1, le=200, description="How many at most")]
PageOffset = Annotated[int, QueryParameter(ge=0, le=10_000)]
"""An offset reads what it skips: further on goes by a cursor."""
PageCursor = Annotated[str, QueryParameter(max_length=cursors.LONGEST)]
Search = Annotated[str, QueryParameter(max_length=200, description="Words that are all there")]
Word = Annotated[str, QueryParameter(max_length=200)]
SeenVersion = Annotated[
    int | None,
    QueryParameter(
        ge=0,
        le=2**31 - 1,
        description="The one that the caller saw: of a newer one the answer is 409 "
        "`version_conflict`. Without it: whatever stands there now",
    ),
]
LargeId = Annotated[int, QueryParameter(ge=-(2**53), le=2**53, description="One of Telegram's ids")]
Where = Sequence[ColumnElement[bool]]

MANY: Final = COUNTED + 1
"""Where counting ends: no list costs more for having grown."""


@dataclass(frozen=True)
class Slice:
    """Which part of a list is asked for: after a cursor, or else after so many rows."""

    limit: int
    offset: int = 0
    cursor: str = ""


Part = NamedDependency[SkipValidation[Slice]]


def parts(usual: int) -> dict[str, Provide]:
    """The dependency `part` of a list's handler, by the parameters of its address."""

    def asked(limit: PageLimit = usual, offset: PageOffset = 0, cursor: PageCursor = "") -> Slice:
        if cursor and offset:
            raise Invalid("offset: not beside a cursor")
        return Slice(limit, offset, cursor)

    return {"part": Provide(asked, sync_to_thread=False)}


@dataclass(frozen=True)
class Found(Generic[R]):
    """One part of a list, as the database gave it."""

    rows: Sequence[R]
    total: int
    """How many match, to MANY."""
    limit: int
    before: int
    """How many were skipped, or have come on the pages before."""
    next_cursor: str | None

    def of(self, rows: Sequence[T]) -> "Found[T]":
        """The same with what the rows became."""
        return Found(rows, self.total, self.limit, self.before, self.next_cursor)

    def page(self, items: list[T]) -> Page[T]:
        """As the wire has it."""
        return Page(
            items=items,
            total=self.total,
            more=self.total > COUNTED,
            limit=self.limit,
            offset=self.before,
            next_cursor=self.next_cursor,
        )


async def slice_of(session: AsyncSession, rows: Select[R], order: Order, part: Slice) -> Found[R]:
    """Of the entities that `rows` selects, in one statement with how many there are: what hangs on
    them is joined. Raises Invalid."""
    window = Window.of(order, part)
    total = _count(rows.with_only_columns(literal(1), maintain_column_froms=True))
    asked = window.over(rows.add_columns(total, *order.columns))
    came = (await session.execute(asked)).unique().all()
    found = await _found(session, window, came, lambda: total)
    return found.of([each[0] for each in found.rows])


async def lines_of(
    session: AsyncSession,
    lines: Select[*tuple[Any, ...]],
    where: Where,
    order: Order,
    part: Slice,
) -> Found[Row[Any]]:
    """Of the columns that `lines` selects and joins, in one statement with how many there are. The
    ids of the page are found first, so that nothing is joined for other rows; `where` and `order`
    are of one table alone. Raises Invalid."""
    window = Window.of(order, part)

    def matching() -> Select[Any]:
        return select(order.id).where(*where)

    def page() -> Select[Any]:
        total = _count(matching()).label("total")
        ids = window.over(matching()).correlate(None)
        asked = lines.add_columns(total, *order.columns).where(order.id.in_(ids))
        return asked.order_by(*order.by)

    conditions = [*where, *window.behind]
    kind = (lines, order, len(window.behind))
    came = await varied.rows(session, kind, page, conditions, window.bounds)
    return await _found(session, window, came, lambda: _count(matching()))


@dataclass(frozen=True)
class Window:
    """What a page shows of an ordered list."""

    order: Order
    place: Place
    limit: int
    behind: Where
    """What the rows behind a cursor have alone."""

    @classmethod
    def of(cls, order: Order, part: Slice) -> "Window":
        """Raises Invalid."""
        place = order.place(part.cursor) if part.cursor else Place(part.offset)
        behind = [] if place.last is None else [order.after(place.last)]
        return cls(order, place, part.limit, behind)

    @property
    def bounds(self) -> dict[str, int]:
        """How many are read: one more than is wanted tells whether there is a next page."""
        skipped = self.place.before if self.place.last is None else 0
        return {"most": self.limit + 1, "skipped": skipped}

    def over(self, rows: Select[Any]) -> Select[Any]:
        """The rows of the page; `bounds` by name are what it binds besides."""
        most, skipped = (bindparam(*each, type_=Integer) for each in self.bounds.items())
        return rows.where(*self.behind).order_by(*self.order.by).limit(most).offset(skipped)

    def cut(self, came: Sequence[Row[Any]]) -> tuple[list[Row[Any]], str | None]:
        """The page, and the cursor of the next one. The rows end with the order's columns; of one
        id there are several where something is joined of which it has many."""
        ids = list(dict.fromkeys(row[-1] for row in came))
        kept = frozenset(ids[: self.limit])
        rows = [row for row in came if row[-1] in kept]
        return rows, self._after(rows[-1], len(kept)) if len(ids) > len(kept) else None

    def _after(self, last: Row[Any], given: int) -> str:
        return self.order.cursor(self.place.before + given, last[-len(self.order.keys) :])


async def _found(
    session: AsyncSession,
    window: Window,
    came: Sequence[Row[Any]],
    total: Callable[[], ScalarSelect[int]],
) -> Found[Any]:
    """The total stands before the order's columns. Behind the end there may be no row, and yet some
    in the list."""
    rows, next_cursor = window.cut(came)
    if came:
        count = came[0][-len(window.order.keys) - 1]
    else:
        count = await session.scalar(select(total())) if window.place.before else 0
    return Found(
        rows=rows,
        total=count or 0,
        limit=window.limit,
        before=window.place.before,
        next_cursor=next_cursor,
    )


def _count(matching: Select[Any]) -> ScalarSelect[int]:
    return select(func.count()).select_from(matching.limit(MANY).subquery()).scalar_subquery()
