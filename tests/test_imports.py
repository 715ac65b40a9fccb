"""What a process loads, and what it does without until somebody needs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.servers.ports import free_port

pytestmark = pytest.mark.processes

PROGRAM = """
import asyncio, gc, json, sys

def loaded(*names):
    return [name for name in names if name in sys.modules]

from api import cli
told = {"console": loaded("litestar", "pydantic", "sqlalchemy")}

processes = cli._processes("embedded")
assert "api.app" in sys.modules
told["product"] = loaded(
    "advanced_alchemy.service", "aiogram", "aiohttp", "alembic", "cryptography", "jinja2", "jwt",
    "litestar.plugins.pydantic", "obstore", "phonenumbers", "PIL", "prometheus_client", "puremagic",
    "pydantic.v1", "pygments", "redis", "rich", "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "taskiq_redis", "webpush", "yaml",
)
told["collector"] = [gc.isenabled(), gc.get_freeze_count() > 100_000]

from api import resources
from api.app import create_app
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
    create_app(held.settings, held)
    told["one machine"] = loaded("aiogram", "obstore", "pydantic.v1", "redis", "taskiq_redis")
    await asyncio.gather(*(held.pool.check(config(lane)) for lane in BOTS))
    await held.database.close()

async def ask():
    held = resources.make(Settings())
    await asking.idle_lanes(held.database, held.pool, held.settings)
    async with held.database.reads() as session:
        states = await session.scalars(select(LaneState.last_says))
        told["asked"] = [*states, *loaded("aiogram", "aiohttp.web", "pydantic.v1")]
    await held.database.close()

async def migrate():
    held = resources.make(Settings())
    await startup.migrate(held)
    await held.database.close()

from api.run import startup
asyncio.run(migrate())
told["first start"] = loaded("alembic")
for name in [name for name in sys.modules if name.partition(".")[0] == "alembic"]:
    del sys.modules[name]
asyncio.run(migrate())
told["second start"] = loaded("alembic")
from sqlalchemy import select
from api.notifications.deliver import asking
from api.notifications.models import LaneState
asyncio.run(ask())
asyncio.run(deliver())
from aiogram.types import Message
told["built at once"] = Message.__pydantic_complete__
print(json.dumps(told))
"""


ROLES = {"embedded": 1660, "serving": 1600, "working": 1420}
"""How many modules each loads at most, and a few to spare: a hundred of them are some 4 MB."""
OF_ANOTHER = {
    "embedded": ("alembic",),
    "serving": ("api.worker", "api.notifications.deliver.deliverer", "taskiq.cli"),
    "working": ("api.app", "api.tickets.controllers.tickets", "uvicorn"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process of its own found loaded, step by step."""
    folder: Path = tmp_path_factory.mktemp("data")
    asked = [sys.executable, "-c", PROGRAM]
    environment = os.environ | {
        "VESTOVOY_DATA_DIR": str(folder),
        "VESTOVOY_TELEGRAM_STAFF_TOKEN": "42:TEST",
        "VESTOVOY_TELEGRAM_API_URL": f"http://127.0.0.1:{free_port()}",
    }
    done = subprocess.run(asked, env=environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def test_the_console_loads_the_product_only_for_what_is_part_of_it(told: dict[str, Any]) -> None:
    """A bot is a program of its own, and `--help` needs nobody."""
    assert told["console"] == []


def test_the_product_loads_no_bot_library_and_no_engine_it_may_not_need(
    told: dict[str, Any],
) -> None:
    """Object store, Redis, migrations, images, secrets, templates, push and an HTTP client come
    when they are used; colours of a console and databases that we do not speak never do."""
    assert told["product"] == []


def test_migrations_are_loaded_only_where_one_is_missing(told: dict[str, Any]) -> None:
    """A start on the newest schema asks the database alone."""
    assert (told["first start"], told["second start"]) == (["alembic"], [])


def test_one_machine_never_loads_redis(told: dict[str, Any]) -> None:
    """With everything made, and no bot library before the first delivery to Telegram."""
    assert told["one machine"] == []


def test_a_bots_channel_is_asked_without_its_library(told: dict[str, Any]) -> None:
    """A worker that delivers nothing there asks all the same, once an hour."""
    assert told["asked"] == ["unreached"]


def test_a_delivery_to_telegram_loads_aiogram_the_slim_way(told: dict[str, Any]) -> None:
    """Its types are built when they are used; two lanes may come at once."""
    assert told["built at once"] is False


@pytest.mark.parametrize("role", ROLES)
def test_a_process_loads_what_it_does_and_no_more(role: str) -> None:
    """A worker has no controllers, an API beside workers plans and delivers nothing."""
    asked = (
        f"from api import cli; cli._processes({role!r}); import sys; "
        f"print(len(sys.modules), *(name for name in {OF_ANOTHER[role]} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, stdout=subprocess.PIPE)
    count, *foreign = done.stdout.decode().split()
    assert (int(count) <= ROLES[role], foreign) == (True, []), count


@pytest.mark.parametrize("bot", ["bot_staff", "bot_client"])
def test_a_bot_loads_neither_the_desk_nor_colours_of_a_console(bot: str) -> None:
    """And no server, for it asks Telegram for updates."""
    asked = f"import {bot}.dispatcher, sys; print(*(name for name in NAMES if name in sys.modules))"
    names = (
        "api",
        "sqlalchemy",
        "litestar",
        "redis",
        "rich",
        "pygments",
        "aiohttp.web",
        "unittest",
    )
    done = subprocess.run(
        [sys.executable, "-c", f"NAMES = {names}; {asked}"], check=True, stdout=subprocess.PIPE
    )
    assert done.stdout.split() == []


def test_the_collector_never_walks_what_was_imported(told: dict[str, Any]) -> None:
    """It works on for all that comes later."""
    assert told["collector"] == [True, True]
