"""What work costs on a large desk against a small one, a twentieth of it: on PostgreSQL, in turns.

By default the large one has 100 thousand tickets, 250 thousand notices and 750 thousand
deliveries, which are made within a minute; `VESTOVOY_BENCH_FULL=1` makes 200 thousand, 830
thousand and 2.5 million of them.
"""

import os
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from api.admin import metrics
from api.notifications import periodic
from api.tickets.models import Ticket
from tests.bench.row import Measure, Row
from tests.budgets import seeded
from tests.desk import Desk, open_desk
from tests.desk.fixtures import channels
from tests.sandbox import Sandbox
from tests.servers import postgres
from tests.servers.databases import create_database

FULL: Final = seeded.Size(tickets=200_000, events=830_000)
USUAL: Final = seeded.Size(tickets=100_000, events=250_000)
FRACTION: Final = 20
TURNS: Final = 5
DELIVERED: Final = 10
"""Tickets whose notices are one turn."""
Act = Callable[[Desk], Awaitable[None]]


async def opens(desk: Desk) -> None:
    for _ in range(DELIVERED):
        await desk.opens("anna")


async def delivers(desk: Desk) -> None:
    await desk.pipeline()


def gets(path: str) -> Act:
    async def get(desk: Desk) -> None:
        browser = await desk.calls("boris")
        (await browser.get(path)).raise_for_status()

    return get


async def opens_a_card(desk: Desk) -> None:
    async with desk.database.reads() as session:
        newest = await session.scalar(select(Ticket.id).order_by(Ticket.id.desc()).limit(1))
    await gets(f"/api/tickets/{newest}")(desk)


async def ticks(desk: Desk) -> None:
    await periodic.run(desk.database, desk.settings)


async def scrapes(desk: Desk) -> None:
    async with desk.database.reads() as session:
        await metrics.render(session)


ACTS: Final[dict[str, Act]] = {
    f"{DELIVERED} tickets of a contact": opens,
    "their notices, delivered": delivers,
    "list": gets("/api/tickets"),
    "card": opens_a_card,
    "inbox": gets("/api/notifications"),
    "digest": gets("/api/digest"),
    "clocks": ticks,
    "metrics": scrapes,
}


async def rows() -> AsyncGenerator[Row, None]:
    """One an act; the desks take turns, so that a busy machine slows both alike."""
    large = FULL if os.environ.get("VESTOVOY_BENCH_FULL") else USUAL
    small = replace(
        large,
        tickets=large.tickets // FRACTION,
        events=large.events // FRACTION,
        open=large.open // FRACTION,
    )
    with tempfile.TemporaryDirectory() as folder:
        home = _home(folder)
        server = postgres.start(home / "server")
        try:
            for row in await _compared(server, home, small, large):
                yield row
        finally:
            postgres.stop(home / "server")


def _home(folder: str) -> Path:
    """The server runs as somebody else, who must find its folder."""
    home = Path(folder)
    home.chmod(0o755)
    (home / "server").mkdir()
    return home


async def _compared(server: str, home: Path, small: seeded.Size, large: seeded.Size) -> list[Row]:
    async with AsyncExitStack() as stack:
        world = await stack.enter_async_context(Sandbox())
        desks: dict[str, Desk] = {}
        states: dict[str, dict[str, Any]] = {}
        for name, size in (("small", small), ("large", large)):
            url = await create_database(server, name)
            await seeded.make(url, home, size)
            more: dict[str, object] = {**channels(world), "tickets_per_hour": 1_000_000}
            desks[name] = await stack.enter_async_context(open_desk(url, home, world, **more))
            # The process has one application, which answers over one desk at a time.
            states[name] = dict(desks[name].app.state.dict())
        found: dict[tuple[str, str], list[float]] = {}
        for turn in range(TURNS + 1):
            for act, does in ACTS.items():
                for name, desk in desks.items():
                    desk.app.state.update(states[name])
                    took = await _timed(does, desk)
                    if turn:  # The first one warms.
                        found.setdefault((act, name), []).append(took)
    return [_row(act, found[act, "small"], found[act, "large"]) for act in ACTS]


async def _timed(act: Act, desk: Desk) -> float:
    begun = time.perf_counter()
    await act(desk)
    return (time.perf_counter() - begun) * 1000


def _row(act: str, small: list[float], large: list[float]) -> Row:
    return Row(
        name=f"large desk: {act}",
        store="PostgreSQL",
        ours=statistics.median(large),
        bare=statistics.median(small),
        unit="ms",
        ratio=statistics.median(b / a for a, b in zip(small, large, strict=True)),
    )


MEASURES: Final[dict[str, Measure]] = {"PostgreSQL": rows}
