"""Whoever stands in where an absence names nobody."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from api.absences.models import Absence
from api.clock import now
from api.people.calendar import presence
from api.people.models import AwayPeriod, Person
from shared.contracts.absences import AbsenceKind
from tests.absences.firm import Firm
from tests.absences.test_deciders import deciders

pytestmark = [pytest.mark.rule("A1"), pytest.mark.both_stores]


async def has_deputy(firm: Firm, name: str, deputy: str | None) -> None:
    named = firm.id(deputy) if deputy else None
    await firm.desk.changes(Person, firm.id(name), deputy_id=named)


async def is_away(firm: Firm, name: str, deputy: str | None = None) -> None:
    """Since before anybody spoke of deputies."""
    today = now().date()
    period = presence.Period(
        since=today,
        until=today + timedelta(days=1),
        kind=AbsenceKind.VACATION,
        deputy_id=firm.id(deputy) if deputy else None,
    )
    async with firm.desk.held.database.begin() as session:
        await presence.begin(session, firm.id(name), firm.id(name), period, counts=True)


async def stands_in(firm: Firm, name: str) -> str | None:
    async with firm.desk.held.database.reads() as session:
        away = await presence.everybody_away(session)
        assert (await presence.away_now(session, [firm.id(name)])) == {
            firm.id(name): away[firm.id(name)]
        }
    here = presence.stand_in(firm.id(name), away)
    return {person.id: key for key, person in firm.people.items()}.get(here) if here else None


async def test_a_request_that_names_nobody_records_him(firm: Firm) -> None:
    """The preview says so before, the deputy hears of it; one who is named goes before."""
    await has_deputy(firm, "Борис", "Дарья")
    week = {"kind": "vacation", "start": "2026-05-18", "end": "2026-05-22"}
    seen: Any = await firm.calls("Борис", "POST", "/api/absences/preview", week)
    assert seen.json()["deputy"]["name"] == "Дарья"
    asked = await firm.asks("Борис")
    await firm.does("Вера", "approve", asked)
    assert (await firm.desk.one(AwayPeriod)).deputy_id == firm.id("Дарья")
    assert "deputy_named" in await firm.desk.events()
    later = {"start": "2026-06-15", "end": "2026-06-19"}
    other = await firm.asks("Борис", deputy_id=str(firm.id("Вера")), **later)
    assert other["deputy"]["name"] == "Вера"


async def test_one_who_has_left_is_recorded_nowhere(firm: Firm) -> None:
    """Whatever the card still says."""
    await has_deputy(firm, "Борис", "Дарья")
    await firm.desk.changes(Person, firm.id("Дарья"), active=False)
    await firm.asks("Борис")
    assert (await firm.desk.one(Absence)).deputy_id is None
    await is_away(firm, "Борис")
    assert await stands_in(firm, "Борис") is None


async def test_he_decides_while_the_manager_is_away(firm: Firm) -> None:
    """Also where the absence began before he was named; the menu knows. A circle ends."""
    await is_away(firm, "Вера")
    await has_deputy(firm, "Вера", "Борис")
    assert "Борис" in await deciders(firm)
    assert (await firm.asks("Дарья"))["approver"]["name"] == "Борис"
    await is_away(firm, "Борис")
    await has_deputy(firm, "Борис", "Вера")
    assert await stands_in(firm, "Вера") is None
    assert (await firm.asks("Дарья", start="2026-06-15", end="2026-06-19"))["approver"]["name"] == (
        "Олег"
    )


async def test_whoever_the_absence_names_goes_before(firm: Firm) -> None:
    """The permanent one of that one follows in the chain."""
    await has_deputy(firm, "Вера", "Борис")
    await is_away(firm, "Вера", "Дарья")
    assert await stands_in(firm, "Вера") == "Дарья"
    await is_away(firm, "Дарья")
    await has_deputy(firm, "Дарья", "Глеб")
    assert await stands_in(firm, "Вера") == "Глеб"


@pytest.mark.rule("A6")
async def test_naming_one_moves_what_waits(firm: Firm) -> None:
    """Requests to a manager who is away come to the deputy in the same act."""
    asked = await firm.asks("Дарья")
    await is_away(firm, "Вера")
    path = f"/api/employees/{firm.id('Вера')}"
    body = {"deputy_id": str(firm.id("Борис"))}
    assert (await firm.calls("Глеб", "PATCH", path, body)).status_code == 200
    assert (await firm.gets("Борис", f"/api/absences/{asked['id']}"))["approver"]["name"] == "Борис"


async def test_he_stands_in_no_longer_than_the_absence(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """And for nobody who is here."""
    await has_deputy(firm, "Вера", "Борис")
    assert "Борис" not in await deciders(firm)
    await is_away(firm, "Вера")
    assert "Борис" in await deciders(firm)
    tuesday.move_to(f"{date(2026, 5, 14)}T07:00:00Z")
    assert "Борис" not in await deciders(firm)
