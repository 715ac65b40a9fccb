"""A table and a plan as they are kept in the database."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeVar, cast
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import new_id
from api.people.imports.models import ImportedRow
from api.people.imports.planning.plan import NAMES, Plan
from api.people.imports.planning.rows import COLLEAGUES, Planned, Values
from api.people.imports.reading.limits import Sheet
from shared.contracts.imports import ImportField, ImportOutcome
from shared.contracts.people import Role

T = TypeVar("T")

CHUNK: Final = 1_000
"""Rows of a statement."""


def packed(sheets: Sequence[Sheet]) -> bytes:
    return zlib.compress(msgspec.json.encode(sheets), 6)


def unpacked(content: bytes) -> list[Sheet]:
    return msgspec.json.decode(zlib.decompress(content), type=list[Sheet])


def chunks(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


async def keep(session: AsyncSession, import_id: UUID, plan: Plan, *, made: bool) -> None:
    """In place of the rows before. `made`: what is new has the id it was made with."""
    await session.execute(
        delete(ImportedRow)
        .where(ImportedRow.import_id == import_id)
        .execution_options(synchronize_session=False)
    )
    for some in chunks(plan.rows):
        rows = [_row(import_id, each, made=made) for each in some]
        await session.execute(insert(ImportedRow), rows, execution_options={"render_nulls": True})


class Kept(NamedTuple):
    """A row as it was kept, without what belongs to the session."""

    id: UUID
    number: int
    is_company: bool
    outcome: ImportOutcome
    object_id: UUID | None
    changes: list[dict[str, str]]
    problems: list[dict[str, Any]]
    was: dict[str, Any]
    became: dict[str, Any]


_KEPT: Final = tuple(getattr(ImportedRow, name) for name in Kept._fields)


async def kept(
    session: AsyncSession, import_id: UUID, *which: ColumnElement[bool]
) -> AsyncIterator[Kept]:
    """The rows of an import, some at a time: others are served between."""
    last: UUID | None = None
    while True:
        asked = select(*_KEPT).where(ImportedRow.import_id == import_id, *which)
        if last:
            asked = asked.where(ImportedRow.id > last)
        rows = (await session.execute(asked.order_by(ImportedRow.id).limit(CHUNK))).all()
        for row in rows:
            yield Kept(*row)
        if len(rows) < CHUNK:
            return
        last = rows[-1][0]
        await asyncio.sleep(0)


def _row(import_id: UUID, row: Planned, *, made: bool) -> dict[str, Any]:
    is_new = row.outcome is ImportOutcome.NEW
    return {
        "id": new_id(),
        "import_id": import_id,
        "number": row.number,
        "title": row.title,
        "outcome": row.outcome,
        "is_company": row.is_company,
        "object_id": row.object_id if made or not is_new else None,
        "problems": msgspec.to_builtins(row.problems),
        "changes": msgspec.to_builtins(row.changes),
        "was": plain(row.was),
        "became": plain(row.became),
        "left_why": None,
    }


def plain(values: Values) -> dict[str, Any]:
    """As JSON holds it."""
    return {name.value: _text(value) for name, value in values.items()}


def _text(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(map(str, cast("frozenset[UUID]", value)))
    return str(value) if isinstance(value, UUID) else value


def values_of(kept: dict[str, Any]) -> Values:
    """And back."""
    return {name: _value(name, value) for name, value in _named(kept)}


def _named(kept: dict[str, Any]) -> Iterator[tuple[ImportField, Any]]:
    for name, value in kept.items():
        yield ImportField(name), value


def _value(name: ImportField, value: Any) -> Any:
    if name in NAMES:
        return frozenset(map(UUID, value))
    if name in COLLEAGUES and value:
        return UUID(value)
    return Role(value) if name is ImportField.ROLE and value else value
