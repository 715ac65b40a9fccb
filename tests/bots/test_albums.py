"""The collector alone: when a whole is whole, and what two processes make of one album."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import Message, Update

from shared.contracts.telegram import BotScope
from shared.settings import Settings
from shared.telegram.gathering.albums import Collector
from shared.telegram.gathering.parts import Timing, Whole, ripe_at
from shared.telegram.memory.memory import opened_memory
from tests.desk import until

TIMING = Timing(silence=0.1, limit=0.5, late=60)


def part(number: int, album: str | None = "77", text: str | None = None) -> Update:
    """A photo of an album, or a text."""
    size = {"file_id": f"f{number}", "file_unique_id": f"u{number}", "width": 1, "height": 1}
    message: dict[str, Any] = {
        "message_id": number,
        "date": 0,
        "chat": {"id": 1001, "type": "private"},
        "from": {"id": 1001, "is_bot": False, "first_name": "Анна"},
    }
    content = {"text": text} if text else {"photo": [size], "media_group_id": album}
    return Update.model_validate({"update_id": number, "message": message | content})


def message_of(update: Update) -> Message:
    assert update.message is not None
    return update.message


async def brings(collector: Collector, *parts: Update) -> None:
    """As Telegram does; what was gathered before has left first."""
    for each in parts:
        await until(partial(collector.took, each, message_of(each)))


class Ear:
    """Hears the wholes that collectors give out."""

    def __init__(self) -> None:
        self.heard: list[list[int]] = []
        self.news = asyncio.Event()

    async def feed(self, update: Update, whole: Whole) -> None:
        self.heard.append([one.message_id for one in whole.parts])
        self.news.set()

    async def next(self) -> list[int]:
        await asyncio.wait_for(self.news.wait(), 10)
        self.news.clear()
        return self.heard[-1]


@pytest.fixture
def bot() -> Bot:
    return Bot("42:TEST")


@pytest.mark.rule("T1")
def test_a_whole_is_ripe_after_the_silence_or_at_the_limit():
    """Two seconds after the last part, but never later than ten after the first."""
    timing = Timing()
    assert ripe_at([100.0], timing) == 102.0
    assert ripe_at([100.0, 101.5, 103.0], timing) == 105.0
    assert ripe_at([100.0 + step for step in range(20)], timing) == 110.0


@pytest.mark.rule("T1", "T3")
async def test_parts_come_out_whole_and_in_order(tmp_path: Path, bot: Bot):
    """Whatever order Telegram brought them in."""
    ear = Ear()
    async with opened_memory(Settings(data_dir=tmp_path), BotScope.CLIENT) as memory:
        collector = Collector(memory.spool, bot, ear.feed, TIMING)
        for number in (3, 1, 2):
            assert await collector.took(part(number), message_of(part(number)))
        assert await ear.next() == [1, 2, 3]
        await collector.stop()


@pytest.mark.rule("T1")
async def test_the_limit_ends_an_endless_album(tmp_path: Path, bot: Bot):
    """Parts that keep coming do not hold the first ones for ever."""
    ear = Ear()
    timing = Timing(silence=60, limit=0.1)
    async with opened_memory(Settings(data_dir=tmp_path), BotScope.CLIENT) as memory:
        collector = Collector(memory.spool, bot, ear.feed, timing)
        await collector.took(part(1), message_of(part(1)))
        assert await ear.next() == [1]
        await collector.stop()


@pytest.mark.rule("T5")
async def test_only_long_texts_wait(tmp_path: Path, bot: Bot):
    """A short word is no part; after a long text it is its end."""
    ear = Ear()
    async with opened_memory(Settings(data_dir=tmp_path), BotScope.CLIENT) as memory:
        collector = Collector(memory.spool, bot, ear.feed, TIMING)
        word, long_text, tail = part(1, text="да"), part(2, text="а" * 4096), part(3, text="конец")
        assert not await collector.took(word, message_of(word))
        assert await collector.took(long_text, message_of(long_text))
        assert await collector.took(tail, message_of(tail))
        assert await ear.next() == [2, 3]
        await collector.stop()


@pytest.mark.rule("T1")
async def test_two_processes_give_an_album_out_once(tmp_path: Path, bot: Bot, fresh_redis: str):
    """By webhook the parts come to different processes; the whole comes from one of them."""
    ear = Ear()
    settings = Settings(data_dir=tmp_path, redis_url=fresh_redis)
    async with (
        opened_memory(settings, BotScope.CLIENT) as one,
        opened_memory(settings, BotScope.CLIENT) as other,
    ):
        first = Collector(one.spool, bot, ear.feed, TIMING)
        second = Collector(other.spool, bot, ear.feed, TIMING)
        await first.took(part(1), message_of(part(1)))
        await second.took(part(2), message_of(part(2)))
        assert await ear.next() == [1, 2]
        long_text, tail = part(5, text="а" * 4096), part(6, text="конец")
        await brings(first, long_text)
        assert not await second.took(tail, message_of(tail))
        assert await second.came_behind(1001, tail, message_of(tail), ear.feed)
        assert await ear.next() == [5, 6]
        await first.stop()
        await second.stop()
    assert ear.heard == [[1, 2], [5, 6]]


async def test_a_failing_handler_does_not_stop_the_collector(tmp_path: Path, bot: Bot):
    """What could not be handled is put away; the next album is handled."""
    ear = Ear()

    async def feed(update: Update, whole: Whole) -> None:
        await ear.feed(update, whole)
        if len(ear.heard) == 1:
            raise RuntimeError("a bug")

    async with opened_memory(Settings(data_dir=tmp_path), BotScope.CLIENT) as memory:
        collector = Collector(memory.spool, bot, feed, TIMING)
        await collector.took(part(1, album="1"), message_of(part(1, album="1")))
        assert await ear.next() == [1]
        await brings(collector, part(2, album="2"))
        assert await ear.next() == [2]
        await collector.stop()
        assert await memory.spool.bags("parts") == []


@pytest.mark.rule("T1")
async def test_what_has_arrived_is_not_left_behind(
    tmp_path: Path, bot: Bot, monkeypatch: pytest.MonkeyPatch
):
    """A part that is still on its way to a slow spool when the silence is over belongs to it."""
    ear = Ear()
    async with opened_memory(Settings(data_dir=tmp_path), BotScope.CLIENT) as memory:
        put, second = memory.spool.put, asyncio.Event()

        async def slowly(bag: str, field: str, value: str, ttl: float) -> None:
            if field == "2":
                await second.wait()
            await put(bag, field, value, ttl)

        monkeypatch.setattr(memory.spool, "put", slowly)
        collector = Collector(memory.spool, bot, ear.feed, Timing(silence=0.01))
        late = asyncio.create_task(collector.took(part(2), message_of(part(2))))
        await collector.took(part(1), message_of(part(1)))
        asyncio.get_running_loop().call_later(0.05, second.set)
        await late
        assert await ear.next() == [1, 2]
        await collector.stop()
