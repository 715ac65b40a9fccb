"""Messages that Telegram cut into parts, put together again (T1–T3, T5).

An album comes as an update a part, and a text over 4096 characters as several messages. Parts are
laid on the spool the moment they arrive; after a silence the whole goes through the dispatcher as
one update. A part that comes later goes the same way, but brings along where the first ones landed
(T2). A restart in the middle loses nothing: what lies on the spool is taken up again.

Whatever else a person does meanwhile ends the gathering: behind the person's lock what was gathered
is handled first, and then that (U9).
"""

import asyncio
import time
from collections import Counter
from collections.abc import Iterable
from typing import Final

from aiogram import Bot
from aiogram.types import Message, Update

from shared.quarantine import note_quarantined
from shared.telegram.gathering.bags import Bags
from shared.telegram.gathering.continuing import begins, continues
from shared.telegram.gathering.parts import Feed, Landing, Part, Release, Timing, Whole, ripe_at
from shared.telegram.memory.spool import Spool

CLAIM: Final = 120
"""Seconds: after that another process may take up what a killed one had begun."""
GLANCE: Final = 0.02
"""Seconds between looks for a part that has arrived and is still on its way to the spool."""


class Collector:
    """Takes parts in, gives wholes out through `feed`; one task a group that is filling."""

    def __init__(
        self,
        spool: Spool,
        bot: Bot,
        feed: Feed,
        timing: Timing,
        labels: frozenset[str] = frozenset(),
    ) -> None:
        """`labels` are the words on the menu's buttons, which are no part of anything."""
        self._spool = spool
        self._bags = Bags(spool, timing.late)
        self._labels = labels
        self._gathering: dict[str, dict[int, Message]] = {}
        """What is known here of the parts of each group that waits."""
        self._ahead: Counter[int] = Counter()
        """By chat, updates on their way to end what is gathered; what follows goes behind them."""
        self._bot = bot
        self._feed = feed
        self._timing = timing
        self._filling: dict[str, asyncio.Task[None]] = {}
        self._fresh: set[str] = set()
        """Groups that got a part since they were last looked at."""
        self._coming: Counter[str] = Counter()
        """Parts on their way to the spool."""
        self._stopping = asyncio.Event()

    async def took(self, update: Update, message: Message) -> bool:
        """True when the message is a part and was laid aside; it will come back as a whole.

        Nothing is awaited for a message that is no part: it keeps its place in the chat (U2).
        """
        group = self._group(message)
        if group is not None:
            await self._lay_aside(group, update, message)
        return group is not None

    async def take_over(self, bag: str, group: str) -> None:
        """Updates that lie in this bag by their messages' ids come out as a whole: in its turn, and
        though the process ends meanwhile."""
        kept = await self._spool.items(bag)
        for field, update in kept.items():
            await self._bags.keep(group, field, Part(time.time(), update))
        if kept:
            await self._spool.drop(bag)
            self._watch(group)

    def goes_ahead(self, chat_id: int) -> Release | None:
        """Call it for what is no part: until the release, nothing behind it is laid aside. None
        where nothing is gathered."""
        if not self._gathered(chat_id) and chat_id not in self._ahead:
            return None
        self._ahead[chat_id] += 1
        left = [chat_id]

        def release() -> None:
            for chat in left:
                self._ahead[chat] -= 1
                self._ahead += Counter()  # Chats at zero are forgotten.
            left.clear()

        return release

    async def took_edit(self, message: Message) -> bool:
        """True when the edited message is a part that still waits: it goes out as it is now."""
        names = ("text", message.media_group_id) if message.media_group_id else ("text",)
        for group in (f"{message.chat.id}:{name}" for name in names):
            part = (await self._bags.parts(group)).get(str(message.message_id))
            if part is None:
                continue
            update = self._update(part).model_copy(update={"message": message})
            newer = Part(part.at, update.model_dump_json(exclude_unset=True))
            await self._bags.keep(group, str(message.message_id), newer)
            return True
        return False

    async def came_behind(
        self, chat_id: int, update: Update, message: Message | None, feed: Feed
    ) -> bool:
        """Behind the person's lock: gives out by `feed` all that waits and that this is no part of.
        True when it is a part itself and was laid aside. A text may have begun in another
        process."""
        text = f"{chat_id}:text"
        while any(self._coming[each] for each in self._gathered(chat_id)):
            if await self._told_to_stop(GLANCE):
                break
        parts = await self._bags.parts(text)
        own = self._continued(message, parts) if message else None
        gathered = self._gathered(chat_id)
        for group in gathered if text in gathered or not parts else [*gathered, text]:
            if group != own:
                await self._give_out_before(update, group, feed)
        if message is None:
            return False
        if own is None and begins(message, self._labels):
            own = text
        if own is not None:
            await self._lay_aside(own, update, message)
        return own is not None

    def _continued(self, message: Message, text_parts: dict[str, Part]) -> str | None:
        """The group of which the message is a part."""
        if message.media_group_id:
            return f"{message.chat.id}:{message.media_group_id}"
        updates = map(self._update, text_parts.values())
        begun = {each.message.message_id: each.message for each in updates if each.message}
        more = continues(message, begun, self._labels)
        return f"{message.chat.id}:text" if more else None

    def _gathered(self, chat_id: int) -> list[str]:
        return [each for each in self._gathering if each.startswith(f"{chat_id}:")]

    def _group(self, message: Message) -> str | None:
        chat_id = message.chat.id
        text = f"{chat_id}:text"
        album = f"{chat_id}:{message.media_group_id}" if message.media_group_id else None
        others = set(self._gathered(chat_id)) - {album or text}
        if others or chat_id in self._ahead:
            return None
        if album:
            return album
        if begun := self._gathering.get(text):
            return text if continues(message, begun, self._labels) else None
        return text if begins(message, self._labels) else None

    async def _lay_aside(self, group: str, update: Update, message: Message) -> None:
        self._coming[group] += 1
        self._gathering.setdefault(group, {})[message.message_id] = message
        try:
            await self._keep(group, update, message)
        finally:
            self._coming[group] -= 1
            self._coming += Counter()  # Groups at zero are forgotten.

    async def _keep(self, group: str, update: Update, message: Message) -> None:
        if await self._bags.was_given_out(group, message.message_id):
            self._forget(group, [message.message_id])
            return  # Telegram repeats an update that it believes lost (U1).
        part = Part(time.time(), update.model_dump_json(exclude_unset=True))
        await self._bags.keep(group, str(message.message_id), part)
        self._fresh.add(group)
        self._watch(group)

    def _watch(self, group: str) -> None:
        self._gathering.setdefault(group, {})
        if group not in self._filling and not self._stopping.is_set():
            self._filling[group] = asyncio.create_task(self._fill(group))

    async def resume(self) -> None:
        """Take up what was left on the spool by a process that is no more."""
        for group in await self._bags.groups():
            self._watch(group)

    async def stop(self) -> None:
        """Begun wholes are finished; the ones still filling stay on the spool (U7)."""
        self._stopping.set()
        await asyncio.gather(*self._filling.values(), return_exceptions=True)

    async def landed(self, groups: Iterable[str], landing: Landing) -> None:
        """Remember where these albums came to rest, for their late parts (T2)."""
        for group in groups:
            await self._bags.put_landing(group, landing)

    async def landing(self, group: str) -> Landing | None:
        """Where the album's first parts came to rest. Ask behind the person's lock: the press
        that sends them may be at work right now."""
        return await self._bags.landing(group)

    async def _fill(self, group: str) -> None:
        try:
            # Where the spool itself is away, what lies on it waits for the next part or start.
            with note_quarantined("album that waits", group=group):
                while parts := await self._fresh_parts(group):
                    if not await self._one_step(group, parts):
                        return
        finally:
            del self._filling[group]
            if not self._coming[group] and not self._stopping.is_set():
                self._gathering.pop(group, None)

    async def _fresh_parts(self, group: str) -> dict[str, Part]:
        """What lies on the spool; looked up again when a part came during the look."""
        while True:
            self._fresh.discard(group)
            parts = await self._bags.parts(group)
            if parts or group not in self._fresh:
                return parts

    async def _one_step(self, group: str, parts: dict[str, Part]) -> bool:
        """Wait for the silence, or give the whole out; False when told to stop."""
        wait = ripe_at((part.at for part in parts.values()), self._timing) - time.time()
        if self._coming[group]:
            wait = max(wait, GLANCE)
        if wait > 0:
            return not await self._told_to_stop(wait)
        if await self._spool.claim(group, CLAIM):
            await self._give_out(group, parts)
            return True
        return not await self._told_to_stop(self._timing.silence)

    async def _told_to_stop(self, wait: float) -> bool:
        try:
            await asyncio.wait_for(self._stopping.wait(), wait)
        except TimeoutError:
            return False
        return True

    async def _give_out(self, group: str, parts: dict[str, Part]) -> None:
        """Parts leave the spool after the work is done: a crash before that repeats the same
        update under the same idempotency keys."""
        try:
            with note_quarantined("whole message", group=group):
                await self._feed(*self._whole(group, parts))
        finally:
            await self._put_away(group, list(parts))
            await self._spool.release(group)

    async def _give_out_before(self, update: Update, group: str, feed: Feed) -> None:
        """As the silence would, but at once and behind the lock that the caller holds. What came
        after the update, while it waited for the lock, goes on waiting."""
        parts = await self._bags.parts(group)
        if not parts:
            return
        first, whole = self._whole(group, parts)
        if first.update_id > update.update_id:
            return
        try:
            with note_quarantined("whole message", group=group):
                await feed(first, whole)
        finally:
            await self._put_away(group, list(parts))

    async def was_given_out(self, whole: Whole) -> bool:
        """Somebody ended its gathering while it waited for the person's lock. Whatever comes from
        now on stands behind it at the lock, and need not end anything."""
        self._forget(whole.bag, [part.message_id for part in whole.parts])
        return await self._bags.was_given_out(whole.bag, whole.first.message_id)

    async def handled(self, whole: Whole) -> None:
        """Say so before the lock is let go: the next one would find the parts still there."""
        await self._put_away(whole.bag, [str(part.message_id) for part in whole.parts])

    def _whole(self, group: str, parts: dict[str, Part]) -> tuple[Update, Whole]:
        updates = [self._update(part) for part in parts.values()]
        updates.sort(key=lambda update: update.message.message_id if update.message else 0)
        messages = [update.message for update in updates if update.message]
        album = group if messages[0].media_group_id else ""
        return updates[0], Whole(messages, album, given_out=True, bag=group)

    async def _put_away(self, group: str, message_ids: list[str]) -> None:
        await self._bags.put_away(group, message_ids)
        self._forget(group, map(int, message_ids))

    def _forget(self, group: str, message_ids: Iterable[int]) -> None:
        known = self._gathering.get(group, {})
        for message_id in message_ids:
            known.pop(message_id, None)
        if not known:
            self._gathering.pop(group, None)

    def _update(self, part: Part) -> Update:
        return Update.model_validate_json(part.update, context={"bot": self._bot})
