"""What a process loads, and what it does without until somebody needs it."""

import os
import subprocess
import sys
from pathlib import Path

API = """
import sys
import api.app

engines = ("aiogram", "alembic", "dateparser", "obstore", "PIL", "redis", "taskiq_redis", "webpush")
print(*(each for each in engines if each in sys.modules))
"""

EMBEDDED = """
import asyncio
import sys

from api import processes, resources
from api.notifications.channel_settings import ChannelConfig
from api.settings import Settings
from shared.contracts.admin import Lane, TelegramSettings

LANES = (Lane.TELEGRAM_STAFF, Lane.TELEGRAM_CLIENT)

def config(lane: Lane) -> ChannelConfig:
    bot, nothing = TelegramSettings(token="42:TEST"), frozenset()
    return ChannelConfig(
        lane=lane, enabled=True, settings=bot, saved=bot, environment=nothing, revision=""
    )

async def deliver() -> None:
    held = resources.make(Settings())
    assert "aiogram" not in sys.modules and "redis" not in sys.modules
    await asyncio.gather(*(held.pool.check(config(lane)) for lane in LANES))
    await held.database.close()

asyncio.run(deliver())

from aiogram.types import Message
print(Message.__pydantic_complete__)
"""

CONSOLE = """
import gc
import sys
from api import cli

assert not {"litestar", "sqlalchemy", "pydantic"} & set(sys.modules)
print(cli._processes().__name__, gc.isenabled(), gc.get_freeze_count() > 100_000)
"""


def told_by(program: str, folder: Path) -> str:
    """What a Python of its own prints; a failing one fails the test."""
    environment = os.environ | {"VESTOVOY_DATA_DIR": str(folder)}
    asked = [sys.executable, "-c", program]
    done = subprocess.run(asked, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def test_the_api_loads_no_bot_library_and_no_engine_it_may_not_need(tmp_path: Path) -> None:
    """Object store, Redis, migrations, images, words of dates and push come when they are used."""
    assert told_by(API, tmp_path) == ""


def test_the_first_delivery_to_telegram_loads_aiogram_the_slim_way(tmp_path: Path) -> None:
    """On one machine with everything made it is not there before; two lanes may come at once."""
    assert told_by(EMBEDDED, tmp_path) == "False"


def test_the_console_loads_the_product_for_those_who_are_part_of_it(tmp_path: Path) -> None:
    """A bot is another program. What the product imports the collector never walks again."""
    assert told_by(CONSOLE, tmp_path) == "api.processes True True"
