"""XLSX: looked over as an archive first, so that nothing in it can grow beyond the limits."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import IO, TYPE_CHECKING, Final

from api.files import archives
from api.files.errors import ArchiveTooFull
from api.people.imports.errors import ImportTooLarge, ImportUnreadable
from api.people.imports.reading import cells
from api.people.imports.reading.limits import (
    ABOVE,
    CELLS,
    COLUMNS,
    PARTS,
    ROWS,
    SHEETS,
    UNPACKED,
    Counter,
    Sheet,
    refuse_over,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_PLAIN: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Methods that unpack piece by piece."""
_PIECE: Final = 1024 * 1024
_CELL: Final = re.compile(
    rb"""<(?:\w+:)?c(?=[\s>])(?:[^>]*?\sr=["']([A-Za-z]{1,4})(\d{1,8})["'])?[^>]*(?<!/)>"""
)
"""A cell with something in it; a whole column may have a colour to its end, and is not long."""
_ROW: Final = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br=["'](\d{1,8})["'][^>]*(?<!/)>""")
_OVERLAP: Final = 400
"""Bytes: the end of a piece may cut a cell's mark in two."""


def is_one(raw: bytes) -> bool:
    return raw.startswith(b"PK")


def read(raw: bytes) -> list[Sheet]:
    """The sheets that are shown and hold something. Raises ImportUnreadable, ImportTooLarge."""
    # With the first workbook, not with every process.
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    _look_over(BytesIO(raw))
    try:
        return _sheets(CalamineWorkbook.from_filelike(BytesIO(raw)))
    except (CalamineError, OSError, ValueError) as error:
        raise ImportUnreadable(why="broken") from error
    except BaseException as error:
        # The reader's own fault, told by a type that it does not export.
        if type(error).__name__ == "PanicException":
            raise ImportUnreadable(why="broken") from error
        raise


def _sheets(book: CalamineWorkbook) -> list[Sheet]:
    shown = [
        each.name
        for each in book.sheets_metadata
        if "Visible" in str(each.visible) and "WorkSheet" in str(each.typ)
    ]
    refuse_over("sheets", len(shown), SHEETS)
    found = [Sheet(name, _rows(book.get_sheet_by_name(name))) for name in shown]
    return [sheet for sheet in found if sheet.rows]


def _rows(sheet: CalamineSheet) -> list[tuple[int, list[str]]]:
    counter, rows = Counter(), list[tuple[int, list[str]]]()
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        found = cells.without_end([cells.text_of(each) for each in row])
        if found:
            counter.row(len(rows) + 1, found)
            rows.append((number, found))
    return rows


def _look_over(file: IO[bytes]) -> None:
    """Parts, unpacked bytes and the farthest cell: the reader makes room for a whole rectangle."""
    try:
        if "xl/workbook.xml" not in archives.names(file):
            raise ImportUnreadable(why="not_a_table")
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            refuse_over("parts", len(parts), PARTS)
            refuse_over("unpacked", sum(each.file_size for each in parts), UNPACKED)
            for part in parts:
                _look_at(archive, part)
    except ArchiveTooFull as error:
        raise ImportTooLarge(what="parts", limit=PARTS) from error
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise ImportUnreadable(why="broken") from error


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No more is unpacked than the list of parts has promised, and a part that is longer is
    broken."""
    if part.flag_bits & 0x1 or part.compress_type not in _PLAIN:
        raise ImportUnreadable(why="locked" if part.flag_bits & 0x1 else "broken")
    is_sheet = part.filename.startswith("xl/worksheets/")
    rest, found = b"", 0
    with archive.open(part) as content:
        while piece := content.read(_PIECE):
            seen = rest + piece
            if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                raise ImportUnreadable(why="broken")
            found += _bound(seen) if is_sheet else 0
            rest = seen[-_OVERLAP:]
    refuse_over("cells", found, CELLS)


def _bound(seen: bytes) -> int:
    """How many cells are there, none of which lies too far."""
    cells_here = _CELL.findall(seen)
    for column, row in cells_here:
        if column:
            refuse_over("columns", _number(column), COLUMNS)
            refuse_over("rows", int(row), ROWS + ABOVE, shown=ROWS)
    if any(not column for column, _ in cells_here):
        # Where cells do not say their place, rows do.
        for row in _ROW.findall(seen):
            refuse_over("rows", int(row), ROWS + ABOVE, shown=ROWS)
    return len(cells_here)


def _number(column: bytes) -> int:
    """A is 1."""
    found = 0
    for letter in column.upper():
        found = found * 26 + letter - 64
    return found
