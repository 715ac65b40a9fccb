"""The two desks a test may ask for; `tests.stores` gives them their databases."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import time_machine
from argon2 import PasswordHasher

from api.notifications.lanes import pace
from api.security import passwords
from tests.desk import Desk, open_desk
from tests.sandbox import Sandbox

SMALL_UPLOADS = {"upload_max_size": 100_000, "upload_max_count": 3}


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    """Telegram, Mattermost, mail and push on this machine."""
    async with Sandbox() as opened:
        yield opened


@pytest.fixture
async def desk(desk_url: str, tmp_path: Path, world: Sandbox) -> AsyncIterator[Desk]:
    """The demo people at work, every channel configured."""
    async with open_desk(desk_url, tmp_path, world, **channels(world)) as opened:
        yield opened


@pytest.fixture
async def empty_desk(
    empty_url: str, tmp_path: Path, world: Sandbox, quick_passwords: None
) -> AsyncIterator[Desk]:
    """As after the first start: nobody, and no channel configured."""
    async with open_desk(empty_url, tmp_path, world, **SMALL_UPLOADS) as opened:
        yield opened


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password costs next to nothing."""
    quick = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", quick)


@pytest.fixture
def no_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chats take any number of messages at once: for tests about something else (Q7)."""
    monkeypatch.setattr(pace, "CHAT_SECONDS", 0.0)


@pytest.fixture
def early_in_a_window() -> Iterator[None]:
    """A minute after a full hour, so that no window of counted tries ends during the test."""
    with time_machine.travel("2030-01-01T12:01:00Z", tick=True):
        yield


def channels(world: Sandbox) -> dict[str, str]:
    """The settings that point every channel at the sandbox."""
    return {name.removeprefix("VESTOVOY_").lower(): value for name, value in world.env().items()}
