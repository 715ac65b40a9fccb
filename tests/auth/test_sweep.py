"""What is over is forgotten."""

from datetime import UTC, datetime, timedelta

import time_machine

from api import limits
from api.auth import sessions
from api.auth.models import LoginSession
from api.limits import TryCounter
from tests.people.office import Office


async def test_old_sessions_and_counters_go(office: Office) -> None:
    """Those that still count stay."""
    boris = await office.hires("Борис")
    await office.logged_in(boris)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=31), tick=True):
        await office.browser().post("/api/session", json={"email": "a@b.cd", "password": "x"})
        await office.logged_in(boris)
    await office.browser().post("/api/session", json={"email": "a@b.cd", "password": "x"})
    with time_machine.travel(datetime.now(UTC) + timedelta(days=31), tick=True):
        async with office.database.begin() as session:
            await limits.sweep(session)
            await sessions.sweep(session)
    assert await office.count(LoginSession) == 1
    assert await office.count(TryCounter) == 2
