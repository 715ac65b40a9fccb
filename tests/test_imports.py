"""What a process loads, and what it does without until somebody needs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.processes

PROGRAM = """
import asyncio, gc, json, sys

def loaded(*names):
    return [name for name in names if name in sys.modules]

from api import cli
told = {"console": loaded("litestar", "pydantic", "sqlalchemy")}

processes = cli._processes()
assert "api.app" in sys.modules
told["product"] = loaded(
    "aiogram", "alembic", "jwt", "obstore", "PIL", "redis", "taskiq_redis", "webpush"
)
told["collector"] = [gc.isenabled(), gc.get_freeze_count() > 100_000]

from api import resources
from api.notifications.channels.settings import ChannelConfig
from api.settings import Settings
from api.notifications.channels.telegram.address import BOTS
from api.notifications.channels.telegram.settings import TelegramSettings

def config(lane):
    bot, nothing = TelegramSettings(token="42:TEST"), frozenset()
    return ChannelConfig(
        lane=lane, enabled=True, settings=bot, saved=bot, environment=nothing, revision=""
    )

async def deliver():
    held = resources.make(Settings())
    told["one machine"] = loaded("aiogram", "redis", "taskiq_redis")
    await asyncio.gather(*(held.pool.check(config(lane)) for lane in BOTS))
    await held.database.close()

asyncio.run(deliver())
from aiogram.types import Message
told["built at once"] = Message.__pydantic_complete__
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process of its own found loaded, step by step."""
    folder: Path = tmp_path_factory.mktemp("data")
    asked = [sys.executable, "-c", PROGRAM]
    environment = os.environ | {"VESTOVOY_DATA_DIR": str(folder)}
    done = subprocess.run(asked, env=environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def test_the_console_loads_the_product_only_for_what_is_part_of_it(told: dict[str, Any]) -> None:
    """A bot is a program of its own, and `--help` needs nobody."""
    assert told["console"] == []


def test_the_product_loads_no_bot_library_and_no_engine_it_may_not_need(
    told: dict[str, Any],
) -> None:
    """Object store, Redis, migrations, images, push and words of dates come when they are used."""
    assert told["product"] == []


def test_one_machine_never_loads_redis(told: dict[str, Any]) -> None:
    """With everything made, and no bot library before the first delivery to Telegram."""
    assert told["one machine"] == []


def test_a_delivery_to_telegram_loads_aiogram_the_slim_way(told: dict[str, Any]) -> None:
    """Its types are built when they are used; two lanes may come at once."""
    assert told["built at once"] is False


def test_the_collector_never_walks_what_was_imported(told: dict[str, Any]) -> None:
    """It works on for all that comes later."""
    assert told["collector"] == [True, True]
