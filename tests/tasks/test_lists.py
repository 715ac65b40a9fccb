"""Lists: scopes, filters, search, order, and the caller's right in every row."""

from datetime import timedelta
from typing import Any

import pytest

from api.auth import principals
from api.clock import now
from api.http.paging import Slice
from api.tasks import lists, load, policy
from api.tasks.models import Task, TaskWatcher
from tests.desk import Desk
from tests.tasks.acts import TASKS, does, gives, told

pytestmark = pytest.mark.both_stores


async def titles(desk: Desk, key: str, **params: Any) -> list[str]:
    answer = await (await desk.calls(key)).get(TASKS, params={"sort": "due"} | params)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["total"] == len(found["items"]) or params.get("limit")
    return [row["title"] for row in found["items"]]


def due(**later: float) -> str:
    return (now() + timedelta(**later)).isoformat()


@pytest.fixture
async def work(desk: Desk) -> dict[str, Any]:
    """Six tasks on three floors; «Отчёт» is overdue, «Прошлое» done though its day has passed."""
    ticket = await desk.opens("boris", "Ёлка", client_id=str(desk.ids["Ромашка"]))
    made = {
        "report": await gives(desk, "vera", "boris", "Отчёт ЁЖ 100%", due_at=due(hours=-2)),
        "plan": await gives(desk, "oleg", "vera", "План", due_at=due(days=1), priority="high"),
        "own": await gives(desk, "boris", "boris", "Своё", text="Купить картридж"),
        "admin": await gives(desk, "oleg", "gleb", "Сервер", due_at=due(days=1)),
        "past": await gives(desk, "vera", "darya", "Прошлое", due_at=due(hours=-5)),
        "ticket": await gives(desk, "darya", "boris", "К заявке", ticket_id=ticket["id"]),
    }
    await does(desk, "darya", made["past"], "complete")
    await desk.does("gleb", f"{TASKS}/{made['own']['id']}/follow")
    return made | {"desk ticket": ticket}


SCOPES = {
    ("boris", "mine"): ["Отчёт", "Своё", "К"],
    ("vera", "mine"): ["План"],
    ("vera", "given"): ["Прошлое", "Отчёт"],
    ("boris", "given"): [],
    ("vera", "people"): ["Прошлое", "Отчёт", "Своё", "К"],
    ("oleg", "people"): ["Прошлое", "Отчёт", "План", "Сервер", "Своё", "К"],
    ("boris", "people"): [],
    ("gleb", "followed"): ["Своё"],
    ("gleb", "all"): ["Прошлое", "Отчёт", "План", "Сервер", "Своё", "К"],
    ("vera", "all"): ["Прошлое", "Отчёт", "План", "Своё", "К"],
    ("darya", "all"): ["Прошлое", "К"],
}
FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({"open": "false"}, ["Прошлое"]),
    ({"overdue": "true"}, ["Отчёт"]),
    ({"overdue": "false", "open": "true", "status": "new", "scope": "mine"}, ["Сервер"]),
    ({"status": ["done", "cancelled"]}, ["Прошлое"]),
    ({"search": "ёж"}, ["Отчёт"]),
    ({"search": "КАРТРИДЖ купить"}, ["Своё"]),
    ({"search": "%"}, ["Отчёт"]),
    ({"search": "№2"}, ["План"]),
    ({"sort": "priority", "limit": 2}, ["План", "Прошлое"]),
    ({"sort": "-created_at", "limit": 2, "offset": 1}, ["Прошлое", "Сервер"]),
    ({"sort": "-updated_at", "limit": 1}, ["Прошлое"]),
]


async def test_a_scope_is_whose_tasks_they_are(desk: Desk, work: Any) -> None:
    """The nearest due first, undated last, then by priority."""
    for (key, scope), found in SCOPES.items():
        listed = await titles(desk, key, scope=scope)
        assert [each.split()[0] for each in listed] == found, (key, scope)


async def test_filters_narrow_together(desk: Desk, work: Any) -> None:
    """In any case of letters, Cyrillic too, and signs are signs."""
    for params, found in FILTERS:
        listed = await titles(desk, "gleb", **params)
        assert [each.split()[0] for each in listed] == found, params


async def test_filters_by_whom_what_and_when(desk: Desk, work: Any) -> None:
    """Assignee, author, ticket, due before."""
    people, ticket = desk.ids, work["desk ticket"]["id"]
    assert len(await titles(desk, "vera", assignee_id=str(people["boris"]))) == 3
    assert len(await titles(desk, "vera", author_id=str(people["oleg"]))) == 1
    assert await titles(desk, "vera", ticket_id=ticket) == ["К заявке"]
    assert len(await titles(desk, "oleg", due_before=due(hours=1))) == 2


@pytest.mark.rule("X2")
async def test_a_tickets_number_is_for_who_sees_the_ticket(desk: Desk, work: Any) -> None:
    """The task is his manager's business too, the ticket is not: oleg is no agent."""
    for key, number in (("boris", work["desk ticket"]["number"]), ("oleg", None)):
        answer = await (await desk.calls(key)).get(TASKS, params={"search": "заявке"})
        assert answer.json()["items"][0]["ticket"]["number"] == number


async def test_a_filter_that_cannot_be_is_refused(desk: Desk) -> None:
    """Not ignored: the caller would read a list that was not asked for."""
    client = await desk.calls("boris")
    for params in (
        {"sort": "text"},
        {"scope": "ours"},
        {"due_before": "2030-01-01T00:00:00"},
        {"limit": "201"},
    ):
        answer = await client.get(TASKS, params=params)
        assert told(answer) in {(400, "invalid"), (422, "invalid")}, params


@pytest.mark.rule("X1")
async def test_the_list_and_the_policy_agree(desk: Desk, work: Any) -> None:
    """The condition in the statement is `policy.may_see`, for every employee and every task."""
    watched = {row.object_id: row.person_id for row in await desk.all(TaskWatcher)}
    every = await desk.all(Task)
    async with desk.held.database.reads() as session:
        facts = await load.facts_of(session, every)
        for key in ("boris", "darya", "vera", "gleb", "oleg"):
            who = await principals.load(session, desk.ids[key])
            assert who is not None
            found = await lists.page(session, who, lists.Wanted(), Slice(100))
            may = {
                row.title
                for row in every
                if policy.may_see(who, facts[row.id], watches=watched.get(row.id) == who.person_id)
            }
            assert {row.title for row in found.rows} == may, key


async def test_a_task_is_found_by_its_number(desk: Desk, work: Any) -> None:
    """By whoever may see it."""
    path = f"{TASKS}/by-number/{work['admin']['number']}"
    assert (await (await desk.calls("oleg")).get(path)).is_success
    assert (await (await desk.calls("boris")).get(path)).status_code == 404
