"""Dates from outside: every door has the same bounds and says them (X8)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.db import new_id
from tests.application import document_of
from tests.desk import Desk

pytestmark = pytest.mark.rule("X8")

FAR = {
    "date": ("0001-01-01", "1999-12-31", "2101-01-01", "9999-12-31"),
    "date-time": (
        "0001-01-01T00:00:00+14:00",
        "1999-12-31T23:59:59Z",
        "2101-01-01T00:00:00-12:00",
        "9999-12-31T23:59:59Z",
    ),
}
DAYS = {"start": "2026-12-01", "end": "2026-12-02"}
ABSENCE = {"kind": "vacation", **DAYS}
YEAR = "PUT /api/admin/work-calendar/{year}"

LOGS = (
    "GET /api/admin/audit",
    "GET /api/admin/audit/export",
    "GET /api/admin/deliveries",
    "GET /api/admin/deliveries/export",
    "POST /api/admin/deliveries/resend-failed",
)
DOORS: dict[str, dict[str, Any]] = {
    "GET /api/tasks ?due_before": {},
    "GET /api/absences/calendar ?start": DAYS,
    "GET /api/absences/calendar ?end": DAYS,
    "GET /api/absences/balance ?on": {},
    "POST /api/tasks due_at": {"title": "А"},
    "PATCH /api/tasks/{task_id} due_at": {"version": 1},
    "POST /api/tokens expires_at": {"name": "А", "scopes": ["tasks:read"]},
    "POST /api/notifications/{notice_id}/snooze until": {},
    "POST /api/notifications/snooze until": {"object_kind": "task", "object_id": str(new_id())},
    "POST /api/absences start": ABSENCE,
    "POST /api/absences end": ABSENCE,
    "POST /api/absences/preview start": ABSENCE,
    "POST /api/absences/preview end": ABSENCE,
    "PATCH /api/absences/balance/{person_id} accrues_from": {},
    **{f"{log} ?{name}": {} for log in LOGS for name in ("since", "before")},
    **{f"{YEAR} {name}": {} for name in ("statutory", "holidays", "workdays", "shortened")},
}
"""By where a date comes in: what else the request needs. `?` marks a parameter of the address."""


@pytest.fixture
def people(people_sqlite: Path) -> Path:
    """A door asks no database."""
    return people_sqlite


def doors(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every place in the application's own description where a date comes in, with its format."""
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            door = f"{method.upper()} {path}"
            for each in told.get("parameters", []):
                if form := form_of(each["schema"]):
                    yield f"{door} ?{each['name']}", form
            for name, form in fields_of(told.get("requestBody", {}), schema):
                yield f"{door} {name}", form


def fields_of(body: Any, schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The dates of a body, and of what stands inside it."""
    if "$ref" in inside(body):
        body = schema["components"]["schemas"][body["$ref"].rpartition("/")[2]]
    for name, each in inside(body).items():
        if form := form_of(each):
            yield name, form
        else:
            yield from fields_of(each, schema)


def form_of(told: Any) -> str | None:
    """`date` or `date-time`, also of what may be absent, and of many."""
    known = inside(told)
    if known.get("format") in FAR:
        return str(known["format"])
    parts = [*known.get("oneOf", []), *([known["items"]] if "items" in known else [])]
    return next((form for each in parts if (form := form_of(each))), None)


def inside(told: Any) -> dict[str, Any]:
    """What a piece of the description holds, by name or by place."""
    if hasattr(told, "items"):
        return told
    return {str(place): each for place, each in enumerate(told)} if hasattr(told, "sort") else {}


async def asks(desk: Desk, door: str, value: str, ids: dict[str, str]) -> httpx.Response:
    method, path, name = door.split()
    path = path.format_map({"notice_id": new_id(), "year": 2026} | ids)
    many = name in ("statutory", "holidays", "workdays", "shortened")
    told = DOORS[door] | {name.lstrip("?"): [value] if many else value}
    client = await desk.calls("gleb")
    if name.startswith("?"):
        return await client.request(method, path, params=told)
    return await client.request(method, path, json=told)


async def test_a_date_beyond_the_bounds_is_refused_at_every_door(desk: Desk) -> None:
    """422 with the field and the bounds; a new door needs a row here."""
    found = dict(doors(document_of(desk.app)))
    assert found.keys() == DOORS.keys()
    task = await desk.does("gleb", "/api/tasks", {"title": "Склад"})
    ids = {"task_id": task["id"], "person_id": str(desk.ids["boris"])}
    for door, form in found.items():
        for value in FAR[form]:
            answer = await asks(desk, door, value, ids)
            assert answer.status_code == 422, f"{door} {value}: {answer.text}"
            problem = answer.json()
            assert problem["code"] == "date_out_of_bounds", f"{door} {value}: {answer.text}"
            assert problem["extra"] == {
                "field": door.split()[2].lstrip("?"),
                "earliest": "2000-01-01",
                "latest": "2100-12-31",
            }


async def test_the_bounds_themselves_are_good(desk: Desk) -> None:
    """The first and the last moment are kept, and read as they came."""
    for due in ("2000-01-01T00:00:00Z", "2100-12-31T23:59:59Z"):
        task = await desk.does("boris", "/api/tasks", {"title": "Склад", "due_at": due})
        assert task["due_at"] == due
    listed = await (await desk.calls("boris")).get("/api/tasks", params={"scope": "mine"})
    assert listed.json()["total"] == 2


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_a_year_beyond_the_bounds_has_no_calendar(desk: Desk, method: str) -> None:
    """Also where it fits no column of the database."""
    client = await desk.calls("gleb")
    for year in (0, 1999, 2101, 10**12):
        path = f"/api/admin/work-calendar/{year}"
        answer = await client.request(method, path, json={} if method == "PUT" else None)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid"), answer.text
