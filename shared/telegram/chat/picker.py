"""Choosing a person from a list: page by page, or by a piece of the name.

A conversation asks with `people` in its markup, and listens with `Chosen` to a press on a person,
with `Turned` to the pages, and to plain words for the search, which it keeps under `SEARCH`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from shared.contracts.base import Page
from shared.i18n import Translator
from shared.telegram.chat.paging import Label, turns
from shared.work.buttons import long, short
from shared.work.text import cut

SEARCH: Final = "search"
"""Key in the conversation's data: the piece of a name that narrows the list."""
PEOPLE: Final = 6
"""How many people a page holds."""
LABEL_LIMIT: Final = 60

T = TypeVar("T")


@dataclass(frozen=True)
class Candidate:
    id: UUID
    label: str
    """The name, and what choosing needs besides."""


class PersonButton(CallbackData, prefix="pp"):
    """This person is the answer to the question `ask`."""

    ask: str
    id: str


class PeopleButton(CallbackData, prefix="pl"):
    """Another page of the people of the question `ask`."""

    ask: str
    offset: int


class Chosen(Filter):
    """A press on a person of this question; gives `chosen`."""

    def __init__(self, ask: str) -> None:
        self._ask = ask

    async def __call__(self, press: CallbackQuery) -> bool | dict[str, Any]:
        try:
            button = PersonButton.unpack(press.data or "")
            chosen = long(button.id)
        except (TypeError, ValueError):
            return False
        return {"chosen": chosen} if button.ask == self._ask else False


class Turned(Filter):
    """A press on another page of this question; gives `offset`."""

    def __init__(self, ask: str) -> None:
        self._ask = ask

    async def __call__(self, press: CallbackQuery) -> bool | dict[str, Any]:
        try:
            button = PeopleButton.unpack(press.data or "")
        except (TypeError, ValueError):
            return False
        return {"offset": button.offset} if button.ask == self._ask else False


def people(
    ask: str, page: Page[T], candidate: Callable[[T], Candidate], t: Translator
) -> list[list[Label]]:
    """A row a person, then the way to the other pages."""
    found = (candidate(each) for each in page.items)
    rows: list[list[Label]] = [
        [(cut(each.label, LABEL_LIMIT), PersonButton(ask=ask, id=short(each.id)))] for each in found
    ]
    return [*rows, *turns(page, lambda offset: PeopleButton(ask=ask, offset=offset), t)]
