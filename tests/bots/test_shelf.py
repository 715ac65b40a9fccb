"""The bot's durable memory, the same on SQLite and on Redis."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from aiogram.fsm.storage.base import BaseStorage, StorageKey

from shared.contracts.telegram import BotScope
from shared.settings import Settings
from shared.telegram.memory.isolation import InOrder
from shared.telegram.memory.memory import Memory, opened_memory
from shared.telegram.memory.redis import AcrossProcesses
from shared.telegram.memory.spool import Spool
from shared.telegram.memory.spool_sqlite import SqliteSpool
from shared.telegram.memory.storage import ConversationStorage

KEY = StorageKey(bot_id=42, chat_id=1001, user_id=1001)


@pytest.fixture(params=["sqlite", "redis"])
async def memory(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Memory]:
    url = request.getfixturevalue("fresh_redis") if request.param == "redis" else ""
    async with opened_memory(Settings(data_dir=tmp_path, redis_url=url), BotScope.CLIENT) as one:
        yield one


@pytest.fixture
def spool(memory: Memory) -> Spool:
    return memory.spool


async def test_a_bag_keeps_its_fields(spool: Spool):
    """Put, read, drop one, drop all."""
    await spool.put("parts:1", "a", "один", 60)
    await spool.put("parts:1", "b", "два", 60)
    await spool.put("parts:1", "a", "раз", 60)
    assert await spool.items("parts:1") == {"a": "раз", "b": "два"}
    await spool.drop("parts:1", "a", "never there")
    assert await spool.items("parts:1") == {"b": "два"}
    await spool.drop("parts:1")
    assert await spool.items("parts:1") == {}


async def test_bags_are_found_by_kind(spool: Spool):
    """Empty, dropped and other bags are not named."""
    await spool.put("parts:1", "a", "1", 60)
    await spool.put("parts:2", "a", "1", 60)
    await spool.put("partsofelse:3", "a", "1", 60)
    await spool.drop("parts:2", "a")
    assert await spool.bags("parts") == ["parts:1"]


async def test_a_dead_bag_is_gone_and_can_begin_anew(spool: Spool):
    """Nothing of the dead comes back with the new."""
    await spool.put("landing:1", "old", "1", 0.001)
    await asyncio.sleep(0.02)
    assert await spool.items("landing:1") == {}
    assert await spool.bags("landing") == []
    await spool.put("landing:1", "new", "2", 60)
    assert await spool.items("landing:1") == {"new": "2"}


async def test_one_of_two_gets_the_claim(spool: Spool):
    """Until it is released or its time is over."""
    assert await spool.claim("album", 60)
    assert not await spool.claim("album", 60)
    await spool.release("album")
    assert await spool.claim("album", 0.001)
    await asyncio.sleep(0.02)
    assert await spool.claim("album", 60)


@pytest.mark.rule("U6")
async def test_a_talk_is_kept_apart_by_bot_and_chat(memory: Memory):
    """State and data of one talk; another bot's and another chat's are not touched."""
    storage: BaseStorage = memory.storage
    other = StorageKey(bot_id=43, chat_id=1001, user_id=1001)
    await storage.set_state(KEY, "talk:one")
    await storage.set_data(KEY, {"draft": "кран", "n": 1})
    assert await storage.get_state(KEY) == "talk:one"
    assert await storage.get_data(KEY) == {"draft": "кран", "n": 1}
    assert await storage.get_state(other) is None
    assert await storage.get_data(other) == {}
    await storage.set_state(KEY, None)
    await storage.set_data(KEY, {})
    assert (await storage.get_state(KEY), await storage.get_data(KEY)) == (None, {})


@pytest.mark.rule("U6")
async def test_a_talk_survives_a_restart_and_dies_of_silence(tmp_path: Path):
    """The file is opened again by the next process; a talk of yesterday is over."""
    first = await SqliteSpool.open(tmp_path / "bot.sqlite")
    await ConversationStorage(first).set_state(KEY, "talk:one")
    await ConversationStorage(first, ttl=0.001).set_state(StorageKey(42, 2, 2), "talk:old")
    await first.close()
    await asyncio.sleep(0.02)
    second = await SqliteSpool.open(tmp_path / "bot.sqlite")
    assert await ConversationStorage(second).get_state(KEY) == "talk:one"
    assert await ConversationStorage(second).get_state(StorageKey(42, 2, 2)) is None
    await second.close()


async def test_dead_bags_are_thrown_away(tmp_path: Path):
    """Nobody could see them; the file and the process do not grow by them for ever."""
    spool = await SqliteSpool.open(tmp_path / "bot.sqlite")
    await spool.put("done:1", "a", "", 0.001)
    await spool.put("menu:1", "labels", "x", 60)
    await asyncio.sleep(0.02)
    await spool.sweep()
    with closing(sqlite3.connect(tmp_path / "bot.sqlite")) as file:
        assert file.execute("SELECT bag, field FROM fields").fetchall() == [("menu:1", "labels")]
        assert file.execute("SELECT bag FROM bags").fetchall() == [("menu:1",)]
    await spool.close()


@pytest.mark.rule("U2")
async def test_one_at_a_time_in_the_order_of_arrival(memory: Memory):
    """Ten updates of one person enter one after another; another person does not wait."""
    order: list[int] = []

    async def handle(number: int) -> None:
        async with memory.isolation.lock(KEY):
            order.append(number)
            await asyncio.sleep(0)

    async with memory.isolation.lock(KEY):
        waiting = [asyncio.create_task(handle(number)) for number in range(10)]
        async with memory.isolation.lock(StorageKey(42, 7, 7)):
            await asyncio.sleep(0.01)
        assert order == []
    await asyncio.gather(*waiting)
    assert order == list(range(10))


@pytest.mark.rule("U2")
async def test_two_processes_do_not_serve_one_person_at_once(tmp_path: Path, fresh_redis: str):
    """The lock is shared, renewed while the work goes on, and free after it."""
    settings = Settings(data_dir=tmp_path, redis_url=fresh_redis)
    seen: list[str] = []
    async with (
        opened_memory(settings, BotScope.CLIENT) as one,
        opened_memory(settings, BotScope.CLIENT) as other,
    ):
        assert isinstance(one.isolation, AcrossProcesses)
        one.isolation._lease = 0.15  # pyright: ignore[reportPrivateUsage]

        async def elsewhere() -> None:
            async with other.isolation.lock(KEY):
                seen.append("other")

        async with one.isolation.lock(KEY):
            task = asyncio.create_task(elsewhere())
            await asyncio.sleep(0.4)
            seen.append("one")
        await task
    assert seen == ["one", "other"]


async def test_unused_locks_are_forgotten():
    """A bot that has met a million people keeps no million locks."""
    isolation = InOrder()
    async with isolation.lock(KEY):
        assert len(isolation._locks) == 1  # pyright: ignore[reportPrivateUsage]
    assert len(isolation._locks) == 0  # pyright: ignore[reportPrivateUsage]
