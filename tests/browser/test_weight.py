"""What one load of a page asks for, and that nothing on it jumps (Q15)."""

import asyncio
from collections import Counter
from functools import partial
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpensScreen
from tests.browser.pages import NEEDS
from tests.browser.screen import Screen
from tests.browser.test_tickets import Enters, opened
from tests.sandbox.people import BORIS, DARYA, GLEB
from tests.stories.waiting import eventually
from tests.stories.web import WebUser

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.rule("Q15")]

FIRST_SIGHT = 15
"""Scripts of a list: the start, the libraries, what pages share, the page itself."""
OF_A_TICKET = 18
OF_THE_SETTINGS = 24
UNNAMED = 4
"""Scripts that come after the first sight: the page of errors, banners and keys, the guide."""
JUMPS = """() => new Promise(done => {
    new PerformanceObserver(list => done(
        list.getEntries().filter(each => !each.hadRecentInput)
            .reduce((sum, each) => sum + each.value, 0)
    )).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(0), 500);
})"""
AHEAD = {path: frozenset(needs["asked"]) for path, needs in NEEDS.items() if needs["asked"]}
"""What the document of a page lets the browser ask before its scripts have come."""
GO = """path => {
    const link = document.createElement('a');
    link.href = path;
    document.body.append(link);
    link.click();
    link.remove();
}"""
"""As a press on a link inside the desk."""
LISTENED = ("/api/me", "/api/tickets", "/api/tasks")
"""May be asked again by the stream's first word, if something happened before it."""


async def test_a_list_comes_in_few_files_and_asks_nothing_twice(opens: OpensScreen) -> None:
    """No forty scripts of a kilobyte; the stream's first word alone asks anew."""
    screen = await opens(BORIS)
    asked = await _load(screen, "/tickets")
    assert _scripts(asked) <= FIRST_SIGHT
    assert _repeated(asked) == {}


@pytest.mark.parametrize("path", ["/settings/people", "/settings/promises", "/settings/health"])
async def test_the_settings_come_in_few_files_and_ask_nothing_twice(
    opens: OpensScreen, path: str
) -> None:
    """What the document had the browser ask is not asked by the page again."""
    screen = await opens(GLEB, service_workers="block")
    asked = await _load(screen, path)
    assert _scripts(asked) <= OF_THE_SETTINGS
    assert _repeated(asked) == {}


async def test_a_ticket_comes_in_few_files_and_asks_nothing_twice(
    opens: OpensScreen, api: Enters
) -> None:
    """Its notices are looked for once, however often who is here is told."""
    path = await _told_of(await api(DARYA), "Unread: without a notice nothing is looked for.")
    screen = await opens(BORIS)
    asked = await _load(screen, path)
    assert any("/api/notifications?" in url for url in asked)
    assert _scripts(asked) <= OF_A_TICKET
    assert _repeated(asked) == {}


@pytest.mark.parametrize(
    "path", ["/tickets", "/settings/people", "/settings/promises", "/settings/health", "/start"]
)
async def test_a_page_names_its_scripts_before_they_ask_for_each_other(
    opens: OpensScreen, path: str
) -> None:
    """Texts too: one script does not have to come before the next is known."""
    screen = await opens(GLEB, service_workers="block")
    asked = await _load(screen, path)
    html: str = await screen.page.evaluate(
        "path => fetch(path, {headers: {Accept: 'text/html'}}).then(page => page.text())", path
    )
    later = [url for url in asked if url.endswith(".js") and urlsplit(url).path not in html]
    assert len(later) <= UNNAMED, later


async def test_what_is_asked_ahead_of_pages_is_what_they_ask(opens: OpensScreen) -> None:
    """A document names it; from page to page inside there is none, and the pages ask themselves."""
    screen = await opens(GLEB, service_workers="block")
    page = screen.page
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(screen.url)))
    await page.goto("/tasks/new")
    # Before the scripts run, a link leads to another document.
    await expect(page.locator("h1")).to_be_visible()
    for path, ahead in AHEAD.items():
        await page.evaluate(GO, path)
        await eventually(partial(_all_of, ahead, asked), f"{path} asks for {ahead}", 10)


@pytest.mark.parametrize("width", [360, 1280])
async def test_nothing_jumps_while_a_ticket_comes(
    opens: OpensScreen, api: Enters, width: int
) -> None:
    """What comes later has its place before."""
    screen = await opens(BORIS, viewport={"width": width, "height": 800})
    await _load(screen, await _told_of(await api(DARYA), "It is dark."))
    assert await screen.page.evaluate(JUMPS) < 0.02


async def _all_of(wanted: frozenset[str], asked: set[str]) -> bool:
    return wanted <= asked


async def _told_of(web: WebUser, text: str) -> str:
    """The page of a ticket of which everybody has been told; what comes later is asked for anew."""
    made = await opened(web, text)
    await asyncio.sleep(2)
    return f"/tickets/{made['number']}"


async def _load(screen: Screen, path: str) -> list[str]:
    """The addresses that the page asked for until it had nothing more to ask."""
    asked: list[str] = []
    page: Page = screen.page
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(path)
    await expect(page.locator("h1")).to_be_visible()
    await page.wait_for_timeout(1500)
    return asked


def _scripts(asked: list[str]) -> int:
    return sum(urlsplit(url).path.endswith(".js") for url in asked)


def _repeated(asked: list[str]) -> dict[str, int]:
    """Calls of the API that came more often than they may."""
    calls = Counter(url for url in asked if "/api/" in url)
    return {url: times for url, times in calls.items() if times > _may(urlsplit(url).path)}


def _may(path: str) -> int:
    return 2 if path.startswith(LISTENED) else 1
