"""Nasty files, case by case."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest

from api.errors import Refusal
from api.people.imports.reading import cells, limits, sheets
from tests.people.imports.brought import Rows, csv_of, rewritten, xlsx_of

PEOPLE: Rows = [["ФИО", "Телефон"], ["Ёлкин Пётр", "8 916 123-45-67"], ["Наталья Щукина", "12"]]
READ = [(1, PEOPLE[0]), (2, PEOPLE[1]), (3, PEOPLE[2])]


def rows(raw: bytes) -> list[tuple[int, list[str]]]:
    return sheets.read(raw)[0].rows


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp1251",
        "cp866",
        "koi8-r",
        "mac-cyrillic",
    ],
)
@pytest.mark.parametrize("separator", list(";,\t|"))
def test_any_encoding_and_separator_is_read(encoding: str, separator: str):
    """What Excel, LibreOffice, a Mac, 1C and a mail program save."""
    assert rows(csv_of(PEOPLE, separator).encode(encoding)) == READ


NASTY = {
    "a quoted separator and a line break": (
        'а;б\r\n"Иванов; ""Иван""\nИванович";1',
        ['Иванов; "Иван" Иванович', "1"],
    ),
    "quotes inside a bare cell": ('а;б\nООО "Ромашка" и Ко;1', ['ООО "Ромашка" и Ко', "1"]),
    "spaces and non-breaking spaces": (
        "а;б\n\xa0 Иван\xa0\xa0Иванов \t;\u2007+7 ",
        ["Иван Иванов", "+7"],
    ),
    "a formula": ("а;б\n=cmd|' /C calc'!A0;@SUM(1)", ["=cmd|' /C calc'!A0", "@SUM(1)"]),
    "a formula made harmless": ("а;б\n'=1+1;'+7 916", ["=1+1", "+7 916"]),
    "an apostrophe of a name": ("а;б\n'Тест;О'Нил", ["'Тест", "О'Нил"]),
    "invisible letters": ("а;б\nИ\u200bван\u202e;\ufeff1", ["Иван", "1"]),
    "an empty end": ("а;б\nИван;1;;;\n;;;\n", ["Иван", "1"]),
    "old line breaks": ("а;б\rИван;1\r", ["Иван", "1"]),
}


@pytest.mark.parametrize(("text", "last"), NASTY.values(), ids=NASTY)
def test_cells_are_text_as_a_person_sees_it(text: str, last: list[str]):
    assert rows(text.encode())[-1] == (2, last)


def test_the_separator_that_the_file_tells_counts():
    """The line is no row: a spreadsheet does not show it."""
    assert rows(b"sep=,\r\na,b;c\r\n1,2;3\r\n") == [(1, ["a", "b;c"]), (2, ["1", "2;3"])]


def test_blank_rows_count_and_hold_nothing():
    assert rows(b"a;b\n\n;;\n1;2") == [(1, ["a", "b"]), (4, ["1", "2"])]


BOOK: Rows = [
    ["Список на 1 мая"],
    [],
    ["ФИО", "Телефон", "С", "Всё"],
    ["Иван", 79161234567, 3.5, True],
    ["=1+1", 79161234567.0, "", False],
]


def test_a_book_gives_what_is_seen():
    """A number that is whole has no point; a formula gives what it came to."""
    assert rows(xlsx_of(Лист1=BOOK)) == [
        (1, ["Список на 1 мая"]),
        (3, ["ФИО", "Телефон", "С", "Всё"]),
        (4, ["Иван", "79161234567", "3.5", "да"]),
        (5, ["0", "79161234567", "", "нет"]),
    ]


def test_dates_are_days():
    assert cells.text_of(date(2026, 5, 1)) == cells.text_of(datetime(2026, 5, 1)) == "01.05.2026"  # noqa: DTZ001
    assert cells.text_of(datetime(2026, 5, 1, 9, 30)) == "2026-05-01 09:30"  # noqa: DTZ001


def test_every_sheet_with_something_is_there():
    found = sheets.read(xlsx_of(Первый=[["а"]], Пустой=[], Второй=[["б"]]))
    assert [each.name for each in found] == ["Первый", "Второй"]


def with_cell(cell: str) -> bytes:
    """A book whose only row is written by hand."""
    part = "xl/worksheets/sheet1.xml"
    xml = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><sheetData>{cell}</sheetData></worksheet>'
    )
    return rewritten(xlsx_of(A=[["а"]]), part, xml.encode())


def test_a_coloured_column_is_not_long():
    """Cells without a value, to the end of the sheet, as a painted column leaves them."""
    cell = '<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="B1048576" s="1"/></row>'
    assert rows(with_cell(cell)) == [(1, ["7"])]


def bomb() -> bytes:
    """Small as it comes, large as it unpacks."""
    return rewritten(xlsx_of(A=[["а"]]), "xl/styles.xml", b" " * (limits.UNPACKED + 1))


def crowd() -> bytes:
    """A book of too many parts."""
    return _zip({"xl/workbook.xml": b""} | {str(number): b"" for number in range(2001)})


def laughs() -> bytes:
    """Entities that grow by being named."""
    return rewritten(xlsx_of(A=[["а"]]), "xl/sharedStrings.xml", LAUGHS.encode())


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<sst>&b;</sst>"
)
BAD, MUCH = "import_unreadable", "import_too_large"
REFUSED = {
    "nothing": (lambda: b"", "import_empty", None),
    "blank rows": (lambda: b";;\n\n;", "import_empty", None),
    "an old book": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        BAD,
        "old_book",
    ),
    "a web page called xls": (
        lambda: b"\xef\xbb\xbf<html><table>",
        BAD,
        "web_page",
    ),
    "a picture": (
        lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        BAD,
        "not_a_table",
    ),
    "an archive of something else": (
        lambda: _zip({"a.txt": b"a"}),
        BAD,
        "not_a_table",
    ),
    "half a book": (lambda: xlsx_of(A=BOOK)[:-900], BAD, None),
    "a book with a broken sheet": (
        lambda: with_cell("<row><c r='A1'><v>1</row>"),
        BAD,
        "broken",
    ),
    "an open quote": ('а;б\n"Иван;1\nПётр;2\n'.encode, BAD, "quotes"),
    "too many rows": (lambda: b"a;b\n" + b"1;2\n" * 50_200, MUCH, "rows"),
    "too many columns": (lambda: b"a;" * 101 + b"b", MUCH, "columns"),
    "a bomb": (bomb, MUCH, "unpacked"),
    "a thousand laughs": (
        lambda: rewritten(xlsx_of(A=[["а"]]), "xl/sharedStrings.xml", LAUGHS.encode()),
        BAD,
        "broken",
    ),
    "a cell at the far end": (
        lambda: with_cell('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
        MUCH,
        "columns",
    ),
    "a cell far below": (
        lambda: with_cell("<row r='1'><c r='A1048576'><v>1</v></c></row>"),
        MUCH,
        "rows",
    ),
    "a nameless cell far below": (
        lambda: with_cell('<row r="1048576"><c><v>1</v></c></row>'),
        MUCH,
        "rows",
    ),
    "too many parts": (
        lambda: _zip({"xl/workbook.xml": b""} | {str(n): b"" for n in range(2001)}),
        MUCH,
        "parts",
    ),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(("make", "code", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_by_name(
    make: Callable[[], bytes], code: str, why: str | None
):
    with pytest.raises(Refusal) as refused:
        sheets.read(make())
    assert refused.value.code == code
    if why:
        assert why in refused.value.extra.values()


def test_a_long_cell_is_cut():
    """No field takes as much: the row will say that it is too long."""
    assert len(rows(b"a;b\n" + b"x" * 100_000 + b";1")[1][1][0]) == limits.LONGEST
