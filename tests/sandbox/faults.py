"""Faults on demand: one mechanism for every server of the sandbox."""

import asyncio
from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False, slots=True, kw_only=True)
class Fault:
    """What arrives and fits `where` is answered by `how` instead of being done."""

    where: dict[str, Any]
    how: dict[str, Any]
    times: int | None = 1
    """None: until healed."""
    after: int = 0
    """So many fitting arrivals pass before the first is hit."""
    hits: int = 0

    def fits(self, what: dict[str, Any]) -> bool:
        wanted = ((key, value) for key, value in self.where.items() if value is not None)
        return all(str(what.get(key)) == str(value) for key, value in wanted)

    def heal(self) -> None:
        self.times = self.hits

    @property
    def spent(self) -> bool:
        return self.times is not None and self.hits >= self.times


@dataclass(slots=True)
class Faults:
    """The board of faults of one server, in the order they were hung up."""

    delay: float = 0
    board: list[Fault] = field(default_factory=list[Fault])

    def add(self, fault: Fault) -> Fault:
        self.board.append(fault)
        return fault

    def meet(self, **what: Any) -> Fault | None:
        """The fault that hits this arrival; it counts as used."""
        for fault in self.board:
            if fault.spent or not fault.fits(what):
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.hits += 1
            return fault
        return None

    async def linger(self) -> None:
        if self.delay:
            await asyncio.sleep(self.delay)

    def heal(self) -> None:
        self.delay = 0
        self.board.clear()
