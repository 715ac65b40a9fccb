"""What the tests of this folder may ask for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from shared.contracts.telegram import BotScope
from tests.desk import Desk
from tests.talks.office import Office, open_office

# The default renderer draws every local variable of a traceback, for seconds.
structlog.configure(
    processors=[structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()]
)


@pytest.fixture
async def office(desk: Desk, tmp_path: Path) -> AsyncIterator[Office]:
    """The staff bot in front of the API."""
    async with open_office(desk, tmp_path, BotScope.STAFF) as opened:
        yield opened


@pytest.fixture
async def client_office(desk: Desk, tmp_path: Path) -> AsyncIterator[Office]:
    """The clients' bot in front of the API."""
    async with open_office(desk, tmp_path, BotScope.CLIENT) as opened:
        yield opened
