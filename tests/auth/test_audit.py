"""The audit log."""

import csv
import io
from datetime import timedelta

import pytest

from api.clock import now
from api.http.logs import tables
from shared.contracts.people import Role
from tests.desk import Desk


@pytest.mark.both_stores
@pytest.mark.rule("X6")
async def test_an_administrator_reads_who_did_what(empty_desk: Desk) -> None:
    """The newest first, by pages, with the actor's name; filtered by the act."""
    olga = await empty_desk.hires("Ольга", Role.ADMIN)
    browser = await empty_desk.logged_in(olga)
    for name in ("Ромашка", "Лютик"):
        await browser.post("/api/clients", json={"name": name})
    await browser.post("/api/teams", json={"name": "Поддержка"})
    page = (await browser.get("/api/admin/audit", params={"limit": 2})).json()
    assert page["total"] == 3
    assert [row["action"] for row in page["items"]] == ["team_created", "client_created"]
    assert page["items"][0]["actor"]["name"] == "Ольга"
    assert page["items"][1]["object_name"] == "Лютик"
    only = await browser.get("/api/admin/audit", params={"action": "client_created"})
    assert only.json()["total"] == 2
    by = await browser.get("/api/admin/audit", params={"actor_id": str(olga.id)})
    assert by.json()["total"] == 3


@pytest.mark.rule("X6")
@pytest.mark.parametrize("role", [Role.AGENT, Role.EMPLOYEE])
async def test_nobody_else_does(empty_desk: Desk, role: Role) -> None:
    """The log names everybody's acts."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис", role))
    assert (await browser.get("/api/admin/audit")).status_code == 403


@pytest.mark.rule("X6")
async def test_an_entry_names_whom_it_was_about_and_who_got_the_work(desk: Desk) -> None:
    """By name: an id tells a reader nothing."""
    await desk.takes("boris", await desk.opens("anna"))
    change = {"active": False, "hand_over_to": str(desk.ids["darya"])}
    gleb = await desk.calls("gleb")
    await gleb.patch(f"/api/employees/{desk.ids['boris']}", json=change)
    page = (await gleb.get("/api/admin/audit")).json()
    rows = {row["action"]: row for row in page["items"]}
    assert rows["employee_changed"]["object_name"] == "Борис Петров"
    assert rows["work_handed_over"]["detail"]["to"] == "Дарья Лебедева"


@pytest.mark.both_stores
@pytest.mark.rule("X6", "K3")
async def test_an_entry_is_a_sentence_in_the_readers_language(desk: Desk) -> None:
    """Who, what, to whom, and what was changed to what."""
    gleb = await desk.calls("gleb")
    policy = (await gleb.get("/api/admin/sla")).json() | {"version": None}
    policy["targets"]["high"] |= {"reaction_minutes": 30, "solution_minutes": 90}
    assert (await gleb.put("/api/admin/sla", json=policy)).status_code == 200
    policy["targets"]["high"]["solution_minutes"] = 240
    assert (await gleb.put("/api/admin/sla", json=policy)).status_code == 200
    await gleb.patch(f"/api/employees/{desk.ids['boris']}", json={"phone": "+79990001122"})
    changed, sla, *_ = (await gleb.get("/api/admin/audit")).json()["items"]
    assert sla["sentence"] == (
        "Глеб Иванов меняет обещанные сроки: высокий приоритет, решение: 1 ч 30 мин → 4 ч."
    )
    assert changed["sentence"] == "Глеб Иванов меняет карточку сотрудника: Борис Петров."
    assert changed["details"] == ["Изменено: телефон"]
    await gleb.patch("/api/me", json={"locale": "en"})
    answer = await gleb.get("/api/admin/audit", params={"action": "employee_changed"})
    (changed,) = answer.json()["items"]
    assert changed["sentence"] == "Глеб Иванов changes an employee's card: Борис Петров."


@pytest.mark.both_stores
@pytest.mark.rule("X6", "K3")
async def test_the_log_is_narrowed_to_a_person_and_to_days(desk: Desk) -> None:
    """Who did it, whom it was about, when; a moment without a zone is nobody's."""
    gleb = await desk.calls("gleb")
    boris = str(desk.ids["boris"])
    await gleb.patch(f"/api/employees/{boris}", json={"phone": "+79990001122"})
    hour = timedelta(hours=1)
    asked: list[tuple[dict[str, str], int]] = [
        ({"about_id": boris, "action": "employee_changed"}, 1),
        ({"actor_id": boris, "action": "employee_changed"}, 0),
        ({"action": "employee_changed", "since": (now() - hour).isoformat()}, 1),
        ({"action": "employee_changed", "before": (now() - hour).isoformat()}, 0),
    ]
    for params, total in asked:
        answer = await gleb.get("/api/admin/audit", params=params)
        assert answer.json()["total"] == total, params
    for address in ("/api/admin/audit", "/api/admin/audit/export"):
        answer = await gleb.get(address, params={"since": "2026-11-01T10:00:00"})
        assert answer.status_code == 422


@pytest.mark.both_stores
@pytest.mark.rule("X6", "K3")
async def test_the_log_is_downloaded_as_a_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """In sentences, by batches, with a word at the end where the limit was met."""
    gleb = await desk.calls("gleb")
    for name in ("=cmd", "Вторая", "Третья"):
        await gleb.post("/api/teams", json={"name": name, "member_ids": []})
    monkeypatch.setattr(tables, "BATCH", 2)
    answer = await gleb.get("/api/admin/audit/export", params={"action": "team_created"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Когда", "Кто", "Действие", "Что сделано"]
    assert [row[3] for row in rows[1:]] == [
        f"Глеб Иванов добавляет команду «{name}»." for name in ("Третья", "Вторая", "=cmd")
    ]
    monkeypatch.setattr(tables, "MOST", 2)
    answer = await gleb.get("/api/admin/audit/export", params={"action": "team_created"})
    assert answer.text.splitlines()[-1].startswith("Выгружено 2 строк")
    boris = await desk.calls("boris")
    assert (await boris.get("/api/admin/audit/export")).status_code == 403
