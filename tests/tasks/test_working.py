"""Starting, completing, cancelling, reopening; words, files, following and muting."""

import asyncio
from typing import Any

import pytest

from api.outbox import OutboxEvent
from api.tasks.models import TaskComment, TaskWatcher
from tests.desk import Desk
from tests.tasks.acts import TASKS, does, gives, posts, sees, told


async def events(desk: Desk) -> list[str]:
    return [row.kind for row in await desk.all(OutboxEvent)]


async def test_a_tasks_whole_life(desk: Desk) -> None:
    """Every move is an event and a line of the history; reopening takes the completion back."""
    task = await gives(desk, "vera", "boris")
    await does(desk, "boris", task, "start")
    done = await does(desk, "boris", task, "complete")
    assert (done["status"], done["completed_at"] is not None) == ("done", True)
    again = await does(desk, "vera", task, "reopen", text="Не сходится")
    assert (again["status"], again["completed_at"]) == ("in_progress", None)
    gone = await does(desk, "vera", task, "cancel", text="Уже не нужно")
    assert [(line["field"], line["old"], line["new"]) for line in gone["history"]] == [
        ("status", "new", "in_progress"),
        ("status", "in_progress", "done"),
        ("status", "done", "in_progress"),
        ("status", "in_progress", "cancelled"),
    ]
    assert [each["text"] for each in gone["comments"]] == ["Не сходится", "Уже не нужно"]
    assert await events(desk) == ["task_created", *["task_status_changed"] * 4]


async def test_a_result_is_a_comment_with_its_files(desk: Desk) -> None:
    """One act, one event; the comment says that it is the result."""
    task = await gives(desk, "vera", "boris")
    file_id = await desk.uploads("boris", "акт.txt", b"signed")
    done = await does(desk, "boris", task, "complete", text="Сошлось", file_ids=[file_id])
    (said,) = done["comments"]
    assert (said["text"], said["is_result"]) == ("Сошлось", True)
    assert [each["name"] for each in said["files"]] == ["акт.txt"]
    assert await events(desk) == ["task_created", "task_status_changed"]


async def test_a_move_that_cannot_be_is_refused_with_the_present_status(desk: Desk) -> None:
    """Pressing twice says what is already so (U4)."""
    task = await gives(desk, "vera", "boris")
    assert told(await posts(desk, "boris", task, "cancel")) == (403, "not_allowed")
    for step, refused in (
        ("start", ("start", "reopen")),
        ("complete", ("start", "complete", "cancel")),
        ("reopen", ("start", "reopen")),
        ("cancel", ("start", "complete", "cancel")),
    ):
        now = await does(desk, "vera", task, step)
        for act in refused:
            answer = await posts(desk, "vera", task, act)
            assert told(answer) == (409, "move_not_allowed"), (step, act)
            assert answer.json()["extra"] == {"status": now["status"]}


async def test_a_move_on_an_old_card_is_refused(desk: Desk) -> None:
    """With the new state, so that the choice can be asked again (D4)."""
    task = await gives(desk, "vera", "boris")
    await does(desk, "boris", task, "start")
    answer = await posts(desk, "vera", task, "cancel", {"version": task["version"]})
    assert told(answer) == (409, "version_conflict")
    assert answer.json()["extra"]["status"] == "in_progress"


