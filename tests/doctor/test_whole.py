"""A healthy installation, and the console."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from api import cli
from api.admin import looks
from api.doctor.finding import Mark
from api.notifications.models import ChannelSetting
from tests.desk import Desk
from tests.doctor.patient import found, marked
from tests.lanes import Lanes
from tests.served import served


@pytest.mark.both_stores
async def test_a_running_product_is_well(desk: Desk) -> None:
    """Everything that can be asked is, and nothing is written to anybody."""
    await desk.subscribes("boris")
    await looks.note(desk.database)
    before = len(desk.world.mail.letters)
    async with served(desk) as server:
        port = urlsplit(server.url).port
        said = await found(desk.settings, base_url=server.url, port=port)
    assert marked(said, Mark.WRONG) == set()
    assert marked(said, Mark.FINE) >= {
        "cli-doctor-version",
        "cli-doctor-folder",
        "cli-doctor-key-set",
        "cli-doctor-database",
        "cli-doctor-schema",
        "cli-doctor-admins",
        "cli-doctor-works",
        "cli-doctor-queue",
        "cli-doctor-lanes",
        "cli-doctor-nothing-lost",
        "cli-doctor-channel",
        "cli-doctor-service",
        "cli-doctor-files",
        "cli-doctor-served",
        "cli-doctor-bot",
        "cli-doctor-url",
        "cli-doctor-clock",
    }
    assert marked(said, Mark.LOOK) <= {"cli-doctor-local-only", "cli-doctor-disk-low"}
    assert len(desk.world.mail.letters) == before
    assert not [each for each in desk.world.telegram.arrivals if "send" in each.what]


def test_where_nothing_is_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder, no key, no database; the exit code says that something must be mended."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VESTOVOY_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("VESTOVOY_PORT", "9")
    done = CliRunner().invoke(cli.main, ["doctor"])
    assert done.exit_code == 1 and "Нужно исправить" in done.output
    assert "✗ Базы данных нет" in done.output and "– Очередь и каналы" in done.output
    assert not list(tmp_path.iterdir())


def test_it_speaks_the_language_of_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VESTOVOY_DEFAULT_LOCALE", "en")
    monkeypatch.setenv("VESTOVOY_BASE_URL", "http://127.0.0.1:9")
    assert "✗ There is no database" in CliRunner().invoke(cli.main, ["doctor"]).output


async def test_a_desk_at_rest_is_looked_at_as_well(desk: Desk) -> None:
    """Stopped is worth a look, and no fault; a first start has not been is neither."""
    said = await found(desk.settings)
    assert said["cli-doctor-never-worked"].mark is Mark.UNKNOWN
    assert said["cli-doctor-not-served"].mark is Mark.UNKNOWN


async def test_a_check_that_breaks_says_so_and_the_others_go_on(desk: Desk) -> None:
    """Whatever it met."""
    damaged = desk.held.vault.lock(b"no settings")
    async with desk.database.begin() as session:
        session.add(ChannelSetting(lane=Lanes.EMAIL, locked=damaged, revision="1"))
    said = await found(desk.settings)
    assert said["cli-doctor-undone"].mark is Mark.UNKNOWN
    assert "cli-doctor-channel" in said and "cli-doctor-url-stopped" in said
