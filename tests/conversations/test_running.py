"""The life of a bot process: its settings, its updates, its end."""

import asyncio
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from aiogram import Dispatcher
from pydantic import SecretStr

from api.tickets.models import Ticket
from bot_client.dispatcher import PROGRAM
from shared.client import transport
from shared.contracts.admin import SECRET_MASK
from shared.telegram.chat import middlewares
from shared.telegram.chat.middlewares import Surroundings
from shared.telegram.inbox import downloads
from shared.telegram.run import factory, polling, runtime
from tests.cast import Actor
from tests.conversations.office import Office
from tests.desk import until
from tests.sandbox.telegram import BotAccount, Press

SECRET = "X-Telegram-Bot-Api-Secret-Token"
CONFIG = "GET /api/bots/config"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process asks for its settings many times a second."""
    for name in ("CONFIG_PAUSE", "REVISION_PAUSE", "TROUBLE_PAUSE", "BAD_TOKEN_PAUSE"):
        monkeypatch.setattr(runtime, name, 0.02)
    monkeypatch.setattr(polling, "CONFLICT_PAUSE", 0.02)
    monkeypatch.setattr(transport, "PAUSES", (0.01, 0.01))


@pytest.fixture
async def visitor(empty_office: Office) -> Actor:
    """Anna, registered, while no bot runs."""
    return await empty_office.enters("anna")


def client_bot(office: Office) -> BotAccount:
    """What Telegram knows of the clients' bot."""
    return office.desk.world.telegram.bots["client"]


def token(office: Office, new: str) -> None:
    """The clients' bot has this token from now on."""
    office.desk.settings.telegram_client_token = SecretStr(new)


async def asks(office: Office, times: int = 3) -> None:
    """The bot asks for its settings so often from now on."""
    before = office.door.asked.count(CONFIG)
    await until(lambda: office.door.asked.count(CONFIG) >= before + times)


@pytest.mark.usefixtures("quick")
async def test_a_bot_waits_for_its_settings_and_starts_by_itself(
    empty_office: Office, visitor: Actor
):
    """Not configured, then the API down, then all is there: no restart by hand."""
    right = client_bot(empty_office).token
    token(empty_office, "")
    await empty_office.start()
    await visitor.opens_bot()
    await asks(empty_office)
    empty_office.door.shut = True
    await asks(empty_office)
    token(empty_office, right)
    await asks(empty_office)
    assert visitor.messages() == []
    empty_office.door.shut = False
    await visitor.sees("Здравствуйте, Анна")


@pytest.mark.usefixtures("quick")
async def test_new_settings_start_the_bot_anew_in_place(empty_office: Office, visitor: Actor):
    """Tokens that are malformed or that Telegram does not know are survived; the corrected one
    works."""
    right = client_bot(empty_office).token
    token(empty_office, "no token at all")
    bot = await empty_office.start()
    await visitor.opens_bot()
    await asks(empty_office)
    token(empty_office, "42:wrong")
    await asks(empty_office)
    assert visitor.messages() == []
    token(empty_office, right)
    await visitor.sees("Здравствуйте, Анна")
    phone = {"token": SECRET_MASK, "support_phone": "+7 495 000-00-00"}
    change = {"enabled": True, "settings": {"channel": "telegram"} | phone}
    path = "/api/admin/channels/telegram-client"
    await empty_office.desk.does("gleb", path, change, method="PUT")
    await asks(empty_office)
    await visitor.types("/help")
    await visitor.sees("+7 495 000-00-00")
    assert not bot.task.done()


@pytest.mark.usefixtures("quick")
async def test_a_bot_without_a_good_token_can_be_stopped(empty_office: Office):
    """At once, and as any other."""
    token(empty_office, "no token at all")
    bot = await empty_office.start()
    await asks(empty_office, 1)
    await bot.stop()
    assert bot.task.exception() is None


