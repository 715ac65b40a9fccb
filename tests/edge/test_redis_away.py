"""Redis goes away and comes back. Open pages hear again, and that something may have been missed;
neither who tells them nor who writes waits for Redis."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from redis.asyncio import Connection, Redis
from structlog.testing import capture_logs
from taskiq.schedule_sources import LabelScheduleSource

from api import worker
from api.signals import broker, broker_redis, live, live_redis, live_sender
from api.signals.broker import PLAN
from api.worker import TICK
from shared.contracts.notifications import LiveEvent
from tests.desk import Desk, open_desk, until
from tests.sandbox import Sandbox
from tests.served import Page, served, watching
from tests.servers import redis


class OwnRedis:
    """A Redis of this test alone, so that it may be killed."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.url = redis.start(home)
        self.process = redis.process(home)

    def goes(self) -> None:
        redis.stop(self.home)

    def comes_back(self) -> None:
        redis.start_again(self.home, self.url)
        self.process = redis.process(self.home)

    def freezes(self) -> None:
        """It takes connections and commands, and answers none."""
        os.kill(self.process, signal.SIGSTOP)

    def thaws(self) -> None:
        os.kill(self.process, signal.SIGCONT)


@pytest.fixture
def own_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnRedis]:
    # The path of a socket may be 107 characters long, and tmp_path has the test's name in it.
    server = OwnRedis(tmp_path_factory.mktemp("redis"))
    yield server
    server.goes()


@pytest.fixture
async def scaled(
    desk_url: str, tmp_path: Path, world: Sandbox, own_redis: OwnRedis
) -> AsyncIterator[Desk]:
    """A desk whose pages hear over that Redis."""
    async with open_desk(desk_url, tmp_path, world, redis_url=own_redis.url) as opened:
        yield opened


async def tells(desk: Desk, ticket: str) -> None:
    """Somebody changed this ticket; whoever tells is not kept from work."""
    async with asyncio.timeout(0.5):
        await desk.held.channels.say(LiveEvent(kind="ticket", id=ticket), [live.AGENTS])


async def heard(page: Page, *, up_to: str) -> list[str]:
    """What the page is told up to the news of that ticket."""
    told: list[str] = []
    while up_to not in told:
        event = await page.event()
        told.append(event["id"] or event["kind"])
    return told


async def test_pages_hear_again_when_redis_is_back(scaled: Desk, own_redis: OwnRedis) -> None:
    """Once each that everything is to be fetched anew, then what happens; a page that was opened
    meanwhile too."""
    async with (
        served(scaled, live=True) as server,
        watching(scaled, "boris", server.url) as old,
    ):
        await tells(scaled, "before")
        assert await heard(old, up_to="before") == ["before"]
        own_redis.goes()
        async with watching(scaled, "vera", server.url) as new:
            own_redis.comes_back()
            for page in (old, new):
                assert (await page.event())["kind"] == "listening"
            await tells(scaled, "after")
            assert [await heard(page, up_to="after") for page in (old, new)] == [["after"]] * 2


