"""The page shows what is there and does what a person does."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import msgspec
import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from playwright.async_api import Page, async_playwright, expect

from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.page_server import PageServer
from tests.sandbox.people import ANNA

TAKE = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Взять", callback_data="take:1")]]
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
async def page(world: Sandbox) -> AsyncIterator[PageServer]:
    server = PageServer(world)
    await server.open()
    yield server
    await server.close()


@pytest.fixture
async def screen(page: PageServer, chromium_shell: str) -> AsyncIterator[Page]:
    async with async_playwright() as player:
        browser = await player.chromium.launch(executable_path=chromium_shell, args=ARGUMENTS)
        one = await browser.new_page(viewport={"width": 1280, "height": 800})
        await one.goto(page.url)
        yield one
        await browser.close()


async def test_acts_reach_the_bot(page: PageServer, http: aiohttp.ClientSession, bot: Bot):
    """What is typed and attached on the page comes as updates, an album under one group."""
    chat = f"{page.url}/api/chat/client/anna"
    async with http.post(f"{chat}/start") as answer:
        assert answer.status == 200
    form = aiohttp.FormData({"kind": "photo", "caption": "Две"})
    for name in ("1.jpg", "2.jpg"):
        form.add_field("files", b"\xff\xd8", filename=name, content_type="image/jpeg")
    async with http.post(f"{chat}/attach", data=form) as answer:
        assert answer.status == 200
    start, first, second = [one.message for one in await bot.get_updates()]
    assert start is not None and start.text == "/start"
    assert first is not None and first.caption == "Две"
    assert second is not None and second.media_group_id == first.media_group_id


async def test_events_come_live(
    page: PageServer, http: aiohttp.ClientSession, bot: Bot, anna: Actor
):
    """An open page hears a message with its buttons as soon as the bot has sent it."""
    anna.account.open_silently()
    async with http.get(f"{page.url}/api/events") as stream:
        await bot.send_message(
            ANNA.telegram_id, "<b>Заявка</b>", parse_mode="HTML", reply_markup=TAKE
        )
        line = await stream.content.readline()
    event: dict[str, Any] = msgspec.json.decode(line.removeprefix(b"data: "))
    assert event["chat"]["person"] == "anna"
    assert event["message"]["text"] == "Заявка"
    assert event["message"]["buttons"][0][0]["data"] == "take:1"


async def test_nobody_and_nothing_are_not_found(page: PageServer, http: aiohttp.ClientSession):
    """An unknown person or act is 404."""
    for path in ("client/nobody/start", "other/anna/start", "client/anna/fly"):
        async with http.post(f"{page.url}/api/chat/{path}") as answer:
            assert answer.status == 404


async def test_a_person_plays_in_the_browser(screen: Page, bot: Bot, anna: Actor):
    """Start, a bubble with a button, the press, the edit that takes the button away."""
    pane = screen.locator("#pane-client")
    await pane.get_by_text("Начать", exact=True).click()
    await anna.world.telegram.pulse.until(lambda: anna.chat.messages)
    await bot.send_message(ANNA.telegram_id, "Новая <b>заявка</b> & &lt;b&gt;", parse_mode="HTML")
    sent = await bot.send_message(ANNA.telegram_id, "Взять?", reply_markup=TAKE)
    await expect(pane.get_by_text("Новая заявка & <b>")).to_be_visible()
    await pane.get_by_role("button", name="Взять").click()
    press = await anna.world.telegram.pulse.until(lambda: next(iter(anna.chat.presses), None))
    await bot.answer_callback_query(press.query_id, text="Заявка ваша")
    await bot.edit_message_text("В работе", chat_id=ANNA.telegram_id, message_id=sent.message_id)
    await expect(pane.get_by_text("Заявка ваша")).to_be_visible()
    await expect(pane.get_by_text("изменено")).to_be_visible()
    await expect(pane.get_by_role("button", name="Взять")).to_have_count(0)
    await pane.get_by_label("Сообщение").fill("Спасибо")
    await pane.get_by_label("Отправить").click()
    await anna.world.telegram.pulse.until(
        lambda: any(one.text == "Спасибо" for one in anna.chat.messages.values()) or None
    )
