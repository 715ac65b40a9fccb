"""`make bench`: rates as ratios to bare loops in the same run, a peer, and memory."""

import asyncio

from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.mattermost.address import MattermostAddress
from tests.bench import channels, memory, peers, tickets
from tests.bench import pipeline as pipeline
from tests.lanes import Lanes
from tests.sandbox.people import BORIS

COUNT = 1000
PEERS = 200


async def main() -> None:
    """Every measure, a line each, as it comes."""
    print("Adapters against bare clients (the same sink, in turns):")
    measures: dict[str, channels.Measure] = {}
    for bench in (channels.webhook, channels.email, channels.push):
        measures[bench.__name__] = found = await bench()
        print("  ", found)
    print("The durable road (SQLite, every row kept) against the same bare clients:")
    webhook = await _webhook_road()
    _line("webhook lane", webhook, measures["webhook"].bare)
    _line("e-mail lane", await _email_road(), measures["email"].bare)
    _line("push lane", await _push_road(), measures["push"].bare)
    async with channels.http_sink() as port:
        peer = await peers.fan_out(port, PEERS)
    print(f"   apprise to {PEERS} hooks: {peer:.0f}/s; the webhook lane is ×{webhook / peer:.2f}")
    api, bare = await tickets.through_the_api(COUNT), await tickets.bare_insert(COUNT)
    print(f"Tickets through the API: {api:.0f}/s, a bare insert {bare:.0f}/s, ×{api / bare:.2f}")
    print("Idle memory:")
    for name, megabytes in (await memory.idle()).items():
        print(f"   {name}: {megabytes:.0f} MB")


def _line(name: str, ours: float, bare: float) -> None:
    print(f"   {name:<13} {ours:7.0f}/s  bare {bare:7.0f}/s  ×{ours / bare:.2f}")


async def _webhook_road() -> float:
    async with channels.http_sink() as port:
        url = f"http://127.0.0.1:{port}/hooks/bench"
        async with pipeline.desk(mattermost_url=url) as (held, ids):
            address = MattermostAddress(channel=f"@{BORIS.mattermost}")
            return await pipeline.durable(held, ids, Lanes.MATTERMOST, address, COUNT)


async def _email_road() -> float:
    async with channels.smtp_sink() as port:
        url = f"smtp+plain://127.0.0.1:{port}"
        async with pipeline.desk(smtp_url=url, mail_from="desk@firma.example") as (held, ids):
            address = EmailAddress(email=BORIS.email, name=BORIS.name)
            return await pipeline.durable(held, ids, Lanes.EMAIL, address, COUNT)


async def _push_road() -> float:
    async with channels.http_sink() as port, pipeline.desk() as (held, ids):
        address = await pipeline.device(held, ids["boris"], f"http://127.0.0.1:{port}/push/bench")
        return await pipeline.durable(held, ids, Lanes.PUSH, address, COUNT)


if __name__ == "__main__":
    asyncio.run(main())
