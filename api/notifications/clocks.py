"""What the hour asks for, a table: each hand of the clock is asked by itself and may fail alone."""

from collections.abc import Awaitable, Callable
from typing import Final

from api.absences.deciding import clock as approvals
from api.admin import faults
from api.db import Database
from api.departures import sweep as departures
from api.notifications.digests import tick as digests
from api.notifications.reminders import sla, snoozes, tasks
from api.objects import aside
from api.settings import Settings
from api.tickets.life import closing

Hand = Callable[[Database, Settings], Awaitable[int]]

HANDS: Final[dict[str, Hand]] = {
    "digests": digests.run,
    "departures": departures.run,
    "approvals": approvals.run,
    "promises": sla.run,
    "closing": closing.run,
    "due dates": tasks.run,
    "snoozes": snoozes.run,
    "faults": faults.run,
}
"""Each finds what is due by itself and answers how much it recorded; doubled runs are harmless."""


async def run(database: Database, settings: Settings) -> bool:
    """Whether anything was recorded that the planner must see."""
    recorded = 0
    for name, hand in HANDS.items():
        with aside.turn("hand of the clock", hand=name):
            recorded += await hand(database, settings)
    return recorded > 0
