"""The servers that the other tests stand on."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
import redis.asyncio
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.servers import binaries, run
from tests.servers.databases import with_database

MakeDatabase = Callable[..., Awaitable[str]]


async def answer(url: str, statement: str) -> object:
    """Run one statement and return the first value of its first row, if it gives rows."""
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            result = await connection.execute(text(statement))
            return result.scalar() if result.returns_rows else None
    finally:
        await engine.dispose()


async def test_a_database_is_fresh_for_each_request(fresh_database: MakeDatabase) -> None:
    """Two requests give two databases, and what one holds the other does not."""
    first, second = await fresh_database(), await fresh_database()
    await answer(first, "CREATE TABLE note (body text)")
    assert await answer(second, "SELECT to_regclass('note')") is None


async def test_a_database_can_be_copied_from_a_template(fresh_database: MakeDatabase) -> None:
    """What the template holds is in the copy."""
    template = await fresh_database()
    await answer(template, "CREATE TABLE note AS SELECT 'kept' AS body")
    copy = await fresh_database(template=make_url(template).database)
    assert await answer(copy, "SELECT body FROM note") == "kept"


async def test_cyrillic_letters_have_cases_in_postgres(postgres_url: str) -> None:
    """A search that ignores case works in Russian, as on any real server."""
    assert await answer(postgres_url, "SELECT lower('Заявка')") == "заявка"


async def test_redis_answers_and_is_emptied(fresh_redis: str) -> None:
    """The server takes streams, which the broker needs, and a fresh one holds none."""
    async with redis.asyncio.Redis.from_url(fresh_redis) as client:
        assert await client.dbsize() == 0
        await client.xadd("stream", {"id": "1"})
        assert await client.xlen("stream") == 1


@pytest.mark.timeout(180)
async def test_a_bare_machine_gets_its_servers_from_packages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With no server on the machine, the packaged PostgreSQL and Redis start and stop."""
    monkeypatch.setenv(binaries.ONLY_PACKAGED, "1")
    binaries.postgres_programs.cache_clear()
    binaries.redis_program.cache_clear()
    own_run = run.new_run()
    try:
        database = run.server(own_run, "postgres")
        assert await answer(database, "SELECT lower('ЁЖ')") == "ёж"
        run.server(own_run, "redis")
    finally:
        run.end_run(own_run)
        binaries.postgres_programs.cache_clear()
        binaries.redis_program.cache_clear()
    assert not own_run.exists()


def test_programs_out_of_reach_are_copied(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An account that cannot enter the virtual environment runs a copy of the programs."""
    programs = tmp_path / "package" / "pginstall" / "bin"
    programs.mkdir(parents=True)
    (tmp_path / "package.libs").mkdir()
    (programs / "initdb").touch(mode=0o600)
    monkeypatch.setattr(binaries, "postgres_programs", lambda: programs)
    copied = binaries.readable_programs(tmp_path / "home")
    assert copied == tmp_path / "home" / "package" / "pginstall" / "bin"
    assert (copied / "initdb").exists()
    assert (tmp_path / "home" / "package.libs").is_dir()


def test_only_the_database_of_an_address_changes() -> None:
    """Account, password, host and port stay as they were."""
    url = "postgresql+asyncpg://me:secret@127.0.0.1:5433/postgres"
    assert with_database(url, "other") == "postgresql+asyncpg://me:secret@127.0.0.1:5433/other"
