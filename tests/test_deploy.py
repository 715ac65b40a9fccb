"""What deploy/ gives each process, and what it keeps from it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from shared.settings import PREFIX
from shared.settings import Settings as BotSettings

DEPLOY = Path(__file__).parent.parent / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
HARDENED = (
    "UMask=0077",
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "ProtectSystem=strict",
    "ProtectProc=invisible",
    "ProtectKernelLogs=yes",
    "RestrictNamespaces=yes",
    "SystemCallFilter=@system-service",
    "LimitNOFILE=",
    "MemoryMax=",
)

pytestmark = pytest.mark.rule("X4")


def services() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]


def ours(environment: dict[str, Any]) -> set[str]:
    return {name for name in environment if name.startswith(PREFIX)}


def test_bots_in_containers_get_their_own_settings_alone() -> None:
    """S25: neither the key nor the database, nor the network on which it is."""
    known = {f"{PREFIX}{name}".upper() for name in BotSettings.model_fields}
    for name in ("bot-staff", "bot-client"):
        bot = services()[name]
        assert "VESTOVOY_BOT_SERVICE_TOKEN" in ours(bot["environment"]) <= known
        assert bot["networks"] == ["edge"] and "POSTGRES" not in str(bot)


def test_bots_of_systemd_have_a_file_and_an_account_of_their_own() -> None:
    """S25: the other services' file, which holds the key, is none of theirs."""
    unit = (DEPLOY / "systemd" / "vestovoy-bot@.service").read_text(encoding="utf-8")
    assert "EnvironmentFile=/etc/vestovoy/bot-%i.env" in unit and "DynamicUser=yes" in unit
    assert "vestovoy.env" not in unit
    told = (DEPLOY / "systemd" / "bot.env.example").read_text(encoding="utf-8")
    assert "SECRET_KEY" not in told and "DATABASE_URL" not in told


def test_one_proxy_is_believed_and_not_everybody() -> None:
    """S6: the address that limits count by is one the operator vouches for."""
    assert "*" not in services()["api"]["environment"]["FORWARDED_ALLOW_IPS"]
    guide = (DEPLOY.parent / "docs" / "operations.md").read_text(encoding="utf-8")
    assert "FORWARDED_ALLOW_IPS='*'" not in guide and 'FORWARDED_ALLOW_IPS="*"' not in guide


@pytest.mark.parametrize("unit", UNITS, ids=[unit.stem for unit in UNITS])
def test_every_unit_is_held_tight(unit: Path) -> None:
    """S26: whoever takes a process over has little of the machine."""
    lines = unit.read_text(encoding="utf-8").splitlines()
    assert not [wanted for wanted in HARDENED if not any(x.startswith(wanted) for x in lines)]


def test_every_container_of_ours_is_held_tight() -> None:
    """S26: read-only, without capabilities, with an end to its memory; Redis asks a password."""
    for name, service in services().items():
        assert service["mem_limit"] and service["security_opt"] == ["no-new-privileges:true"]
        if "build" in service:
            assert service["read_only"] and service["cap_drop"] == ["ALL"], name
    assert "--requirepass" in services()["redis"]["command"]
