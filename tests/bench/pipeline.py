"""What durability costs: the whole road — claim, look once more, write, send, settle, with every
row — against the bare client on the same sink, in turns."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from api.notifications.channels.email.adapter import EmailChannel
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.channels.safe_http import guarded_session
from api.notifications.channels.webpush import vapid
from api.notifications.plan.addresses import Target
from api.resources import Resources
from tests.bench import channels, house
from tests.bench.house import desk
from tests.bench.road import Road
from tests.bench.row import Measure, Row
from tests.bench.sinks import http_sink, smtp_sink
from tests.bench.turns import Send, at_once, measure
from tests.lanes import Lanes
from tests.sandbox.people import BORIS
from tests.servers.databases import create_database

COUNT: Final = 1000
Lane = Callable[[str | None], Awaitable[Row]]
"""By the address of its database, or in a file of its own."""


async def webhook(database_url: str | None) -> Row:
    """The lane of Mattermost against a bare POST."""
    async with http_sink() as port:
        url = f"http://127.0.0.1:{port}/hooks/bench"
        async with (
            desk(mattermost_url=url, **_store(database_url)) as (held, ids),
            guarded_session(channels.LOCAL) as session,
        ):
            bare = channels.bare_webhook(session, url)
            target = Target(
                lane=Lanes.MATTERMOST, address=MattermostAddress(channel=f"@{BORIS.mattermost}")
            )
            return await _measure("road: webhook", held, ids, bare, target)


async def email(database_url: str | None) -> Row:
    """The lane of e-mail against aiosmtplib."""
    async with smtp_sink() as port:
        settings = {
            "smtp_url": f"smtp+plain://127.0.0.1:{port}",
            "mail_from": "desk@firma.example",
            **_store(database_url),
        }
        async with (
            desk(**settings) as (held, ids),
            channels.bare_email(port, EmailChannel.concurrency) as bare,
        ):
            target = Target(
                lane=Lanes.EMAIL, address=EmailAddress(email=BORIS.email, name=BORIS.name)
            )
            return await _measure("road: e-mail", held, ids, bare, target)


async def push(database_url: str | None) -> Row:
    """The lane of push against stock webpush and a POST."""
    async with http_sink() as port, desk(**_store(database_url)) as (held, ids):
        address = await house.device(held, ids["boris"], f"http://127.0.0.1:{port}/push/bench")
        async with guarded_session(channels.LOCAL) as session:
            bare = channels.bare_push(session, address, vapid.new_keys().private)
            target = Target(lane=Lanes.PUSH, address=address)
            return await _measure("road: push", held, ids, bare, target)


def _store(url: str | None) -> dict[str, Any]:
    return {"database_url": url} if url else {}


async def _measure(
    name: str,
    held: Resources,
    ids: dict[str, UUID],
    bare: Send,
    target: Target,
) -> Row:
    """The lane with so many due notices about some tickets, against the bare client."""
    road = await Road.of(held, ids, target)
    width = await road.width()
    return await measure(name, at_once(bare, width), road.turn, count=COUNT, warm=COUNT // 4)


LANES: Final[dict[str, Lane]] = {"webhook": webhook, "e-mail": email, "push": push}
GOALS: Final = {"webhook": 0.5, "e-mail": 0.9, "push": 1.5}


def _on_sqlite(lane: str) -> Measure:
    async def rows() -> AsyncGenerator[Row, None]:
        yield replace(await LANES[lane](None), store="SQLite", goal=GOALS[lane])

    return rows


async def _on_postgres() -> AsyncGenerator[Row, None]:
    """Every lane has a database of its own on a server that commits."""
    async with house.server() as url:
        for lane, works in LANES.items():
            own = await create_database(url, f"bench_{lane.replace('-', '')}")
            yield replace(await works(own), store="PostgreSQL", goal=GOALS[lane])


MEASURES: Final[dict[str, Measure]] = {
    **{f"{lane}, SQLite": _on_sqlite(lane) for lane in LANES},
    "PostgreSQL": _on_postgres,
}
