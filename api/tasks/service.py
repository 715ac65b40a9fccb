"""Making and editing tasks: ask the policy, change the row, record the event."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.activity import history
from api.clock import now
from api.db import new_id
from api.errors import Invalid, MoveNotAllowed, NotAllowed, VersionConflict
from api.files import attachments
from api.files.models import FileOwner
from api.objects import versioned
from api.objects.numbers import Numbers
from api.objects.words import TITLE_LIMIT, clean, edited_words, one_line, search_text_of, title_of
from api.people.models import Person
from api.principal import Principal
from api.tasks import errors, load, policy
from api.tasks.events import TaskCreated, TaskEdited
from api.tasks.models import Task, TaskChange, TaskWatcher
from api.tasks.ports import TicketNumbers
from shared.contracts import bounds
from shared.contracts import tasks as contract
from shared.contracts.people import PersonKind
from shared.contracts.tasks import TaskAction, TaskStatus
from shared.contracts.telegram import ObjectKind

_NUMBERS: Final = Numbers(Task.number)
SHORT = frozenset({"title", "due_at", "priority"})
"""Fields whose values an event can carry: there and back again is no news (Q6)."""


async def create(
    session: AsyncSession,
    actor: Principal,
    draft: contract.TaskDraft,
    ticket_numbers: TicketNumbers,
    *,
    files: int,
) -> tuple[Task, Person]:
    """A new task with at most `files` files, and whose it is: without an assignee the actor's own.

    Raises EmptyTask, UnknownAssignee, AssigneeLeft, UnknownTicket, Invalid, UnknownFile.
    """
    text, named = clean(draft.text), one_line(draft.title or "")[:TITLE_LIMIT]
    if not (text or named or draft.file_ids or draft.missing_files):
        raise errors.EmptyTask
    assignee = await worker(session, draft.assignee_id or actor.person_id)
    await _check_ticket(session, actor, draft.ticket_id, ticket_numbers)
    watchers = await _watchers(session, draft.watcher_ids)
    task_id = new_id()
    holder = FileOwner(ObjectKind.TASK, task_id)
    came = await attachments.take(session, actor, draft, holder, limit=files)
    title = named or title_of(text, [each.name for each in came])
    number = await _NUMBERS.take(session)
    task = Task(
        id=task_id,
        number=number,
        title=title,
        text=text,
        status=TaskStatus.NEW,
        priority=draft.priority,
        due_at=instant(draft.due_at, "due_at"),
        author_id=actor.person_id,
        assignee_id=assignee.id,
        ticket_id=draft.ticket_id,
        search_text=search_text_of(number, title, text),
    )
    session.add(task)
    await session.flush()
    session.add_all(TaskWatcher(object_id=task_id, person_id=each) for each in watchers)
    event = TaskCreated(by=actor.person_id, task_id=task_id, assignee_id=assignee.id)
    outbox.record(session, event)
    await session.flush()
    return task, assignee


def is_bare(draft: contract.TaskDraft) -> bool:
    """Whether a task of it has nothing but its own row."""
    return not (draft.ticket_id or draft.watcher_ids or draft.file_ids or draft.missing_files)


async def edit(
    session: AsyncSession,
    actor: Principal,
    task: Task,
    change: contract.TaskChange,
    ticket_numbers: TicketNumbers,
) -> None:
    """Change words, priority, due date or ticket; the old values stay in the history.

    Raises MoveNotAllowed, NotAllowed, VersionConflict, Invalid, UnknownTicket.
    """
    await require(session, actor, task, TaskAction.EDIT, seen=change.version)
    wanted = _wanted(change)
    changed = {field: v for field, v in wanted.items() if v != getattr(task, field)}
    if not changed:
        return
    await _check_ticket(session, actor, changed.get("ticket_id"), ticket_numbers)
    old = {field: getattr(task, field) for field in changed}
    title, text = changed.get("title", task.title), changed.get("text", task.text)
    words = search_text_of(task.number, title, text)
    edited = {"edited_at": now()} if "text" in changed else {}
    await move(session, task, **changed, **edited, search_text=words)
    for field, value in changed.items():
        if field != "ticket_id":  # Its number is not this room's to tell.
            await note(session, task, actor, field, old[field], value)
    moved = {each: (str(old[each]), str(changed[each])) for each in SHORT & changed.keys()}
    record_edit(session, actor, task, sorted(changed), moved)


def _wanted(change: contract.TaskChange) -> dict[str, Any]:
    """The fields that the change names."""
    wanted: dict[str, Any] = {**edited_words(change.title, change.text)}
    if change.due_at is not UNSET:
        wanted["due_at"] = instant(change.due_at, "due_at")
    for field in ("priority", "ticket_id"):
        if (value := getattr(change, field)) is not UNSET:
            wanted[field] = value
    return wanted


async def require(
    session: AsyncSession,
    actor: Principal,
    task: Task,
    action: TaskAction,
    *,
    seen: int | None = None,
) -> None:
    """The task's status, the actor's right and the version that was seen, in this order.

    Raises MoveNotAllowed, NotAllowed, VersionConflict.
    """
    if not policy.possible(task.status, action):
        raise MoveNotAllowed(status=task.status)
    if not policy.entitled(actor, await load.facts(session, task), action):
        raise NotAllowed
    if seen is not None and seen != task.version:
        raise conflict(task)


async def move(session: AsyncSession, task: Task, **values: object) -> None:
    """Change the row if it still is what was read; raises VersionConflict with the new state."""
    if not await versioned.move(session, task, **values):
        raise conflict(await load.fresh(session, task.id))


def conflict(task: Task) -> VersionConflict:
    """Said with the present state, for who must choose again (D4, U4). Needs `assignee` loaded."""
    return VersionConflict(version=task.version, status=task.status, assignee=task.assignee.name)


async def note(
    session: AsyncSession, task: Task, actor: Principal, field: str, old: object, new: object
) -> None:
    """One line of the history."""
    await history.add(session, TaskChange, task.id, actor.person_id, field, old, new)


def record_edit(
    session: AsyncSession,
    actor: Principal,
    task: Task,
    fields: list[str],
    moved: dict[str, tuple[str, str]] | None = None,
) -> None:
    """Bring the cards up to date; the pipeline decides of which fields people are told."""
    event = TaskEdited(by=actor.person_id, task_id=task.id, fields=fields, moved=moved or {})
    outbox.record(session, event)


async def worker(session: AsyncSession, person_id: UUID) -> Person:
    """An active employee, who stays so until this transaction ends: a dismissal waits for it.

    Raises UnknownAssignee, AssigneeLeft.
    """
    person = await session.scalar(
        select(Person)
        .where(Person.id == person_id, Person.kind == PersonKind.EMPLOYEE)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    if person is None:
        raise errors.UnknownAssignee
    if not person.active:
        raise errors.AssigneeLeft(assignee=person.name)
    return person


async def _check_ticket(
    session: AsyncSession, actor: Principal, ticket_id: UUID | None, numbers: TicketNumbers
) -> None:
    if ticket_id is not None and ticket_id not in await numbers(session, actor, [ticket_id]):
        raise errors.UnknownTicket


async def _watchers(session: AsyncSession, person_ids: list[UUID]) -> set[UUID]:
    wanted = set(person_ids)
    if not wanted:
        return wanted
    employees = Person.id.in_(wanted), Person.kind == PersonKind.EMPLOYEE, Person.active
    known = await session.scalars(select(Person.id).where(*employees))
    if wanted - set(known):
        raise Invalid("watcher_ids: not an active employee", field="watcher_ids")
    return wanted


def instant(moment: datetime | None, field: str) -> datetime | None:
    """A due date is an instant: a time without its zone is nobody's. Raises Invalid and
    DateOutOfBounds."""
    bounds.check(field, moment)
    if moment is not None and moment.tzinfo is None:
        raise Invalid(f"{field}: a time zone is needed", field=field)
    return moment
