"""What the tests of this folder may ask for: a filled desk, an S3 bucket, and places to go to."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from api.db import Database
from api.files.storage import FileStorage
from api.settings import Settings
from tests.desk import SECRET
from tests.moving import filled
from tests.sandbox.s3 import Bucket
from tests.stores import scenes, sqlite


@dataclass
class Told:
    """What the operator reads: keys of texts, with what they name."""

    lines: list[tuple[str, dict[str, Any]]] = field(default_factory=list[Any])

    def __call__(self, key: str, **values: Any) -> None:
        self.lines.append((key, values))

    def keys(self) -> set[str]:
        return {key for key, _ in self.lines}


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
async def bucket(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bucket]:
    """An S3 bucket over a socket, and the credentials for it in the environment."""
    opened = Bucket()
    await opened.open()
    for name, value in opened.env().items():
        monkeypatch.setenv(name, value)
    yield opened
    await opened.close()


def settings_of(folder: Path, **more: Any) -> Settings:
    """Whatever the environment says."""
    folder.mkdir(mode=0o700, exist_ok=True)
    own = {"data_dir": folder, "secret_key": SECRET, "files_url": ""}
    own |= {"database_url": f"sqlite+aiosqlite:///{folder}/vestovoy.db"}
    return Settings.model_validate(own | more)


@dataclass
class Full:
    """A desk at rest, and the contents of its files by key."""

    settings: Settings
    contents: dict[str, bytes]


@pytest.fixture
def sqlite_url(tmp_path: Path, run_folder: Path) -> str:
    """An empty desk on SQLite, whatever store the test runs on."""
    return sqlite.clean(run_folder, tmp_path, scenes.NOBODY)


@pytest.fixture
async def full(tmp_path: Path, sqlite_url: str) -> Full:
    """On SQLite, with a folder of files."""
    return await _full(settings_of(tmp_path / "here", database_url=sqlite_url))


@pytest.fixture
async def full_postgres(
    tmp_path: Path, fresh_database: Callable[..., Awaitable[str]], bucket: Bucket
) -> Full:
    """On PostgreSQL, with files in S3."""
    more = {"database_url": await fresh_database(), "files_url": bucket.files_url}
    return await _full(settings_of(tmp_path / "here", **more))


async def _full(settings: Settings) -> Full:
    database = Database(settings.database)
    await filled.fill(database)
    contents = await filled.put_files(database, FileStorage(settings.files))
    await database.close()
    return Full(settings, contents)
