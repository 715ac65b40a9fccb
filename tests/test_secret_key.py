"""The secret key: how strong, where it lies, and another one in its place."""

import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from api import cli
from api.notifications import locking
from api.notifications.channels import settings as channel_settings
from api.notifications.channels.email.settings import EmailSettings
from api.notifications.locking import Row
from api.notifications.mail import unsubscribe
from api.notifications.models import ChannelSetting
from api.run import bot_environment, processes, startup
from api.run.startup import CannotStart
from api.security import key_file
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.people import Role
from shared.contracts.telegram import BotScope
from shared.settings import Settings as BotSettings
from shared.settings import UnreadableSettings, read
from tests.desk import SECRET, Desk, open_desk
from tests.lanes import Lanes
from tests.sandbox.world import Sandbox

pytestmark = pytest.mark.rule("X4")

NEW = "another secret key of all the tests"
MAIL = {"enabled": True, "settings": {"channel": "email", "host": "mail.test", "password": "pw"}}


def settings(folder: Path, **more: Any) -> Settings:
    return Settings.model_validate({"data_dir": folder} | more)


def test_a_short_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """S21: in a sentence that names the setting and not the key."""
    monkeypatch.setenv("VESTOVOY_SECRET_KEY", "hunter2")
    with pytest.raises(UnreadableSettings, match="VESTOVOY_SECRET_KEY: shorter than 32") as refused:
        read(Settings)
    assert "hunter2" not in str(refused.value)


def test_a_short_key_in_the_file_is_refused(tmp_path: Path) -> None:
    """S21: whoever wrote it there."""
    (tmp_path / "secret.key").write_text("hunter2")
    with pytest.raises(CannotStart, match=r"secret\.key: the secret key is shorter than 32"):
        startup.make(settings(tmp_path))


def test_all_who_start_together_have_one_key(tmp_path: Path) -> None:
    """S20: it is never open to others, nor is the folder it makes; no draft is left."""
    path, seen = tmp_path / "data" / "secret.key", list[Any]()
    kept = key_file.kept.__wrapped__
    threads = [threading.Thread(target=lambda: seen.append(kept(path))) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(set(seen)) == 1 and [each.name for each in path.parent.iterdir()] == ["secret.key"]
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_new_key_stands_above_the_old_one(tmp_path: Path) -> None:
    """S21: by the console; the file stays closed."""
    before = settings(tmp_path).keys
    key_file.renew(tmp_path / "secret.key")
    after = settings(tmp_path).keys
    assert after[1:] == before and after[0] not in before
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


async def test_another_key_loses_nothing(
    empty_url: str, tmp_path: Path, world: Sandbox, quick_passwords: None
) -> None:
    """S21: the channels' secrets, links in letters, repeats of a write and the bots go on while
    the old key is named; once all is locked anew, it is needed for the links alone."""
    written = {"name": "Ромашка"}, {"Idempotency-Key": "one"}
    async with open_desk(empty_url, tmp_path, world) as desk:
        gleb = await desk.hires("Глеб", Role.ADMIN)
        page = await desk.logged_in(gleb)
        assert (await page.put("/api/admin/channels/email", json=MAIL)).is_success
        first = await page.post("/api/clients", json=written[0], headers=written[1])
        letter = unsubscribe.link(desk.settings, gleb.id)
        bot = desk.bot("staff").headers
        cookies = page.cookies
    both = {"secret_key": NEW, "old_secret_keys": SECRET}
    async with open_desk(empty_url, tmp_path, world, **both) as desk:
        page = desk.browser()
        page.cookies.update(cookies)
        again = await page.post("/api/clients", json=written[0], headers=written[1])
        assert again.json() == first.json() and again.headers["Idempotency-Replayed"]
        assert (await desk.browser().get(letter)).status_code == 200
        assert (await desk.browser(**bot).get("/api/bots/config")).status_code == 404
        assert await _password(desk) == "pw"
        rows = await desk.count(ChannelSetting)
        assert await locking.lock_anew(desk.database, desk.held.vault) == {Row.ANEW: rows}
        assert await locking.lock_anew(desk.database, desk.held.vault) == {Row.BEFORE: rows}
    async with open_desk(empty_url, tmp_path, world, secret_key=NEW) as desk:
        assert await _password(desk) == "pw"
        assert (await desk.browser().get(letter)).status_code == 404
        assert (await desk.browser(**bot).get("/api/bots/config")).status_code == 401
        other = Vault(b"x" * 32)
        assert await locking.lock_anew(desk.database, other) == {Row.LOST: rows}


async def _password(desk: Desk) -> str:
    async with desk.database.reads() as session:
        config = await channel_settings.load(session, desk.settings, desk.held.vault, Lanes.EMAIL)
    assert isinstance(config.settings, EmailSettings)
    return config.settings.password


@pytest.mark.rule("X1")
async def test_a_service_token_can_be_voided(
    empty_url: str, tmp_path: Path, world: Sandbox
) -> None:
    """S2: by another version, with all secrets left where they are."""
    async with open_desk(empty_url, tmp_path, world) as desk:
        stolen = desk.bot("staff").headers
    async with open_desk(empty_url, tmp_path, world, bot_token_version=2) as desk:
        assert (await desk.browser(**stolen).get("/api/bots/config")).status_code == 401
        assert (await desk.bot("staff").get("/api/bots/config")).status_code == 404


def test_the_console_makes_a_key_only_where_a_file_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S21: else it says what to do."""
    one = settings(tmp_path, secret_key=NEW)
    monkeypatch.setattr(processes, "_settings", lambda _: one)  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]
    done = CliRunner().invoke(cli.main, ["rotate-key", "--new"])
    assert done.exit_code == 2 and "VESTOVOY_OLD_SECRET_KEYS" in done.output


def test_bots_know_no_secret_but_their_own(tmp_path: Path) -> None:
    """S25: what `vestovoy up` hands them, and what their settings could read at all."""
    own = settings(tmp_path, secret_key=SECRET)
    hidden = ("SECRET_KEY", "OLD_SECRET_KEYS", "DATABASE_URL", "SMTP_URL", "TELEGRAM_CLIENT_TOKEN")
    ours = {f"VESTOVOY_{name}": "a secret" for name in hidden}
    ours["AWS_SECRET_ACCESS_KEY"] = "a secret"
    given = bot_environment.of(
        ours | {"PATH": "/bin", "VESTOVOY_LOG_FORMAT": "json"},
        own,
        "http://127.0.0.1:1",
        BotScope.STAFF,
    )
    token = own.service_token(BotScope.STAFF)
    assert given == {
        "PATH": "/bin",
        "VESTOVOY_LOG_FORMAT": "json",
        "VESTOVOY_API_URL": "http://127.0.0.1:1",
        "VESTOVOY_BOT_SERVICE_TOKEN": token,
    }
    assert not {"secret_key", "old_secret_keys", "database_url"} & BotSettings.model_fields.keys()
    assert SECRET not in token


def test_the_console_prints_a_bots_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """S25: for the scaled mode, where the bots are services of their own."""
    one = settings(tmp_path, secret_key=SECRET)
    monkeypatch.setattr(processes, "_settings", lambda _: one)  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]
    done = CliRunner().invoke(cli.main, ["bot-token", "client"])
    assert done.output.strip() == one.service_token(BotScope.CLIENT)
