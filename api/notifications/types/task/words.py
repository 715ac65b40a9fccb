"""What is said of tasks, one function an event."""

from api.notifications.types.note import Note, Words
from api.notifications.types.task.facts import TaskNow
from api.tasks.events import (
    NEWS,
    TaskCommented,
    TaskCreated,
    TaskDelegated,
    TaskEdited,
    TaskReminder,
    TaskStatusChanged,
)
from shared.i18n import Translator
from shared.work.drawing.files import File


def created(note: Note, event: TaskCreated, t: Translator) -> Words:
    """With the whole text and the files."""
    task = _task(note)
    yours = note.reader.person_id == event.assignee_id
    title = t("notice-task-yours" if yours else "notice-task-new", **_values(note))
    if not task.may_see(note.reader):  # It has gone to somebody else since (D7).
        return Words(title=title)
    return Words(title=title, quote=task.text, files=task.files)


def delegated(note: Note, event: TaskDelegated, t: Translator) -> Words:
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


def status_changed(note: Note, event: TaskStatusChanged, t: Translator) -> Words:
    """With the result or the reason; once it is overtaken it tells what was (Q14)."""
    key = "notice-task-status" if note.still else "notice-task-status-then"
    title = t(key, status=event.new.value, before=event.old.value, **_values(note))
    return Words(title=title, quote=_said(note), files=_files(note))


def commented(note: Note, _: TaskCommented, t: Translator) -> Words:
    """The word itself."""
    title = t("notice-task-commented", **_values(note))
    return Words(title=title, quote=_said(note), files=_files(note))


def edited(note: Note, event: TaskEdited, t: Translator) -> Words:
    """Which of it has changed; the card below shows to what."""
    told = [each.replace("_", "-") for each in sorted(NEWS & set(event.fields))]
    fields = ", ".join(t(f"notice-task-field-{each}") for each in told)
    title = t("notice-task-edited", fields=fields, **_values(note))
    return Words(title=title, quote=_task(note).text if "text" in event.fields else "")


def reminded(note: Note, event: TaskReminder, t: Translator) -> Words:
    """Of which due date, in the reader's zone."""
    when = note.eyes.at(event.deadline)
    key = f"notice-{event.kind.replace('_', '-')}"
    return Words(title=t(key, number=str(_task(note).number), when=when))


def _values(note: Note) -> dict[str, str]:
    task = _task(note)
    return {"number": str(task.number), "actor": note.actor, "assignee": task.assignee.name}


def _said(note: Note) -> str:
    return note.comment.text if note.comment else ""


def _files(note: Note) -> tuple[File, ...]:
    return note.comment.files if note.comment else ()


def _task(note: Note) -> TaskNow:
    assert isinstance(note.subject, TaskNow), "an event is told while its object is there"
    return note.subject