async def test_who_tells_is_not_kept_and_no_task_dies_unseen(
    scaled: Desk, own_redis: OwnRedis, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has a line when trouble begins and one when it is over, of either direction. News of
    the time between may be heard or not: everything is fetched anew."""
    with capture_logs() as logs:
        async with (
            served(scaled, live=True) as server,
            watching(scaled, "boris", server.url) as page,
        ):
            own_redis.goes()
            for number in range(20):
                await tells(scaled, str(number))
            await until(lambda: len(logs) == 2)
            own_redis.comes_back()
            await until(lambda: len(logs) == 4)
            await tells(scaled, "after")
            assert "listening" in await heard(page, up_to="after")
    said = [(line["event"], line["doing"]) for line in logs]
    assert sorted(said[:2]) == [("live line broken", "hearing"), ("live line broken", "telling")]
    assert {event for event, _ in said[2:]} == {"live line whole again"}
    assert not [each for each in caplog.records if "never retrieved" in each.message]


async def test_too_much_to_tell_is_told_as_one(
    scaled: Desk, own_redis: OwnRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages fetch everything anew instead; memory does not fill while Redis is away."""
    monkeypatch.setattr(live_sender, "UNSENT", 3)
    line = live_redis.RedisLine(own_redis.url, ("everybody", b"anew"))
    for number in range(10):
        await line.publish(str(number).encode(), ["agents"])
    client: Any = Redis.from_url(own_redis.url)
    async with client, client.pubsub() as listener:
        await listener.subscribe("agents", "everybody")
        await line.on_startup()
        said: list[bytes] = []
        while b"9" not in said:
            message = await listener.get_message(ignore_subscribe_messages=True, timeout=5)
            said += [message["data"]] if message else []
        await line.on_shutdown()
    assert said[0] == b"anew" and len(said) <= 3


async def test_a_redis_that_answers_nothing_is_left(
    scaled: Desk, own_redis: OwnRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A frozen server and a cut cable break no connection: it is asked whether it is there."""
    monkeypatch.setattr(live_redis, "SILENCE_SECONDS", 0.2)
    with capture_logs() as logs:
        async with (
            served(scaled, live=True) as server,
            watching(scaled, "boris", server.url) as page,
        ):
            own_redis.freezes()
            await until(lambda: [line["doing"] for line in logs] == ["hearing"])
            own_redis.thaws()
            assert (await page.event())["kind"] == "listening"
            await tells(scaled, "after")
            assert await heard(page, up_to="after") == ["after"]


async def test_silence_alone_breaks_nothing(
    scaled: Desk, own_redis: OwnRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Redis that has nothing to say answers when it is asked."""
    monkeypatch.setattr(live_redis, "SILENCE_SECONDS", 0.3)
    async with Redis.from_url(own_redis.url) as client:

        async def asked() -> bool:
            return (await client.info("commandstats")).get("cmdstat_ping", {}).get("calls", 0) > 1

        async with (
            served(scaled, live=True) as server,
            watching(scaled, "boris", server.url) as page,
        ):
            await until(asked)
            await tells(scaled, "after")
            assert await heard(page, up_to="after") == ["after"]


async def test_the_end_of_a_process_does_not_wait_for_redis(
    scaled: Desk, own_redis: OwnRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is untold then is lost: pages fetch anew when the next process lets them in."""
    monkeypatch.setattr(live_sender, "LAST_WORDS_SECONDS", 0.05)
    own_redis.goes()
    async with asyncio.timeout(5), scaled.held.channels:
        await tells(scaled, "lost")
    own_redis.comes_back()


async def test_a_write_does_not_wait_for_redis(
    scaled: Desk, own_redis: OwnRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One tries in vain and says so, the others do not even try: a tick will find what they did.
    When Redis is back, wake-ups go again."""
    monkeypatch.setattr(broker, "NUDGE_SECONDS", 0.1)
    monkeypatch.setattr(broker, "REST_SECONDS", 0.5)
    monkeypatch.setattr(broker, "NUDGES_APART", 0.0)
    nudge = broker.Nudge(scaled.held.broker, PLAN)
    await nudge()
    own_redis.freezes()
    with capture_logs() as logs:
        async with asyncio.timeout(0.4):
            for _ in range(5):
                await nudge()
    own_redis.thaws()
    assert [line["event"] for line in logs] == ["nobody can be woken"]
    client: Any = Redis.from_url(own_redis.url)
    async with client:
        before = await client.xlen(broker_redis.STREAM)

        async def woken() -> bool:
            await nudge()
            return await client.xlen(broker_redis.STREAM) > before

        await until(woken)


async def test_a_tick_that_cannot_be_sent_is_said_in_a_line(
    scaled: Desk, own_redis: OwnRedis
) -> None:
    """The next one comes anyway."""
    scaled.held.pipeline.register()
    source = LabelScheduleSource(scaled.held.broker)
    await source.startup()
    tick = next(each for each in await source.get_schedules() if each.task_name == TICK)
    own_redis.goes()
    with capture_logs() as logs:
        await broker.Ticks(scaled.held.broker, [source]).on_ready(source, tick)
    own_redis.comes_back()
    assert [(line["event"], line["task"]) for line in logs] == [("a tick is not sent", TICK)]


class Deaf(Connection):
    """Loses a cancellation once, as the client's own does when it meets the end of a read."""

    lost = 0
    reads = 0

    async def read_response(self, *args: Any, **named: Any) -> Any:
        try:
            answer = await cast("Any", super()).read_response(*args, **named)
        except asyncio.CancelledError:
            if Deaf.lost:
                raise
            Deaf.lost += 1
            await self.disconnect(nowait=True)
            return None
        Deaf.reads += 1
        return answer


async def test_a_worker_ends_though_its_reading_did_not_hear_it(own_redis: OwnRedis) -> None:
    """It would read on until somebody wakes it, and be cut half a minute later."""
    reading = broker_redis.Stream(own_redis.url)
    reading.connection_pool.connection_class = Deaf
    await broker.start(reading)
    stop = asyncio.Event()
    listening = asyncio.create_task(worker.listen(reading, stop, broker.Waker(reading)))
    begun = Deaf.reads
    await until(lambda: Deaf.reads > begun + 5)  # its greeting is over, and a read has ended
    stop.set()
    async with asyncio.timeout(10):
        await listening
    assert Deaf.lost == 1
    await reading.shutdown()
