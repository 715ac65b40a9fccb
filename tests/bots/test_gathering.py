"""What joins a message that is being gathered, and what ends it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from aiogram import BaseMiddleware, Bot, Router
from aiogram.types import CallbackQuery, Message, TelegramObject, Update
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.contracts.telegram import BotScope
from shared.settings import Settings
from shared.telegram.gathering.albums import Collector
from shared.telegram.gathering.parts import Timing, Whole
from shared.telegram.memory.memory import Memory, opened_memory
from shared.telegram.run.factory import make_dispatcher

BOT = Bot("42:TEST")
ME = {"id": 42, "is_bot": True, "first_name": "Бот"}
LONG = "а" * 4000
MENU = "Мои заявки"
ANNA = {"type": "hidden_user", "date": 5, "sender_user_name": "Анна"}
PAVEL = ANNA | {"sender_user_name": "Павел"}

Item = tuple[str, list[int]]
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


def photo(number: int, **more: Any) -> dict[str, Any]:
    size = {"file_id": f"f{number}", "file_unique_id": f"u{number}", "width": 1, "height": 1}
    return {"photo": [size]} | more


def answer(number: int) -> dict[str, Any]:
    chat = {"id": 1, "type": "private"}
    return {"message_id": number, "date": 0, "chat": chat, "from": ME, "text": "№1"}


KINDS: dict[str, Callable[[int], dict[str, Any]]] = {
    "long": lambda _: {"text": LONG},
    "short": lambda _: {"text": "конец"},
    "command": lambda _: {"text": "/cancel"},
    "menu": lambda _: {"text": MENU},
    "reply": lambda _: {"text": "да", "reply_to_message": answer(1)},
    "long reply": lambda _: {"text": LONG, "reply_to_message": answer(2)},
    "forward": lambda _: {"text": "чужое", "forward_origin": ANNA},
    "long forward": lambda _: {"text": LONG, "forward_origin": ANNA},
    "other forward": lambda _: {"text": "чужое", "forward_origin": PAVEL},
    "album a": lambda number: photo(number, media_group_id="a"),
    "album b": lambda number: photo(number, media_group_id="b"),
    "photo": photo,
    "place": lambda _: {"location": {"latitude": 1.0, "longitude": 1.0}},
    "press": lambda _: {},
    "edit": lambda _: {"text": "иначе"},
}
TAILS = {
    "long": {"long", "short"},
    "long reply": {"long", "short", "long reply"},
    "long forward": {"long forward", "forward"},
    "album a": {"album a"},
    "album b": {"album b"},
}
"""What may follow each of those that are gathered; after a short tail nothing does."""


def update(chat_id: int, number: int, kind: str) -> Update:
    """The `number` is the update's and the message's."""
    person = {"id": chat_id, "is_bot": False, "first_name": "Анна"}
    chat = {"id": chat_id, "type": "private"}
    head: dict[str, Any] = {"message_id": number, "date": 0, "chat": chat}
    message = head | {"from": person} | KINDS[kind](number)
    if kind == "press":
        asked = head | {"from": ME, "text": "?"}
        press = {"id": "1", "from": person, "chat_instance": "1", "data": "x", "message": asked}
        return Update.model_validate({"update_id": number, "callback_query": press})
    field = "edited_message" if kind == "edit" else "message"
    return Update.model_validate({"update_id": number, field: message}, context={"bot": BOT})


def expected(kinds: Sequence[str]) -> list[Item]:
    """What should be handled, in its order, by the rule alone."""
    told: list[Item] = []
    may_follow: set[str] = set()
    for number, kind in enumerate(kinds, 1):
        if kind in may_follow:
            told[-1][1].append(number)
            if kind in ("short", "forward"):
                may_follow = set()
        else:
            told.append((kind if kind in ("press", "edit") else "message", [number]))
            may_follow = TAILS.get(kind, set())
    return told


class Quiet(BaseMiddleware):
    """The surroundings of nobody."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        return await handler(event, data)


