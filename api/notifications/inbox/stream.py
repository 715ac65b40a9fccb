"""The line of an open page: what to fetch again, for as long as whoever opened it may hear it."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final
from uuid import UUID

import msgspec
from litestar.channels import ChannelsPlugin

from api.principal import Principal
from api.signals import live
from shared.contracts.notifications import LiveEvent

HEARTBEAT_SECONDS = 15.0
"""How often a silent line says that it is there, and every line asks whether it may go on."""
MOST: Final = 5
"""Open lines of one session, in one process; one more ends the oldest."""
LATER: Final = b"retry: 60000\n\n"
"""Whose line ended for another's sake comes again in a minute, not at once."""
ENDED: Final = b"data: " + msgspec.json.encode(LiveEvent(kind=live.SESSION_ENDED)) + b"\n\n"

Again = Callable[[], Awaitable[Principal | None]]
"""Who calls, asked anew; None when the session, the token or the person is no more."""


class Lines:
    """The open lines of one process."""

    def __init__(self) -> None:
        self._open: defaultdict[UUID, deque[asyncio.Event]] = defaultdict(deque)
        """By session, or by the person of a token: what ends each line, the oldest first."""
        self._ended = False

    async def listen(
        self, channels: ChannelsPlugin, principal: Principal, again: Again
    ) -> AsyncIterator[bytes]:
        """Events as they come, and a comment in a silence: proxies cut silent connections."""
        if self._ended:
            return
        holder = principal.session_id or principal.person_id
        end = asyncio.Event()
        mine = self._open[holder]
        mine.append(end)
        if len(mine) > MOST:
            mine[0].set()
        try:
            async for line in _lines(channels, principal, again, end):
                yield line
            if end.is_set() and not self._ended:
                yield LATER
        finally:
            mine.remove(end)
            if not mine:
                self._open.pop(holder, None)

    def end(self) -> None:
        """The process ends: every line does, and whichever is still to come. Nothing is said, and
        pages come again by themselves."""
        self._ended = True
        for mine in self._open.values():
            for each in mine:
                each.set()


async def _lines(
    channels: ChannelsPlugin, principal: Principal, again: Again, end: asyncio.Event
) -> AsyncIterator[bytes]:
    events = live.listen(channels, _channels(principal))
    heard = asyncio.ensure_future(anext(events, None))
    out = asyncio.ensure_future(end.wait())
    clock = asyncio.get_running_loop().time
    look_at = clock() + HEARTBEAT_SECONDS
    try:
        while True:
            await asyncio.wait(
                {heard, out},
                timeout=max(0.0, look_at - clock()),
                return_when=asyncio.FIRST_COMPLETED,
            )
            if out.done():
                return
            data = heard.result() if heard.done() else b""
            if data is None:
                return
            if data == live.ASK_AGAIN or clock() >= look_at:
                now = await again()
                if now is None:
                    yield ENDED
                if now is None or now.role is not principal.role:
                    return  # A page with another role comes again and hears what is its own.
                look_at = clock() + HEARTBEAT_SECONDS
            if not data:
                yield b": still here\n\n"
                continue
            if data != live.ASK_AGAIN:
                yield b"data: " + data + b"\n\n"
            heard = asyncio.ensure_future(anext(events, None))
    finally:
        heard.cancel()
        out.cancel()


def _channels(principal: Principal) -> list[str]:
    own = [live.of_person(principal.person_id)]
    return [*own, live.AGENTS] if principal.is_agent else own
