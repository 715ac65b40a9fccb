"""What the tests of this folder may ask for."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from shared.contracts.telegram import BotScope
from tests.cast import Actor
from tests.conversations.office import Office, open_office
from tests.desk import Desk
from tests.sandbox.telegram.queue import UpdateQueue
from tests.servers.ports import free_port

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


@pytest.fixture
async def empty_office(desk: Desk, tmp_path: Path) -> AsyncIterator[Office]:
    """The API alone: the test itself starts the clients' bot, by `start`."""
    async with open_office(desk, tmp_path, BotScope.CLIENT, empty=True) as opened:
        yield opened


@pytest.fixture
async def anna(client_office: Office) -> Actor:
    """A client's contact, registered, in front of the clients' bot."""
    return await client_office.enters("anna")


@pytest.fixture
def hook() -> dict[str, Any]:
    """Settings of a bot to which Telegram brings the updates, each part of an album apart."""
    port = free_port()
    return {
        "bot_mode": "webhook",
        "bot_webhook_url": f"http://127.0.0.1:{port}",
        "bot_client_webhook_port": port,
        "album_silence": 0.15,
    }


@pytest.fixture
def given_out(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The updates that Telegram has given out so far, to bring them again."""
    kept: list[dict[str, Any]] = []
    put = UpdateQueue.put

    def keeping(queue: UpdateQueue, kind: str, body: dict[str, Any]) -> int | None:
        number = put(queue, kind, body)
        kept.append({"update_id": number, kind: body})
        return number

    monkeypatch.setattr(UpdateQueue, "put", keeping)
    return kept
