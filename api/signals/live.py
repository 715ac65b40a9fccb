"""The live channel: tells open pages what to fetch again. In process, or over Redis."""

from collections.abc import AsyncIterator, Iterable
from typing import Any
from uuid import UUID

import msgspec
from litestar.channels import ChannelsPlugin
from litestar.channels.backends.memory import MemoryChannelsBackend
from sqlalchemy.ext.asyncio import AsyncSession

from shared.contracts.notifications import LiveEvent

AGENTS = "agents"
"""Everybody who works on tickets."""
EVERYBODY = "everybody"
"""Every open page."""
LISTENING = msgspec.json.encode(LiveEvent(kind="listening"))
"""Nothing is missed from now on: a page fetches what it shows when it hears that."""

SESSION_ENDED = "session_ended"
ASK_AGAIN = msgspec.json.encode(LiveEvent(kind=SESSION_ENDED))
"""On a person's channel: whoever listens asks again whether it still may."""


def plugin(redis_url: str) -> ChannelsPlugin:
    """The one way in and out; a worker of its own process opens it as a context manager."""
    if not redis_url:
        backend: Any = MemoryChannelsBackend()
    else:
        # On one machine there is no Redis, and its client is not loaded.
        from api.signals.live_redis import RedisLine  # noqa: PLC0415

        backend = RedisLine(redis_url, (EVERYBODY, LISTENING))
    return ChannelsPlugin(backend=backend, arbitrary_channels_allowed=True)


def of_person(person_id: UUID) -> str:
    return f"person-{person_id}"


async def publish(channels: ChannelsPlugin, to: Iterable[str], event: LiveEvent) -> None:
    """Tell whoever listens; nobody listening is fine."""
    names = list(to)
    if names:
        await channels.wait_published(msgspec.json.encode(event), names)


async def listen(channels: ChannelsPlugin, names: list[str]) -> AsyncIterator[bytes]:
    """LiveEvents as JSON, as they come; LISTENING first, and again when something may have been
    missed."""
    async with channels.start_subscription([*names, EVERYBODY]) as subscriber:
        yield LISTENING
        async for data in subscriber.iter_events():
            yield data


def access_changed(session: AsyncSession, person_id: UUID) -> None:
    """A session, a token or the role of the person is another one: after the commit the edge lets
    the person's open streams ask again (R8, P4)."""
    session.info.setdefault("access_changed", set()).add(person_id)


def whose_access_changed(session: AsyncSession) -> set[UUID]:
    changed: set[UUID] = session.info.get("access_changed", set())
    return changed


async def ask_again(channels: ChannelsPlugin, people: Iterable[UUID]) -> None:
    """In whatever process they listen; what is lost on the way is made good by each heartbeat."""
    await channels.wait_published(ASK_AGAIN, [of_person(each) for each in people])