@pytest.mark.both_stores
async def test_of_two_moves_at_once_one_is_kept(desk: Desk) -> None:
    """The loser is refused and leaves no word behind."""
    task = await gives(desk, "vera", "boris")
    await asyncio.gather(desk.calls("boris"), desk.calls("vera"))
    answers = await asyncio.gather(
        posts(desk, "boris", task, "complete", {"text": "Готово"}),
        posts(desk, "vera", task, "cancel", {"text": "Не надо"}),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert len(await desk.all(TaskComment)) == 1
    assert (await events(desk)).count("task_status_changed") == 1


@pytest.mark.rule("C4")
async def test_words_are_heard_until_the_task_is_cancelled(desk: Desk) -> None:
    """Also when it is done; on a cancelled one the way is to reopen it."""
    task = await gives(desk, "vera", "boris")
    await does(desk, "boris", task, "comments", text="Начал")
    await does(desk, "boris", task, "complete")
    await does(desk, "vera", task, "comments", text="Спасибо")
    await does(desk, "vera", task, "reopen")
    await does(desk, "vera", task, "cancel")
    answer = await posts(desk, "boris", task, "comments", {"text": "Эй"})
    assert told(answer) == (409, "task_cancelled")
    assert [each["text"] for each in (await sees(desk, "boris", task))["comments"]] == [
        "Начал",
        "Спасибо",
    ]


async def test_an_empty_comment_is_refused_and_a_file_alone_is_one(desk: Desk) -> None:
    """A word or a file must be there."""
    task = await gives(desk, "vera", "boris")
    assert told(await posts(desk, "vera", task, "comments", {"text": " "})) == (
        422,
        "empty_comment",
    )
    file_id = await desk.uploads("vera", "акт.txt", b"signed")
    said = await does(desk, "vera", task, "comments", file_ids=[file_id])
    assert [each["name"] for each in said["files"]] == ["акт.txt"]


@pytest.mark.both_stores
@pytest.mark.rule("T13")
async def test_an_edited_comment_keeps_its_old_words(desk: Desk) -> None:
    """The author's alone; the same words again are no edit, none at all are refused."""
    task = await gives(desk, "vera", "boris")
    said = await does(desk, "vera", task, "comments", text="Раз")
    path = f"comments/{said['id']}"
    edited = (await posts(desk, "vera", task, path, {"text": "Два"}, "PATCH")).json()
    same = (await posts(desk, "vera", task, path, {"text": "Два "}, "PATCH")).json()
    assert (same["text"], same["earlier"]) == ("Два", ["Раз"])
    assert same["edited_at"] == edited["edited_at"]
    empty = await posts(desk, "vera", task, path, {"text": " "}, "PATCH")
    assert told(empty) == (422, "empty_comment")
    foreign = await posts(desk, "boris", task, path, {"text": "Чужое"}, "PATCH")
    assert told(foreign) == (403, "not_allowed")
    other = await gives(desk, "vera", "boris", "Другая")
    assert told(await posts(desk, "vera", other, path, {"text": "А"}, "PATCH")) == (
        404,
        "not_found",
    )


@pytest.mark.both_stores
@pytest.mark.rule("T2", "T3")
async def test_late_captions_of_a_task_at_once_all_stay(desk: Desk) -> None:
    """None is written over another."""
    task = await gives(desk, "vera", "boris", "Склад")
    bodies = [{"text": f"подпись{n}"} for n in range(5)]
    await asyncio.gather(*(posts(desk, "vera", task, "files", body) for body in bodies))
    lines = (await sees(desk, "vera", task))["text"].split("\n")
    assert sorted(lines) == [each["text"] for each in bodies]


@pytest.mark.both_stores
@pytest.mark.rule("T2")
async def test_parts_that_came_late_join_their_task_or_comment(desk: Desk) -> None:
    """A caption becomes more text, found by the search; only the own ones are added to."""
    task = await gives(desk, "vera", "boris", text="Склад")
    said = await does(desk, "boris", task, "comments", text="Вот")
    one, two = [await desk.uploads("vera", f"{n}.txt", b"late") for n in "12"]
    whole = await does(desk, "vera", task, "files", file_ids=[one], text="и касса")
    assert (whole["text"], len(whole["files"])) == ("Склад\nи касса", 1)
    body = {"file_ids": [two], "comment_id": said["id"]}
    assert told(await posts(desk, "vera", task, "files", body)) == (403, "not_allowed")
    assert told(await posts(desk, "boris", task, "files", {"text": "А"})) == (403, "not_allowed")
    three = await desk.uploads("boris", "3.txt", b"late")
    body = {"file_ids": [three], "comment_id": said["id"], "text": "и ещё"}
    late = (await posts(desk, "boris", task, "files", body)).json()
    assert (late["comments"][0]["text"], len(late["comments"][0]["files"])) == ("Вот\nи ещё", 1)
    found = await (await desk.calls("vera")).get(TASKS, params={"search": "касса"})
    assert found.json()["total"] == 1


@pytest.mark.rule("X5")
async def test_a_file_is_for_who_sees_its_task(desk: Desk) -> None:
    """Of the task and of its comments alike."""
    file_id = await desk.uploads("vera", "смета.txt", b"sum")
    await gives(desk, "vera", "boris", file_ids=[file_id])
    for key, status in (("boris", 200), ("oleg", 200), ("darya", 404), ("anna", 404)):
        answer = await (await desk.calls(key)).get(f"/api/files/{file_id}")
        assert (key, answer.status_code) == (key, status)


@pytest.mark.both_stores
@pytest.mark.rule("N3")
async def test_following_and_muting_twice_is_once(desk: Desk) -> None:
    """Each is its own switch, and the task says both."""
    task = await gives(desk, "vera", "boris")
    for method, switched in (("POST", True), ("DELETE", False)):
        for act, flag in (("follow", "following"), ("mute", "muted")):
            answers = [await posts(desk, "vera", task, act, method=method) for _ in range(2)]
            assert [answer.json()[flag] for answer in answers] == [switched] * 2
    assert await desk.all(TaskWatcher) == []


@pytest.mark.both_stores
@pytest.mark.rule("X1")
async def test_who_follows_goes_on_seeing(desk: Desk) -> None:
    """A watcher sees and speaks, and does nothing else."""
    task = await gives(desk, "vera", "boris", watcher_ids=[str(desk.ids["darya"])])
    seen = await sees(desk, "darya", task)
    assert seen["allowed"] == ["comment", "follow", "mute", "snooze"]
    assert told(await posts(desk, "darya", task, "start")) == (403, "not_allowed")
    left: Any = await posts(desk, "darya", task, "follow", method="DELETE")
    assert (left.json()["following"], left.json()["allowed"]) == (False, [])
    assert told(await posts(desk, "darya", task, "comments", {"text": "А"})) == (404, "not_found")
