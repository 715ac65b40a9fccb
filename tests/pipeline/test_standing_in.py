"""A week in which somebody is on duty, somebody is away, and a client writes all the same."""

from datetime import timedelta

import pytest

from api.clock import now
from api.people.models import AwayPeriod
from shared.contracts.absences import AbsenceKind
from tests.desk import Desk

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("A1", "A9", "C9", "D8")]


async def hear(desk: Desk, *keys: str) -> set[str]:
    """Who of the team hears something new of what is done meanwhile."""
    before = {key: len(await desk.inbox(key)) for key in keys}
    await desk.pipeline()
    return {key for key in keys if len(await desk.inbox(key)) > before[key]}


async def test_a_week_of_duty_and_of_an_absence(desk: Desk) -> None:
    """Boris has the duty and a ticket of Anna; he falls ill and names nobody."""
    team = ("boris", "darya", "vera")
    ids, gleb = desk.ids, await desk.calls("gleb")
    vera = await desk.calls("vera")
    rota = f"/api/teams/{ids['Поддержка']}/duty"
    await vera.put(rota, json={"person_ids": [str(ids["boris"])]})
    ticket = await desk.opens("anna")
    assert await hear(desk, *team) == {"boris"}
    taken = await desk.takes("boris", ticket)
    await desk.pipeline()

    today = now().date()
    period = {"since": today - timedelta(days=1), "until": today + timedelta(days=1)}
    sick = AwayPeriod(person_id=ids["boris"], kind=AbsenceKind.SICK, counts=True, **period)
    await desk.keep(sick)
    await desk.says("anna", taken, "Как дела?")
    assert await hear(desk, *team) == set(team)

    card = f"/api/employees/{ids['boris']}"
    await gleb.patch(card, json={"deputy_id": str(ids["darya"])})
    await desk.says("anna", taken, "Кто-нибудь?")
    assert await hear(desk, *team) == {"boris", "darya"}

    await gleb.patch(f"/api/employees/{ids['darya']}", json={"active": False})
    await desk.pipeline()
    await desk.says("anna", taken, "Ау")
    assert await hear(desk, "boris", "vera") == {"boris", "vera"}
