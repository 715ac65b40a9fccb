"""`vestovoy copy`, `backup` and `restore` on the console: what is told, and what a kill leaves."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from api import cli
from api.db import Database
from api.moving import marks
from api.run import startup
from api.run.startup import CannotStart
from tests.moving import filled
from tests.moving.conftest import Full, settings_of

Fresh = Callable[..., Awaitable[str]]


@pytest.fixture
def here(full: Full, monkeypatch: pytest.MonkeyPatch) -> Full:
    """The console's environment names the full desk."""
    monkeypatch.chdir(full.settings.data_dir)
    for name, value in environment(full).items():
        monkeypatch.setenv(name, value)
    return full


def environment(full: Full) -> dict[str, str]:
    return {
        "VESTOVOY_DATA_DIR": str(full.settings.data_dir),
        "VESTOVOY_DATABASE_URL": full.settings.database,
        "VESTOVOY_SECRET_KEY": full.settings.secret_key.get_secret_value(),
    }


async def console(*arguments: str) -> tuple[int, str]:
    done = await asyncio.to_thread(CliRunner().invoke, cli.main, list(arguments))
    return done.exit_code, done.output


@pytest.mark.slow("a database migrated from nothing")
async def test_a_copy_says_what_comes_next(here: Full, fresh_database: Fresh) -> None:
    """A line a table, then three steps; no password among them."""
    url = (await fresh_database()).replace("postgres@", "postgres:s3cret@")
    code, told = await console("copy", "--to", url, "--files", str(here.settings.data_dir / "two"))
    assert code == 0, told
    assert "people: 3 строки" in told and "1. В настройках" in told and "s3cret" not in told
    assert "VESTOVOY_FILES_URL=file://" in told
    assert await filled.held(url) == await filled.held(here.settings.database)


async def test_a_running_product_is_refused(here: Full, tmp_path: Path) -> None:
    """By the lock of its folder, whichever process holds it; a backup needs no stop."""
    to = ("copy", "--to", settings_of(tmp_path / "there").database)
    for hold in (startup.hold_folder, startup.share_folder):
        with hold(here.settings.data_dir):
            code, told = await console(*to)
            assert code == 1 and "Остановите его" in told
            assert (await console("restore", "any.zip"))[0] == 1
            assert (await console("backup", str(tmp_path / "desk.zip")))[0] == 0
    assert not list((tmp_path / "there").iterdir())
    with startup.share_folder(here.settings.data_dir), startup.share_folder(here.settings.data_dir):
        pass  # Processes of the scaled mode are many.
    with (
        startup.hold_folder(here.settings.data_dir),
        pytest.raises(CannotStart, match="works in the data folder"),
    ):
        startup.share_folder(here.settings.data_dir)


async def test_backup_and_restore_say_what_comes_next(
    here: Full, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of the key what is so."""
    file = str(tmp_path / "desk.zip")
    code, told = await console("backup", file)
    assert code == 0 and file in told and "Секретного ключа внутри нет" in told
    assert "Секретный ключ внутри" in (await console("backup", file, "--with-key"))[1]
    code, told = await console("restore", file)
    assert code == 1 and "не пуста" in told
    there = settings_of(tmp_path / "there")
    monkeypatch.setenv("VESTOVOY_DATA_DIR", str(there.data_dir))
    monkeypatch.setenv("VESTOVOY_DATABASE_URL", there.database)
    monkeypatch.setenv("VESTOVOY_SECRET_KEY", "")
    monkeypatch.setenv("VESTOVOY_DEFAULT_LOCALE", "en")
    code, told = await console("restore", file)
    assert code == 0 and "people: 3 rows" in told and "1. Start Vestovoy" in told
    assert (there.data_dir / "secret.key").exists()
    assert await filled.held(there.database) == await filled.held(here.settings.database)


async def test_a_wrong_address_is_told(here: Full) -> None:
    """Before anything is opened."""
    code, told = await console("copy", "--to", "mysql://db/desk")
    assert code == 2 and "postgresql+asyncpg://" in told


@pytest.mark.slow("a process of the console, and a database migrated from nothing")
@pytest.mark.processes
@pytest.mark.both_stores
async def test_a_killed_copy_goes_on(
    here: Full, fresh_database: Fresh, tmp_path: Path, store: str
) -> None:
    """In the middle of a table; no product starts on what is there until it is whole."""
    there = settings_of(tmp_path / "there")
    url = there.database if store == "sqlite" else await fresh_database()
    arguments = ("-m", "api.cli", "copy", "--to", url)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *arguments),
        env=os.environ | environment(here) | {"PYTHONUNBUFFERED": "1"},
        cwd=Path(cli.__file__).parent.parent,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    async for line in process.stdout:
        if line.startswith(b"people:"):
            break
    process.kill()
    await process.wait()
    settings = settings_of(there.data_dir, database_url=url)
    held = startup.make(settings)
    with pytest.raises(CannotStart, match="незаконченная копия"):
        await startup.migrate(held)
    await held.database.close()
    code, told = await console("copy", "--to", url)
    assert code == 0 and "Продолжаю" in told, told
    assert await filled.held(url) == await filled.held(here.settings.database)
    assert marks.MARK.name not in await filled.tables(url)


async def test_a_broken_copy_holds_nobody_up_once_it_is_gone(tmp_path: Path) -> None:
    """The mark is all that stands in the way."""
    settings = settings_of(tmp_path / "there")
    held = startup.make(settings)
    await startup.migrate(held)
    database = Database(settings.database)
    async with database.engine.begin() as connection:
        await connection.run_sync(marks.put, "somebody")
    with pytest.raises(CannotStart):
        await startup.migrate(held)
    async with database.engine.begin() as connection:
        await connection.run_sync(marks.remove)
    await startup.migrate(held)
    for each in (database, held.database):
        await each.close()
