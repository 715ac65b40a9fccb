"""A peer: apprise tells as many targets over the same sink, in turns with the lane of webhooks,
which keeps every row."""

from typing import Final

import apprise

from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.plan.addresses import Target
from tests.bench.house import desk
from tests.bench.road import Road
from tests.bench.row import Measure, Row, alone
from tests.bench.sinks import http_sink
from tests.bench.turns import Failed, Pace, Turn, measure, timed
from tests.lanes import Lanes
from tests.sandbox.people import BORIS

COUNT: Final = 200


def fan_out(port: int) -> Turn:
    """One `async_notify` to so many JSON hooks."""

    async def turn(count: int) -> Pace:
        many = apprise.Apprise()
        for number in range(count):
            many.add(f"json://127.0.0.1:{port}/hooks/{number}")

        async def tell() -> None:
            if not await many.async_notify(title="Новая заявка", body="Не печатает принтер " * 16):
                raise Failed("apprise did not deliver everything")

        return await timed(count, tell)

    return turn


async def webhook() -> Row:
    """Every row kept, against a library that keeps none."""
    async with http_sink() as port:
        url = f"http://127.0.0.1:{port}/hooks/bench"
        async with desk(mattermost_url=url) as (held, ids):
            address = MattermostAddress(channel=f"@{BORIS.mattermost}")
            road = await Road.of(held, ids, Target(lane=Lanes.MATTERMOST, address=address))
            name = "road: webhook, against apprise"
            return await measure(name, fan_out(port), road.turn, count=COUNT, warm=COUNT // 4)


MEASURES: Final[dict[str, Measure]] = {"apprise": alone(webhook, store="SQLite")}
