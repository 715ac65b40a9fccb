"""A table as a file that spreadsheets open by a double click, and in which nothing calculates."""

import csv
import io
from collections.abc import Callable
from typing import Final

from api.people.imports.exporting.lists import Table
from api.people.imports.reading.cells import harmless
from shared.contracts.imports import ListFormat

TYPES: Final = {
    ListFormat.CSV: "text/csv; charset=utf-8",
    ListFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WIDTHS: Final = (8, 50)
"""Characters of a column at least and at most."""
_LOOKED_AT: Final = 200


def csv_of(table: Table) -> bytes:
    """In UTF-8 with its mark, by semicolons: what a Russian spreadsheet expects."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([harmless(cell) for cell in row] for row in table)
    return out.getvalue().encode("utf-8-sig")


def xlsx_of(table: Table) -> bytes:
    """Every cell is text, a phone too, and stays so when it is edited."""
    # Twenty megabytes of a process, for what is asked once a month.
    import xlsxwriter  # noqa: PLC0415

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        text = book.add_format({"num_format": "@"})
        literal = book.add_format({"num_format": "@", "quote_prefix": True})
        head = book.add_format({"bold": True})
        for column, width in enumerate(_widths(table)):
            sheet.set_column(column, column, width, text)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(table):
            for column, cell in enumerate(row):
                shape = literal if harmless(cell) != cell else text
                sheet.write_string(number, column, cell, shape if number else head)
    return out.getvalue()


def _widths(table: Table) -> list[int]:
    least, most = _WIDTHS
    some = table[:_LOOKED_AT]
    return [
        min(max(least, *(len(row[each]) for row in some)) + 2, most)
        for each in range(len(table[0]))
    ]


WRITERS: Final[dict[ListFormat, Callable[[Table], bytes]]] = {
    ListFormat.CSV: csv_of,
    ListFormat.XLSX: xlsx_of,
}
