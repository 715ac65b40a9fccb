"""Covering a phrase with what is known, by the ways that leave the fewest words over."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from heapq import heappop, heappush
from itertools import islice
from typing import Final

from shared.when.items import Filler, Item, Joint, Known, Make, always
from shared.when.words import MANY, Words, words_of

SKIPPED: Final = 10
"""What a word costs that belongs to nothing; a reading that is seldom meant costs less."""

TRIED: Final = 2000
"""Steps: whatever needs more of them is no date, and nobody waits for it."""

_WORD_ENDS: Final = r"(?= |$)"

FILLERS: Final = (
    Known(
        r"(?:пожалуйста|пожалуйсто|плиз|плз|пж|спасибо|ну|ок|окей|хорошо|ладно|давай|давайте"
        r"|тогда|лучше|срок|дедлайн|ровно|включительно|если можно|если возможно|желательно"
        r"|не позже|не позднее|не позднее чем|please|pls|plz|thanks|thank you|ok|okay|sharp"
        r"|no later than|let's say|due|deadline|inclusive|exactly)",
        always(Filler()),
    ),
)


@dataclass(frozen=True)
class Piece:
    """An item with the place after its last word."""

    item: Item
    end: int
    cost: int


@dataclass(frozen=True)
class Reading:
    """`heard` are the places of the words that are read, `left` those of the others."""

    items: tuple[Item, ...]
    heard: tuple[int, ...]
    left: tuple[int, ...]


@dataclass(frozen=True, order=True)
class _Way:
    """As far as the place `at`; `order` is the one in which it was found."""

    cost: int
    order: int
    at: int = field(compare=False)
    items: tuple[Item, ...] = field(default=(), compare=False)
    left: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Read:
    """The words with the best readings of them, the first for many; nothing understood is none."""

    words: Words | None
    readings: Sequence[Reading]

    @property
    def left(self) -> int:
        """How many words; of nothing, more than there are in anything."""
        return len(self.readings[0].left) if self.readings else MANY + 1

    @property
    def whole(self) -> bool:
        return self.left == 0

    @property
    def sure(self) -> bool:
        """Every word was read, and as it was written."""
        return self.whole and not (self.words and self.words.guessed)

    def said(self) -> tuple[str, str]:
        """The words that were understood in any way, and the others."""
        if not self.words:
            return "", ""
        heard = {place for each in self.readings for place in each.heard}
        left = [place for place in range(len(self.words.said)) if place not in heard]
        return self.words.heard(sorted(heard)), self.words.heard(left)


Fits = Callable[[Sequence[Item]], bool]
"""Whether the items can stand in one phrase: as far as it is read, or to its end."""
Table = Sequence[tuple[re.Pattern[str], Make, int]]


def table(*known: tuple[str, Iterable[Known]]) -> Table:
    """Patterns as they are tried; each group of them behind its own beginning."""
    return [
        (re.compile(rf"{before}(?:{each.pattern}){_WORD_ENDS}"), each.make, each.cost)
        for before, group in known
        for each in group
    ]


def best(
    text: str, known: Table, today: date, fits: Fits, whole: Fits = lambda _items: True
) -> Read:
    """The readings with the least left over; several where each is as good as the others. Slips of
    a letter are mended only where the words as they are say too little."""
    plain, mended = words_of(text), words_of(text, mended=True)
    read = Read(plain, _readings(plain, known, today, fits, whole))
    if read.whole or mended == plain:
        return read
    better = Read(mended, _readings(mended, known, today, fits, whole))
    return better if better.left < read.left else read


def _readings(
    words: Words | None, known: Table, today: date, fits: Fits, whole: Fits
) -> list[Reading]:
    if words is None:
        return []
    pieces = [list(_pieces(words, at, known, today)) for at in words.starts]
    found: list[Reading] = []
    least = 0
    for cost, reading in islice(_ways(pieces, fits), TRIED):
        if found and cost > least:
            break
        if reading and whole(reading.items):
            found, least = [*found, reading], cost
    return [each for each in found if any(not isinstance(item, Joint) for item in each.items)]


def _pieces(words: Words, at: int, known: Table, today: date) -> Iterator[Piece]:
    for pattern, make, cost in known:
        found = pattern.match(words.line, at)
        end = found and words.ends.get(found.end())
        if not found or not end:
            continue
        caught = {name: value or "" for name, value in found.groupdict().items()}
        item = make(caught, today)
        if item is not None:
            yield Piece(item, end, cost)


def _ways(pieces: Sequence[Sequence[Piece]], fits: Fits) -> Iterator[tuple[int, Reading | None]]:
    """Step by step, the cheapest way first, and none twice; a way that ends is a reading."""
    waiting: list[_Way] = [_Way(0, 0, 0)]
    seen: set[tuple[int, tuple[Item, ...]]] = set()
    made = 0
    while waiting:
        way = heappop(waiting)
        if (way.at, way.items) in seen:
            continue
        seen.add((way.at, way.items))
        if way.at == len(pieces):
            heard = tuple(place for place in range(way.at) if place not in way.left)
            yield way.cost, Reading(way.items, heard, way.left)
            continue
        yield way.cost, None
        for further in _steps(way, pieces[way.at], fits):
            made += 1
            heappush(waiting, replace(further, order=made))


def _steps(way: _Way, pieces: Sequence[Piece], fits: Fits) -> Iterator[_Way]:
    for piece in pieces:
        items = way.items if isinstance(piece.item, Filler) else (*way.items, piece.item)
        if fits(items):
            yield _Way(way.cost + piece.cost, 0, piece.end, items, way.left)
    yield _Way(way.cost + SKIPPED, 0, way.at + 1, way.items, (*way.left, way.at))