@pytest.mark.usefixtures("quick")
async def test_a_second_poller_waits_for_the_first(empty_office: Office, visitor: Actor):
    """Telegram answers 409 to it; when the first is gone, it goes on by itself."""
    first = await empty_office.start()
    await visitor.opens_bot()
    await visitor.sees("Здравствуйте")
    await empty_office.start(data_dir=empty_office.settings.data_dir / "second")
    await visitor.types("/help")
    await visitor.sees("Что я умею")
    await first.stop()
    await visitor.types("/cancel")
    await visitor.sees("Отменять нечего")


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds for which polling pauses; it does so for a moment."""
    seconds: list[float] = []
    wait = polling.wait

    async def briefly(event: asyncio.Event, pause: float) -> bool:
        seconds.append(pause)
        return await wait(event, min(pause, 0.01))

    monkeypatch.setattr(polling, "wait", briefly)
    return seconds


async def test_polling_outlives_every_trouble_of_telegram(
    client_office: Office, anna: Actor, waited: list[float]
):
    """Conflict, a broken gateway, a pause asked for, a cut connection: the next word is heard."""
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    telegram = client_office.desk.world.telegram
    faults = [
        telegram.fail(method="getUpdates", status=409, description="Conflict: two of you"),
        telegram.fail(method="getUpdates", status=502),
        telegram.fail(method="getUpdates", retry_after=7),
        telegram.fail(method="getUpdates", hang_up=True),
    ]
    await anna.types("/help")
    await anna.sees("Что я умею")
    await anna.types("/cancel")
    await anna.sees("Отменять нечего")
    assert all(fault.hits for fault in faults)
    assert 7 in waited


@pytest.mark.usefixtures("quick")
async def test_a_token_revoked_in_the_middle_is_survived(empty_office: Office, visitor: Actor):
    """The bot waits without spinning and goes on when the token is good again."""
    await empty_office.start()
    await visitor.opens_bot()
    await visitor.sees("Здравствуйте")
    client_bot(empty_office).revoked = True
    await visitor.types("/help")
    await asks(empty_office, 5)
    assert visitor.messages("Что я умею") == []
    client_bot(empty_office).revoked = False
    await visitor.types("/cancel")
    await visitor.sees("Отменять нечего")


@pytest.mark.rule("U1")
async def test_a_repeated_update_changes_nothing(
    client_office: Office, anna: Actor, given_out: list[dict[str, Any]]
):
    """Telegram lost a confirmation and brings everything again: one ticket, one comment."""
    await anna.types("Новая заявка")
    await anna.types("Кран")
    await anna.taps("Отправить")
    confirmation = await anna.sees("Заявка №1")
    mine = await anna.replies(confirmation, "Капает")
    await anna.sees_reaction(mine, "👍")
    for update in given_out[-2:]:
        client_office.desk.world.telegram.repeat_update("client", update)
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert await client_office.desk.count(Ticket) == 1
    assert len((await client_office.ticket())["comments"]) == 1


@pytest.mark.rule("U2")
async def test_the_order_inside_a_chat_is_kept_and_chats_are_apart(
    client_office: Office, anna: Actor, monkeypatch: pytest.MonkeyPatch
):
    """Ten words come in order; meanwhile a slow download of another person delays nobody."""
    pavel = await client_office.enters("pavel")
    go_on, bring = asyncio.Event(), downloads._download  # pyright: ignore[reportPrivateUsage]

    async def slowly(*asked: Any) -> None:
        await go_on.wait()
        await bring(*asked)

    monkeypatch.setattr(downloads, "_download", slowly)
    await pavel.sends_photo()
    await anna.types("Новая заявка")
    await anna.sees("Опишите")
    for number in range(10):
        await anna.types(f"слово {number}")
    await anna.sees("слово 9")
    assert pavel.messages() == []
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    words = "\n".join(f"слово {number}" for number in range(10))
    assert (await client_office.ticket())["text"] == words
    go_on.set()
    await pavel.sees("новая заявка или дополнение")


@pytest.mark.rule("U6")
async def test_a_talk_survives_a_kill(empty_office: Office, visitor: Actor):
    """The draft written to one process is sent by the next."""
    before = await empty_office.start()
    await visitor.types("Новая заявка")
    await visitor.types("Кран")
    await visitor.sees("Кран")
    await before.kill()
    await empty_office.start()
    await visitor.taps("Отправить")
    await visitor.sees("Заявка №1 создана")


@pytest.mark.rule("U6")
async def test_in_redis_a_talk_and_an_album_survive_too(
    empty_office: Office, visitor: Actor, fresh_redis: str
):
    """The scaled mode: another machine goes on where the first was killed."""
    before = await empty_office.start(redis_url=fresh_redis)
    await visitor.types("Новая заявка")
    await visitor.types("Кран")
    await visitor.sees("Кран")
    await visitor.sends_album(2)
    await visitor.sees("2 файла")
    await before.kill()
    elsewhere = empty_office.settings.data_dir / "elsewhere"
    await empty_office.start(redis_url=fresh_redis, data_dir=elsewhere)
    await visitor.taps("Отправить")
    confirmation = await visitor.sees("Заявка №1 создана")
    assert "2 файла" in confirmation.text


@pytest.mark.rule("U7")
async def test_the_stop_finishes_what_was_begun(
    empty_office: Office, visitor: Actor, monkeypatch: pytest.MonkeyPatch
):
    """A press whose work goes on at the moment of SIGTERM is brought to its end, and the next
    process does not get it again."""
    bot = await empty_office.start()
    await visitor.types("Новая заявка")
    await visitor.types("Кран")
    await visitor.sees("Кран")
    begun, go_on = asyncio.Event(), asyncio.Event()
    surround = Surroundings.__call__

    async def held(self: Surroundings, handler: Any, event: Any, data: dict[str, Any]) -> Any:
        begun.set()
        await go_on.wait()
        return await surround(self, handler, event, data)

    monkeypatch.setattr(Surroundings, "__call__", held)
    await visitor.taps("Отправить")
    await begun.wait()
    stopping = asyncio.create_task(bot.stop())
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    await visitor.sees("Заявка №1 создана")
    assert dict(client_bot(empty_office).queue.pending) == {}


@pytest.mark.rule("U5", "U7")
async def test_by_webhook_the_same_talk(empty_office: Office, visitor: Actor, hook: dict[str, Any]):
    """Album, draft, ticket; at the end the request in flight is finished."""
    bot = await empty_office.start(**hook)
    await visitor.sends_album(2, caption="Крыша")
    await visitor.taps("Отправить")
    await visitor.sees("Заявка №1 создана")
    await bot.stop()
    assert await empty_office.desk.count(Ticket) == 1


@pytest.mark.rule("U5")
async def test_a_wrong_secret_gets_401_and_no_work(
    empty_office: Office, visitor: Actor, hook: dict[str, Any]
):
    """Whoever found the address by chance gets nothing done."""
    await empty_office.start(**hook)
    await visitor.opens_bot()
    await visitor.sees("Здравствуйте")
    update = {"update_id": 1, "message": visitor.last.wire | {"text": "/start"}}
    url = hook["bot_webhook_url"]
    async with aiohttp.ClientSession() as http:
        for brought in ("", "wrong", "тайна", "a-secret-and-more"):
            headers = {SECRET: brought.encode().decode("latin-1")}
            async with http.post(f"{url}/telegram/client", json=update, headers=headers) as answer:
                assert answer.status == 401
        async with http.get(f"{url}/health/live") as answer:
            assert await answer.text() == "ok"
    assert len(visitor.messages()) == 1


@pytest.mark.rule("U5")
async def test_switching_to_polling_deletes_the_webhook(
    empty_office: Office, visitor: Actor, hook: dict[str, Any]
):
    """A forgotten webhook would make polling impossible."""
    by_hook = await empty_office.start(**hook)
    await visitor.opens_bot()
    await visitor.sees("Здравствуйте")
    await by_hook.stop()
    assert client_bot(empty_office).queue.webhook is not None
    await empty_office.start()
    await visitor.types("/help")
    await visitor.sees("Что я умею")
    assert client_bot(empty_office).queue.webhook is None


@pytest.mark.rule("U4")
async def test_data_of_another_version_is_answered(anna: Actor):
    """Every kind of bad data gets an answer, and the old button goes."""
    await anna.types("Мои заявки")
    listed = await anna.sees("Здесь пока пусто")
    for data in ("tk:o:short:1:", "tk:zz:AAAAAAAAAAAAAAAAAAAAAA:1:", "old", "dr:s", "я"):
        press = await anna.taps_raw(data, listed)
        assert (await anna.sees_answer(press)).text == "Эта кнопка устарела."
    await anna.sees_no_buttons(listed)


@pytest.mark.rule("U4")
async def test_a_press_is_answered_before_a_slow_api(
    client_office: Office, anna: Actor, monkeypatch: pytest.MonkeyPatch
):
    """The clock on the button stops; the words come later as a message."""
    monkeypatch.setattr(middlewares, "PRESS_PATIENCE", 0.02)
    monkeypatch.setattr(transport, "PAUSES", (0.1, 0.1))
    await client_office.desk.opens("anna", "Кран")
    await anna.types("Мои заявки")
    listed = await anna.sees("№1 · Кран")
    client_office.door.shut = True
    press = await anna.taps_on(listed, "№1 · Кран")
    assert isinstance(press, Press)
    await anna.sees("Сервис сейчас недоступен")
    assert press.answer is not None and press.answer.text == ""


async def test_a_bug_is_told_to_the_person_and_the_bot_lives_on(
    anna: Actor, monkeypatch: pytest.MonkeyPatch
):
    """An unexpected error is logged; the person hears that it did not work."""

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr("shared.telegram.chat.lists.list_text", broken)
        await anna.types("Мои заявки")
        await anna.sees("Не получилось")
    await anna.types("Мои заявки")
    await anna.sees("Здесь пока пусто")


async def test_telegrams_pause_is_waited_out(anna: Actor, monkeypatch: pytest.MonkeyPatch):
    """429 in the middle of a talk: the answer comes later, but it comes."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(factory, "asyncio", SimpleNamespace(sleep=sleep))
    anna.world.telegram.fail(method="sendMessage", retry_after=7)
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert waited == [7]


@pytest.mark.rule("C7")
async def test_what_telegram_cannot_parse_goes_as_plain_text(anna: Actor):
    """A message beats its form."""
    refused = "Bad Request: can't parse entities: Unsupported start tag"
    anna.world.telegram.fail(method="sendMessage", status=400, description=refused)
    await anna.types("Мои заявки")
    shown = await anna.sees("Открытые заявки")
    assert "<b>" not in shown.text


def test_every_router_has_its_place():
    """The talks can be built again and again: a restart in place makes new routers."""
    for _ in range(2):
        dispatcher = Dispatcher()
        PROGRAM.fill(dispatcher)
        assert [router.name for router in dispatcher.sub_routers][-1] == "fallback"
