"""The life of a bot process: its settings, its updates, its end."""

import asyncio
from typing import Any

import aiohttp
import msgspec
import pytest
from aiogram import Dispatcher

from bot_client.dispatcher import PROGRAM
from shared.contracts.telegram import BotScope
from shared.i18n import LOCALES
from shared.settings import Settings
from shared.telegram import runtime
from shared.telegram.middlewares import Surroundings
from tests.bots.conftest import Running, config
from tests.bots.desk import Desk
from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA
from tests.sandbox.telegram import Press
from tests.servers.ports import free_port

SECRET = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process asks for its settings many times a second."""
    for name in ("CONFIG_PAUSE", "REVISION_PAUSE", "TROUBLE_PAUSE"):
        monkeypatch.setattr(runtime, name, 0.05)
    monkeypatch.setattr("shared.telegram.polling.CONFLICT_PAUSE", 0.05)


@pytest.mark.usefixtures("quick")
async def test_a_bot_waits_for_its_settings_and_starts_by_itself(
    settings: Settings, desk: Desk, anna: Actor
):
    """Not configured, then the API down, then all is there: no restart by hand."""
    desk.link(ANNA, "Ромашка")
    running = Running(BotScope.CLIENT, settings)
    await anna.opens_bot()
    desk.down = True
    with pytest.raises(AssertionError):
        await anna.sees("Здравствуйте", within=0.3)
    desk.config = config(BotScope.CLIENT)
    desk.down = False
    await anna.sees("Здравствуйте, Анна")
    await running.stop()


@pytest.mark.usefixtures("quick")
async def test_new_settings_start_the_bot_anew_in_place(
    settings: Settings, desk: Desk, anna: Actor, world: Sandbox
):
    """A token that Telegram does not know is survived; the corrected one works."""
    desk.link(ANNA, "Ромашка")
    desk.config = msgspec.structs.replace(config(BotScope.CLIENT, "0"), token="42:wrong")
    running = Running(BotScope.CLIENT, settings)
    await anna.opens_bot()
    with pytest.raises(AssertionError):
        await anna.sees("Здравствуйте", within=0.3)
    desk.config = config(BotScope.CLIENT, revision="1")
    await anna.sees("Здравствуйте, Анна")
    desk.config = config(BotScope.CLIENT, revision="2")
    await anna.types("/help")
    await anna.sees("Что я умею")
    await running.stop()


@pytest.mark.usefixtures("quick")
async def test_a_malformed_token_is_survived(settings: Settings, desk: Desk):
    """The process waits for a better one and can be stopped at once."""
    desk.config = msgspec.structs.replace(config(BotScope.CLIENT), token="no token at all")
    running = Running(BotScope.CLIENT, settings)
    await asyncio.sleep(0)
    await running.stop()
    assert running.task.exception() is None


async def test_the_command_menu_is_published(
    client_bot: Running, anna: Actor, desk: Desk, world: Sandbox
):
    """In both languages, so that Telegram shows the person's own."""
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    profile = world.telegram.bots["client"].profile
    assert {f"commands:all_private_chats:{each}" for each in LOCALES} <= set(profile)


@pytest.mark.usefixtures("quick")
async def test_a_second_poller_waits_for_the_first(settings: Settings, desk: Desk, anna: Actor):
    """Telegram answers 409 to it; when the first is gone, it goes on by itself."""
    desk.link(ANNA, "Ромашка")
    desk.config = config(BotScope.CLIENT)
    first = Running(BotScope.CLIENT, settings)
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    elsewhere = settings.model_copy(update={"data_dir": settings.data_dir / "second"})
    second = Running(BotScope.CLIENT, elsewhere)
    await anna.types("/help")
    await anna.sees("Что я умею")
    await first.stop()
    await anna.types("/cancel")
    await anna.sees("Отменять нечего")
    await second.stop()


@pytest.mark.usefixtures("quick")
async def test_polling_outlives_every_trouble_of_telegram(
    client_bot: Running, anna: Actor, desk: Desk, world: Sandbox
):
    """Conflict, a broken gateway, a pause asked for, a cut connection: the next word is heard."""
    desk.link(ANNA, "Ромашка")
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    faults = [
        world.telegram.fail(method="getUpdates", status=409, description="Conflict: two of you"),
        world.telegram.fail(method="getUpdates", status=502),
        world.telegram.fail(method="getUpdates", retry_after=1),
        world.telegram.fail(method="getUpdates", hang_up=True),
    ]
    await anna.types("/help")
    await anna.sees("Что я умею")
    await anna.types("/cancel")
    await anna.sees("Отменять нечего", within=20)
    await anna.types("/help")
    await anna.sees("Что я умею", within=20)
    assert all(fault.hits for fault in faults)


