"""The desk on both databases: the demo people are made once a process, every test has a copy."""

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from api.notifications import pace
from api.settings import Settings
from tests.desk import Desk, open_desk
from tests.sandbox import Sandbox, seed
from tests.servers.databases import create_database, drop_database, with_database


@pytest.fixture(scope="session")
def people_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the migrations run and the demo people in it."""
    folder = tmp_path_factory.mktemp("people")
    asyncio.run(_fill(f"sqlite+aiosqlite:///{folder}/desk.db", folder))
    return folder / "desk.db"


@pytest.fixture(scope="session")
def people_postgres(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of such a database on PostgreSQL."""
    name = f"people_{uuid.uuid4().hex}"
    asyncio.run(create_database(postgres_url, name))
    asyncio.run(_fill(with_database(postgres_url, name), tmp_path_factory.mktemp("people")))
    yield name
    asyncio.run(drop_database(postgres_url, name))


@pytest.fixture(params=["sqlite", "postgres"])
def people(request: pytest.FixtureRequest) -> Path | str:
    """The template of the database in question: a file, or a name on PostgreSQL."""
    found: Path | str = request.getfixturevalue(f"people_{request.param}")
    return found


@pytest.fixture
async def desk_url(
    people: Path | str, tmp_path: Path, fresh_database: Callable[..., Awaitable[str]]
) -> str:
    """A database of this test alone, with the demo people in it."""
    if isinstance(people, str):
        return await fresh_database(template=people)
    shutil.copy(people, tmp_path / "desk.db")
    return f"sqlite+aiosqlite:///{tmp_path}/desk.db"


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    """Telegram, Mattermost, mail and push on this machine."""
    async with Sandbox() as opened:
        yield opened


@pytest.fixture
async def desk(desk_url: str, tmp_path: Path, world: Sandbox) -> AsyncIterator[Desk]:
    """The application in front of the sandbox."""
    async with open_desk(desk_url, tmp_path, world) as opened:
        yield opened


@pytest.fixture
def no_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chats take any number of messages at once: for tests about something else (Q7)."""
    monkeypatch.setattr(pace, "CHAT_SECONDS", 0.0)


async def _fill(url: str, folder: Path) -> None:
    await seed.people(Settings.model_validate({"database_url": url, "data_dir": folder}))
