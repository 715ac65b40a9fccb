"""Many writes at once wake the planner few times (Q1: what is not woken is found by the tick)."""

import asyncio
from typing import Any

import pytest
from taskiq import InMemoryBroker

from api.signals import broker
from tests.desk import until


class Counted(InMemoryBroker):
    """Counts who is woken."""

    woken = 0

    async def kick(self, message: Any) -> None:
        self.woken += 1


@pytest.mark.rule("Q15")
async def test_of_many_writes_the_first_wakes_and_the_last_is_not_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first is told at once; those that follow within the pause are told in one, after it."""
    monkeypatch.setattr(broker, "NUDGES_APART", 0.02)
    counted = Counted()
    nudge = broker.Nudge(counted, "plan")
    await nudge()
    assert counted.woken == 1
    for _ in range(20):
        await nudge()
    assert counted.woken == 1
    await until(lambda: counted.woken == 2)
    await asyncio.sleep(0.1)
    assert counted.woken == 2
    await nudge()
    assert counted.woken == 3
