"""A row as one line of text, the same of every store: what archives hold and what sums are of."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

import msgspec

from api.moving.shape import Table

Row = Sequence[Any]
"""The values of the columns, in their order; a document is its text."""
_WHOLE: Final = 2**53
"""Up to here a fraction holds every whole number."""


class Sum(msgspec.Struct, frozen=True):
    """What two tables that hold the same have in common."""

    rows: int
    sha256: str


class Summing:
    """The sum of lines as they come by."""

    def __init__(self) -> None:
        self.rows = 0
        self._hash = hashlib.sha256()

    def add(self, line: bytes) -> None:
        self.rows += 1
        self._hash.update(line)

    @property
    def sum(self) -> Sum:
        return Sum(self.rows, self._hash.hexdigest())


def document(text: str | None) -> str | None:
    """The same text of the same document: one store keeps the order of its names, the other not."""
    return None if text is None else _text(_plain(json.loads(text)))


def _plain(value: Any) -> Any:
    """PostgreSQL tells 1e3 as 1000."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, list):
        return [_plain(each) for each in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        return int(value)
    return value


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _bytes(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _same(value: Any) -> Any:
    return value


_OUT: Final[Mapping[str, Callable[[Any], Any]]] = {
    "uuid": str,
    "moment": _moment,
    "day": date.isoformat,
    "hour": time.isoformat,
    "bytes": _bytes,
}
_IN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "uuid": UUID,
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "hour": time.fromisoformat,
    "bytes": base64.b64decode,
}


def line(table: Table, row: Row) -> bytes:
    """One row, with the end of its line."""
    told = [
        None if value is None else _OUT.get(kind, _same)(value)
        for kind, value in zip(table.columns.values(), row, strict=True)
    ]
    return _text(told).encode() + b"\n"


def of_line(table: Table, text: bytes) -> Row:
    """The row again. Raises ValueError for what no row of the table can be."""
    told: list[Any] = json.loads(text)
    return [
        None if value is None else _IN.get(kind, _same)(value)
        for kind, value in zip(table.columns.values(), told, strict=True)
    ]
