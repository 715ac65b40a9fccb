"""The desk itself: everything of the other files, over one database and one sandbox."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api import resources
from api.people.models import Client, Person, Team
from api.settings import Settings
from tests.application import application
from tests.desk.acts import Acts
from tests.desk.doors import ME
from tests.desk.newcomers import Newcomers
from tests.desk.pipeline import PipelineByHand
from tests.sandbox import people as cast
from tests.sandbox.world import Sandbox

SECRET = "the secret key of all the tests here"


@dataclass(kw_only=True)
class Desk(Acts, Newcomers, PipelineByHand):
    """Act by `opens`, `does`, `calls`; `pipeline` brings the news; look by `one` and `count`."""


@asynccontextmanager
async def open_desk(url: str, folder: Path, world: Sandbox, **more: object) -> AsyncIterator[Desk]:
    """A desk over a database that has the tables; `more` are settings, as of the environment."""
    own: dict[str, object] = {
        "data_dir": folder,
        "base_url": ME,
        "database_url": url,
        "secret_key": SECRET,
        "merge_seconds": 0,
        "disk_reserve": 0,
        "telegram_api_url": world.telegram.url,
        "allow_private_hosts": True,
    }
    settings = Settings.model_validate(own | more)
    held = resources.make(settings)
    app = application(settings, held)
    desk = Desk(settings=settings, held=held, app=app, world=world)

    async def nudge() -> None:
        desk.nudges += 1

    async def ask_again(_: Collection[UUID]) -> None:
        """No stream is open: those that serve one have an application of their own."""

    app.state.update({"nudge": nudge, "ask_again": ask_again})
    async with resources.opened(held):
        async with held.database.reads() as session:
            desk.ids |= await _ids(session)
        yield desk
        await desk.close()


async def _ids(session: AsyncSession) -> dict[str, UUID]:
    keys = {each.phone: each.key for each in cast.CAST}
    people = await session.execute(select(Person.phone_e164, Person.id))
    found = {keys[phone]: person_id for phone, person_id in people if phone in keys}
    for named in (Client, Team):
        rows = await session.execute(select(named.name, named.id))
        found |= {row.name: row.id for row in rows}
    return found
