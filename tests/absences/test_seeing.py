"""Who sees what: lists by scope, the team's calendar, overlaps; a sick leave is private."""

from datetime import date
from typing import Any

import pytest

from api.people.models import Team, TeamMember
from tests.absences.firm import Firm, told

pytestmark = [pytest.mark.rule("X1"), pytest.mark.both_stores]

MAY_LOOK = "/api/absences/calendar?start=2026-05-01&end=2026-05-31"


async def looks(firm: Firm, name: str) -> list[tuple[str, str | None, str]]:
    found: list[Any] = await firm.gets(name, MAY_LOOK)
    return [(each["person"]["name"], each["kind"], each["status"]) for each in found]


async def test_colleagues_see_that_one_is_away_and_not_why(firm: Firm) -> None:
    """The kind is for the person, the managers above and the administrator."""
    await firm.does("Вера", "approve", await firm.asks("Борис", kind="sick"))
    known, hidden = [("Борис", "sick", "approved")], [("Борис", None, "approved")]
    for name in ("Борис", "Вера", "Олег", "Глеб"):
        assert await looks(firm, name) == known, name
    assert await looks(firm, "Дарья") == hidden


async def test_a_stranger_sees_nobody(firm: Firm) -> None:
    """Another branch of the tree without a common team; a common team opens the dates."""
    await firm.joins("Инна", "Олег")
    await firm.joins("Пётр", "Инна")
    await firm.does("Вера", "approve", await firm.asks("Борис"))
    assert await looks(firm, "Пётр") == []
    team = Team(name="Проект")
    await firm.desk.keep(team)
    await firm.desk.keep(
        *(TeamMember(team_id=team.id, person_id=firm.id(name)) for name in ("Борис", "Пётр"))
    )
    assert await looks(firm, "Пётр") == [("Борис", None, "approved")]


async def test_what_is_only_asked_for_concerns_those_who_decide(firm: Firm) -> None:
    """Colleagues do not see it, nor what was rejected or cancelled."""
    asked = await firm.asks("Борис")
    assert await looks(firm, "Дарья") == []
    assert await looks(firm, "Вера") == [("Борис", "vacation", "pending")]
    await firm.does("Вера", "reject", asked, {"reason": "Нет"})
    assert await looks(firm, "Вера") == []


@pytest.mark.parametrize(
    "days", ["start=2026-05-01&end=2026-08-01", "start=2026-05-02&end=2026-05-01"]
)
async def test_a_look_at_the_calendar_is_bounded(firm: Firm, days: str) -> None:
    """92 days, in the right order."""
    answer = await firm.calls("Вера", "GET", f"/api/absences/calendar?{days}")
    assert told(answer) == (422, "invalid")


@pytest.mark.rule("A2")
async def test_overlaps_in_the_team_are_shown_before_sending_and_on_the_card(firm: Firm) -> None:
    """The employee learns that a colleague is away, the approver also why and what is asked."""
    await firm.away("Дарья", date(2026, 5, 21), date(2026, 5, 25))
    draft = {"kind": "vacation", "start": "2026-05-18", "end": "2026-05-22"}
    shown = (await firm.calls("Борис", "POST", "/api/absences/preview", draft)).json()
    assert [(each["person"]["name"], each["kind"]) for each in shown["overlaps"]] == [
        ("Дарья", None)
    ]
    asked = await firm.asks("Борис")
    card = await firm.gets("Вера", f"/api/absences/{asked['id']}")
    (overlap,) = card["overlaps"]
    assert (overlap["kind"], overlap["start"], overlap["status"]) == (
        "vacation",
        "2026-05-21",
        "approved",
    )
    assert card["balance"] == 0.0


async def test_lists_by_scope(firm: Firm) -> None:
    """Mine, waiting for me, of everybody below; by status, paged."""
    first = await firm.asks("Борис")
    await firm.asks("Дарья", kind="remote")
    await firm.asks("Вера", start="2026-06-01", end="2026-06-05")
    await firm.does("Вера", "approve", first)

    async def names(who: str, query: str) -> list[str]:
        found = await firm.gets(who, f"/api/absences?{query}")
        return [row["person"]["name"] for row in found["items"]]

    assert await names("Борис", "") == ["Борис"]
    assert await names("Вера", "scope=to_approve") == ["Дарья"]
    assert await names("Олег", "scope=team") == ["Вера", "Дарья", "Борис"]
    assert await names("Олег", "scope=team&status=approved") == ["Борис"]
    assert await names("Дарья", "scope=team") == []
    page = await firm.gets("Олег", "/api/absences?scope=team&limit=1&offset=1")
    assert (page["total"], len(page["items"])) == (3, 1)


async def test_a_foreign_absence_is_not_there(firm: Firm) -> None:
    """A colleague and a deputy get 404 for every act, the same as for none."""
    asked = await firm.asks("Борис", deputy_id=str(firm.id("Дарья")))
    for act in ("approve", "reject", "cancel"):
        answer = await firm.presses("Дарья", act, asked, {"reason": "r"} if act == "reject" else {})
        assert told(answer) == (404, "not_found")
    assert told(await firm.calls("Дарья", "GET", f"/api/absences/{asked['id']}"))[0] == 404


async def test_a_contact_knows_of_no_absences(firm: Firm) -> None:
    """Not even of the calendar."""
    firm.people["Анна"] = await firm.desk.knows("Анна")
    assert told(await firm.calls("Анна", "GET", MAY_LOOK)) == (403, "not_allowed")
    assert told(await firm.tries("Анна")) == (403, "not_allowed")
