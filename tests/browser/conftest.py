"""One product and one Chromium for all browser tests; every test has a profile of its own."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from api.settings import Settings
from tests.browser.pages import PWA
from tests.browser.screen import Screen
from tests.sandbox import Sandbox, seed
from tests.sandbox.people import Person
from tests.stories.product import Product
from tests.stories.web import WebUser

BUILT = PWA / "build" / "index.html"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SET_BY_THE_ADMINISTRATOR = (
    "VESTOVOY_MATTERMOST_URL",
    "VESTOVOY_TELEGRAM_STAFF_TOKEN",
    "VESTOVOY_TELEGRAM_CLIENT_TOKEN",
)
OpensScreen = Callable[..., Awaitable[Screen]]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder and below has one reason for its time."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow("a real browser before the real product"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def world() -> AsyncIterator[Sandbox]:
    """The outside world of all browser tests."""
    async with Sandbox() as opened:
        opened.mattermost.channels.add(seed.CHANNEL)
        yield opened


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def product(
    world: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Product]:
    """The product with the demo people; mail is set by the environment, the rest by nobody."""
    if not BUILT.exists():
        pytest.skip("the web application is not built: `make pwa`")
    folder = tmp_path_factory.mktemp("product")
    await seed.people(Settings.model_validate({"data_dir": folder, "database_url": ""}))
    env = {k: v for k, v in world.env().items() if k not in SET_BY_THE_ADMINISTRATOR}
    async with running(Product(folder, env, scaled=False)) as started:
        yield started


@contextlib.asynccontextmanager
async def launched(chromium: str) -> AsyncIterator[Browser]:
    """Started, and closed at the end."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        await started.close()


@contextlib.asynccontextmanager
async def running(one: Product) -> AsyncIterator[Product]:
    """Started, and stopped by SIGTERM."""
    try:
        await one.start()
        yield one
    finally:
        await one.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium_shell: str) -> AsyncIterator[Browser]:
    """Debian's Chromium, of which only the page is looked at."""
    async with launched(chromium_shell) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def opens(browser: Browser, product: Product) -> AsyncIterator[OpensScreen]:
    """A browser profile of its own for each call; with a person, logged in already."""
    async with contextlib.AsyncExitStack() as stack:

        async def opened(person: Person | None = None, **options: object) -> Screen:
            screen = await Screen.open(browser, product.url, **options)
            stack.push_async_callback(screen.context.close)
            if person:
                await screen.is_known_as(person)
            return screen

        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def api(product: Product) -> AsyncIterator[Callable[[Person], Awaitable[WebUser]]]:
    """Somebody else at work, as far as the API sees."""
    async with contextlib.AsyncExitStack() as stack:

        async def entered(person: Person) -> WebUser:
            return await stack.enter_async_context(WebUser(product.url, person))

        yield entered
