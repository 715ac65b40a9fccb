"""What a message says, written for no messenger in particular: plain text in the reader's language.

The bots and the delivery pipeline fill it from the same facts, and whatever shows it in Telegram
goes through one renderer (`telegram_html.py`): a card looks the same whoever drew it last.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from shared.work.buttons import Label, ObjectButton
from shared.work.drawing.files import File
from shared.work.sections import Section


@dataclass(frozen=True, kw_only=True)
class Button:
    """A press that acts (Telegram only) or a link that opens (every channel)."""

    label: str
    data: ObjectButton | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A word of somebody below a card."""

    who: str
    """And when, in one line."""
    text: str
    files: tuple[File, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Message:
    """The parts in the order in which they are read; each channel escapes them in its own way."""

    title: str
    """What happened or what it is, in one line."""
    about: list[str] = field(default_factory=list[str])
    """Of a notice: which object, and before it the titles that were merged in. Of a card: facts."""
    quote: str = ""
    """What a person wrote, uncut; a channel cuts at its own limit (C7: 700 in Telegram)."""
    answer: str = ""
    """What another one answered to it; on a card alone."""
    note: str = ""
    """A remark of ours on the quote."""
    files: tuple[File, ...] = ()
    """Those that came with it, and those that should have (T7)."""
    lines: list[str] = field(default_factory=list[str])
    """Facts of the object as it stands now, below what the reader is told of."""
    comments: list[Comment] = field(default_factory=list[Comment])
    """The last ones, the oldest first; on a card alone."""
    sections: list[Section] = field(default_factory=list[Section])
    """Headed lists, with whole URLs: a digest."""
    why: str = ""
    """Why the person gets this (N1)."""
    buttons: list[list[Button]] = field(default_factory=list[list[Button]])
    """Rows of buttons."""
    link: str = ""
    """Absolute URL of the object in the PWA; empty for readers who have no PWA."""
    link_label: str = ""
    locale: str = "ru"


def pressed(rows: Iterable[Iterable[Label]]) -> list[list[Button]]:
    """Presses as they stand on a message."""
    return [[Button(label=label, data=data) for label, data in row] for row in rows]


def opened(rows: Iterable[Iterable[Label]], url: str, label: str) -> list[list[Button]]:
    """Presses, and below them the way to the object's page for who has one."""
    page = [[Button(label=label, url=url)]] if url else []
    return [*pressed(rows), *page]
