"""The line of an open page: what to fetch again, for as long as whoever opened it may hear it."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final
from uuid import UUID

from api.principal import Principal
from api.signals import live
from api.signals.live import Live

HEARTBEAT_SECONDS = 15.0
"""How often a silent line says that it is there, and every line asks whether it may go on."""
MOST: Final = 5
"""Open lines of one session, in one process; one more ends the oldest."""
LATER: Final = b"retry: 60000\n\n"
"""Whose line ended for another's sake comes again in a minute, not at once."""

Again = Callable[[], Awaitable[Principal | None]]
"""Who calls, asked anew; None when the session, the token or the person is no more."""


class Lines:
    """The open lines of one process."""

    def __init__(self) -> None:
        self._open: defaultdict[UUID, deque[asyncio.Event]] = defaultdict(deque)
        """By session, or by the person of a token: what ends each line, the oldest first."""
        self._ended = False

    async def listen(
        self, channels: Live, principal: Principal, again: Again, after: str
    ) -> AsyncIterator[bytes]:
        """Events as they come `after` a position, and a comment in a silence: proxies cut silent
        connections."""
        if self._ended:
            return
        holder = principal.session_id or principal.person_id
        end = asyncio.Event()
        mine = self._open[holder]
        mine.append(end)
        if len(mine) > MOST:
            mine[0].set()
        try:
            events = live.listen(channels, _channels(principal), after)
            async for line in _lines(events, principal, again, end):
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
    events: AsyncIterator[bytes], principal: Principal, again: Again, end: asyncio.Event
) -> AsyncIterator[bytes]:
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
            asked_again = data.endswith(live.ASK_AGAIN)
            if asked_again or clock() >= look_at:
                now = await again()
                if now is None:
                    yield live.ASK_AGAIN
                    return
                if now.role is not principal.role:
                    yield live.block(live.LISTENING)
                    return  # A page with another role comes again and hears what is its own.
                look_at = clock() + HEARTBEAT_SECONDS
            if not data:
                yield b": still here\n\n"
                continue
            if not asked_again:
                yield data
            heard = asyncio.ensure_future(anext(events, None))
    finally:
        heard.cancel()
        out.cancel()


def _channels(principal: Principal) -> list[str]:
    own = [live.of_person(principal.person_id)]
    return [*own, live.AGENTS] if principal.is_agent else own
