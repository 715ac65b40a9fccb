"""What Chromium does with the desktop around it alone: it shows notices and documents."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser

from tests.browser.conftest import launched


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """All of it, as a person starts it."""
    async with launched(chromium) as started:
        yield started