class Desk:
    """A dispatcher with our middlewares whose only talk notes what it is given."""

    def __init__(self, memory: Memory, timing: Timing) -> None:
        self.told: dict[int, list[Item]] = {}
        self.dispatcher = make_dispatcher(memory.storage, memory.isolation, Quiet())
        self.dispatcher.include_router(self._notes())
        self.collector = Collector(memory.spool, BOT, self._feed, timing, frozenset({MENU}))
        self.dispatcher.workflow_data["collector"] = self.collector

    async def _feed(self, update: Update, whole: Whole) -> None:
        await self.dispatcher.feed_update(BOT, update, whole=whole)

    def _notes(self) -> Router:
        async def message(event: Message, whole: Whole) -> None:
            await self._note(event.chat.id, "message", [each.message_id for each in whole.parts])

        async def edit(event: Message) -> None:
            await self._note(event.chat.id, "edit", [event.message_id])

        async def press(event: CallbackQuery, event_update: Update) -> None:
            await self._note(event.from_user.id, "press", [event_update.update_id])

        router = Router()
        router.message()(message)
        router.edited_message()(edit)
        router.callback_query()(press)
        return router

    async def _note(self, chat_id: int, kind: str, numbers: list[int]) -> None:
        await asyncio.sleep(0)
        self.told.setdefault(chat_id, []).append((kind, numbers))

    async def gets(self, chat_id: int, kinds: Iterable[str]) -> None:
        """All at once, as from one answer of Telegram, and then the silence."""
        came = [update(chat_id, number, kind) for number, kind in enumerate(kinds, 1)]
        await asyncio.gather(*(self.dispatcher.feed_update(BOT, each) for each in came))

    async def concludes(self) -> None:
        """Nothing waits any more."""
        while tasks := list(self.collector._filling.values()):  # pyright: ignore[reportPrivateUsage]
            await asyncio.gather(*tasks)


@pytest.fixture(autouse=True)
def _presses_need_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    async def answered(*_: Any, **__: Any) -> None:
        return None

    monkeypatch.setattr(Bot, "answer_callback_query", answered)


async def served(folder: Path, days: Sequence[Sequence[str]]) -> dict[int, list[Item]]:
    """What is handled in each of several chats at once."""
    async with opened_memory(Settings(data_dir=folder), BotScope.CLIENT) as memory:
        desk = Desk(memory, Timing(silence=0.25, limit=5, late=60))
        await asyncio.gather(*(desk.gets(number, day) for number, day in enumerate(days, 1)))
        await desk.concludes()
        await desk.collector.stop()
        assert await memory.spool.bags("parts") == []
        return desk.told


DAYS: list[list[str]] = [
    ["long", "command"],
    ["long", "reply"],
    ["long", "menu", "short"],
    ["long", "press", "short"],
    ["long", "edit"],
    ["long", "short", "short"],
    ["long", "long", "long", "short"],
    ["long", "album a", "album a", "short"],
    ["album a", "album a", "command", "album b"],
    ["album a", "long", "short"],
    ["long", "long forward", "forward", "short"],
    ["long forward", "other forward"],
    ["long", "place"],
    ["long", "long reply", "short", "command"],
    ["command", "short", "photo", "press"],
]


@pytest.mark.rule("U9", "U2")
async def test_only_what_can_be_a_continuation_joins(tmp_path: Path) -> None:
    """Everything else ends the gathering and takes its own way, in order."""
    told = await served(tmp_path, DAYS)
    assert [told[number] for number in range(1, len(DAYS) + 1)] == [*map(expected, DAYS)]


@pytest.mark.rule("U9", "U2")
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    days=st.lists(
        st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=8), min_size=8, max_size=8
    )
)
def test_any_sequence_is_handled_whole_and_in_order(
    tmp_path_factory: pytest.TempPathFactory, days: list[list[str]]
) -> None:
    """Nothing is lost, nothing handled twice, nothing out of its turn."""
    told = asyncio.run(served(tmp_path_factory.mktemp("bot"), days))
    assert [told[number] for number in range(1, len(days) + 1)] == [*map(expected, days)]
