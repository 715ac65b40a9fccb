"""The cast plays with a real aiogram dispatcher, by polling and by webhook."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.enums import ContentType
from aiogram.filters import CommandStart
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import PAVEL
from tests.sandbox.telegram import Attachment

ASK = ReplyKeyboardMarkup(
    keyboard=[[KeyboardButton(text="Поделиться номером", request_contact=True)]]
)
DONE = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Отправить", callback_data="send:1")]]
)


def parrot(heard: list[Any]) -> Dispatcher:
    """A bot that answers everything in a way a test can see."""
    router = Router()

    @router.message(CommandStart())
    async def greeted(message: Message) -> None:
        await message.answer("Ваш номер?", reply_markup=ASK)

    @router.message(F.contact)
    async def got_contact(message: Message) -> None:
        assert message.contact is not None
        own = message.from_user is not None and message.contact.user_id == message.from_user.id
        await message.answer("Свой" if own else "Чужой", reply_markup=ReplyKeyboardRemove())

    @router.message(F.text == "кнопка")
    async def wanted_button(message: Message) -> None:
        await message.answer("Готово?", reply_markup=DONE)

    @router.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        heard.append(query.data)
        await query.answer("Принято")
        if isinstance(query.message, Message):
            await query.message.edit_text("Отправлено")

    @router.edited_message()
    @router.message()
    async def anything(message: Message) -> None:
        heard.append(message)
        await message.answer(
            f"эхо: {ContentType(message.content_type).value} {message.text or message.caption}"
        )

    @router.my_chat_member()
    async def left(update: ChatMemberUpdated) -> None:
        heard.append(update.new_chat_member.status)

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


@pytest.fixture
def heard() -> list[Any]:
    return []


@pytest.fixture(params=["polling", "webhook"])
async def running(
    request: pytest.FixtureRequest, bot: Bot, heard: list[Any]
) -> AsyncIterator[None]:
    """The same bot, its updates brought by either way."""
    play = polling if request.param == "polling" else webhook
    async for _ in play(bot, parrot(heard)):
        yield


async def polling(bot: Bot, dispatcher: Dispatcher) -> AsyncIterator[None]:
    task = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
    )
    yield
    await dispatcher.stop_polling()
    await task


async def webhook(bot: Bot, dispatcher: Dispatcher) -> AsyncIterator[None]:
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token="s-1").register(app, path="/hook")
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s-1")
    yield
    await bot.delete_webhook()
    await runner.cleanup()


@pytest.mark.usefixtures("running")
async def test_a_phone_is_shared_by_the_button(anna: Actor):
    """The server fills `user_id` for the button; the keyboard goes when the bot removes it."""
    await anna.opens_bot()
    await anna.sees("Ваш номер?")
    await anna.shares_phone()
    await anna.sees("Свой")
    assert anna.buttons() == []


@pytest.mark.usefixtures("running")
async def test_a_card_is_nobodys_phone(anna: Actor):
    """A contact card from the address book carries no `user_id`."""
    await anna.sends_contact(of=PAVEL)
    await anna.sees("Чужой")


@pytest.mark.usefixtures("running")
async def test_a_button_is_pressed_and_answered(anna: Actor, heard: list[Any]):
    """The press reaches the bot, its answer is a toast, the message is edited."""
    await anna.types("кнопка")
    message = await anna.sees("Готово?")
    await anna.taps("Отправить")
    await anna.sees_toast("Принято")
    await anna.sees_edited(message, "Отправлено")
    await anna.sees_no_buttons(message)
    await anna.taps_raw("old:version:9", message)
    await anna.sees_toast("Принято")
    assert heard == ["send:1", "old:version:9"]


@pytest.mark.usefixtures("running")
async def test_every_kind_of_content_arrives(anna: Actor, heard: list[Any]):
    """Albums, files, voice, polls, places and replies parse as aiogram's types."""
    await anna.sends_album(2, caption="Две")
    await anna.sees("эхо: photo Две")
    await anna.sends_file("акт.pdf", b"%PDF", caption="акт")
    await anna.sees("эхо: document акт")
    for kind in ("voice", "video", "video_note", "audio", "sticker", "animation"):
        await anna.sends(kind)
        await anna.sees(f"эхо: {kind}")
    await anna.sends_poll()
    await anna.sees("эхо: poll")
    await anna.sends_location()
    await anna.sees("эхо: location")
    await anna.sends_dice()
    await anna.sees("эхо: dice")
    await anna.replies(anna.last, "ответ", file=Attachment(kind="photo"))
    await anna.sees("эхо: photo ответ")
    assert heard[-1].reply_to_message.text.startswith("эхо: dice")
    assert heard[0].media_group_id == heard[1].media_group_id


@pytest.mark.usefixtures("running")
async def test_an_edit_and_a_forward_arrive(anna: Actor, heard: list[Any]):
    """An edited message keeps its id; a forwarded one names its origin."""
    mine = await anna.types("раз")
    await anna.sees("эхо: text раз")
    await anna.edits(mine, "два")
    await anna.sees("эхо: text два")
    assert heard[-1].message_id == heard[0].message_id
    await anna.forwards(mine)
    await anna.sees("эхо: text два")
    assert heard[-1].forward_origin is not None


@pytest.mark.usefixtures("running")
async def test_blocking_is_told_to_the_bot(anna: Actor, heard: list[Any]):
    """Block and unblock come as `my_chat_member`."""
    await anna.types("привет")
    await anna.sees("эхо")
    await anna.blocks_bot()
    await anna.unblocks_bot()
    await anna.types("снова")
    await anna.sees("снова")
    assert heard[1:3] == ["kicked", "member"]


async def test_a_webhook_is_repeated_until_it_is_taken(world: Sandbox, anna: Actor, bot: Bot):
    """Anything but 2xx brings the update again, with the secret; the order in a chat stays."""
    got: list[tuple[int, str]] = []

    async def hook(request: web.BaseRequest) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "s-2"
        got.append((len(got), (await request.json())["message"]["text"]))
        world.telegram.pulse.beat()
        return web.Response(status=500 if len(got) < 3 else 200)

    world.telegram.poster.retry = 0.01
    runner = web.ServerRunner(web.Server(hook))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await bot.set_webhook(url, secret_token="s-2")
    await anna.types("раз")
    await anna.types("два")
    await world.telegram.pulse.until(lambda: len(got) == 4 or None)
    assert [text for _, text in got] == ["раз", "раз", "раз", "два"]
    info = await bot.get_webhook_info()
    assert info.last_error_message is not None
    await runner.cleanup()


async def test_a_failed_sight_shows_the_chat(anna: Actor, bot: Bot):
    """What fails says what the person did see, and which buttons there are."""
    await anna.types("привет")
    await bot.send_message(anna.person.telegram_id, "Здравствуйте", reply_markup=DONE)
    with pytest.raises(AssertionError, match=r"Здравствуйте(.|\n)*\[Отправить\]"):
        await anna.taps("Отменить", within=0.05)
    with pytest.raises(AssertionError, match="has seen «Здрав»"):
        anna.sees_no("Здрав")


async def test_what_was_read_before_an_act_is_not_read_again(anna: Actor, bot: Bot):
    """The same words count once for each act."""
    await anna.types("раз")
    await bot.send_message(anna.person.telegram_id, "Записано")
    await anna.sees("Записано")
    await anna.sees("Записано")
    await anna.types("два")
    with pytest.raises(AssertionError, match="waited"):
        await anna.sees("Записано", within=0.05)
