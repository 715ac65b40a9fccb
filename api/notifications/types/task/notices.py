"""What is told of tasks: who hears of each event, what is said, and the row that joins both."""

from datetime import timedelta
from typing import Final

from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.notice_type import Letter, NoticeType
from api.notifications.types.recipient import Candidates, Why
from api.notifications.types.task.facts import TaskNow
from api.outbox import Event
from api.tasks.events import (
    NEWS,
    TaskCommented,
    TaskCreated,
    TaskDelegated,
    TaskDueSoon,
    TaskEdited,
    TaskEvent,
    TaskOverdue,
    TaskReminder,
    TaskStatusChanged,
)
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator
from shared.work.drawing.files import File

LETTER: Final = Letter(
    about=ObjectKind.TASK,
    facts=("number", "title", "author", "assignee", "status", "due"),
    body="admin-letter-task",
    subject="notice-task-subject",
    page="/tasks/example",
)


def created_audience(event: TaskCreated, now: EventContext) -> Candidates:
    """Who is to do it, and whoever was asked to watch."""
    if task := _task_of(event, now):
        yield event.assignee_id, Why.ASSIGNEE
        yield from _watchers(task)


def created_words(note: Note, event: TaskCreated, t: Translator) -> Words:
    """With the whole text and the files."""
    task = _task_in(note)
    yours = note.reader.person_id == event.assignee_id
    title = t("notice-task-yours" if yours else "notice-task-new", **_values(note))
    if not task.may_see(note.reader):  # It has gone to somebody else since (D7).
        return Words(title=title)
    return Words(title=title, quote=task.text, files=task.files)


def delegated_audience(event: TaskDelegated, now: EventContext) -> Candidates:
    """Who got it, who had it, who gave it (D3)."""
    if task := _task_of(event, now):
        yield event.assignee_id, Why.ASSIGNEE
        yield event.before, Why.FORMER
        yield task.author_id, Why.AUTHOR
        yield from _watchers(task)


def delegated_words(note: Note, event: TaskDelegated, t: Translator) -> Words:
    """To who got it with the word that went with it; to who had it without (D3)."""
    values = _values(note)
    if note.reader.person_id == event.before:
        return Words(title=t("notice-task-taken", **values))
    yours = note.reader.person_id == event.assignee_id
    if yours and not note.actor:  # Who had it left: nobody handed it over.
        before = note.names.get(event.before, "")
        return Words(title=t("notice-task-inherited-you", before=before, **values))
    key = "notice-task-delegated-you" if yours else "notice-task-delegated"
    return Words(title=t(key, **values), quote=_said(note))


def spoken_audience(event: TaskCommented | TaskStatusChanged, now: EventContext) -> Candidates:
    """Both sides of the task, and who follows."""
    if task := _task_of(event, now):
        yield task.assignee_id, Why.ASSIGNEE
        yield task.author_id, Why.AUTHOR
        yield from _watchers(task)


def status_changed_words(note: Note, event: TaskStatusChanged, t: Translator) -> Words:
    """With the result or the reason; once it is overtaken it tells what was (Q14)."""
    key = "notice-task-status" if note.still else "notice-task-status-then"
    title = t(key, status=event.new.value, before=event.old.value, **_values(note))
    return Words(title=title, quote=_said(note), files=_files(note))


def commented_words(note: Note, _: TaskCommented, t: Translator) -> Words:
    """The word itself."""
    title = t("notice-task-commented", **_values(note))
    return Words(title=title, quote=_said(note), files=_files(note))


def edited_audience(event: TaskEdited, now: EventContext) -> Candidates:
    """Both sides, when the work itself has changed."""
    task = _task_of(event, now)
    if task and not NEWS.isdisjoint(event.fields):
        yield task.assignee_id, Why.ASSIGNEE
        yield task.author_id, Why.AUTHOR
        yield from _watchers(task)


def edited_words(note: Note, event: TaskEdited, t: Translator) -> Words:
    """Which of it has changed; the card below shows to what."""
    told = [each.replace("_", "-") for each in sorted(NEWS & set(event.fields))]
    fields = ", ".join(t(f"notice-task-field-{each}") for each in told)
    title = t("notice-task-edited", fields=fields, **_values(note))
    return Words(title=title, quote=_task_in(note).text if "text" in event.fields else "")


def reminded_audience(event: TaskReminder, now: EventContext) -> Candidates:
    """Who does it; managers read of what is late in their digest (G6)."""
    if task := _task_of(event, now):
        yield task.assignee_id, Why.ASSIGNEE


def reminded_words(note: Note, event: TaskReminder, t: Translator) -> Words:
    """Of which due date, in the reader's zone."""
    when = note.eyes.at(event.deadline)
    key = f"notice-{event.kind.replace('_', '-')}"
    return Words(title=t(key, number=str(_task_in(note).number), when=when))


def _task_of(event: TaskEvent, now: EventContext) -> TaskNow | None:
    task = now.subject_of(event)
    return task if isinstance(task, TaskNow) else None


def _watchers(task: TaskNow) -> Candidates:
    for person_id in sorted(task.watchers):
        yield person_id, Why.WATCHER


def _values(note: Note) -> dict[str, str]:
    task = _task_in(note)
    return {"number": str(task.number), "actor": note.actor, "assignee": task.assignee.name}


def _said(note: Note) -> str:
    return note.comment.text if note.comment else ""


def _files(note: Note) -> tuple[File, ...]:
    return note.comment.files if note.comment else ()


def _task_in(note: Note) -> TaskNow:
    assert isinstance(note.subject, TaskNow), "an event is told while its object is there"
    return note.subject


NOTICES: Final[dict[type[Event], NoticeType]] = {
    TaskCreated: NoticeType(
        audience=created_audience,
        words=created_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    TaskDelegated: NoticeType(
        audience=delegated_audience,
        words=delegated_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    TaskStatusChanged: NoticeType(
        audience=spoken_audience,
        words=status_changed_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    TaskCommented: NoticeType(
        audience=spoken_audience,
        words=commented_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    TaskEdited: NoticeType(
        audience=edited_audience,
        words=edited_words,
        age=timedelta(days=2),
        letter=LETTER,
    ),
    TaskDueSoon: NoticeType(
        audience=reminded_audience,
        words=reminded_words,
        age=timedelta(days=1),
        letter=LETTER,
    ),
    TaskOverdue: NoticeType(
        audience=reminded_audience,
        words=reminded_words,
        age=timedelta(days=1),
        letter=LETTER,
    ),
}
