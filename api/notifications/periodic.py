"""What the hour asks for, a table: each job is asked by itself and may fail alone."""

from collections.abc import Awaitable, Callable
from typing import Final

from api.absences.deciding import deadlines as approvals
from api.admin import faults
from api.db import Database
from api.departures import sweep as departures
from api.notifications.digests import tick as digests
from api.notifications.reminders import sla, snoozes, tasks
from api.objects import quarantine
from api.settings import Settings
from api.tickets.life import closing

Job = Callable[[Database, Settings], Awaitable[int]]

JOBS: Final[dict[str, Job]] = {
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
    for name, job in JOBS.items():
        with quarantine.turn("periodic job", job=name):
            recorded += await job(database, settings)
    return recorded > 0
