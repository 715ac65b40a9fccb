"""A worker that looks by itself. Wake-ups and ticks come through Redis, which may be away: that
costs a few seconds of delay and nothing else."""

import asyncio
import time
from typing import Final

from api.admin import looks
from api.notifications.deliver.waiting import happens
from api.objects import quarantine
from api.signals.broker import PLAN
from api.worker import CLOCK, CLOCK_SECONDS, DELIVER, Pipeline

STEP: Final = 1.0
"""Seconds between two questions whether somebody has woken us. Where nobody can be woken the
worker looks so often; it is a few reads."""
NOTED_EVERY: Final = 10.0
"""Seconds between two notes that the worker is alive."""


class FallbackPolling:
    """Beside the wake-ups of one worker, for as long as it lives."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._noted = -NOTED_EVERY

    async def run(self, stop: asyncio.Event) -> None:
        """At once, for nobody knows what waits from before; then whenever no tick comes."""
        while not stop.is_set():
            with quarantine.turn("look"):
                await self.look()
            await happens(stop, STEP)

    async def look(self) -> None:
        """Begin what no wake-up has begun, and note that this worker is alive."""
        tick = self._pipeline.settings.tick_seconds + STEP
        if self._is_silent(PLAN, DELIVER, than=STEP if self._pipeline.waker.is_broken else tick):
            self._pipeline.begin(PLAN)  # It begins the lanes that are due.
        if self._is_silent(CLOCK, than=CLOCK_SECONDS + tick):
            self._pipeline.begin(CLOCK)
        if time.monotonic() - self._noted >= NOTED_EVERY:
            # Also where the note fails: a database that is away is a line of the log, not sixty.
            self._noted = time.monotonic()
            await looks.note(self._pipeline.database)

    def _is_silent(self, *tasks: str, than: float) -> bool:
        """No worker shares so little of the ticks that it hears nothing for so long, but by
        chance; then it looks in vain."""
        begun = self._pipeline.begun
        return all(time.monotonic() - begun.get(task, -than) >= than for task in tasks)
