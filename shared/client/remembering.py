"""What a bot's messages are about, told to the API behind the person's back: the message is out and
the person waits for nothing more.

A process that is killed loses what it has not told yet: a reply to such a message is asked about
like any other words (C3), and a card stays as it is until it is opened anew.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from shared.client.errors import ApiProblem, ApiUnavailable
from shared.contracts.telegram import MessageRefDraft

FINISH: Final = 10.0
"""Seconds that what is being told may take at the end."""

log = structlog.get_logger(__name__)


class Remembering:
    """Those of one chat are told in order."""

    def __init__(self, tell: Callable[[MessageRefDraft], Awaitable[None]]) -> None:
        """`tell` raises ApiProblem, ApiUnavailable."""
        self._tell = tell
        self._last: dict[int, asyncio.Task[None]] = {}
        """By chat, what is told last."""
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, draft: MessageRefDraft) -> None:
        before = self._last.get(draft.chat_id)
        task = asyncio.create_task(self._told(draft, before))
        self._last[draft.chat_id] = task
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._forget(draft.chat_id, done))

    async def finish(self) -> None:
        """Wait for what is on its way; what takes too long is given up."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=FINISH)
            for task in late:
                task.cancel()

    async def _told(self, draft: MessageRefDraft, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        try:
            await self._tell(draft)
        except (ApiProblem, ApiUnavailable) as error:
            log.warning("a message is not remembered", reason=str(error), role=draft.role)

    def _forget(self, chat_id: int, done: asyncio.Task[None]) -> None:
        self._tasks.discard(done)
        if self._last.get(chat_id) is done:
            del self._last[chat_id]
