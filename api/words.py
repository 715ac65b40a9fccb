"""What people write: made clean, given a title (T5), found again, and kept as it was (T13)."""

from datetime import datetime

from sqlalchemy import ColumnElement, Text
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from api.clock import now
from api.db import JSON, Dated
from shared import invisible, normal

TITLE_LENGTH = 80
"""Characters of a title that we make."""
TITLE_LIMIT = 200
"""Characters of a title that somebody wrote."""


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


def cut(line: str, length: int) -> str:
    """At most `length` characters, the last word whole if it is not a giant itself."""
    if len(line) <= length:
        return line
    head = line[: length - 1]
    if line[length - 1] != " " and " " in head.strip():
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:.-") + "…"


class Said(Dated):
    """Words of a person that may be edited; every former text stays readable (T13)."""

    __abstract__ = True

    text: Mapped[str] = mapped_column(Text)
    edited_at: Mapped[datetime | None] = mapped_column()
    earlier: Mapped[list[str]] = mapped_column(JSON, default=list)

    def reword(self, text: str) -> None:
        """The author's newer text."""
        self.earlier = [*self.earlier, self.text]
        self.text = text
        self.edited_at = now()

    def append(self, words: str) -> None:
        """A caption that came late (T2) is no edit: it only adds."""
        self.text = joined(self.text, words)


def joined(text: str, words: str) -> str:
    """The text with more words below it."""
    return f"{text}\n{words}".strip()


def searched(haystack: InstrumentedAttribute[str], search: str) -> list[ColumnElement[bool]]:
    """The conditions that a search makes: every word is there, however it is spelled (X9)."""
    return [haystack.contains(word, autoescape=True) for word in normal.words(search)]


def haystack_of(number: int, title: str, text: str) -> str:
    """What the search looks through."""
    return normal.normal(f"{number} {title}\n{text}")
