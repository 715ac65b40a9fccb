"""Tickets a second through the real API against the bare five statements (`bare.py`): processes of
their own, the same server, driver, database and durability, in turns."""

import asyncio
import signal
import uuid
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import aiohttp
from sqlalchemy import func, select

from api.db import Database
from api.notifications.models import Delivery
from shared.contracts.telegram import BotScope
from tests.bench import bare, load
from tests.bench.load import Act, Rate, Target
from tests.bench.row import Measure, Row
from tests.bench.sinks import http_sink, smtp_sink
from tests.bench.stand import CLIENTS, FIRST_ID, Served, Stand, stand
from tests.bench.turns import Failed

TURNS: Final = 3
SECONDS: Final = 2.0
WORKER_STARTS: Final = 3.0
"""Seconds until a worker is at it."""
GOALS: Final = {
    ("PostgreSQL", CLIENTS): 1.0,
    ("PostgreSQL", 1): 0.8,
    ("SQLite", CLIENTS): 0.8,
    ("SQLite", 1): None,
}


def opens(body: dict[str, str]) -> Act:
    """One ticket with a key, by the agent of this number."""

    async def open_ticket(session: aiohttp.ClientSession, number: int) -> None:
        key = str(uuid.uuid4())
        headers = {"X-Telegram-User-Id": str(FIRST_ID + number), "Idempotency-Key": key}
        asked = body | {"text": f"Не печатает принтер {key}"}
        async with session.post("/api/tickets", json=asked, headers=headers) as answer:
            await load.read(answer)

    return open_ticket


def ours(made: Stand, *apis: Served) -> Target:
    """The product's, asked as the staff's bot asks it."""
    token = made.settings.service_token(BotScope.STAFF)
    return Target(
        urls=tuple(each.url for each in apis),
        pids=tuple(each.pid for each in apis),
        headers={"Authorization": f"Bearer {token}"},
        act=opens({"client_id": made.client_id}),
    )


def plain(server: Served) -> Target:
    """The bare one."""
    headers = {"Authorization": f"Bearer {bare.TOKEN}"}
    return Target(urls=(server.url,), pids=(server.pid,), headers=headers, act=opens({}))


def on(store: str) -> Measure:
    """Sixteen clients and one."""

    async def rows() -> AsyncGenerator[Row, None]:
        async with stand(store) as made:
            sides = ours(made, await made.api()), plain(await made.bare_server())
            for clients in (CLIENTS, 1):
                name = f"tickets, {clients} client" + "s" * (clients > 1)
                goal = GOALS[store, clients]
                yield await load.compare(*sides, name=name, store=store, clients=clients, goal=goal)

    return rows


async def delivering() -> AsyncGenerator[Row, None]:
    """One worker delivers all that the tickets bring, while the bare server has nobody beside it;
    then two of each against one of each."""
    async with http_sink() as hook, smtp_sink() as mail:
        lanes = {
            "VESTOVOY_MATTERMOST_URL": f"http://127.0.0.1:{hook}/hooks/bench",
            "VESTOVOY_SMTP_URL": f"smtp+plain://127.0.0.1:{mail}",
            "VESTOVOY_MAIL_FROM": "desk@firma.example",
            "VESTOVOY_ALLOW_PRIVATE_HOSTS": "true",
        }
        async with stand("PostgreSQL", **lanes) as made:
            bare_one, house = await _crowd(made)
            turns = [await _turns(made, bare_one, house) for _ in range(TURNS)]
            told = await _told(made)
    name = f"tickets, {CLIENTS} clients, a worker delivers"
    beside = [(bare, one) for bare, one, _ in turns]
    yield load.row(beside, name=name, goal=0.7, store="PostgreSQL", more=f"; {told}")
    name, ones = "tickets, 2 APIs, 2 workers to 1 and 1", [(one, two) for _, one, two in turns]
    yield load.row(ones, name=name, store="PostgreSQL", goal=None)


@dataclass(frozen=True)
class House:
    """What one machine runs, asked by one API or by both."""

    one: Target
    two: Target
    worker: Process


async def _crowd(made: Stand) -> tuple[Target, House]:
    """Everything but the second worker, warm."""
    bare_one = plain(await made.bare_server())
    first, second = await made.api(), await made.api()
    worker = await made.spawn("-m", "api.cli", "worker")
    await made.spawn("-m", "api.cli", "scheduler")
    house = House(ours(made, first), ours(made, first, second), worker)
    for each in (bare_one, house.two):
        await load.turn(each, CLIENTS, load.WARM_SECONDS)
    return bare_one, house


async def _turns(made: Stand, bare_one: Target, house: House) -> tuple[Rate, Rate, Rate]:
    with _asleep(house.worker):
        rate = await load.turn(bare_one, CLIENTS, SECONDS)
    one = await load.turn(house.one, CLIENTS, SECONDS)
    second = await made.spawn("-m", "api.cli", "worker")
    await asyncio.sleep(WORKER_STARTS)
    two = await load.turn(house.two, CLIENTS, SECONDS)
    await made.end(second)
    return rate, one, two


@contextmanager
def _asleep(worker: Process) -> Iterator[None]:
    """What waits would be delivered beside the bare server otherwise."""
    worker.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        worker.send_signal(signal.SIGCONT)


async def _told(made: Stand) -> str:
    """How far the deliveries came."""
    database = Database(made.ours)
    async with database.reads() as session:
        rows = await session.execute(select(Delivery.state, func.count()).group_by(Delivery.state))
        states = {str(state): count for state, count in rows}
    await database.close()
    if not states.get("sent"):
        raise Failed(f"nothing was delivered: {states}")
    return "deliveries: " + ", ".join(f"{count} {state}" for state, count in states.items())


MEASURES: Final[dict[str, Measure]] = {
    **{store: on(store) for store in ("PostgreSQL", "SQLite")},
    "while a worker delivers": delivering,
}
