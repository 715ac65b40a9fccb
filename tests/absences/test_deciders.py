"""To whom requests come now: the menu and the pages ask it of every person."""

from datetime import timedelta

import pytest
import time_machine

from api.clock import now
from tests.absences.firm import Firm

pytestmark = pytest.mark.rule("A1")


async def deciders(firm: Firm) -> set[str]:
    return {name for name in firm.people if (await firm.gets(name, "/api/me"))["approves"]}


async def test_managers_and_the_last_approver_decide(firm: Firm):
    """Whoever has people, and the administrator for those who have nobody above."""
    assert await deciders(firm) == {"Олег", "Вера", "Глеб"}


async def test_a_deputy_decides_while_the_manager_is_away(
    firm: Firm, tuesday: time_machine.Traveller
):
    """From the first day of the absence to the last; a deputy of nobody's manager does not."""
    today = now().date()
    await firm.away("Вера", today, today + timedelta(days=1), deputy="Борис")
    await firm.away("Дарья", today + timedelta(days=2), today + timedelta(days=3), deputy="Борис")
    assert "Борис" in await deciders(firm)
    tuesday.shift(timedelta(days=2))
    assert "Борис" not in await deciders(firm)


async def test_a_deputy_of_a_deputy_decides(firm: Firm):
    """Both are away: the second one in the chain has the floor."""
    today = now().date()
    await firm.away("Вера", today, today, deputy="Борис")
    await firm.away("Борис", today, today, deputy="Дарья")
    assert "Дарья" in await deciders(firm)


async def test_whoever_is_asked_decides_until_it_is_decided(firm: Firm):
    """A request that waits is enough, whatever the tree says by now."""
    today = now().date()
    await firm.away("Вера", today, today, deputy="Борис")
    asked = await firm.asks("Дарья")
    assert asked["approver"]["name"] == "Борис"
    assert "Борис" in await deciders(firm)
