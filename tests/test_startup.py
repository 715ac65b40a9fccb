"""What stands in the way of a start is said in a sentence, and nothing is touched before."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from structlog.testing import capture_logs

from api import cli
from api.run import embedded, startup
from api.run.startup import CannotStart
from api.settings import Settings
from api.signals import broker
from shared import logging
from shared.listening import listen


def settings(folder: Path, **more: Any) -> Settings:
    return Settings.model_validate({"data_dir": folder, "port": 0} | more)


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with listen("127.0.0.1", 0) as held:
        yield held.getsockname()[1]


@pytest.fixture
def closed() -> int:
    """A port that nobody listens on."""
    with listen("127.0.0.1", 0) as held:
        port: int = held.getsockname()[1]
    return port


def console(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli.main, list(arguments))
    return done.exit_code, done.output


async def test_a_second_product_on_the_folder_does_not_start(tmp_path: Path) -> None:
    """It would poll and tell twice; the first one's setup link stays good."""
    with startup.hold_folder(tmp_path), pytest.raises(CannotStart, match="another `vestovoy up`"):
        await embedded.run(settings(tmp_path))
    assert not (tmp_path / "vestovoy.db").exists()
    startup.hold_folder(tmp_path).close()


async def test_a_port_that_is_taken_is_named_before_anything_is_done(
    tmp_path: Path, taken: int
) -> None:
    """With the settings that choose another."""
    with pytest.raises(CannotStart, match=f"port {taken}.*VESTOVOY_PORT"):
        await embedded.run(settings(tmp_path, port=taken))
    assert not (tmp_path / "vestovoy.db").exists()


def test_a_data_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    """A file stands in its place."""
    (tmp_path / "data").touch()
    with pytest.raises(CannotStart, match=str(tmp_path / "data")):
        startup.make(settings(tmp_path / "data"))


async def test_a_database_that_does_not_answer_is_told_by_its_setting(
    tmp_path: Path, closed: int
) -> None:
    """In the engine's own words, without the password."""
    url = f"postgresql+asyncpg://desk:s3cret@127.0.0.1:{closed}/desk"
    held = startup.make(settings(tmp_path, database_url=url))
    with pytest.raises(CannotStart, match="VESTOVOY_DATABASE_URL") as refused:
        await startup.migrate(held)
    assert "s3cret" not in refused.value.message
    await held.database.close()


async def test_redis_that_does_not_answer_is_told_by_its_setting(closed: int) -> None:
    """And keeps no process from its start: whoever needs it asks again."""
    away = broker.make(f"redis://127.0.0.1:{closed}/0")
    with capture_logs() as logs:
        await broker.start(away)
    assert ["VESTOVOY_REDIS_URL" in line["event"] for line in logs] == [True]
    assert await broker.answers(away) is False
    await away.shutdown()


def test_the_console_explains_itself() -> None:
    """Every command has a line that is not cut."""
    code, told = console("--help")
    assert code == 0 and "..." not in told.partition("Commands:")[2]
    assert set(cli.main.commands) == {
        "up",
        "api",
        "worker",
        "scheduler",
        "bot",
        "migrate",
        "bot-token",
        "rotate-key",
        "password-link",
        "copy",
        "backup",
        "restore",
        "doctor",
        "invite-admin",
    }
    assert console("--version")[1].startswith("vestovoy, version ")


def test_a_command_of_the_other_mode_says_which_one_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`up` does not share its work, `worker` does nothing else."""
    monkeypatch.chdir(tmp_path)
    assert "VESTOVOY_REDIS_URL is needed" in console("worker")[1]
    monkeypatch.setenv("VESTOVOY_REDIS_URL", "redis://127.0.0.1/0")
    assert "VESTOVOY_REDIS_URL is set" in console("up")[1]


def test_an_empty_database_is_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The console says what to run first."""
    monkeypatch.chdir(tmp_path)
    code, told = console("password-link", "anna@example.org")
    assert code == 1 and "vestovoy migrate" in told


async def test_a_first_start_says_three_lines_and_the_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """However many steps the schema takes, the console says it in one line."""
    held = startup.make(settings(tmp_path))
    logging.configure(held.settings, "up")
    try:
        await startup.migrate(held)
        await startup.migrate(held)
        await startup.offer_setup(held)
    finally:
        await held.database.close()
    said = capsys.readouterr()
    assert [line for line in said.err.splitlines() if line.strip()] == [
        line for line in said.err.splitlines() if "the database is prepared" in line
    ]
    assert len(said.err.splitlines()) == 1 and "empty → " in said.err
    told = [line for line in said.out.splitlines() if line.strip()]
    assert len(told) == 2 and "/setup#" in told[1]
