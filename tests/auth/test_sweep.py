"""What is over is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from api.auth import sessions
from api.auth.models import LoginSession
from api.security import limits
from api.security.limits import TryCounter
from tests.desk import Desk

pytestmark = pytest.mark.both_stores


async def test_old_sessions_and_counters_go(empty_desk: Desk) -> None:
    """Those that still count stay."""
    boris = await empty_desk.hires("Борис")
    await empty_desk.logged_in(boris)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=31), tick=True):
        await empty_desk.browser().post("/api/session", json={"email": "a@b.cd", "password": "x"})
        await empty_desk.logged_in(boris)
    await empty_desk.browser().post("/api/session", json={"email": "a@b.cd", "password": "x"})
    with time_machine.travel(datetime.now(UTC) + timedelta(days=31), tick=True):
        async with empty_desk.database.begin() as session:
            await limits.sweep(session)
            await sessions.sweep(session)
    assert await empty_desk.count(LoginSession) == 1
    assert await empty_desk.count(TryCounter) == 2
