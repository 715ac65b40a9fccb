"""Where the table begins, and which of its columns is which field."""

from typing import Final, NamedTuple

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.objects import desk_settings
from api.people.imports import kinds
from api.people.imports.errors import ImportMatching
from api.people.imports.reading.limits import Sheet
from shared.contracts.imports import ImportField, ListKind

NAME: Final = "import_columns"
WHY: Final = ("needed", "twice", "unknown_column", "unknown_sheet")
_LOOKED_AT: Final = 30
"""Rows among which the heading is looked for."""
_KEPT: Final = 500
"""Headings that are remembered for a kind."""
_SAMPLES: Final = 3

Remembered = dict[str, str]
"""The field by the heading; an empty one: the column is left out."""


class Memory(msgspec.Struct):
    """What was chosen for each heading, by kind."""

    by_kind: dict[str, Remembered] = {}


class Table(NamedTuple):
    """A sheet from its heading on."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]

    def samples(self, column: int) -> list[str]:
        """The first values that are there."""
        found = (row[column] for _, row in self.rows if column < len(row) and row[column])
        return list(dict.fromkeys(value for value, _ in zip(found, range(20), strict=False)))[
            :_SAMPLES
        ]


async def remembered(session: AsyncSession, kind: ListKind) -> Remembered:
    return (await desk_settings.load(session, NAME, Memory)).by_kind.get(kind, {})


async def remember(
    session: AsyncSession, kind: ListKind, table: Table, chosen: dict[int, ImportField]
) -> None:
    """For the next file with such headings."""
    kept = await desk_settings.load(session, NAME, Memory)
    mine = dict(kept.by_kind.get(kind, {}))
    for index, heading in enumerate(table.headings):
        if key := kinds.heading_key(heading):
            mine.pop(key, None)
            mine[key] = chosen.get(index, "")
    last = dict(list(mine.items())[-_KEPT:])
    await desk_settings.keep(session, NAME, Memory(by_kind=kept.by_kind | {kind: last}))


async def one_at_a_time(session: AsyncSession) -> None:
    """Of two imports the second one begins when the first is done: what both bring would be made
    twice. The document is there since the preview."""
    asked = select(desk_settings.DeskSetting.id).where(desk_settings.DeskSetting.name == NAME)
    await session.execute(asked.with_for_update(key_share=True))


def heading_row(kind: ListKind, sheet: Sheet, memory: Remembered) -> int:
    """The number of the row that names most fields; titles stand above it. Zero where the table
    has no heading at all."""
    best, most = 0, 0
    for number, row in sheet.rows[:_LOOKED_AT]:
        fields = {kinds.guess(kind, cell, memory) for cell in row} - {None}
        if len(fields) > most:
            best, most = number, len(fields)
    if best:
        return best
    return next((number for number, row in sheet.rows[:_LOOKED_AT] if len(row) > 1), 0)


def table(sheet: Sheet, heading: int) -> Table:
    """From the row below the heading; a name that stands over several rows, or over several
    columns, is merged and stands in the first of them alone."""
    at = next((place for place, (number, _) in enumerate(sheet.rows) if number == heading), None)
    rows = sheet.rows if at is None else sheet.rows[at + 1 :]
    width = max((len(row) for _, row in rows), default=0)
    own = [] if at is None else sheet.rows[at][1]
    over = sheet.rows[at - 1][1] if at and _belongs(sheet, at) else []
    names = [_cell(own, each) or _cell(over, each) for each in range(max(width, len(own)))]
    return Table(names, rows)


def _belongs(sheet: Sheet, at: int) -> bool:
    """Whether the row above is the upper floor of the heading: it stands right there, and is no
    title in a single cell."""
    (above, cells), (number, _) = sheet.rows[at - 1], sheet.rows[at]
    return above == number - 1 and sum(map(bool, cells)) > 1


def guessed(kind: ListKind, seen: Table, memory: Remembered) -> dict[int, ImportField]:
    """By the names of the columns; of two for one field the first one counts."""
    chosen: dict[int, ImportField] = {}
    for index, heading in enumerate(seen.headings):
        field = kinds.guess(kind, heading, memory)
        known = kinds.column(kind, field) if field else None
        if field and known and (known.many or field not in chosen.values()):
            chosen[index] = field
    return chosen


def require_good(kind: ListKind, seen: Table, chosen: dict[int, ImportField]) -> None:
    """Raises ImportMatching."""
    for index, field in chosen.items():
        if index not in range(len(seen.headings)) or kinds.column(kind, field) is None:
            raise ImportMatching(why="unknown_column", field=str(field))
    named = list(chosen.values())
    for each in kinds.COLUMNS[kind]:
        if each.needed and each.field not in named:
            raise ImportMatching(why="needed", field=each.field)
        if not each.many and named.count(each.field) > 1:
            raise ImportMatching(why="twice", field=each.field)


def _cell(row: list[str], index: int) -> str:
    return row[index] if index < len(row) else ""
