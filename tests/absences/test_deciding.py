"""Deciding: one wins, an old card cannot, rejecting says why, cancelling gives days back."""

import asyncio
from datetime import date

import pytest
import time_machine

from api.absences.deciding import slow
from api.clock import now
from api.people.models import AwayPeriod
from tests.absences.firm import Firm, told

pytestmark = pytest.mark.both_stores


async def balance(firm: Firm, name: str) -> float:
    return (await firm.gets(name, "/api/absences/balance"))["left"]


@pytest.mark.rule("A5")
async def test_approving_makes_the_person_away(firm: Firm) -> None:
    """Told once to each side, whole days away; no further decision is possible."""
    asked = await firm.asks("Борис", end_half=True, deputy_id=str(firm.id("Дарья")))
    done = await firm.does("Вера", "approve", asked, {"version": 1})
    assert (done["status"], done["decided_by"]["name"]) == ("approved", "Вера")
    assert (done["version"], done["allowed"]) == (2, [])
    (period,) = await firm.desk.all(AwayPeriod)
    assert (period.since, period.until) == (date(2026, 5, 18), date(2026, 5, 21))
    assert (period.deputy_id, period.counts) == (firm.id("Дарья"), True)
    assert await firm.desk.events() == [
        "absence_requested",
        "absence_approved",
        "deputy_named",
    ]


@pytest.mark.rule("A9")
@pytest.mark.parametrize(("kind", "counts"), [("remote", False), ("trip", False), ("sick", True)])
async def test_what_makes_a_person_absent(firm: Firm, kind: str, counts: bool) -> None:
    """Remote work never does, a trip only by the setting, which holds for approved ones too."""
    await firm.does("Вера", "approve", await firm.asks("Борис", kind=kind))
    assert [row.counts for row in await firm.desk.all(AwayPeriod)] == [counts]
    rules = await firm.gets("Глеб", "/api/admin/absences")
    await firm.calls("Глеб", "PUT", "/api/admin/absences", rules | {"trip_is_away": True})
    now = [row.counts for row in await firm.desk.all(AwayPeriod)]
    assert now == [counts or kind == "trip"]


