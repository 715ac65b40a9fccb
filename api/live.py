"""The live channel: tells open pages what to fetch again. In process, or over Redis."""

from collections.abc import AsyncIterator, Iterable
from typing import Any
from uuid import UUID

import msgspec
from litestar.channels import ChannelsPlugin
from litestar.channels.backends.memory import MemoryChannelsBackend
from litestar.channels.backends.redis import RedisChannelsPubSubBackend
from redis.asyncio import Redis

from shared.contracts.notifications import LiveEvent

AGENTS = "agents"
"""Everybody who works on tickets."""


def plugin(redis_url: str) -> ChannelsPlugin:
    """The one way in and out; a worker of its own process opens it as a context manager."""
    if not redis_url:
        backend: Any = MemoryChannelsBackend()
    else:
        backend = RedisChannelsPubSubBackend(redis=Redis.from_url(redis_url))
    return ChannelsPlugin(backend=backend, arbitrary_channels_allowed=True)


def of_person(person_id: UUID) -> str:
    return f"person-{person_id}"


async def publish(channels: ChannelsPlugin, to: Iterable[str], event: LiveEvent) -> None:
    """Tell whoever listens; nobody listening is fine."""
    names = list(to)
    if names:
        await channels.wait_published(msgspec.json.encode(event), names)


async def listen(channels: ChannelsPlugin, names: list[str]) -> AsyncIterator[bytes]:
    """LiveEvents as JSON, as they come. The first one says that nothing is missed from now on:
    a page fetches what it shows when it hears that."""
    async with channels.start_subscription(names) as subscriber:
        yield msgspec.json.encode(LiveEvent(kind="listening"))
        async for data in subscriber.iter_events():
            yield data
