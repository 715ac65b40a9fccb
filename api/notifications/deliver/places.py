"""How many sends go at once: who hangs makes room for others, and what is not noted yet counts."""

import asyncio
from dataclasses import dataclass
from typing import Final

SLOW: Final = 3.0
"""Seconds after which a send makes room for another one: a counterpart that hangs holds up
nobody (Q8)."""
BESIDE: Final = 2
"""How many slow sends may go beside the others, as a multiple of these."""
GROUP: Final = 64
"""How many answers at least may wait for a transaction: those that are noted now, and as many that
come meanwhile. It is what a fast counterpart takes in some tens of milliseconds; a slow one's are
noted sooner, by the clock."""


@dataclass(eq=False)
class Place:
    """From the start of a send until its outcome is in the database."""

    timer: asyncio.TimerHandle
    passed_on: bool = False
    """The next send has this room already."""
    beside: bool = False
    """Slow, and still sending."""
    unnoted: bool = False
    """Answered before many others that are not noted either."""


class Places:
    """Room for `width` sends at once. Only a `group` more may be answered and not noted yet: what
    a dying process leaves behind is sent again (Q2)."""

    def __init__(self, width: int, slow_after: float = SLOW) -> None:
        self.width = width
        self.group = max(width, GROUP)
        self.waiting = 0
        """Sends that have no place yet."""
        self._slow_after = slow_after
        self._free = asyncio.Semaphore(width)
        self._overdue: list[Place] = []
        self._beside = 0
        self._unnoted = 0

    async def take(self) -> Place:
        """Wait for a place."""
        self.waiting += 1
        try:
            await self._free.acquire()
        finally:
            self.waiting -= 1
        loop = asyncio.get_running_loop()
        place = Place(loop.call_later(self._slow_after, lambda: self._turned_slow(place)))
        return place

    def answered(self, place: Place) -> None:
        """The send is over; its outcome waits to be noted."""
        place.timer.cancel()
        if place.beside:
            place.beside = False
            self._beside -= 1
            self._make_room()
            return
        if place in self._overdue:
            self._overdue.remove(place)
        if self._unnoted < self.group:
            place.unnoted = True
            self._unnoted += 1
            self._pass_on(place)

    def free(self, place: Place) -> None:
        """Nothing was sent."""
        self.answered(place)
        self.noted(place)

    def noted(self, place: Place) -> None:
        """The outcome is in the database."""
        if place.unnoted:
            self._unnoted -= 1
        if not place.passed_on:
            self._pass_on(place)

    def _turned_slow(self, place: Place) -> None:
        self._overdue.append(place)
        self._make_room()

    def _make_room(self) -> None:
        while self._overdue and self._beside < BESIDE * self.width:
            place = self._overdue.pop(0)
            place.beside = True
            self._beside += 1
            self._pass_on(place)

    def _pass_on(self, place: Place) -> None:
        place.passed_on = True
        self._free.release()
