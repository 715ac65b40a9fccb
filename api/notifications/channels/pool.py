"""The adapters of this process: one per lane, built anew when its settings change."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.notifications.channels import settings as channel_settings
from api.notifications.channels import table
from api.notifications.channels.base import Channel, Retry
from api.notifications.channels.hosts import ANY_HOST, HostPolicy
from api.notifications.channels.settings import ChannelConfig
from api.notifications.channels.settings_error import ChannelSettingsError
from api.notifications.channels.spec import Building
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.admin import Lane

if TYPE_CHECKING:
    import aiohttp

RETIREMENT: Final = 60.0
"""Seconds that a replaced adapter lives on: sends that began with it may end with it."""

log = structlog.get_logger()


@dataclass(frozen=True)
class _Built:
    revision: str
    channel: Channel | None


class ChannelPool:
    """Gives each lane its adapter. `session` is shared by the adapters that speak HTTP."""

    def __init__(self, database: Database, settings: Settings, vault: Vault) -> None:
        self._database = database
        self._settings = settings
        self._vault = vault
        self.hosts = hosts_of(settings)
        self._session: aiohttp.ClientSession | None = None
        self._built: dict[Lane, _Built] = {}
        self._locks = defaultdict[Lane, asyncio.Lock](asyncio.Lock)
        self._retired: dict[Channel, asyncio.Task[None]] = {}

    async def get(self, lane: Lane) -> Channel | None:
        """The lane's adapter by the settings of this moment; None when it is off, not configured
        or its settings cannot work. Never call it inside a writing transaction: the first call
        may make the channel's own secret in one of its own."""
        async with self._database.reads() as session:
            revision = await channel_settings.revision(session, lane)
        async with self._locks[lane]:
            known = self._built.get(lane)
            if known is None or known.revision != revision:
                known = await self._rebuild(lane)
        return known.channel

    async def probe(self, lane: Lane) -> Retry | None:
        """Why nobody's message can go now, asked without sending one; None also where there is
        nobody to ask. What sends is loaded only where nothing lighter can ask."""
        ask = table.of(lane).ask
        if ask is None:
            channel = await self.get(lane)
            return await channel.probe() if channel else None
        config = await self._config(lane)
        works = config.enabled and config.configured
        return await ask(config.settings, self._settings) if works else None

    async def configured(self, session: AsyncSession) -> frozenset[Lane]:
        """The lanes that are set up, whether they work now or not."""
        return await channel_settings.configured(session, self._settings, self._vault)

    async def is_configured(self, lane: Lane) -> bool:
        """The same of one, in a transaction of its own."""
        async with self._database.reads() as session:
            return lane in await self.configured(session)

    @asynccontextmanager
    async def trial(self, lane: Lane) -> AsyncIterator[Channel | None]:
        """An adapter for one test message, also of a lane that is off; None when it is not
        configured. Raises ChannelSettingsError."""
        config = await self._config(lane)
        if not config.configured:
            yield None
            return
        async with self.trying(config) as channel:
            yield channel

    @asynccontextmanager
    async def trying(self, config: ChannelConfig) -> AsyncIterator[Channel]:
        """The same by settings that the caller has loaded: nothing is made for them. Raises
        ChannelSettingsError."""
        channel = await self._build(config)
        try:
            yield channel
        finally:
            await channel.close()

    async def check(self, config: ChannelConfig) -> None:
        """Raise ChannelSettingsError for settings that can never work; nothing is sent."""
        if not config.configured:
            return
        makes = table.of(config.lane).makes
        if makes and not config.own:
            config = replace(config, own=makes())
        channel = await self._build(config)
        await channel.close()

    async def close(self) -> None:
        """Close every adapter, then what they share."""
        for task in self._retired.values():
            task.cancel()
        living = [built.channel for built in self._built.values() if built.channel]
        for channel in [*living, *self._retired]:
            await channel.close()
        self._built.clear()
        self._retired.clear()
        if self._session:
            await self._session.close()
            self._session = None

    async def _config(self, lane: Lane) -> ChannelConfig:
        if makes := table.of(lane).makes:
            await channel_settings.own_secret(self._database, self._vault, lane, makes)
        async with self._database.reads() as session:
            return await channel_settings.load(session, self._settings, self._vault, lane)

    async def _rebuild(self, lane: Lane) -> _Built:
        config = await self._config(lane)
        channel: Channel | None = None
        if config.enabled and config.configured:
            try:
                channel = await self._build(config)
            except ChannelSettingsError as error:
                log.warning("channel cannot work", lane=lane, reason=str(error))
        before = self._built.get(lane)
        built = self._built[lane] = _Built(config.revision, channel)
        if before and before.channel:
            self._retired[before.channel] = asyncio.create_task(self._retire(before.channel))
        return built

    async def _retire(self, channel: Channel) -> None:
        await asyncio.sleep(RETIREMENT)
        del self._retired[channel]
        await channel.close()

    async def _build(self, config: ChannelConfig) -> Channel:
        building = Building(
            settings=self._settings,
            environment=config.environment,
            own=config.own,
            hosts=self.hosts,
            session=self._shared,
        )
        return await table.of(config.lane).build(config.settings, building)

    def _shared(self) -> aiohttp.ClientSession:
        if self._session is None:
            # Its client takes 10 MB, and not every process sends.
            from api.notifications.channels.safe_http import guarded_session  # noqa: PLC0415

            self._session = guarded_session(self.hosts)
        return self._session


def hosts_of(settings: Settings) -> HostPolicy:
    """Private hosts are for those who say so (M5, P12)."""
    return ANY_HOST if settings.allow_private_hosts else HostPolicy()
