"""Where a list goes on: a cursor holds what the last row of the page before is sorted by, and
is good however the rows move (Q15)."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Final, cast
from uuid import UUID

import msgspec
from msgspec import Meta
from sqlalchemy import ColumnElement, and_, false, literal, or_, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from api.db import LARGEST_INTEGER
from api.errors import Invalid
from shared.contracts.bounds import YEARS

LONGEST: Final = 1200
"""Characters of a cursor: a name of 200 signs, four bytes each, and what stands beside it."""
Column = ColumnElement[Any]

# What a column of each kind can be compared with: no cursor that somebody made up breaks a driver.
_KINDS: Final[dict[type, Any]] = {
    int: Annotated[int, Meta(ge=-LARGEST_INTEGER, le=LARGEST_INTEGER)],
    str: Annotated[str, Meta(pattern=r"\A[^\x00]*\Z")],
    datetime: Annotated[datetime, Meta(tz=True)],
    date: date,
    UUID: UUID,
}
_Count = Annotated[int, Meta(ge=0, le=2**53)]


@dataclass(frozen=True)
class Place:
    """Where a page begins."""

    before: int
    """How many rows were skipped or, as was counted, came on the pages before."""
    last: Sequence[Any] | None = None
    """What the last of those is sorted by; None: they are skipped."""


class Order:
    """By what a list is sorted, all of it one way; the last key is the id, so that no two rows are
    equal. What may be null stands last, whichever way.

    Without nulls the rows behind a place are one comparison of tuples, which an index of these
    columns in this order answers at once. With nulls (tasks by due date or by urgency, which no
    index holds whole) they are a chain of ORs: right, and no cheaper than skipping.
    """

    def __init__(
        self, name: str, *keys: Column | InstrumentedAttribute[Any], down: bool = False
    ) -> None:
        """A cursor opens lists of the same name alone."""
        self.name = name
        self.keys: list[Column] = [each.expression for each in keys]
        self.id = self.keys[-1]
        self.by = [_ordered(each, down=down) for each in self.keys]
        self.columns = [each.label(f"by_{n}") for n, each in enumerate(self.keys)]
        """What a row has to tell, so that a cursor can be made of it; the last is the id."""
        self._down = down
        self._decoder = msgspec.msgpack.Decoder(
            tuple[str, _Count, *(_kind(each) for each in self.keys)]  # pyright: ignore[reportInvalidTypeArguments]
        )

    def cursor(self, before: int, last: Sequence[Any]) -> str:
        """Of the page after a row with these keys; so many came before and with it."""
        told = _ENCODER.encode((self.name, before, *last))
        return base64.urlsafe_b64encode(told).rstrip(b"=").decode()

    def place(self, cursor: str) -> Place:
        """Raises Invalid for what is no cursor of this order."""
        try:
            told = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
            name, before, *last = cast("list[Any]", self._decoder.decode(told))
        except (ValueError, msgspec.DecodeError):
            raise Invalid("cursor: not one of ours") from None
        if name != self.name or not all(map(_is_bounded, last)):
            raise Invalid("cursor: of another order")
        return Place(before, last)

    def after(self, last: Sequence[Any]) -> ColumnElement[bool]:
        """What stands behind a row with these keys."""
        if any(map(_may_be_null, self.keys)):
            return self._chain(last)
        mine = tuple_(*self.keys)
        theirs = tuple_(*map(_literal, last, self.keys))
        return mine < theirs if self._down else mine > theirs

    def _chain(self, last: Sequence[Any]) -> ColumnElement[bool]:
        found: ColumnElement[bool] = false()
        for key, value in reversed(list(zip(self.keys, last, strict=True))):
            same = and_(key.is_not_distinct_from(_literal(value, key)), found)
            found = or_(*self._beyond(key, value), same)
        return found

    def _beyond(self, key: Column, value: Any) -> Iterator[ColumnElement[bool]]:
        """Behind a null by this key alone is nothing."""
        if value is not None:
            known = _literal(value, key)
            yield key < known if self._down else key > known
            if _may_be_null(key):
                yield key.is_(None)


_ENCODER: Final = msgspec.msgpack.Encoder(uuid_format="bytes")


def _literal(value: Any, key: Column) -> ColumnElement[Any]:
    """Bound as the column's own values are: so that both databases compare like with like."""
    return literal(value, key.type)


def _ordered(key: Column, *, down: bool) -> ColumnElement[Any]:
    way = key.desc() if down else key.asc()
    return way.nulls_last() if _may_be_null(key) else way


def _may_be_null(key: Column) -> bool:
    return bool(getattr(key, "nullable", False))


def _kind(key: Column) -> Any:
    kind = _KINDS[key.type.python_type]
    return kind | None if _may_be_null(key) else kind


def _is_bounded(value: Any) -> bool:
    return not isinstance(value, date) or value.year in YEARS
