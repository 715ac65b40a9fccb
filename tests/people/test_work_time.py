"""The work calendar, the company's hours and the own week over HTTP; who is away."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.db import new_id
from api.people.calendar import presence
from api.people.calendar.presence import Period
from shared.contracts.absences import AbsenceKind
from shared.contracts.people import Role
from tests.desk import Desk

MAY = {
    "weekdays": [0, 1, 2, 3],
    "start": "10:00:00",
    "end": "17:00:00",
    "digest": False,
    "digest_at": "08:30:00",
}


@pytest.fixture
async def admin(empty_desk: Desk) -> httpx.AsyncClient:
    return await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))


def told(answer: httpx.Response) -> Any:
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.both_stores
async def test_the_administrator_changes_a_year_and_takes_it_back(
    empty_desk: Desk, admin: httpx.AsyncClient
) -> None:
    """What ships shows through again; both acts are in the audit log."""
    path = "/api/admin/work-calendar/2026"
    ships = told(await admin.get(path))
    assert "2026-03-09" in ships["holidays"] and ships["edited"] is False
    asked = {"statutory": ["2026-01-01"], "holidays": ["2026-07-01"], "shortened": ["2026-07-02"]}
    changed = told(await admin.put(path, json=asked))
    assert (changed["holidays"], changed["workdays"]) == (["2026-07-01"], [])
    assert changed["edited"] is True
    back = told(await admin.delete(path))
    assert back["changed_at"] >= changed["changed_at"]
    lately = ("changed_at", "changed_by", "version")
    assert back == ships | {name: back[name] for name in lately}
    assert await empty_desk.audit() == ["work_calendar_changed", "work_calendar_restored"]


@pytest.mark.parametrize(
    ("year", "asked"),
    [
        (2026, {"holidays": ["2027-01-01"]}),
        (2026, {"holidays": ["2026-07-01"], "workdays": ["2026-07-01"]}),
        (1999, {}),
        (10_000, {}),
    ],
)
async def test_a_year_that_cannot_be(admin: httpx.AsyncClient, year: int, asked: Any) -> None:
    """Days of another year, a day both free and worked, a year far away."""
    answer = await admin.put(f"/api/admin/work-calendar/{year}", json=asked)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_year_that_nobody_described_has_the_holidays_of_the_law(
    admin: httpx.AsyncClient,
) -> None:
    """And nothing moved."""
    year = told(await admin.get("/api/admin/work-calendar/2031"))
    assert len(year["statutory"]) == 14 and year["holidays"] == []


@pytest.mark.both_stores
@pytest.mark.rule("G1")
async def test_the_own_week_follows_the_companys_until_it_differs(
    empty_desk: Desk, admin: httpx.AsyncClient
) -> None:
    """Saving what is the default anyway pins nothing."""
    oleg = await empty_desk.logged_in(await empty_desk.hires("Олег"))
    before = told(await oleg.get("/api/me/schedule"))
    assert (before["weekdays"], before["start"], before["digest"]) == (
        [0, 1, 2, 3, 4],
        "09:00:00",
        True,
    )
    told(await oleg.put("/api/me/schedule", json={k: before[k] for k in MAY}))
    hours = {"start": "08:00:00", "end": "16:00:00", "digest_at": "08:00:00"}
    told(await admin.put("/api/admin/company-hours", json=hours))
    moved = told(await oleg.get("/api/me/schedule"))
    assert (moved["start"], moved["digest_at"]) == ("08:00:00", "08:00:00")
    own = told(await oleg.put("/api/me/schedule", json=MAY))
    assert own == MAY | {"timezone": "Europe/Moscow"}
    assert "company_hours_changed" in await empty_desk.audit()


@pytest.mark.rule("G1")
async def test_a_contact_gets_no_digest_unless_asked(empty_desk: Desk) -> None:
    """Off by default for a client's people."""
    anna = await empty_desk.logged_in(await empty_desk.knows("Анна"))
    assert (told(await anna.get("/api/me/schedule")))["digest"] is False
    assert (told(await anna.put("/api/me/schedule", json={"digest": True})))["digest"] is True


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekdays": []},
        {"weekdays": [7]},
        {"start": "18:00:00", "end": "09:00:00"},
        {"digest_at": "09:00:30"},
        {"digest_at": "09:00:00Z"},
    ],
)
async def test_a_week_that_cannot_be(empty_desk: Desk, wrong: Any) -> None:
    """No working day, no such day, hours over midnight, seconds, an instant."""
    oleg = await empty_desk.logged_in(await empty_desk.hires("Олег"))
    answer = await oleg.put("/api/me/schedule", json=wrong)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_company_hours_need_a_zone_that_exists(admin: httpx.AsyncClient) -> None:
    """The refusal names the field."""
    answer = await admin.put("/api/admin/company-hours", json={"timezone": "Mars/Base"})
    assert answer.json()["extra"] == {"field": "timezone"}


async def goes(desk: Desk, who: UUID, since: date, until: date, **more: Any) -> UUID:
    absence_id = new_id()
    kind = more.pop("kind", AbsenceKind.VACATION)
    period = Period(since=since, until=until, kind=kind, deputy_id=more.pop("deputy_id", None))
    async with desk.database.begin() as session:
        await presence.begin(session, absence_id, who, period, counts=more.pop("counts", True))
    return absence_id


LAST_DAY = datetime(2026, 5, 15, 12, tzinfo=UTC)


@pytest.mark.rule("A9")
async def test_who_is_away_on_a_day(empty_desk: Desk) -> None:
    """Until the last day, with the deputy; what does not count is not told, nor what ended."""
    oleg, inna, petr = [await empty_desk.hires(name) for name in ("Олег", "Инна", "Пётр")]
    gone = await goes(empty_desk, oleg.id, date(2026, 5, 12), date(2026, 5, 15), deputy_id=inna.id)
    await goes(
        empty_desk,
        inna.id,
        date(2026, 5, 12),
        date(2026, 5, 15),
        kind=AbsenceKind.TRIP,
        counts=False,
    )
    everybody = [oleg.id, inna.id, petr.id]
    async with empty_desk.database.begin() as session:
        away = await presence.away_now(session, everybody, LAST_DAY)
        assert {person: one.until for person, one in away.items()} == {oleg.id: date(2026, 5, 15)}
        assert away[oleg.id].deputy_id == inna.id
        assert await presence.away_now(session, everybody, LAST_DAY + timedelta(days=1)) == {}
        assert await presence.away_now(session, [], LAST_DAY) == {}
        await presence.count(session, AbsenceKind.TRIP, counts=True)
        await presence.forget(session, gone)
        assert set(await presence.away_now(session, everybody, LAST_DAY)) == {inna.id}


@pytest.mark.rule("A9")
async def test_away_now_is_by_the_persons_own_date(empty_desk: Desk) -> None:
    """At 20:00 UTC it is tomorrow already in Kamchatka."""
    near = await empty_desk.hires("Олег", timezone="Europe/Moscow")
    far = await empty_desk.hires("Инна", timezone="Asia/Kamchatka")
    for person in (near, far):
        await goes(empty_desk, person.id, date(2026, 5, 12), date(2026, 5, 12))
    evening = datetime(2026, 5, 11, 20, tzinfo=UTC)
    async with empty_desk.database.reads() as session:
        assert set(await presence.away_now(session, [near.id, far.id], evening)) == {far.id}
        assert await presence.away_now(session, [near.id], evening) == {}
