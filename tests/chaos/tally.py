"""What came of what was asked for: counted in the sandbox, where messages really arrive."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tests.sandbox import Sandbox

POSTS: Final = "posts"
LETTERS: Final = "letters"
CHANNELS: Final = (POSTS, LETTERS)
_MARK: Final = re.compile(r"хаос-(\d+)\.")


@dataclass(frozen=True, order=True)
class Arrival:
    """A message about a ticket, at its receiver."""

    at: float
    channel: str
    to: str
    number: int
    message_id: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """One line of the table."""

    planned: int
    delivered: int
    repeated: int
    strangers: int
    """Repeats under another Message-ID: the receiver cannot drop them."""
    silence: float
    """Seconds within which nothing came by a channel although something was due."""
    latest: float
    """Seconds until the last of what was due had come."""

    @property
    def lost(self) -> int:
        return self.planned - self.delivered


def arrivals(world: Sandbox) -> list[Arrival]:
    """Everything that came and is about one of our tickets, the oldest first."""
    return sorted([*_posts(world), *_letters(world)])


def _posts(world: Sandbox) -> Iterator[Arrival]:
    for post in world.mattermost.posts:
        if found := _MARK.search(post.text):
            yield Arrival(post.at, POSTS, post.to, int(found[1]), "")


def _letters(world: Sandbox) -> Iterator[Arrival]:
    for letter in world.mail.letters:
        if found := _MARK.search(letter.text):
            name = letter.header("Message-ID")
            yield Arrival(letter.at, LETTERS, letter.recipients[0], int(found[1]), name)


def result(
    came: Collection[Arrival],
    asked: Mapping[int, float],
    hearers: Collection[tuple[str, str]],
    since: Mapping[str, float],
) -> Result:
    """Of the tickets by the moment at which they were taken, each to be told to every recipient
    (channel and address); what is late counts from `since`, when the channel had to work again."""
    copies: defaultdict[tuple[int, str, str], list[Arrival]] = defaultdict(list)
    for each in came:
        if each.number in asked:
            copies[each.number, each.channel, each.to].append(each)
    spans = {channel: _spans(copies, asked, channel, since[channel]) for channel in CHANNELS}
    return Result(
        planned=len(asked) * len(hearers),
        delivered=sum((number, *who) in copies for number in asked for who in hearers),
        repeated=sum(len(some) - 1 for some in copies.values()),
        strangers=sum(len({each.message_id for each in some}) - 1 for some in copies.values()),
        silence=max(map(longest_silence, spans.values())),
        latest=max((end - begin for some in spans.values() for begin, end in some), default=0.0),
    )


def _spans(
    copies: Mapping[tuple[int, str, str], list[Arrival]],
    asked: Mapping[int, float],
    channel: str,
    since: float,
) -> list[tuple[float, float]]:
    """From when each message was due to when it came first."""
    first = (min(some) for some in copies.values())
    mine = ((max(asked[one.number], since), one.at) for one in first if one.channel == channel)
    return [(due, at) for due, at in mine if at > due]


def longest_silence(spans: Collection[tuple[float, float]]) -> float:
    """The longest time without an arrival in which something was due."""
    ends = sorted({end for _, end in spans})
    longest, before = 0.0, 0.0
    for end in ends:
        # The earliest that was still owed when this one came.
        begin = min(begin for begin, its_end in spans if its_end >= end)
        longest = max(longest, end - max(begin, before))
        before = end
    return longest
