"""What a page asks for when it opens, and that nothing is missed between its reading and its
stream."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Route, expect

from tests.browser.conftest import OpensScreen
from tests.browser.screen import Screen
from tests.browser.test_tickets import opened
from tests.sandbox.people import BORIS, DARYA, GLEB, OLEG, Person
from tests.stories.waiting import eventually
from tests.stories.web import WebUser

pytestmark = pytest.mark.asyncio(loop_scope="session")
Enters = Callable[[Person], Awaitable[WebUser]]
STREAM = "**/api/stream*"
WORDS = "тёплый чайник на окне"
"""A password."""
KEPT = """text => new Promise((resolve) => {
    const opened = indexedDB.open('vestovoy');
    opened.onsuccess = () => {
        const all = opened.result.transaction('cache').objectStore('cache').getAll();
        all.onsuccess = () => resolve(JSON.stringify(all.result).includes(text));
    };
})"""
"""Whether the device has it."""


async def test_a_page_asks_once_for_what_it_shows(opens: OpensScreen, api: Enters):
    """Its stream has nothing to tell of before; only what changes later is asked for again. Of
    others' work Clara, who is outside the desk, hears nothing."""
    clara = replace(OLEG, name="Клара Ларина", email="clara@vestovoy.example")
    draft = {"name": clara.name, "email": clara.email, "role": "employee", "password": WORDS}
    made = await (await api(GLEB)).post("/api/employees", draft)
    screen, darya = await opens(), await api(DARYA)
    await screen.logs_in(clara, password=WORDS)
    await expect(screen.button("Войти")).to_have_count(0)
    await screen.goes("/tasks")
    await screen.sees("Задачи")
    asked = Counter[str]()
    screen.page.on("request", lambda request: asked.update([urlsplit(request.url).path]))
    async with screen.page.expect_response(STREAM):
        await screen.page.reload()
    await gives(darya, made["id"], "Спрошено один раз")
    await screen.sees("Спрошено один раз")
    assert (asked["/api/me"], asked["/api/tasks"]) == (1, 2)


async def gives(one: WebUser, other_id: str, text: str) -> None:
    """A task."""
    await one.post("/api/tasks", {"text": text, "assignee_id": other_id})


async def test_what_happens_before_the_stream_is_there_is_shown(opens: OpensScreen, api: Enters):
    """The page has read, and another's ticket comes before the page listens."""
    boris, darya = await opens(BORIS), await api(DARYA)
    listens = await held_back(boris)
    await boris.goes("/tickets")
    await boris.sees("Заявки")
    await opened(darya, "Между чтением и слухом")
    await boris.sees_not("Между чтением и слухом")
    listens.set()
    await boris.sees("Между чтением и слухом")


async def test_what_the_device_has_kept_is_asked_for(opens: OpensScreen, api: Enters):
    """The page comes again a moment later; nobody told it meanwhile, and no stream will."""
    screen, darya = await opens(BORIS), await api(DARYA)
    boris = (await (await api(BORIS)).get("/api/me"))["id"]
    await gives(darya, boris, "Было на устройстве")
    await screen.goes("/tasks")
    await screen.sees("Было на устройстве")
    await eventually(lambda: screen.page.evaluate(KEPT, "Было на устройстве"), "kept")
    await screen.goes("about:blank")
    await gives(darya, boris, "Пока страницы не было")
    await held_back(screen)
    await screen.goes("/tasks")
    await screen.sees("Пока страницы не было")


async def held_back(screen: Screen) -> asyncio.Event:
    """The stream's connection waits for this."""
    goes_on = asyncio.Event()

    async def waits(route: Route) -> None:
        await goes_on.wait()
        await route.continue_()

    await screen.page.route(STREAM, waits)
    return goes_on
