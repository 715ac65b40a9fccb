"""The whole application over a database of its own, in front of the sandbox's counterparts."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from api import models, resources
from api.resources import Resources
from api.settings import Settings
from api.worker import PLAN
from tests.application import application
from tests.people.office import ME, Office
from tests.sandbox.world import Sandbox


@dataclass(kw_only=True)
class Room(Office):
    """An office with the channels in it."""

    held: Resources
    world: Sandbox


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    """Telegram, Mattermost, mail and push on this machine."""
    async with Sandbox() as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgres"])
async def room(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    world: Sandbox,
    fresh_database: Callable[..., Awaitable[str]],
) -> AsyncIterator[Room]:
    """The application with no channel configured; the sandbox's hosts are allowed."""
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path}/room.db"
    else:
        url = await fresh_database()
    async with open_room(url, tmp_path, world) as opened:
        yield opened


@asynccontextmanager
async def open_room(url: str, folder: Path, world: Sandbox, **more: Any) -> AsyncIterator[Room]:
    """`more` are settings as the environment would give them."""
    common = {
        "data_dir": folder,
        "base_url": ME,
        "database_url": url,
        "telegram_api_url": world.telegram.url,
        "allow_private_hosts": True,
        "upload_max_size": 100_000,
        "upload_max_count": 3,
    }
    settings = Settings.model_validate(common | more)
    held = resources.make(settings)
    async with held.database.engine.begin() as connection:
        await connection.run_sync(models.metadata.create_all)
    held.broker.register_task(_plans_nothing, task_name=PLAN)
    app = application(settings, held)
    room = Room(database=held.database, settings=settings, app=app, held=held, world=world)
    async with resources.opened(held):
        yield room
        for client in room.opened:
            await client.aclose()


async def _plans_nothing() -> None:
    """What a nudge wakes here: these tests look at rows, not at deliveries."""
