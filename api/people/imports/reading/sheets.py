"""What a file holds, whichever kind it is."""

from typing import Final

from api.people.imports.errors import ImportEmpty, ImportUnreadable
from api.people.imports.reading import text, workbook
from api.people.imports.reading.limits import BYTES, Sheet, refuse_over

_OLD_BOOK: Final = b"\xd0\xcf\x11\xe0"
_PAGE: Final = (b"<html", b"<!doctype html", b"<?xml", b"<table")
WHY: Final = ("old_book", "web_page", "not_a_table", "broken", "locked", "quotes")
"""Each has its sentence (`pwa-import-why-…`)."""


def read(raw: bytes) -> list[Sheet]:
    """Takes seconds for a large one: call it in a thread. Raises ImportUnreadable, ImportTooLarge,
    ImportEmpty."""
    refuse_over("bytes", len(raw), BYTES)
    if raw.startswith(_OLD_BOOK):
        # Books of before 2007, and new ones under a password.
        raise ImportUnreadable(why="old_book")
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_PAGE):
        raise ImportUnreadable(why="web_page")
    found = workbook.read(raw) if workbook.is_one(raw) else [text.read(raw)]
    if not any(sheet.rows for sheet in found):
        raise ImportEmpty
    return found
