"""How much one file may hold: what lies beyond is refused before it costs memory."""

from typing import Final, NamedTuple

from api.people.imports.errors import ImportTooLarge

BYTES: Final = 20 * 1024 * 1024
"""Of the file as it comes."""
UNPACKED: Final = 200 * 1024 * 1024
"""Of the parts of an XLSX together: fifty thousand rows of ten columns take thirty megabytes."""
PARTS: Final = 2_000
ROWS: Final = 50_000
"""Below the heading."""
ABOVE: Final = 100
"""Titles, a heading and blank rows that may come on top."""
COLUMNS: Final = 100
CELLS: Final = 1_500_000
SHEETS: Final = 50
LONGEST: Final = 1_000
"""Characters of a cell that are kept: no field takes as much, so the row says that it is long."""


class Sheet(NamedTuple):
    """Rows that hold something, each with its number in the file."""

    name: str
    rows: list[tuple[int, list[str]]]


class Counter:
    """Counts what is read and refuses in time."""

    def __init__(self) -> None:
        self._cells = 0

    def row(self, rows: int, cells: list[str]) -> None:
        """Raises ImportTooLarge."""
        refuse_over("rows", rows, ROWS + ABOVE, shown=ROWS)
        refuse_over("columns", len(cells), COLUMNS)
        self._cells += len(cells)
        refuse_over("cells", self._cells, CELLS)


def refuse_over(what: str, found: int, limit: int, shown: int | None = None) -> None:
    """Raises ImportTooLarge."""
    if found > limit:
        raise ImportTooLarge(what=what, limit=shown or limit)
