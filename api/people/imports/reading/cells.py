"""A cell as text: what a person sees in it, as far as the file remembers."""

from datetime import date, datetime, time, timedelta

from api.people.imports.reading.limits import LONGEST
from shared import invisible

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text_of(value: object) -> str:
    """One line without odd spaces. Formulas are text; a number that is whole has no point."""
    match value:
        case None:
            return ""
        case bool():
            return "да" if value else "нет"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return _date(value) if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return _date(value)
        case time() | timedelta() | int():
            return str(value)
        case _:
            return plain(str(value))


def plain(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from calculating."""
    line = invisible.one_line(text[: LONGEST * 2])[:LONGEST]
    return line[1:] if line.startswith("'") and line[1:].startswith(_FORMULA) else line


def harmless(text: str) -> str:
    """For a file that a spreadsheet opens: text that it would take for a formula gets an
    apostrophe, which `plain` takes away again."""
    return "'" + text if text.startswith(_FORMULA) else text


def without_end(cells: list[str]) -> list[str]:
    """The row to its last cell that holds something."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _date(day: date) -> str:
    return day.strftime("%d.%m.%Y")
