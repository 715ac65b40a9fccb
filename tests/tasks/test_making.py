"""A new task, its edits and its history."""

import asyncio
from typing import Any

import pytest

from api.db import new_id
from api.outbox import OutboxEvent
from api.people.models import Person
from tests.desk import Desk
from tests.tasks.acts import TASKS, gives, posts, sees, told

DUE = "2030-05-12T15:00:00+03:00"


async def edits(desk: Desk, key: str, task: Any, **change: Any) -> Any:
    return await posts(desk, key, task, "", {"version": task["version"]} | change, "PATCH")


async def events(desk: Desk) -> list[str]:
    return [row.kind for row in await desk.all(OutboxEvent)]


@pytest.mark.rule("T5")
async def test_without_a_title_the_first_line_is_one(desk: Desk) -> None:
    """The whole text is kept; without an assignee the task is one's own."""
    text = "Сверить остатки по складу №3\nи записать в таблицу"
    task = await desk.does("boris", TASKS, {"text": text})
    assert (task["title"], task["text"]) == ("Сверить остатки по складу №3", text)
    assert task["author"] == task["assignee"]
    assert (task["number"], task["status"], task["version"]) == (1, "new", 1)


@pytest.mark.rule("T4")
async def test_a_file_alone_is_a_task(desk: Desk) -> None:
    """Its name is the title; what did not come is named too (T7)."""
    file_id = await desk.uploads("vera", "смета.txt", b"sum")
    missing = [{"name": "большое.mp4", "size": 30_000_000, "reason": "too_large"}]
    draft = {"file_ids": [file_id], "missing_files": missing}
    task = await desk.does("vera", TASKS, draft)
    assert task["title"] == "смета.txt"
    assert [(each["name"], each["state"]) for each in task["files"]] == [
        ("смета.txt", "stored"),
        ("большое.mp4", "missing"),
    ]


async def test_everything_of_the_draft_is_kept(desk: Desk) -> None:
    """Due date as an instant, priority, watchers; one event, nobody's history yet."""
    watchers = [str(desk.ids["gleb"])]
    task = await gives(
        desk, "vera", "boris", text="Склад", due_at=DUE, priority="high", watcher_ids=watchers
    )
    assert (task["due_at"], task["priority"]) == ("2030-05-12T12:00:00Z", "high")
    assert [each["name"] for each in task["watchers"]] == ["Глеб Иванов"]
    assert task["history"] == []
    assert await events(desk) == ["task_created"]
    assert (await sees(desk, "gleb", task))["following"]


async def test_what_cannot_be_is_refused_by_name(desk: Desk) -> None:
    """And no task is made."""
    anna, nobody = str(desk.ids["anna"]), str(new_id())
    client = await desk.calls("vera")
    drafts: list[tuple[dict[str, Any], str]] = [
        ({"title": "  ", "text": "\n"}, "empty_task"),
        ({"title": "А", "assignee_id": anna}, "unknown_assignee"),
        ({"title": "А", "assignee_id": nobody}, "unknown_assignee"),
        ({"title": "А", "watcher_ids": [anna]}, "invalid"),
        ({"title": "А", "ticket_id": nobody}, "unknown_ticket"),
        ({"title": "А", "due_at": "2030-05-12T15:00:00"}, "invalid"),
        ({"title": "А", "file_ids": [nobody]}, "unknown_file"),
    ]
    for draft, refusal in drafts:
        assert told(await client.post(TASKS, json=draft)) == (422, refusal), draft
    assert await events(desk) == []


@pytest.mark.rule("R8")
async def test_nothing_is_given_to_who_left(desk: Desk) -> None:
    """Named, so that the sentence can say whom."""
    await desk.changes(Person, desk.ids["darya"], active=False)
    body = {"title": "А", "assignee_id": str(desk.ids["darya"])}
    answer = await (await desk.calls("vera")).post(TASKS, json=body)
    assert told(answer) == (409, "assignee_left")
    assert answer.json()["extra"] == {"assignee": "Дарья Лебедева"}


