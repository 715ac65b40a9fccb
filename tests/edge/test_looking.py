"""A worker looks by itself: whatever becomes of the wake-ups, work is found within seconds."""

import asyncio
from pathlib import Path

import pytest
from redis.exceptions import RedisError
from structlog.testing import capture_logs

from api import worker
from api.run import fallback_polling
from api.run.fallback_polling import FallbackPolling
from api.signals import broker, broker_redis
from tests.desk import Desk, open_desk, until
from tests.desk.fixtures import channels
from tests.sandbox import Sandbox
from tests.servers.asked import Recorder

NOBODY = "redis://127.0.0.1:1/0"
"""No Redis listens there."""


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fallback_polling, "STEP", 0.05)
    monkeypatch.setattr(worker, "LISTEN_AGAIN_SECONDS", 0.05)


@pytest.mark.rule("Q1", "Q2")
async def test_without_redis_a_worker_starts_and_tells(
    desk_url: str, tmp_path: Path, world: Sandbox, brisk: None, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says what is away, and not at every try; no task dies unseen."""
    settings = channels(world) | {"redis_url": NOBODY, "merge_seconds": 0}
    async with open_desk(desk_url, tmp_path, world, **settings) as desk:
        await desk.opens("anna")
        pipeline, stop = desk.held.pipeline, asyncio.Event()
        with capture_logs() as logs:
            await broker.start(desk.held.broker)
            listening = asyncio.create_task(worker.listen(desk.held.broker, stop, pipeline.waker))
            looking = asyncio.create_task(FallbackPolling(pipeline).run(stop))
            await until(lambda: len(world.mattermost.posts) >= 3)
            await desk.opens("anna")

            async def all_told() -> bool:
                return len(world.mattermost.posts) >= 6 and await desk.unsent() == 0

            await until(all_told)
            assert not listening.done()
            stop.set()
            await asyncio.gather(listening, looking)
            await pipeline.finish()
    said = [line["event"] for line in logs]
    assert {"Redis does not answer: look at VESTOVOY_REDIS_URL"} <= set(said)
    assert said.count("wake-ups do not come") == 1 and said.count("nobody can be woken") <= 1
    assert not [each for each in caplog.records if "never retrieved" in each.message]


async def test_who_is_woken_does_not_look(desk: Desk) -> None:
    """Wake-ups come: there is nothing to find beside them."""
    pipeline = desk.held.pipeline
    looking = FallbackPolling(pipeline)
    await looking.look()
    await pipeline.finish()
    begun = dict(pipeline.begun)
    await looking.look()
    assert pipeline.begun == begun and set(begun) == {worker.PLAN, worker.CLOCK}


@pytest.mark.both_stores
@pytest.mark.rule("Q15")
async def test_a_tick_at_rest_asks_two_questions(counting: Recorder, desk: Desk) -> None:
    """What is unplanned and which lanes are due: no lane is asked by itself."""
    pipeline = desk.held.pipeline
    pipeline.waker.breaks("nobody can be woken", "so that it is done here")
    with counting() as asked:
        await pipeline.tick()
        await pipeline.finish()
    assert worker.PLAN in pipeline.begun
    asked.hold(statements=2, transactions=2)


async def test_a_wake_up_that_cannot_be_acknowledged_ends_no_task() -> None:
    """It is done; Redis brings it once more when it is back, and that is harmless."""

    async def away() -> None:
        raise RedisError("gone")

    with capture_logs() as logs:
        await broker_redis.Quietly(away)()
    assert [line["event"] for line in logs] == ["a wake-up is not acknowledged"]


async def test_what_nobody_can_be_woken_for_is_done_here(desk: Desk) -> None:
    """And the hour's work too: a digest does not wait for Redis."""
    pipeline = desk.held.pipeline
    await desk.opens("anna")
    pipeline.waker.breaks("nobody can be woken", "gone")
    await pipeline.tick()
    await until(lambda: desk.world.mattermost.posts)
    await pipeline.finish()
    await FallbackPolling(pipeline).look()
    await pipeline.finish()
    assert worker.CLOCK in pipeline.begun and await desk.unsent() == 0
