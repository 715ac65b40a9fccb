"""The office on both databases; the tables are made once a run of the process."""

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import time_machine
from argon2 import PasswordHasher
from sqlalchemy import text

from api import models, passwords
from api.db import Database
from tests.people.office import Office, open_office
from tests.servers.databases import create_database, drop_database


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables and nothing in them."""
    file = tmp_path_factory.mktemp("template") / "office.db"
    asyncio.run(_make_tables(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres_office(postgres_url: str) -> Iterator[str]:
    """A database of this process with the tables."""
    name = f"office_{uuid.uuid4().hex}"
    url = asyncio.run(create_database(postgres_url, name))
    asyncio.run(_make_tables(url))
    yield url
    asyncio.run(drop_database(postgres_url, name))


@pytest.fixture(params=["sqlite", "postgres"])
def office_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with empty tables."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "office.db")
        return f"sqlite+aiosqlite:///{tmp_path}/office.db"
    url: str = request.getfixturevalue("postgres_office")
    asyncio.run(_empty_tables(url))
    return url


@pytest.fixture
async def office(
    office_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Office]:
    """The application over an empty database; a password costs it next to nothing."""
    quick = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", quick)
    async with open_office(office_url, tmp_path) as opened:
        yield opened


@pytest.fixture
def early_in_a_window() -> Iterator[None]:
    """A minute after a full hour, so that no window of counted tries ends during the test."""
    with time_machine.travel("2030-01-01T12:01:00Z", tick=True):
        yield


async def _make_tables(url: str) -> None:
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.run_sync(models.metadata.create_all)
    await database.close()


async def _empty_tables(url: str) -> None:
    names = ", ".join(models.metadata.tables)
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.execute(text(f"TRUNCATE {names}"))
    await database.close()
