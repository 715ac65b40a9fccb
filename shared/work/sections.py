"""Headed lists of linked lines: plain data for every channel, and how Telegram shows them (G7)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final, NamedTuple

from shared.work.text import MESSAGE_LIMIT, NAME_LIMIT, bold, esc


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing: `mark` names it and is what links to it, `text` says the rest."""

    mark: str
    text: str = ""
    link: str = ""
    """A path inside the PWA or a whole URL; empty for readers who have no PWA."""

    @property
    def plain(self) -> str:
        return f"{self.mark} {self.text}".strip()


@dataclass(frozen=True, kw_only=True)
class Section:
    heading: str
    lines: list[Line] = field(default_factory=list[Line])
    more: str = ""
    """How many lines are left out, in words."""


class Row(NamedTuple):
    """A line of the message: its HTML, and its UTF-16 units once the markup is read."""

    html: str
    size: int


def html_parts(
    title: str, sections: Sequence[Section], base_url: str, footer: str = ""
) -> list[str]:
    """The messages, each whole lines of at most 4096 units; a heading stays with its first line."""
    parts: list[list[Row]] = [[]]
    room = MESSAGE_LIMIT
    for block in _blocks(title, sections, base_url, footer):
        need = sum(row.size + 1 for row in block)
        if need > room and parts[-1]:
            parts.append([])
            room = MESSAGE_LIMIT
        parts[-1] += block
        room -= need
    return ["\n".join(row.html for row in part).strip("\n") for part in parts]


def _blocks(
    title: str, sections: Sequence[Section], base_url: str, footer: str
) -> Iterator[list[Row]]:
    """Rows that must not be torn apart."""
    yield [Row(bold(title), _size(title))]
    for section in sections:
        first, rest = section.lines[:1], section.lines[1:]
        heading = Row(bold(section.heading), _size(section.heading))
        yield [_EMPTY, heading, *(_row(line, base_url) for line in first)]
        yield from ([_row(line, base_url)] for line in rest)
        if section.more:
            yield [Row(esc(section.more), _size(section.more))]
    if footer:
        yield [_EMPTY, Row(f"<i>{esc(footer, 2 * NAME_LIMIT)}</i>", _size(footer))]


_EMPTY: Final = Row("", 0)


def _row(line: Line, base_url: str) -> Row:
    mark = esc(line.mark)
    if line.link:
        mark = f'<a href="{escape(base_url + line.link)}">{mark}</a>'
    # Escaping cuts as well, so this is never less than what is shown.
    size = min(_size(line.mark), 2 * NAME_LIMIT) + min(_size(line.text), 4 * NAME_LIMIT) + 1
    return Row(f"{mark} {esc(line.text, 2 * NAME_LIMIT)}".strip(), size)


def _size(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
