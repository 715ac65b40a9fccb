"""Questions with a default: what is done by itself when nobody has answered for a while.

The matter lies on the spool until it is settled, so a restart of the bot only delays it. When its
time comes, it passes through the dispatcher as an update of the person's own, behind the person's
lock: an answer that comes at the same moment and the default never meet.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from aiogram.filters import Filter
from aiogram.types import Chat, Message, Update, User

from shared.quarantine import note_quarantined
from shared.telegram.memory.spool import Spool

KEPT: Final = 7 * 24 * 3600
"""Seconds that a matter outlives its time, for a bot that is down."""
AGAIN: Final = 60.0
"""Seconds after which one that could not be settled is tried anew."""
CLAIM: Final = 120

Feed = Callable[[Update, str], Awaitable[object]]
"""Lets the update through the dispatcher; the other is the matter's name."""


class Matter(msgspec.Struct, frozen=True):
    at: float
    chat_id: int
    about: str
    """As JSON, for whoever settles it."""


class Later:
    """Bags: `later:` and the matter's name."""

    def __init__(self, spool: Spool, feed: Feed, patience: float) -> None:
        """`patience`: seconds for which an answer is waited for."""
        self._spool = spool
        self._feed = feed
        self.patience = patience
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()

    async def put(self, name: str, chat_id: int, about: str) -> None:
        """Its time begins anew."""
        await self._keep(name, Matter(time.time() + self.patience, chat_id, about))
        self._watch(name)

    async def about(self, name: str) -> str | None:
        """None when it is settled. Ask behind the person's lock."""
        matter = await self._matter(name)
        return matter.about if matter else None

    async def settled(self, name: str) -> None:
        await self._spool.drop(f"later:{name}")

    async def resume(self) -> None:
        """Wait for what a process that is no more had waited for."""
        for bag in await self._spool.bags("later"):
            self._watch(bag.removeprefix("later:"))

    async def stop(self) -> None:
        """What waits goes on waiting on the spool."""
        self._stopping.set()
        await asyncio.gather(*self._waiting.values(), return_exceptions=True)

    async def _keep(self, name: str, matter: Matter) -> None:
        value = msgspec.json.encode(matter).decode()
        ttl = max(matter.at - time.time(), 0) + KEPT
        await self._spool.put(f"later:{name}", "matter", value, ttl)

    async def _matter(self, name: str) -> Matter | None:
        kept = (await self._spool.items(f"later:{name}")).get("matter")
        return msgspec.json.decode(kept, type=Matter) if kept else None

    def _watch(self, name: str) -> None:
        if name not in self._waiting and not self._stopping.is_set():
            self._waiting[name] = asyncio.create_task(self._wait(name))

    async def _wait(self, name: str) -> None:
        try:
            with note_quarantined("question that waits", name=name):
                while matter := await self._matter(name):
                    if await self._told_to_stop(matter.at - time.time()):
                        return
                    if (now := await self._matter(name)) and now.at <= time.time():
                        await self._come(name, now)
        finally:
            del self._waiting[name]

    async def _told_to_stop(self, wait: float) -> bool:
        try:
            await asyncio.wait_for(self._stopping.wait(), max(wait, 0.001))
        except TimeoutError:
            return False
        return True

    async def _come(self, name: str, matter: Matter) -> None:
        """Whoever handles it says when it is settled; until then it comes again."""
        if await self._spool.claim(f"later:{name}", CLAIM):
            with note_quarantined("question without an answer", name=name):
                await self._feed(_update_of(matter), name)
            await self._spool.release(f"later:{name}")
        if (now := await self._matter(name)) and now.at <= time.time():
            await self._keep(name, msgspec.structs.replace(now, at=time.time() + AGAIN))


def _update_of(matter: Matter) -> Update:
    """As if the person had said something; nothing of it is read."""
    message = Message(
        message_id=0,
        date=datetime.now(UTC),
        chat=Chat(id=matter.chat_id, type="private"),
        from_user=User(id=matter.chat_id, is_bot=False, first_name=""),
    )
    return Update(update_id=0, message=message)


class Overdue(Filter):
    """A matter whose time has come; gives `matter`, what it is about, empty if it was settled at
    the last moment."""

    def __init__(self, kind: str) -> None:
        """Names begin with their kind."""
        self._kind = kind

    async def __call__(
        self, _: Message, later: Later, overdue: str | None = None
    ) -> bool | dict[str, Any]:
        if overdue is None or not overdue.startswith(f"{self._kind}-"):
            return False
        return {"matter": await later.about(overdue) or ""}
