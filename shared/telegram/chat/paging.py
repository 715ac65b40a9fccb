"""The way from page to page under a list."""

from collections.abc import Callable
from typing import Any

from shared.contracts.base import Page
from shared.i18n import Translator
from shared.telegram.chat.keyboards import Data

Label = tuple[str, Data]


def turns(page: Page[Any], to: Callable[[int], Data], t: Translator) -> list[list[Label]]:
    """A row with the pages before and after this one, `to` makes their buttons of an offset;
    no row when everything is shown."""
    row: list[Label] = []
    if page.offset > 0:
        row.append((t("page-back"), to(max(0, page.offset - page.limit))))
    # What is beyond the count is told by a full page alone.
    uncounted = page.more and len(page.items) >= page.limit
    if uncounted or page.offset + len(page.items) < page.total:
        row.append((t("page-next"), to(page.offset + page.limit)))
    return [row] if row else []
