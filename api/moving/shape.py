"""What tables there are and what is in their columns, apart from any version of the models: an
archive carries its own, and is read by it years later."""

from functools import cache
from typing import Any, Final
from uuid import UUID

import msgspec
import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from sqlalchemy.dialects.postgresql import JSONB

from api.models import metadata

KINDS: Final[dict[str, Any]] = {
    "uuid": sa.Uuid(),
    "moment": DateTimeUTC(timezone=True),
    "day": sa.Date(),
    "hour": sa.Time(),
    "number": sa.BigInteger(),
    "fraction": sa.Double(),
    "yes": sa.Boolean(),
    "bytes": sa.LargeBinary(),
    "document": sa.JSON(),
    "text": sa.Text(),
}
"""A document is moved as its text: so that no value and the value `null` stay two things."""
_OF: Final = (
    (sa.Uuid, "uuid"),
    (DateTimeUTC, "moment"),
    (sa.Date, "day"),
    (sa.Time, "hour"),
    (sa.Boolean, "yes"),
    (sa.Integer, "number"),
    (sa.Float, "fraction"),
    (sa.LargeBinary, "bytes"),
    (sa.JSON, "document"),
    (sa.String, "text"),
)
"""The first that fits; enums are strings to the database."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One table of the desk; its rows are told apart and ordered by `id`."""

    name: str
    columns: dict[str, str]
    """The kind of each, by name."""
    itself: tuple[str, ...] = ()
    """Columns that name another row of the same table."""

    def held(self) -> "sa.TableClause":
        """For statements, made anew at each call."""
        columns = [sa.column(name, KINDS[kind]) for name, kind in self.columns.items()]
        return sa.table(self.name, *columns)

    def place(self, column: str) -> int:
        """Where the column stands in a row."""
        return list(self.columns).index(column)


Shape = tuple[Table, ...]


@cache
def present() -> Shape:
    """As this version of the product keeps its desk; who is named comes before who names."""
    return tuple(_table(each) for each in metadata.sorted_tables)


def _table(table: "sa.Table[Any]") -> Table:
    itself = [
        str(key.parent.name)
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table is table
    ]
    columns = {str(each.name): _kind(each.type) for each in table.columns}
    return Table(name=str(table.name), columns=columns, itself=tuple(itself))


def _kind(kind: Any) -> str:
    return next(name for type_, name in _OF if isinstance(kind, type_))


def read(table: Table, after: UUID | None, size: int) -> "sa.Select[Any]":
    """So many rows in the order of their ids, beyond one."""
    held = table.held()
    columns = [
        sa.cast(held.c[name], sa.Text).label(name) if kind == "document" else held.c[name]
        for name, kind in table.columns.items()
    ]
    beyond = () if after is None else (held.c.id > after,)
    return sa.select(*columns).where(*beyond).order_by(held.c.id).limit(size)


def write(table: Table, *, is_sqlite: bool) -> "sa.Insert":
    """Takes a row as the values of its columns, by name."""
    kept = sa.Text() if is_sqlite else JSONB()
    values = {
        name: sa.cast(sa.bindparam(name, type_=sa.Text), kept)
        for name, kind in table.columns.items()
        if kind == "document"
    }
    others = {
        name: sa.bindparam(name, type_=KINDS[kind])
        for name, kind in table.columns.items()
        if kind != "document"
    }
    return sa.insert(table.held()).values(others | values)
