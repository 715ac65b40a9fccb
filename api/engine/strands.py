"""Rows of several kinds in one statement: each kind is a branch of one UNION ALL, and a column
means what its branch says."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    cast,
    literal_column,
    null,
    select,
    type_coerce,
)
from sqlalchemy.types import TypeEngine


class Strands:
    """The columns that the branches share; the first one, `strand`, says what a row is."""

    def __init__(self, **columns: TypeEngine[Any]) -> None:
        self._columns = columns

    def branch(self, strand: str, source: Any, **columns: Any) -> Select[Any]:
        """The rows of one strand, of this table; a column that is not named is empty in all of
        them."""
        shown: list[ColumnElement[Any]] = [literal_column(f"'{strand}'", String).label("strand")]
        for name, kind in self._columns.items():
            given = columns.get(name)
            value = cast(null(), kind) if given is None else type_coerce(given, kind)
            shown.append(value.label(name))
        return select(*shown).select_from(source)
