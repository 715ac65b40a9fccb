"""Which letters an administrator may rewrite, and what they may say (E5): a row an event."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from api.absences.events import (
    AbsenceApproved,
    AbsenceCancelled,
    AbsenceHandedOver,
    AbsenceRejected,
    AbsenceRequested,
    ApprovalEscalated,
    ApprovalSlow,
)
from api.tasks.events import (
    TaskCommented,
    TaskCreated,
    TaskDelegated,
    TaskDueSoon,
    TaskEdited,
    TaskOverdue,
    TaskStatusChanged,
)
from api.tickets.events import (
    SlaBreached,
    SlaEscalated,
    SlaWarned,
    TicketAssigned,
    TicketCommented,
    TicketOpened,
    TicketQueued,
    TicketRated,
    TicketStatusChanged,
)
from shared.contracts.telegram import ObjectKind
from shared.i18n import translator


@dataclass(frozen=True, kw_only=True)
class Group:
    """The letters about objects of one kind."""

    facts: tuple[str, ...]
    """Variables that `Subject.letter` fills."""
    body: str
    """The text that an administrator starts from."""
    subject: str
    page: str
    """Where its example lives."""


GROUPS: Final[dict[ObjectKind, Group]] = {
    ObjectKind.TICKET: Group(
        facts=("number", "title", "client", "contact", "assignee", "status"),
        body="admin-letter-ticket",
        subject="notice-subject",
        page="/tickets/example",
    ),
    ObjectKind.TASK: Group(
        facts=("number", "title", "author", "assignee", "status", "due"),
        body="admin-letter-task",
        subject="notice-task-subject",
        page="/tasks/example",
    ),
    ObjectKind.ABSENCE: Group(
        facts=("name", "absence", "period", "days", "status", "balance"),
        body="admin-letter-absence",
        subject="notice-absence-subject",
        page="/absences/example",
    ),
}

COMMON: Final = ("news", "comment", "files", "actor", "why", "recipient", "link")
"""Variables of every letter; `news` is the event in one sentence, `comment` what a person wrote,
`files` the names of what came with it."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """The letter of one event."""

    about: ObjectKind
    body: str = ""
    """A text of its own to start from, instead of the group's."""


_TICKET: Final = Letter(about=ObjectKind.TICKET)
_TASK: Final = Letter(about=ObjectKind.TASK)
_ABSENCE: Final = Letter(about=ObjectKind.ABSENCE)

LETTERS: Final[dict[str, Letter]] = {
    TicketOpened.kind: Letter(about=ObjectKind.TICKET, body="admin-letter-ticket-opened"),
    TicketAssigned.kind: Letter(about=ObjectKind.TICKET, body="admin-letter-ticket-assigned"),
    TicketStatusChanged.kind: Letter(
        about=ObjectKind.TICKET, body="admin-letter-ticket-status-changed"
    ),
    TicketCommented.kind: Letter(about=ObjectKind.TICKET, body="admin-letter-ticket-commented"),
    TicketQueued.kind: _TICKET,
    TicketRated.kind: _TICKET,
    SlaWarned.kind: _TICKET,
    SlaBreached.kind: _TICKET,
    SlaEscalated.kind: _TICKET,
    TaskCreated.kind: _TASK,
    TaskDelegated.kind: _TASK,
    TaskStatusChanged.kind: _TASK,
    TaskCommented.kind: _TASK,
    TaskEdited.kind: _TASK,
    TaskDueSoon.kind: _TASK,
    TaskOverdue.kind: _TASK,
    AbsenceRequested.kind: _ABSENCE,
    AbsenceHandedOver.kind: _ABSENCE,
    AbsenceApproved.kind: _ABSENCE,
    AbsenceRejected.kind: _ABSENCE,
    AbsenceCancelled.kind: _ABSENCE,
    ApprovalSlow.kind: _ABSENCE,
    ApprovalEscalated.kind: _ABSENCE,
}
"""A deputy's letters are not here: they tell the days alone, and no template may tell more."""


def group_of(event: str) -> Group:
    """Raises KeyError for an event without templates, as all functions here but `variables_of`."""
    return GROUPS[LETTERS[event].about]


def variables_of(event: str) -> tuple[str, ...]:
    """The names that the event's templates may use; none for an event without templates."""
    return (*group_of(event).facts, *COMMON) if event in LETTERS else ()


@cache
def default_body(event: str, locale: str) -> str:
    """What an administrator starts from, and returns to."""
    spelled = {name: f"{{{{ {name} }}}}" for name in variables_of(event)}
    return translator(locale)(LETTERS[event].body or group_of(event).body, **spelled)


def example_of(event: str, locale: str, base_url: str) -> dict[str, str]:
    """Realistic values for a preview, in the template's language."""
    t = translator(locale)
    about = LETTERS[event].about
    own = (*group_of(event).facts, "comment", "why")
    return {
        **{name: t(f"admin-example-{about}-{name}") for name in own},
        **{name: t(f"admin-example-{name}") for name in ("actor", "files", "recipient")},
        "news": t(f"admin-news-{event.replace('_', '-')}"),
        "link": base_url + group_of(event).page,
    }
