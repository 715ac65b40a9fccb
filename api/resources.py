"""What a process holds open, made in one place and closed in the other order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import structlog
from taskiq import AsyncBroker

from api.admin import faults
from api.db import Database
from api.files.storage import FileStorage
from api.notifications.channels.pool import ChannelPool
from api.security.secrets import Vault
from api.settings import Settings
from api.signals import broker, live

if TYPE_CHECKING:
    from api.worker import Pipeline

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Resources:
    """The engines and everything that is built on them once."""

    settings: Settings
    database: Database
    broker: AsyncBroker
    channels: live.Live
    vault: Vault
    storage: FileStorage
    pool: ChannelPool

    @cached_property
    def pipeline(self) -> "Pipeline":
        # An API that has workers beside it plans and delivers nothing.
        from api.notifications.deliver.deliverer import Deliverer  # noqa: PLC0415
        from api.worker import Pipeline  # noqa: PLC0415

        deliverer = Deliverer(self.database, self.pool, self.settings)
        return Pipeline(
            self.database, self.broker, self.channels, deliverer, self.storage, self.settings
        )


def make(settings: Settings) -> Resources:
    """Build everything; nothing is connected yet."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(settings.database)
    vault = Vault(*settings.keys)
    return Resources(
        settings=settings,
        database=database,
        broker=broker.make(settings.redis_url),
        channels=live.plugin(settings.redis_url),
        vault=vault,
        storage=FileStorage(settings.files),
        pool=ChannelPool(database, settings, vault),
    )


@asynccontextmanager
async def opened(resources: Resources) -> AsyncIterator[None]:
    """Start the broker and say aloud when files have no place; at the end let begun deliveries
    finish, then close everything."""
    if not await resources.storage.answers():
        log.error("files cannot be kept: look at VESTOVOY_FILES_URL and the AWS_… variables")
    await broker.start(resources.broker)
    keeping = asyncio.create_task(faults.keep_now_and_then(resources.database))
    try:
        yield
    finally:
        keeping.cancel()
        resources.pipeline.stopping.set()
        await broker.finish(resources.broker)
        await resources.broker.shutdown()
        await resources.pool.close()
        await resources.database.close()
