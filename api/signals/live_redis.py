"""The live channel over Redis, which may go away and come back: the line to it is made again, and
whoever listens hears that something may have been missed."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import aclosing, suppress
from typing import Any

from litestar.channels.backends.base import ChannelsBackend
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from api.signals.live_sender import News, Sender, Trouble

SILENCE_SECONDS = 5.0
"""So long may Redis be silent before it is asked whether it is there, and before it answers."""
FIRST_LINE_SECONDS = 1.0
"""How long the first pages of a process wait for its line."""

Line = Any
"""A PubSub, whose types the library leaves half unknown."""


class RedisLine(ChannelsBackend):
    """Redis pub/sub. Its library mends a connection silently, and nobody would hear what was said
    meanwhile; so here it tries nothing twice by itself."""

    def __init__(self, url: str, anew: News) -> None:
        self._redis = Redis.from_url(
            url,
            retry=Retry(NoBackoff(), 0),
            socket_timeout=SILENCE_SECONDS,
            socket_connect_timeout=SILENCE_SECONDS,
        )
        self._anew = anew
        """What is said, and where, when something may have been missed."""
        self._sender = Sender(self._redis, anew)
        self._wanted: set[str] = set()
        self._needed = asyncio.Event()
        self._line: Line | None = None
        self._up = asyncio.Event()
        self._missed = False
        """Whether who listens may have missed something and was not told yet."""

    async def on_startup(self) -> None:
        self._sender.start()

    async def on_shutdown(self) -> None:
        await self._sender.finish()
        await self._redis.aclose()

    async def publish(self, data: bytes, channels: Iterable[str]) -> None:
        for channel in channels:
            self._sender.take((channel, data))

    async def subscribe(self, channels: Iterable[str]) -> None:
        """Without a line it is enough to be wanted: the next line begins with that."""
        names = set(channels)
        self._wanted |= names
        self._needed.set()
        if self._line:
            await self._say(self._line, self._line.subscribe, names)
        elif not self._missed:
            await self._first_line()

    async def unsubscribe(self, channels: Iterable[str]) -> None:
        names = set(channels)
        self._wanted -= names
        if self._line:
            await self._say(self._line, self._line.unsubscribe, names)

    async def _first_line(self) -> None:
        try:
            async with asyncio.timeout(FIRST_LINE_SECONDS):
                await self._up.wait()
        except TimeoutError:
            self._missed = True

    async def _say(
        self, line: Line, command: Callable[..., Awaitable[Any]], names: set[str]
    ) -> None:
        with suppress(RedisError, OSError):
            await command(*names)
            if line is self._line:
                return
        # Broken, or left by its reader meanwhile, who begins the next with all that is wanted.
        await line.aclose()

    async def stream_events(self) -> AsyncGenerator[News, None]:
        """What is said on the wanted channels, for ever."""
        trouble = Trouble("hearing")
        while True:
            await self._needed.wait()
            try:
                async with aclosing(self._heard(trouble)) as heard:
                    async for said in heard:
                        yield said
            except Exception as reason:  # noqa: BLE001 - logged by `trouble`; pages must not stay deaf
                self._missed = True
                await trouble.rest(reason)

    async def _heard(self, trouble: Trouble) -> AsyncGenerator[News, None]:
        """What is said on one line, until it breaks."""
        line: Line = self._redis.pubsub()
        try:
            await line.connect()
            self._line = line
            await line.subscribe(self._anew[0], *self._wanted)
            self._up.set()
            trouble.over()
            if self._missed:
                self._missed = False
                yield self._anew
            async for said in _messages(line):
                yield said
        finally:
            self._line = None
            self._up.clear()
            await line.aclose()

    async def get_history(self, channel: str, limit: int | None = None) -> list[bytes]:  # noqa: ARG002 - as declared
        """Nothing is kept: pages fetch what they show."""
        return []


async def _messages(line: Line) -> AsyncGenerator[News, None]:
    """Raises TimeoutError when nothing answers: a frozen server breaks no connection."""
    asked = False
    while True:
        message = await line.get_message(timeout=SILENCE_SECONDS)
        if message is None and asked:
            raise TimeoutError("Redis does not answer")
        if message is None:
            await line.ping()
        elif message["type"] == "message":
            yield message["channel"].decode(), message["data"]
        asked = message is None
