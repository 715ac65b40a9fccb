"""What is said of tasks, in both languages: pure."""

from datetime import UTC, datetime
from typing import Any

import pytest

from api.notifications.types import messages
from api.notifications.types.facts import CommentNow
from api.notifications.types.note import Note
from api.notifications.types.recipient import Why
from api.notifications.types.task.facts import TaskNow
from api.outbox import Event
from api.principal import Principal
from api.tasks.events import (
    TaskCommented,
    TaskCreated,
    TaskDelegated,
    TaskEdited,
    TaskStatusChanged,
)
from shared.contracts.people import PersonKind, PersonRef
from shared.contracts.priority import Priority
from shared.contracts.tasks import TaskStatus
from shared.contracts.tickets import Visibility
from shared.work.drawing.files import File
from tests.pipeline import examples
from tests.pipeline.facts import BORIS, COMMENT, DARYA, OLEG, TICKET, VERA, agent

TASK = TICKET
DUE = datetime(2030, 5, 11, 12, tzinfo=UTC)
REASONS = (Why.ASSIGNEE, Why.FORMER, Why.AUTHOR, Why.WATCHER, Why.TEAM)
FIELDS = ["comment", "due_at", "files", "priority", "text", "ticket_id", "title"]
COMPLETED = TaskStatusChanged(
    by=BORIS, task_id=TASK, old=TaskStatus.IN_PROGRESS, new=TaskStatus.DONE, comment_id=COMMENT
)
DELEGATED = TaskDelegated(by=OLEG, task_id=TASK, before=DARYA, assignee_id=BORIS)
EVERY: dict[type[Event], Event] = {
    **examples.of_room("tasks"),
    TaskCreated: TaskCreated(by=VERA, task_id=TASK, assignee_id=BORIS),
    TaskDelegated: DELEGATED,
    TaskStatusChanged: COMPLETED,
    TaskEdited: TaskEdited(by=VERA, task_id=TASK, fields=FIELDS),
}


def ref(person_id: Any, name: str) -> PersonRef:
    return PersonRef(id=person_id, name=name, kind=PersonKind.EMPLOYEE)


def task(**more: Any) -> TaskNow:
    """Vera's task for Boris, a day overdue."""
    facts: dict[str, Any] = {
        "id": TASK,
        "number": 12,
        "title": "Склад",
        "text": "Сверить",
        "status": TaskStatus.NEW,
        "priority": Priority.NORMAL,
        "due_at": DUE,
        "author_id": VERA,
        "author": ref(VERA, "Вера"),
        "assignee_id": BORIS,
        "assignee": ref(BORIS, "Борис"),
        "above_author": frozenset({OLEG}),
        "above_assignee": frozenset({VERA, OLEG}),
        "version": 3,
        "moment": datetime(2030, 5, 12, 12, tzinfo=UTC),
    }
    return TaskNow(**(facts | more))


def note(event: Event, reader: Principal, why: Why = Why.ASSIGNEE, **more: Any) -> Note:
    said = CommentNow(
        id=COMMENT,
        author_id=VERA,
        visibility=Visibility.INTERNAL,
        text="Слово",
        files=(File("a.txt"),),
    )
    facts: dict[str, Any] = {"subject": task(), "comment": said, "actor": "Вера"}
    return Note(event=event, reader=reader, why=why, **(facts | more))


def composed(made: Note) -> Any:
    return messages.compose(made, message_id="m", base_url="https://desk.example")


@pytest.mark.rule("C7", "N1")
@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("kind", EVERY)
def test_every_event_can_be_said_in_both_languages(kind: type[Event], locale: str) -> None:
    """To whoever hears and for every reason; no unfilled variable, no missing text."""
    for why in REASONS:
        for reader in (agent(locale=locale), agent(DARYA, locale=locale), agent(VERA)):
            made = composed(note(EVERY[kind], reader, why))
            assert made.title and made.why
            text = " ".join([made.title, *made.lines, made.why, made.thread.subject])
            assert not {"{", "notice-", "why-", "task-", "None"} & set(text.split())
            assert "notice-task" not in text and "why-task" not in text


@pytest.mark.rule("E1", "E2")
def test_a_letter_has_a_thread_and_a_subject_of_its_own() -> None:
    """A task's number is not a ticket's."""
    made = composed(note(COMPLETED, agent(VERA)))
    assert made.thread.subject == "[Задача №12] Склад"
    assert made.thread.key == f"task-{TASK}"
    assert made.link == f"https://desk.example/tasks/{TASK}"


@pytest.mark.rule("C7")
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("new", "in_progress", "Задача №12 в работе — Вера"),
        ("done", "in_progress", "Задача №12 снова в работе — Вера"),
        ("in_progress", "done", "✅ Задача №12 выполнена — Вера"),
        ("new", "cancelled", "Задача №12 отменена — Вера"),
    ],
)
def test_each_move_has_its_words(old: str, new: str, said: str) -> None:
    """With the result or the reason below."""
    event = TaskStatusChanged(
        by=VERA, task_id=TASK, old=TaskStatus(old), new=TaskStatus(new), comment_id=COMMENT
    )
    made = composed(note(event, agent(), subject=task(status=TaskStatus(new))))
    assert (made.title, made.quote, made.files) == (said, "Слово", (File("a.txt"),))


@pytest.mark.rule("D3")
def test_who_lost_the_task_reads_neither_its_text_nor_the_word_to_the_next() -> None:
    """Heading and one line; no button, no link to a page that is not there for them."""
    lost = note(DELEGATED, agent(DARYA), Why.FORMER)
    assert messages.allowed(lost)
    made = composed(lost)
    assert (made.quote, made.buttons, made.link) == ("", [], "")
    assert made.lines == ["Задача передана другому исполнителю"]


@pytest.mark.rule("D7")
@pytest.mark.parametrize(
    ("reader", "why", "outdated"),
    [
        (agent(DARYA), Why.ASSIGNEE, True),
        (agent(VERA), Why.ASSIGNEE, True),
        (agent(), Why.ASSIGNEE, False),
        (agent(VERA), Why.AUTHOR, False),
        (agent(DARYA), Why.FORMER, False),
    ],
)
def test_what_was_for_the_assignee_follows_the_task(
    reader: Principal, why: Why, outdated: bool
) -> None:
    """Whoever it was; what is told for another reason stays."""
    assert note(EVERY[TaskCommented], reader, why).outdated is outdated


@pytest.mark.rule("N3")
def test_muting_spares_assignment_and_fire() -> None:
    """And is nobody else's business."""
    silent = task(muted_by=frozenset({BORIS}))
    burning = task(muted_by=frozenset({BORIS}), priority=Priority.CRITICAL)
    said = EVERY[TaskCommented]
    assert messages.is_muted(note(said, agent(), subject=silent))
    assert not messages.is_muted(note(said, agent(VERA), subject=silent))
    assert not messages.is_muted(note(DELEGATED, agent(), subject=silent))
    assert not messages.is_muted(note(said, agent(), subject=burning))
