"""Tables in text: CSV with any separator, as spreadsheets save it."""

import csv
import io
import re
from collections import Counter as Tally
from typing import Final

from api.people.imports.errors import ImportUnreadable
from api.people.imports.reading import cells, encodings
from api.people.imports.reading.limits import Counter, Sheet

SEPARATORS: Final = ";,\t|"
_TOLD: Final = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)
"""The line by which a spreadsheet tells itself the separator."""
_SAMPLE: Final = 30
"""Lines that the separator is guessed from."""
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')


def read(raw: bytes) -> Sheet:
    """Raises ImportUnreadable, ImportTooLarge."""
    text = encodings.decoded(raw)
    if text is None or len(_CONTROLS.findall(text, 0, 10_000)) > 3:
        raise ImportUnreadable(why="not_a_table")
    told = _TOLD.match(text)
    body = text[told.end() :] if told else text
    separator = told[1] if told else _separator(body)
    try:
        return Sheet("", _rows(body, separator, strict=True))
    except csv.Error as error:
        if _swallows(error):
            raise ImportUnreadable(why="quotes") from error
    return Sheet("", _rows(body, separator, strict=False))


def _swallows(error: csv.Error) -> bool:
    """A quote that is never closed, to the end of the file or of the longest cell there may be."""
    return "unexpected end" in str(error) or "field larger" in str(error)


def _rows(text: str, separator: str, *, strict: bool) -> list[tuple[int, list[str]]]:
    """Numbered as a spreadsheet numbers them: a quoted line break begins no row."""
    counter, rows = Counter(), list[tuple[int, list[str]]]()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    for number, row in enumerate(reader, 1):
        found = cells.without_end([cells.plain(each) for each in row])
        if found:
            counter.row(len(rows) + 1, found)
            rows.append((number, found))
    return rows


def _separator(text: str) -> str:
    """The one that splits most lines into as many cells."""
    sample = _QUOTED.sub("", text[:200_000])
    lines = [line for line in sample.splitlines() if line.strip()][:_SAMPLE]

    def agreement(sign: str) -> tuple[int, int]:
        counts = Tally(line.count(sign) for line in lines if sign in line)
        count, lines_so = max(counts.items(), key=lambda each: each[1], default=(0, 0))
        return lines_so, count

    return max(SEPARATORS, key=agreement)
