"""Two sides one after the other, several times: a busy machine slows both alike, and the ratio is
the median of the turns' own."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from tests.bench.row import Row

TURNS: Final = 3
"""In each the bare client goes first, then ours; figures are the medians."""
Send = Callable[[int], Awaitable[None]]


@dataclass(frozen=True)
class Pace:
    """Messages per second of the clock and of this process's processor time."""

    clock: float
    processor: float


class Failed(Exception):
    """A message of the bench was not taken: its figures would mean nothing."""


Turn = Callable[[int], Awaitable[Pace]]
"""Sends so many and says how fast it was."""


async def measure(name: str, bare: Turn, ours: Turn, *, count: int, warm: int) -> Row:
    """Let both send `count` messages in turns, after `warm` of them that are not counted: both have
    opened their connections by then, and read what is read once a process."""
    for side in (bare, ours):
        await side(warm)
    rates = [(await bare(count), await ours(count)) for _ in range(TURNS)]
    # It holds on a busy machine too.
    processor = statistics.median(mine.processor / theirs.processor for theirs, mine in rates)
    return Row(
        name=name,
        ours=statistics.median(mine.clock for _, mine in rates),
        bare=statistics.median(theirs.clock for theirs, _ in rates),
        unit="/s",
        ratio=statistics.median(mine.clock / theirs.clock for theirs, mine in rates),
        more=f"by this process's processor time ×{processor:.2f}",
    )


def at_once(send: Send, width: int) -> Turn:
    """So many runners, each of which sends one after another."""

    async def turn(count: int) -> Pace:
        numbers = iter(range(count))

        async def runner() -> None:
            for number in numbers:
                await send(number)

        return await timed(count, lambda: asyncio.gather(*(runner() for _ in range(width))))

    return turn


async def timed(count: int, work: Callable[[], Awaitable[object]]) -> Pace:
    """What it takes to send `count`."""
    clock, processor = time.perf_counter(), time.process_time()
    await work()
    return Pace(count / (time.perf_counter() - clock), count / (time.process_time() - processor))
