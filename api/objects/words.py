"""What people write: made clean, given a title (T5), found again, and kept as it was (T13)."""

import re
from datetime import datetime
from typing import Final

from msgspec import UnsetType
from sqlalchemy import ColumnElement, Text
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from api.clock import now
from api.db import JSON, Dated
from api.errors import Invalid, Refusal
from shared import invisible, normal
from shared.contracts.limits import LONGEST_TEXT
from shared.work.text import cut

TITLE_LENGTH = 80
"""Characters of a title that we make."""
TITLE_LIMIT = 200
"""Characters of a title that somebody wrote."""
TRIGRAM: Final = 3
"""Letters of what PostgreSQL's index of texts knows."""
KEPT_TEXTS = 50
KEPT_CHARACTERS = 200_000
"""How many former texts are kept, and how much of them in all: they come with every reading."""


class TextTooLong(Refusal):
    """What a late caption would make of a text; the door refuses what comes at once (X8)."""

    code = "text_too_long"


def clean(text: str) -> str:
    """What a person wrote, without what nobody sees (X10): the zero bytes that PostgreSQL cannot
    keep are of it."""
    return invisible.without(text).strip()


def one_line(text: str) -> str:
    """A title or a name that a person wrote."""
    return invisible.one_line(text)


def title_of(text: str, file_names: list[str] | None = None) -> str:
    """The first line that says something, cut on a word; a file's name when there is no text."""
    for line in text.splitlines():
        if words := invisible.one_line(line):
            return cut(words, TITLE_LENGTH)
    return cut(file_names[0], TITLE_LENGTH) if file_names else ""


def edited_words(title: str | UnsetType, text: str | UnsetType) -> dict[str, str]:
    """Those of the two that a change names. Raises Invalid."""
    words: dict[str, str] = {}
    if isinstance(title, str):
        words["title"] = one_line(title)[:TITLE_LIMIT]
        if not words["title"]:
            raise Invalid("title: empty", field="title")
    if isinstance(text, str):
        words["text"] = clean(text)
    return words


class Said(Dated):
    """Words of a person that may be edited; every former text stays readable (T13)."""

    __abstract__ = True

    text: Mapped[str] = mapped_column(Text)
    edited_at: Mapped[datetime | None] = mapped_column()
    earlier: Mapped[list[str]] = mapped_column(JSON, default=list)

    def reword(self, text: str) -> None:
        """The author's newer text."""
        self.earlier = kept([*self.earlier, self.text])
        self.text = text
        self.edited_at = now()

    def append(self, words: str) -> None:
        """A caption that came late (T2) is no edit: it only adds."""
        self.text = joined(self.text, words)


def kept(earlier: list[str]) -> list[str]:
    """Of more former texts than the measure, the first and the newest."""
    first, *rest = earlier
    left = KEPT_CHARACTERS - len(first)
    newest: list[str] = []
    for each in reversed(rest[-(KEPT_TEXTS - 1) :]):
        left -= len(each)
        if left < 0:
            break
        newest.append(each)
    return [first, *reversed(newest)]


def joined(text: str, words: str) -> str:
    """The text with more words below it. Raises TextTooLong."""
    whole = f"{text}\n{words}".strip()
    if len(whole) > LONGEST_TEXT:
        raise TextTooLong(
            f"text: at most {LONGEST_TEXT} characters", field="text", longest=LONGEST_TEXT
        )
    return whole


def searched(search_text: InstrumentedAttribute[str], search: str) -> list[ColumnElement[bool]]:
    """The conditions that a search makes: every word is there, however it is spelled (X9)."""
    return [
        (search_text if _has_trigram(word) else search_text.concat("")).contains(
            word, autoescape=True
        )
        for word in normal.words(search)
    ]


def _has_trigram(word: str) -> bool:
    """What has none would read PostgreSQL's index as a whole, and then every row: an expression
    that is not the index's is a plain scan."""
    return any(len(letters) >= TRIGRAM for letters in re.findall(r"[^\W_]+", word))


def search_text_of(number: int, title: str, text: str) -> str:
    """What the search looks through."""
    return f"{number} {searchable(title, text)}"


def searchable(title: str, text: str) -> str:
    """The same without the number, which the database may be the first to know."""
    return normal.normal(f"{title}\n{text}")