@pytest.mark.rule("A3")
async def test_of_two_who_decide_at_once_one_wins(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """The loser is told what, by whom and when, by the own clock; one event."""
    asked = await firm.asks("Борис")
    tuesday.move_to("2026-05-19T07:32:00Z")
    async with firm.desk.database.begin() as session:
        await slow.press(session, firm.desk.settings, now())
    for name in ("Вера", "Олег"):
        await firm.client(name)
    answers = await asyncio.gather(
        firm.presses("Вера", "approve", asked),
        firm.presses("Олег", "reject", asked, {"reason": "Сезон"}),
    )
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [200, 409]
    lost = next(answer for answer in answers if answer.status_code == 409)
    winner = "Вера" if answers[0].status_code == 200 else "Олег"
    assert told(lost) == (409, "already_decided")
    extra = lost.json()["extra"]
    assert (extra["by"], extra["when"]) == (winner, "сегодня в 10:32")
    events = await firm.desk.events()
    assert len([each for each in events if each in {"absence_approved", "absence_rejected"}]) == 1


@pytest.mark.rule("A4")
async def test_an_older_card_cannot_decide(firm: Firm) -> None:
    """It is told the present version and state; nothing changes."""
    asked = await firm.asks("Борис")
    refused = await firm.presses("Вера", "approve", asked, {"version": 0})
    assert told(refused) == (409, "version_conflict")
    assert refused.json()["extra"] == {"version": 1, "status": "pending"}
    refused = await firm.presses("Вера", "reject", asked, {"version": 9, "reason": "Нет"})
    assert told(refused) == (409, "version_conflict")
    assert (await firm.gets("Борис", f"/api/absences/{asked['id']}"))["status"] == "pending"


@pytest.mark.rule("A2")
async def test_rejecting_says_why(firm: Firm) -> None:
    """Without a reason it is refused; with one it stands where the employee reads it."""
    asked = await firm.asks("Борис")
    assert told(await firm.presses("Вера", "reject", asked, {"reason": " "}))[1] == "empty_reason"
    await firm.does("Вера", "reject", asked, {"reason": "Сдаём отчёт"})
    seen = await firm.gets("Борис", f"/api/absences/{asked['id']}")
    assert (seen["status"], seen["reason"]) == ("rejected", "Сдаём отчёт")
    assert await firm.desk.count(AwayPeriod) == 0


@pytest.mark.rule("A1")
async def test_only_who_is_asked_decides(firm: Firm) -> None:
    """Not the employee, not a manager further up; a colleague does not even see it."""
    asked = await firm.asks("Борис")
    for name, code in (("Борис", 403), ("Олег", 403), ("Глеб", 403), ("Дарья", 404)):
        answer = await firm.presses(name, "approve", asked)
        assert answer.status_code == code, name


@pytest.mark.rule("A1")
async def test_an_absent_manager_is_replaced_by_the_deputy(firm: Firm) -> None:
    """While the manager is away; the deputy's own request goes further up."""
    await firm.away("Вера", date(2026, 5, 12), date(2026, 5, 14), "Дарья")
    asked = await firm.asks("Борис")
    assert asked["approver"]["name"] == "Дарья"
    assert (await firm.asks("Дарья"))["approver"]["name"] == "Олег"
    await firm.does("Дарья", "approve", asked)


@pytest.mark.rule("A8")
async def test_cancelling_before_the_decision_is_free(firm: Firm) -> None:
    """The approver's press comes too late and says so."""
    asked = await firm.asks("Борис")
    done = await firm.does("Борис", "cancel", asked, {"reason": "Передумал"})
    assert (done["status"], done["returned"]) == ("cancelled", 0)
    late = await firm.presses("Вера", "approve", asked)
    assert told(late) == (409, "already_decided")
    assert late.json()["extra"]["status"] == "cancelled"
    assert told(await firm.presses("Борис", "cancel", asked)) == (409, "already_decided")


@pytest.mark.rule("A8")
async def test_cancelling_what_was_approved_returns_the_days(firm: Firm) -> None:
    """The balance has them again, nobody is away, and the answer and the event say how many."""
    before = await balance(firm, "Борис")
    asked = await firm.asks("Борис")
    await firm.does("Вера", "approve", asked)
    assert await balance(firm, "Борис") == before - 5
    assert (await firm.does("Борис", "cancel", asked))["returned"] == 5
    assert await balance(firm, "Борис") == before
    assert await firm.desk.count(AwayPeriod) == 0
    assert (await firm.desk.events())[-1] == "absence_cancelled"


@pytest.mark.rule("A8")
async def test_what_has_begun_is_not_cancelled_by_the_employee(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """From the first local day on; an administrator may, with a reason, and it is audited."""
    asked = await firm.asks("Борис")
    await firm.does("Вера", "approve", asked)
    tuesday.move_to("2026-05-17T21:30:00Z")  # half past midnight of the 18th in Moscow
    assert told(await firm.presses("Борис", "cancel", asked)) == (409, "absence_begun")
    assert told(await firm.presses("Вера", "cancel", asked)) == (403, "not_allowed")
    assert told(await firm.presses("Глеб", "cancel", asked)) == (422, "empty_reason")
    await firm.does("Глеб", "cancel", asked, {"reason": "Отозван из отпуска"})
    assert "absence_cancelled" in await firm.desk.audit()


@pytest.mark.rule("A8", "A3")
async def test_a_decision_and_a_cancelling_at_once(firm: Firm) -> None:
    """Whoever is second does not undo the first by accident: days away and status agree."""
    asked = await firm.asks("Борис")
    for name in ("Вера", "Борис"):
        await firm.client(name)
    await asyncio.gather(
        firm.presses("Вера", "approve", asked, {"version": 1}),
        firm.presses("Борис", "cancel", asked, {"version": 1}),
    )
    status = (await firm.gets("Борис", f"/api/absences/{asked['id']}"))["status"]
    away = await firm.desk.count(AwayPeriod)
    assert (status, away) in {("approved", 1), ("cancelled", 0)}