@pytest.mark.usefixtures("quick")
async def test_a_token_revoked_in_the_middle_is_survived(
    settings: Settings, desk: Desk, anna: Actor, world: Sandbox, monkeypatch: pytest.MonkeyPatch
):
    """The bot waits without spinning and goes on when the token is good again."""
    monkeypatch.setattr(runtime, "BAD_TOKEN_PAUSE", 0.1)
    desk.link(ANNA, "Ромашка")
    desk.config = config(BotScope.CLIENT)
    running = Running(BotScope.CLIENT, settings)
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    world.telegram.bots["client"].revoked = True
    await anna.types("/help")
    with pytest.raises(AssertionError):
        await anna.sees("Что я умею", within=0.3)
    world.telegram.bots["client"].revoked = False
    await anna.types("/cancel")
    await anna.sees("Отменять нечего")
    await running.stop()


@pytest.mark.rule("U1")
async def test_a_repeated_update_changes_nothing(
    client_bot: Running, anna: Actor, desk: Desk, given_out: list[dict[str, Any]], world: Sandbox
):
    """Telegram lost a confirmation and brings everything again: one ticket, one comment."""
    desk.link(ANNA, "Ромашка")
    await anna.types("Новая заявка")
    await anna.types("Кран")
    await anna.taps("Отправить")
    confirmation = await anna.sees("Заявка №1")
    mine = await anna.replies(confirmation, "Капает")
    await anna.sees_reaction(mine, "👍")
    for update in [given_out[-2], given_out[-1]]:
        world.telegram.repeat_update("client", update)
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert [len(one.comments) for one in desk.tickets] == [1]


@pytest.mark.rule("U2")
async def test_the_order_inside_a_chat_is_kept_and_chats_are_apart(
    client_bot: Running, anna: Actor, pavel: Actor, desk: Desk, world: Sandbox
):
    """Twenty words come in order; meanwhile a slow download of another person delays nobody."""
    desk.link(ANNA, "Ромашка")
    desk.link(pavel.person, "Василёк")
    await anna.types("Новая заявка")
    await anna.sees("Опишите")
    world.telegram.fail(method="getFile", status=500, times=2)
    await pavel.sends_photo()
    for number in range(20):
        await anna.types(f"слово {number}")
    await anna.sees("слово 19")
    assert pavel.messages() == []
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    assert desk.tickets[0].text == "\n".join(f"слово {number}" for number in range(20))
    await pavel.sees("Отправить или добавить")


@pytest.mark.rule("U6")
@pytest.mark.parametrize("end", ["stop", "kill"])
async def test_a_talk_survives_the_restart(settings: Settings, desk: Desk, anna: Actor, end: str):
    """The draft written to one process is sent by the next."""
    desk.link(ANNA, "Ромашка")
    desk.config = config(BotScope.CLIENT)
    before = Running(BotScope.CLIENT, settings)
    await anna.types("Новая заявка")
    await anna.types("Кран")
    await anna.sees("Кран")
    await (before.stop() if end == "stop" else before.kill())
    after = Running(BotScope.CLIENT, settings)
    await anna.taps("Отправить")
    await anna.sees("Заявка №1 создана")
    await after.stop()


@pytest.mark.rule("U6")
async def test_in_redis_a_talk_and_an_album_survive_too(
    settings: Settings, desk: Desk, anna: Actor, fresh_redis: str
):
    """The scaled mode: another machine goes on where the first was killed."""
    desk.link(ANNA, "Ромашка")
    desk.config = config(BotScope.CLIENT)
    scaled = settings.model_copy(update={"redis_url": fresh_redis})
    before = Running(BotScope.CLIENT, scaled)
    await anna.types("Новая заявка")
    await anna.types("Кран")
    await anna.sees("Кран")
    await anna.sends_album(2)
    await anna.sees("2 файла")
    await before.kill()
    elsewhere = scaled.model_copy(update={"data_dir": settings.data_dir / "elsewhere"})
    after = Running(BotScope.CLIENT, elsewhere)
    await anna.taps("Отправить")
    confirmation = await anna.sees("Заявка №1 создана")
    assert "2 файла" in confirmation.text
    await after.stop()


@pytest.mark.rule("U7")
async def test_the_stop_finishes_what_was_begun(
    settings: Settings, desk: Desk, anna: Actor, world: Sandbox, monkeypatch: pytest.MonkeyPatch
):
    """A press whose work goes on at the moment of SIGTERM is brought to its end, and the next
    process does not get it again."""
    desk.link(ANNA, "Ромашка")
    desk.config = config(BotScope.CLIENT)
    running = Running(BotScope.CLIENT, settings)
    await anna.types("Новая заявка")
    await anna.types("Кран")
    await anna.sees("Кран")
    begun, go_on = asyncio.Event(), asyncio.Event()
    surround = Surroundings.__call__

    async def held(self: Surroundings, handler: Any, event: Any, data: dict[str, Any]) -> Any:
        begun.set()
        await go_on.wait()
        return await surround(self, handler, event, data)

    monkeypatch.setattr(Surroundings, "__call__", held)
    await anna.taps("Отправить")
    await begun.wait()
    stopping = asyncio.create_task(running.stop())
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    await anna.sees("Заявка №1 создана")
    assert dict(world.telegram.bots["client"].queue.pending) == {}


