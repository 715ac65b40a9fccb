"""The live channel: tells open pages what to fetch again. In process, or over Redis."""

from collections.abc import AsyncIterator, Collection, Iterable
from uuid import UUID

import msgspec
from litestar.channels import ChannelsPlugin
from litestar.channels.backends.base import ChannelsBackend
from litestar.channels.backends.memory import MemoryChannelsBackend
from sqlalchemy.ext.asyncio import AsyncSession

from api.signals.position import Positions
from shared.contracts.notifications import LiveEvent


def block(event: LiveEvent, position: str = "") -> bytes:
    """One server-sent event, by the position as its id (WHATWG HTML, "Server-sent events")."""
    name = f"id: {position}\n".encode() if position else b""
    return name + b"data: " + msgspec.json.encode(event) + b"\n\n"


AGENTS = "agents"
"""Everybody who works on tickets."""
EVERYBODY = "everybody"
"""Every open page."""
LISTENING = LiveEvent(kind="listening")
"""Nothing is missed from now on: a page fetches what it shows when it hears that."""
NOTHING_MISSED = b": nothing was missed\n\n"
"""Instead of it, to a page that named a position: what it shows is as it was."""

ENDED = LiveEvent(kind="session_ended")
ASK_AGAIN = block(ENDED)
"""How what is said on a person's channel ends when whoever listens asks again whether it still
may."""


class Live(ChannelsPlugin):
    """What is said to open pages, and where one process says and hears it all, its positions."""

    def __init__(self, backend: ChannelsBackend, positions: Positions | None = None) -> None:
        super().__init__(backend=backend, arbitrary_channels_allowed=True)
        self._positions = positions

    def position(self) -> str:
        """What is said from now on has a later one; empty where several processes have none in
        common."""
        return self._positions.now() if self._positions else ""

    def nothing_since(self, position: str, names: Iterable[str]) -> bool:
        """Whether the channels are known to have been silent."""
        return bool(self._positions and self._positions.nothing_since(position, names))

    async def say(self, event: LiveEvent, names: Collection[str]) -> None:
        """To whoever listens; nobody listening is fine."""
        if names:
            position = self._positions.said(names) if self._positions else ""
            await self.wait_published(block(event, position), names)


def plugin(redis_url: str) -> Live:
    """The one way in and out; a worker of its own process opens it as a context manager."""
    if not redis_url:
        return Live(MemoryChannelsBackend(), Positions())
    # On one machine there is no Redis, and its client is not loaded.
    from api.signals.live_redis import RedisLine  # noqa: PLC0415

    return Live(RedisLine(redis_url, (EVERYBODY, block(LISTENING))))


def of_person(person_id: UUID) -> str:
    return f"person-{person_id}"


async def listen(live: Live, names: list[str], after: str = "") -> AsyncIterator[bytes]:
    """Events as they come; LISTENING first, unless the channels were silent `after` a position, and
    again when something may have been missed."""
    mine = [*names, EVERYBODY]
    async with live.start_subscription(mine) as subscriber:
        silent = live.nothing_since(after, mine)
        yield NOTHING_MISSED if silent else block(LISTENING, live.position())
        async for data in subscriber.iter_events():
            yield data


def access_changed(session: AsyncSession, person_id: UUID) -> None:
    """A session, a token or the role of the person is another one: after the commit the edge lets
    the person's open streams ask again (R8, P4)."""
    session.info.setdefault("access_changed", set()).add(person_id)


def whose_access_changed(session: AsyncSession) -> set[UUID]:
    changed: set[UUID] = session.info.get("access_changed", set())
    return changed


async def ask_again(live: Live, people: Iterable[UUID]) -> None:
    """In whatever process they listen; what is lost on the way is made good by each heartbeat."""
    await live.say(ENDED, [of_person(each) for each in people])
