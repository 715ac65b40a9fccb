"""So many clients who ask a serving process one thing after another, for some seconds."""

import asyncio
import itertools
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

import aiohttp

from tests.bench import process
from tests.bench.row import Row
from tests.bench.turns import Failed

TURNS: Final = 5
SECONDS: Final = 1.5
WARM_SECONDS: Final = 1.0
Act = Callable[[aiohttp.ClientSession, int], Awaitable[None]]
"""One piece of work by the client of that number."""


@dataclass(frozen=True)
class Rate:
    """What one turn gave."""

    per_second: float
    p95_ms: float
    processor_ms: float
    """Of the serving processes, for one piece of work."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """Serving processes, and how they are asked: clients share them evenly."""

    urls: tuple[str, ...]
    pids: tuple[int, ...]
    headers: dict[str, str]
    act: Act


async def compare(
    ours: Target, bare: Target, *, name: str, store: str, clients: int, goal: float | None
) -> Row:
    """One after the other; a row of the medians."""
    for each in (bare, ours):
        await turn(each, clients, WARM_SECONDS)
    turns = [(await turn(bare, clients), await turn(ours, clients)) for _ in range(TURNS)]
    return row(turns, name=name, store=store, goal=goal)


def row(
    turns: Sequence[tuple[Rate, Rate]], *, name: str, store: str, goal: float | None, more: str = ""
) -> Row:
    """Of what the bare one and ours gave in each turn."""
    bare, ours = zip(*turns, strict=True)
    pairs = ((median(ours, what), median(bare, what)) for what in ("p95_ms", "processor_ms"))
    (p95, bare_p95), (cpu, bare_cpu) = pairs
    spent = f"p95 {p95:.1f} and {bare_p95:.1f} ms, processor {cpu:.2f} and {bare_cpu:.2f} ms each"
    return Row(
        name=name,
        store=store,
        ours=median(ours, "per_second"),
        bare=median(bare, "per_second"),
        unit="/s",
        ratio=statistics.median(mine.per_second / its.per_second for its, mine in turns),
        goal=goal,
        more=spent + more,
    )


def median(rates: Sequence[Rate], what: str) -> float:
    return statistics.median(getattr(each, what) for each in rates)


async def turn(target: Target, clients: int, seconds: float = SECONDS) -> Rate:
    times: list[float] = []
    spent = sum(map(process.cpu, target.pids))
    begun = time.perf_counter()

    async def runner(session: aiohttp.ClientSession, number: int) -> None:
        while (start := time.perf_counter()) < begun + seconds:
            await target.act(session, number)
            times.append(time.perf_counter() - start)

    await _together(target, clients, runner)
    took = time.perf_counter() - begun
    p95 = sorted(times)[int(len(times) * 0.95)] * 1000
    each = (sum(map(process.cpu, target.pids)) - spent) / len(times) * 1000
    return Rate(len(times) / took, p95, each)


async def fill(target: Target, clients: int, count: int) -> None:
    """Do it so many times."""
    numbers = iter(range(count))

    async def runner(session: aiohttp.ClientSession, number: int) -> None:
        for _ in numbers:
            await target.act(session, number)

    await _together(target, clients, runner)


async def _together(target: Target, clients: int, runner: Act) -> None:
    sessions = [aiohttp.ClientSession(url, headers=target.headers) for url in target.urls]
    try:
        shared = zip(itertools.cycle(sessions), range(clients), strict=False)
        await asyncio.gather(*(runner(session, number) for session, number in shared))
    finally:
        for each in sessions:
            await each.close()


async def read(answer: aiohttp.ClientResponse) -> bytes:
    """A refusal is quick, and no work."""
    body = await answer.read()
    if answer.status >= 400:
        raise Failed(f"{answer.status} {body.decode(errors='replace')[:500]}")
    return body