@pytest.fixture
def webhook(settings: Settings) -> Settings:
    port = free_port()
    return settings.model_copy(
        update={
            "bot_mode": "webhook",
            "bot_webhook_url": f"http://127.0.0.1:{port}",
            "bot_client_webhook_port": port,
        }
    )


@pytest.mark.rule("U5", "U7")
async def test_by_webhook_the_same_talk(webhook: Settings, desk: Desk, anna: Actor):
    """Album, draft, ticket; at the end the request in flight is finished."""
    desk.link(ANNA, "Ромашка")
    desk.config = config(BotScope.CLIENT)
    running = Running(BotScope.CLIENT, webhook)
    await anna.sends_album(2, caption="Крыша")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1 создана")
    await running.stop()
    assert len(desk.tickets) == 1


@pytest.mark.rule("U5")
@pytest.mark.parametrize("brought", ["", "wrong", "тайна", "a-secret-and-more"])
async def test_a_wrong_secret_gets_401_and_no_work(
    webhook: Settings, desk: Desk, anna: Actor, brought: str
):
    """Whoever found the address by chance gets nothing done."""
    desk.link(ANNA, "Ромашка")
    desk.config = config(BotScope.CLIENT)
    running = Running(BotScope.CLIENT, webhook)
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    update = {"update_id": 1, "message": anna.last.wire | {"text": "/start"}}
    headers = {SECRET: brought.encode().decode("latin-1")}
    async with aiohttp.ClientSession() as http:
        url = f"{webhook.bot_webhook_url}/telegram/client"
        async with http.post(url, json=update, headers=headers) as answer:
            assert answer.status == 401
        async with http.get(f"{webhook.bot_webhook_url}/health/live") as answer:
            assert await answer.text() == "ok"
    assert len(anna.messages()) == 1
    await running.stop()


@pytest.mark.rule("U5")
async def test_switching_to_polling_deletes_the_webhook(
    webhook: Settings, settings: Settings, desk: Desk, anna: Actor, world: Sandbox
):
    """A forgotten webhook would make polling impossible."""
    desk.link(ANNA, "Ромашка")
    desk.config = config(BotScope.CLIENT)
    by_hook = Running(BotScope.CLIENT, webhook)
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    await by_hook.stop()
    assert world.telegram.bots["client"].queue.webhook is not None
    by_poll = Running(BotScope.CLIENT, settings)
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert world.telegram.bots["client"].queue.webhook is None
    await by_poll.stop()


@pytest.mark.rule("U4")
async def test_data_of_another_version_is_answered(client_bot: Running, anna: Actor, desk: Desk):
    """Every kind of bad data gets an answer, and the old button goes."""
    desk.link(ANNA, "Ромашка")
    await anna.types("Мои заявки")
    listed = await anna.sees("Здесь пока пусто")
    for data in ("tk:o:short:1:", "tk:zz:AAAAAAAAAAAAAAAAAAAAAA:1:", "old", "dr:s", "я"):
        press = await anna.taps_raw(data, listed)
        assert (await anna.sees_answer(press)).text == "Эта кнопка устарела."
    await anna.sees_no_buttons(listed)


@pytest.mark.rule("U4")
async def test_a_press_is_answered_before_a_slow_api(
    client_bot: Running,
    anna: Actor,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
):
    """The clock on the button stops; the words come later as a message."""
    monkeypatch.setattr("shared.telegram.middlewares.PRESS_PATIENCE", 0.05)
    me = desk.link(ANNA, "Ромашка")
    ticket = desk.ticket(me, "Кран", status="closed")
    await anna.types("Мои заявки")
    await anna.taps("Закрытые заявки")
    listed = await anna.sees("№1 · Кран")
    desk.down = True
    press = await anna.taps_on(listed, "№1 · Кран")
    assert isinstance(press, Press)
    await anna.sees("Сервис сейчас недоступен", within=15)
    assert press.answer is not None and press.answer.text == ""
    assert ticket.number == 1


async def test_a_bug_is_told_to_the_person_and_the_bot_lives_on(
    client_bot: Running, anna: Actor, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    """An unexpected error is logged; the person hears that it did not work."""
    desk.link(ANNA, "Ромашка")

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr("shared.telegram.lists.list_text", broken)
        await anna.types("Мои заявки")
        await anna.sees("Не получилось")
    await anna.types("Мои заявки")
    await anna.sees("Здесь пока пусто")


async def test_telegrams_pause_is_waited_out(client_bot: Running, anna: Actor, desk: Desk):
    """429 in the middle of a talk: the answer comes later, but it comes."""
    desk.link(ANNA, "Ромашка")
    anna.world.telegram.fail(method="sendMessage", retry_after=1)
    await anna.types("/help")
    await anna.sees("Что я умею")


@pytest.mark.rule("C7")
async def test_what_telegram_cannot_parse_goes_as_plain_text(
    client_bot: Running, anna: Actor, desk: Desk
):
    """A message beats its form."""
    desk.link(ANNA, "Ромашка")
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
