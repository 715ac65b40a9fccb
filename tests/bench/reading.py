"""Loads of a page a second: who I am, a list of fifty tickets and a card, one after another, by the
agents' own browsers, against the same three plain selects (`bare.py`), in turns."""

import random
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any, Final

import aiohttp
import msgspec

from tests.bench import load, tickets
from tests.bench.load import Act, Target
from tests.bench.row import Measure, Row
from tests.bench.stand import CLIENTS, Stand, stand
from tests.bench.turns import Failed

TICKETS: Final = 300
LIMIT: Final = 50


def loads(cookies: list[str]) -> Act:
    """The three calls of one page; without cookies they are asked by the token."""

    async def load_a_page(session: aiohttp.ClientSession, number: int) -> None:
        who = {"Cookie": cookies[number]} if cookies else {}
        await _get(session, "/api/me", who)
        items = (await _get(session, f"/api/tickets?limit={LIMIT}", who))["items"]
        if len(items) != LIMIT:
            raise Failed(f"{len(items)} tickets in a list of {LIMIT}")
        card = await _get(session, f"/api/tickets/{random.choice(items)['id']}", who)
        if not card["title"]:
            raise Failed(f"no card: {card}")

    return load_a_page


async def _get(session: aiohttp.ClientSession, path: str, headers: dict[str, str]) -> Any:
    async with session.get(path, headers=headers) as answer:
        return msgspec.json.decode(await load.read(answer))


async def _sides(made: Stand) -> tuple[Target, Target]:
    """Both with so many tickets."""
    ours, bare = tickets.ours(made, await made.api()), tickets.plain(await made.bare_server())
    for each in (ours, bare):
        await load.fill(each, CLIENTS, TICKETS)
    browsers = replace(ours, headers={}, act=loads(made.cookies))
    return browsers, replace(bare, act=loads([]))


def on(store: str) -> Measure:
    """Sixteen people at once."""

    async def rows() -> AsyncGenerator[Row, None]:
        async with stand(store) as made:
            ours, bare = await _sides(made)
            name = f"loads of a page, {CLIENTS} clients"
            yield await load.compare(ours, bare, name=name, store=store, clients=CLIENTS, goal=None)

    return rows


MEASURES: Final[dict[str, Measure]] = {store: on(store) for store in ("PostgreSQL", "SQLite")}
