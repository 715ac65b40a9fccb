"""What the card of an absence may ask of the database, warm, on both stores: who calls, the
request, what hangs on it."""

from datetime import timedelta
from typing import Any

import pytest

from api.clock import now
from tests.budgets.test_requests import costs
from tests.desk import Desk
from tests.servers.asked import Recorder

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("Q15")]


async def asks(desk: Desk, key: str = "boris", kind: str = "vacation") -> Any:
    first = now().date() + timedelta(days=30)
    days = {"start": first.isoformat(), "end": (first + timedelta(days=6)).isoformat()}
    return await desk.does(key, "/api/absences", {"kind": kind} | days)


@pytest.mark.parametrize("kind", ["vacation", "sick"])
async def test_the_own_one(counting: Recorder, desk: Desk, kind: str) -> None:
    """With a colleague away, a balance that has terms of its own, and a decision."""
    away = await asks(desk, "darya")
    await desk.does("vera", f"/api/absences/{away['id']}/approve")
    terms = {"days_per_year": 30, "correction": 2, "reason": "За дежурство"}
    path = f"/api/absences/balance/{desk.ids['boris']}"
    await desk.does("gleb", path, terms, method="PATCH")
    made = await asks(desk, kind=kind)
    await desk.does("vera", f"/api/absences/{made['id']}/approve")
    asked = await costs(counting, await desk.calls("boris"), f"/api/absences/{made['id']}")
    asked.hold(3)


async def test_one_to_decide(counting: Recorder, desk: Desk) -> None:
    """Put off by its reader, with a colleague whose request waits too."""
    await asks(desk, "darya")
    made = await asks(desk)
    about = {"object_kind": "absence", "object_id": made["id"], "term": "hour"}
    await desk.does("vera", "/api/notifications/snooze", about)
    asked = await costs(counting, await desk.calls("vera"), f"/api/absences/{made['id']}")
    asked.hold(3)


@pytest.mark.parametrize("key", ["boris", "vera", "oleg", "gleb"])
async def test_one_that_was_handed_over(counting: Recorder, desk: Desk, key: str) -> None:
    """For its person, who was asked before, who is asked now, and an administrator."""
    made = await asks(desk)
    employee = f"/api/employees/{desk.ids['boris']}"
    await desk.does("gleb", employee, {"manager_id": str(desk.ids["oleg"])}, method="PATCH")
    client, path = await desk.calls(key), f"/api/absences/{made['id']}"
    assert (await client.get(path)).json()["history"][-1]["what"] == "handed_over"
    asked = await costs(counting, client, path)
    asked.hold(3)


async def test_a_decision(counting: Recorder, desk: Desk) -> None:
    """Who calls, the request, who has to do with it; it, its history, the days away; the request
    anew and what hangs on it; the key with the answer, the event."""
    first, second = await asks(desk), await asks(desk, "darya")
    vera = await desk.calls("vera")

    async def approves(absence: Any) -> Any:
        path, key = f"/api/absences/{absence['id']}/approve", {"Idempotency-Key": absence["id"]}
        answer = await vera.post(path, json={"version": 1}, headers=key)
        assert answer.status_code == 200, answer.text
        return answer.json()

    await approves(first)
    with counting() as asked:
        told = await approves(second)
    asked.hold(10)
    assert (await vera.get(f"/api/absences/{second['id']}")).json() == told
