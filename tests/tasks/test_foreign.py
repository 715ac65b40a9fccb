"""A task that is not one's own is not there (X1): 404, the same as for what never was."""

from typing import Any

import pytest

from api.db import new_id
from tests.desk import Desk
from tests.rights.test_doors import routes
from tests.tasks.acts import TASKS, does, gives

pytestmark = pytest.mark.rule("X1")

ACTS: dict[str, Any] = {
    "GET /api/tasks/{task_id}": None,
    "GET /api/tasks/by-number/{number}": None,
    "PATCH /api/tasks/{task_id}": {"version": 1, "title": "Моё"},
    "POST /api/tasks/{task_id}/start": {},
    "POST /api/tasks/{task_id}/complete": {},
    "POST /api/tasks/{task_id}/reopen": {},
    "POST /api/tasks/{task_id}/cancel": {},
    "GET /api/tasks/{task_id}/delegatees": None,
    "POST /api/tasks/{task_id}/delegate": {"assignee_id": "01890000-0000-7000-8000-000000000000"},
    "POST /api/tasks/{task_id}/comments": {"text": "Эй"},
    "PATCH /api/tasks/{task_id}/comments/{comment_id}": {"text": "Эй"},
    "POST /api/tasks/{task_id}/files": {"text": "Эй"},
    "POST /api/tasks/{task_id}/follow": None,
    "DELETE /api/tasks/{task_id}/follow": None,
    "POST /api/tasks/{task_id}/mute": None,
    "DELETE /api/tasks/{task_id}/mute": None,
}


@pytest.fixture
async def foreign(desk: Desk) -> dict[str, str]:
    """The director's task for the administrator, with a comment and a file."""
    file_id = await desk.uploads("oleg", "оклады.txt", b"secret")
    task = await gives(desk, "oleg", "gleb", "Секрет", file_ids=[file_id])
    said = await does(desk, "gleb", task, "comments", text="Слово")
    number = str(task["number"])
    return {
        "task_id": task["id"],
        "comment_id": said["id"],
        "number": number,
        "file_id": file_id,
    }


def test_no_act_on_a_task_is_left_out(desk: Desk) -> None:
    """Every route that names a task is tried below."""
    named = {door for door in routes(desk.app) if door.split()[1].startswith(f"{TASKS}/")}
    assert named == set(ACTS)


@pytest.mark.parametrize("key", ["boris", "vera"])
async def test_every_act_on_a_foreign_task_is_as_on_one_that_never_was(
    desk: Desk, foreign: dict[str, str], key: str
) -> None:
    """Word for word, so that ids cannot be tried; a manager of others is a stranger too."""
    client = await desk.calls(key)
    never = foreign | {"task_id": str(new_id()), "number": "999"}
    for act, body in ACTS.items():
        method, path = act.split(" ")
        one, other = [
            await client.request(method, path.format(**ids), json=body) for ids in (foreign, never)
        ]
        assert (act, one.status_code, one.json()["code"]) == (act, 404, "not_found")
        assert one.content == other.content, act
    assert (await client.get(f"/api/files/{foreign['file_id']}")).status_code == 404


async def test_lists_search_and_load_do_not_know_it(desk: Desk, foreign: dict[str, str]) -> None:
    """Neither the row nor the count, whatever is asked for."""
    gleb = str(desk.ids["gleb"])
    for key in ("boris", "vera"):
        client = await desk.calls(key)
        for params in ({}, {"search": "секрет"}, {"assignee_id": gleb}, {"scope": "people"}):
            answer = await client.get(TASKS, params=params)
            assert answer.json()["total"] == 0


@pytest.mark.rule("X2")
async def test_a_contact_knows_of_no_tasks(desk: Desk, foreign: dict[str, str]) -> None:
    """Not even of one that is tied to the own ticket."""
    ticket = await desk.opens("anna")
    await desk.does("boris", TASKS, {"title": "Внутри", "ticket_id": ticket["id"]})
    client = await desk.calls("anna")
    for path in (TASKS, f"{TASKS}/{foreign['task_id']}"):
        assert (await client.get(path)).status_code == 403
    seen = await client.get(f"/api/tickets/{ticket['id']}")
    assert "Внутри" not in seen.text