@pytest.mark.rule("X1")
async def test_a_task_is_not_tied_to_a_ticket_that_its_author_does_not_see(desk: Desk) -> None:
    """Else its number would tell of it."""
    ticket = await desk.opens("anna")
    body = {"title": "А", "ticket_id": ticket["id"]}
    answer = await (await desk.calls("oleg")).post(TASKS, json=body)
    assert told(answer) == (422, "unknown_ticket")
    tied = await desk.does("boris", TASKS, body)
    assert tied["ticket"] == {"id": ticket["id"], "number": ticket["number"]}


@pytest.mark.both_stores
async def test_numbers_have_no_gaps_and_are_not_the_tickets(desk: Desk) -> None:
    """Ten at once get ten numbers; the tickets count for themselves."""
    await desk.opens("anna")
    await desk.calls("vera")
    made = await asyncio.gather(*(gives(desk, "vera", "boris", f"З{n}") for n in range(10)))
    assert sorted(each["number"] for each in made) == list(range(1, 11))


@pytest.mark.both_stores
@pytest.mark.rule("T13")
async def test_an_edit_keeps_what_was(desk: Desk) -> None:
    """Every field in the history, the text marked as edited, the new words found."""
    task = await gives(desk, "vera", "boris", text="Склад")
    change = {"title": "Новое", "text": "Касса", "due_at": DUE, "priority": "critical"}
    answer = await edits(desk, "vera", task, **change)
    edited = answer.json()
    assert {line["field"]: (line["old"], line["new"]) for line in edited["history"]} == {
        "title": ("Сверить склад", "Новое"),
        "text": ("Склад", "Касса"),
        "due_at": (None, "2030-05-12 15:00:00+03:00"),
        "priority": ("normal", "critical"),
    }
    assert edited["edited_at"] and edited["version"] == 2
    found = await (await desk.calls("boris")).get(TASKS, params={"search": "касса"})
    assert found.json()["total"] == 1
    assert await events(desk) == ["task_created", "task_edited"]


async def test_an_edit_that_changes_nothing_is_no_event(desk: Desk) -> None:
    """And no new version."""
    task = await gives(desk, "vera", "boris", due_at=DUE)
    answer = await edits(desk, "vera", task, title=task["title"], due_at="2030-05-12T12:00:00Z")
    assert answer.json()["version"] == 1
    assert await events(desk) == ["task_created"]


async def test_an_edit_that_cannot_be_is_refused(desk: Desk) -> None:
    """Who only does the task does not change it; an old version answers with the present state."""
    task = await gives(desk, "vera", "boris")
    for key, change, refusal in (
        ("boris", {"title": "Моё"}, (403, "not_allowed")),
        ("vera", {"title": " "}, (422, "invalid")),
        ("vera", {"due_at": "2030-05-12T15:00:00"}, (422, "invalid")),
    ):
        assert told(await edits(desk, key, task, **change)) == refusal, change
    stale = await edits(desk, "vera", task, version=9, title="Позже")
    assert told(stale) == (409, "version_conflict")
    assert stale.json()["extra"] == {"version": 1, "status": "new", "assignee": "Борис Петров"}


@pytest.mark.both_stores
async def test_of_two_edits_at_once_one_wins(desk: Desk) -> None:
    """Both saw version one; the other is told the new state."""
    task = await gives(desk, "vera", "boris")
    await desk.calls("oleg")
    answers = await asyncio.gather(*(edits(desk, key, task, title=key) for key in ("vera", "oleg")))
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_a_repeated_request_makes_one_task(desk: Desk) -> None:
    """The edge's idempotency holds here too (Q12)."""
    body, key = {"title": "Раз"}, {"Idempotency-Key": "staff:7"}
    one, other = [await desk.does("boris", TASKS, body, headers=key) for _ in range(2)]
    assert one == other
    assert await events(desk) == ["task_created"]
