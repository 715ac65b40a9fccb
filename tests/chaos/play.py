"""One fault after another in a house under load, and what was found at the end."""

import asyncio
import time
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from tests.chaos import tally
from tests.chaos.faults import FAULTS, Since
from tests.chaos.house import House
from tests.chaos.load import Load
from tests.chaos.tally import Result

BEFORE: Final = 2.0
AFTER: Final = 3.0
"""Seconds of load around a fault."""
SETTLES_WITHIN: Final = 45.0
FIRST_SECONDS: Final = 20.0
A_FAULT: Final = 10_000
"""Numbers of tickets that a fault may use."""

Hearers = Collection[tuple[str, str]]
"""Channel and address."""


@dataclass(frozen=True, kw_only=True)
class Played:
    """A fault that has happened."""

    name: str
    asked: dict[int, float]
    """Tickets, and when each was taken."""
    since: Since
    refusals: Counter[str]
    hearers: Hearers

    def found(self, house: House) -> Result:
        """By now: what is repeated late counts too."""
        came = tally.arrivals(house.world)
        return tally.result(came, self.asked, self.hearers, self.since)


async def play(house: House, names: Sequence[str]) -> list[Played]:
    """Each in its turn."""
    async with Load(house.product.url) as load:
        hearers = await _hearers(house, load)
        return [
            await _play(house, load, hearers, A_FAULT * number, name)
            for number, name in enumerate(names, start=1)
        ]


async def _hearers(house: House, load: Load) -> Hearers:
    """Who hears of a ticket: asked of the first one."""
    await load.opens(0)
    until = time.monotonic() + FIRST_SECONDS
    hearers: set[tuple[str, str]] = set()
    while {channel for channel, _ in hearers} != set(tally.CHANNELS):
        assert time.monotonic() < until, house.product.log()
        await asyncio.sleep(2)  # Long enough for all of them, once the first is there.
        hearers = {(each.channel, each.to) for each in tally.arrivals(house.world)}
    return hearers


async def _play(house: House, load: Load, hearers: Hearers, first: int, name: str) -> Played:
    load.refusals = Counter()
    stop = asyncio.Event()
    pouring = asyncio.create_task(load.pours(first, stop))
    await asyncio.sleep(BEFORE)
    since = await FAULTS[name].happens(house)
    await asyncio.sleep(AFTER)
    stop.set()
    numbers = await pouring
    await _settled(house, hearers, numbers)
    # What was never taken is lost too.
    asked = {number: load.taken.get(number, since[tally.POSTS]) for number in numbers}
    return Played(name=name, asked=asked, since=since, refusals=load.refusals, hearers=hearers)


async def _settled(house: House, hearers: Hearers, numbers: Collection[int]) -> None:
    """Everything is there, or never will be."""
    until = time.monotonic() + SETTLES_WITHIN
    wanted = {(number, *who) for number in numbers for who in hearers}
    while time.monotonic() < until:
        came = {(one.number, one.channel, one.to) for one in tally.arrivals(house.world)}
        if wanted <= came:
            return
        await asyncio.sleep(0.5)
