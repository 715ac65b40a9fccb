"""What the tests of this folder may ask for: a room on each pair of database and storage."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.admin.room import Room, open_room
from tests.desk_fixtures import (
    desk,
    desk_url,
    no_pace,
    people,
    people_postgres,
    people_sqlite,
    world,
)
from tests.sandbox.s3 import Bucket
from tests.sandbox.world import Sandbox

__all__ = ["desk", "desk_url", "no_pace", "people", "people_postgres", "people_sqlite", "world"]


@pytest.fixture
async def bucket(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bucket]:
    """An S3 bucket over a socket, and the credentials for it in the environment."""
    opened = Bucket()
    await opened.open()
    for name, value in opened.env().items():
        monkeypatch.setenv(name, value)
    yield opened
    await opened.close()


@pytest.fixture(params=["sqlite and a folder", "postgres and s3"])
async def room(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    world: Sandbox,
    bucket: Bucket,
    fresh_database: Callable[..., Awaitable[str]],
) -> AsyncIterator[Room]:
    """The application with no channel configured."""
    if request.param.startswith("sqlite"):
        url, files = f"sqlite+aiosqlite:///{tmp_path}/room.db", ""
    else:
        url, files = await fresh_database(), bucket.files_url
    async with open_room(url, tmp_path, world, files_url=files) as opened:
        yield opened


@pytest.fixture
async def s3_room(tmp_path: Path, world: Sandbox, bucket: Bucket) -> AsyncIterator[Room]:
    """Whose files are in S3: for what the storage does."""
    url = f"sqlite+aiosqlite:///{tmp_path}/room.db"
    more = {"files_url": bucket.files_url, "upload_max_size": 12_000_000}
    async with open_room(url, tmp_path, world, **more) as opened:
        yield opened
