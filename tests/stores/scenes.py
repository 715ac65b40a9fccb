"""What stands in a database when a test begins: the scenes, each made once a run by migrations."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from api import migrations
from api.db import Database
from api.settings import Settings
from tests.sandbox import seed

NOBODY = "nobody"
"""The tables, and what the migrations themselves put into them."""
PEOPLE = "people"
"""The demo people with their companies and their team; no work yet."""


async def make(scene: str, url: str, folder: Path) -> None:
    """Put the scene into the empty database at `url`; `folder` holds what else a product keeps."""
    await MAKERS[scene](Settings.model_validate({"database_url": url, "data_dir": folder}))


async def _nobody(settings: Settings) -> None:
    database = Database(settings.database)
    try:
        await migrations.upgrade(database)
    finally:
        await database.close()


MAKERS: dict[str, Callable[[Settings], Awaitable[Any]]] = {NOBODY: _nobody, PEOPLE: seed.people}
