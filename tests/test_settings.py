"""Settings that cannot be read end the start with a sentence, and without the secret."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.settings import Settings
from shared.contracts.telegram import BotScope
from shared.settings import UnreadableSettings, read

PASSWORD = "s3cret"


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings but the test's own."""
    monkeypatch.chdir(tmp_path)
    for name in [each for each in os.environ if each.startswith("VESTOVOY_")]:
        monkeypatch.delenv(name)


@pytest.mark.rule("X4")
@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        (
            "SMTP_URL",
            f"http://{PASSWORD}@mail.example",
            "smtp://user:password@mail.example.org:587",
        ),
        ("SMTP_URL", f"mail.example:25:{PASSWORD}", "smtp+plain://"),
        ("SMTP_URL", f"smtp://desk:{PASSWORD}/x@mail.example", "%2F"),
        ("SMTP_URL", "smtp://", "smtp://"),
        ("MATTERMOST_URL", f"mattermost.example/hooks/{PASSWORD}", "https://"),
        ("TELEGRAM_STAFF_TOKEN", PASSWORD, "@BotFather"),
        ("TELEGRAM_CLIENT_TOKEN", f"bot {PASSWORD}", "@BotFather"),
        ("MAIL_FROM", "Support", "support@example.org"),
        ("PUSH_CONTACT", "Support", "mailto:"),
        ("DATABASE_URL", f"postgresql://desk:{PASSWORD}@db/desk", "postgresql+asyncpg://"),
        ("REDIS_URL", f"{PASSWORD}@redis", "redis://"),
        ("FILES_URL", "bucket", "s3://"),
        ("BASE_URL", "desk.example.org", "https://desk.example.org"),
        ("TELEGRAM_API_URL", "https://api.example:port", "https://"),
        ("DEFAULT_TIMEZONE", "Moscow", "Europe/Moscow"),
        ("DEFAULT_LOCALE", "de", "'ru' or 'en'"),
        ("PORT", "http", "integer"),
        ("PORT", "80000", "65535"),
    ],
)
def test_a_setting_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, hint: str
) -> None:
    """Which variable, what is expected with an example, and nothing of what stood there."""
    monkeypatch.setenv(f"VESTOVOY_{name}", value)
    with pytest.raises(UnreadableSettings) as refused:
        read(Settings)
    line = str(refused.value)
    assert line.startswith(f"VESTOVOY_{name}: ") and hint in line
    assert PASSWORD not in line and "\n" not in line


def test_every_fault_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line each: nobody starts a product five times to find five typos."""
    monkeypatch.setenv("VESTOVOY_PORT", "http")
    monkeypatch.setenv("VESTOVOY_SMTP_URL", "mail.example")
    with pytest.raises(UnreadableSettings) as refused:
        read(Settings)
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()] == [
        "VESTOVOY_PORT",
        "VESTOVOY_SMTP_URL",
    ]


def test_addresses_lose_the_slash_at_their_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are put behind them."""
    monkeypatch.setenv("VESTOVOY_BASE_URL", "https://desk.example.org/")
    assert read(Settings).base_url == "https://desk.example.org"


def test_addresses_are_kept_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """They stand in headers of letters, which take nothing else."""
    monkeypatch.setenv("VESTOVOY_BASE_URL", "https://Стол.рф:8443/заявки/")
    path = "%D0%B7%D0%B0%D1%8F%D0%B2%D0%BA%D0%B8"
    assert read(Settings).base_url == f"https://xn--k1afie.xn--p1ai:8443/{path}"


@pytest.mark.rule("U5")
def test_both_bots_can_listen_on_one_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a port of its own, by default and by setting."""
    assert [read(Settings).webhook_port(scope) for scope in BotScope] == [8081, 8082]
    monkeypatch.setenv("VESTOVOY_BOT_CLIENT_WEBHOOK_PORT", "9000")
    assert [read(Settings).webhook_port(scope) for scope in BotScope] == [8081, 9000]


@pytest.mark.processes
@pytest.mark.parametrize(
    "command", [("-m", "api.cli", "up"), ("-m", "api.cli", "migrate"), ("-m", "bot_staff")]
)
def test_no_process_starts_with_such_settings(command: tuple[str, ...], tmp_path: Path) -> None:
    """The console says the sentence and no traceback; the data folder is not made."""
    ended = subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "VESTOVOY_BASE_URL": "desk", "VESTOVOY_DATA_DIR": "never"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: settings cannot be read\nVESTOVOY_BASE_URL: not an")
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "never").exists()
