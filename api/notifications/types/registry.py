"""Every event the pipeline knows, a row each: who hears, what is said, how long it makes sense."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import msgspec

from api.absences.events import (
    AbsenceApproved,
    AbsenceCancelled,
    AbsenceHandedOver,
    AbsenceRejected,
    AbsenceRequested,
    ApprovalEscalated,
    ApprovalSlow,
    DeputyNamed,
    DeputyReleased,
)
from api.notifications.digests.hours import LATEST
from api.notifications.events import (
    AddressDied,
    ChannelFailing,
    ClientNotReached,
    DigestDue,
    FaultRepeats,
    SnoozeEnded,
)
from api.notifications.types.absence import recipients as absence_audience
from api.notifications.types.absence import words as absence_words
from api.notifications.types.digest import words as digest_words
from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.recipient import Candidates
from api.notifications.types.system import recipients as system_audience
from api.notifications.types.system import words as system_words
from api.notifications.types.task import recipients as task_audience
from api.notifications.types.task import words as task_words
from api.notifications.types.ticket import recipients as ticket_audience
from api.notifications.types.ticket import words as ticket_words
from api.outbox import Event
from api.people.events import PasswordChanged, TelegramEnded, TelegramRelinked
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
    TicketEdited,
    TicketOpened,
    TicketQueued,
    TicketRated,
    TicketStatusChanged,
)
from shared.i18n import Translator


@dataclass(frozen=True, kw_only=True)
class NoticeType:
    """How the pipeline tells of one kind of event; the functions are pure."""

    audience: Callable[[Any, EventContext], Candidates]
    words: Callable[[Note, Any, Translator], Words]
    age: timedelta
    """After this a delivery is `expired` (Q3)."""
    critical: bool = False
    """Passes quiet hours whatever it is about (Q5)."""
    rank: int = 1
    """The smaller goes first on a lane (Q7); what is critical goes before all."""
    by_one_channel: bool = False
    """Told by Telegram alone, else by the first channel in the person's order that lives."""


NOTICE_TYPES: dict[type[Event], NoticeType] = {
    TicketOpened: NoticeType(
        audience=ticket_audience.opened,
        words=ticket_words.opened,
        age=timedelta(days=3),
    ),
    TicketAssigned: NoticeType(
        audience=ticket_audience.assigned,
        words=ticket_words.assigned,
        age=timedelta(days=2),
    ),
    TicketQueued: NoticeType(
        audience=ticket_audience.queued,
        words=ticket_words.queued,
        age=timedelta(days=3),
    ),
    TicketStatusChanged: NoticeType(
        audience=ticket_audience.status_changed,
        words=ticket_words.status_changed,
        age=timedelta(days=3),
    ),
    TicketCommented: NoticeType(
        audience=ticket_audience.commented,
        words=ticket_words.commented,
        age=timedelta(days=3),
    ),
    TicketRated: NoticeType(
        audience=ticket_audience.rated,
        words=ticket_words.rated,
        age=timedelta(days=3),
    ),
    TicketEdited: NoticeType(
        audience=system_audience.nobody,
        words=ticket_words.edited,
        age=timedelta(hours=6),
    ),
    AbsenceRequested: NoticeType(
        audience=absence_audience.asked,
        words=absence_words.requested,
        age=timedelta(days=7),
    ),
    AbsenceHandedOver: NoticeType(
        audience=absence_audience.asked,
        words=absence_words.handed_over,
        age=timedelta(days=7),
    ),
    AbsenceApproved: NoticeType(
        audience=absence_audience.decided,
        words=absence_words.approved,
        age=timedelta(days=7),
    ),
    AbsenceRejected: NoticeType(
        audience=absence_audience.decided,
        words=absence_words.rejected,
        age=timedelta(days=7),
    ),
    AbsenceCancelled: NoticeType(
        audience=absence_audience.cancelled,
        words=absence_words.cancelled,
        age=timedelta(days=7),
    ),
    ApprovalSlow: NoticeType(
        audience=absence_audience.asked,
        words=absence_words.slow,
        age=timedelta(days=1),
    ),
    ApprovalEscalated: NoticeType(
        audience=absence_audience.escalated,
        words=absence_words.escalated,
        age=timedelta(days=3),
    ),
    DeputyNamed: NoticeType(
        audience=absence_audience.deputy,
        words=absence_words.deputy,
        age=timedelta(days=7),
    ),
    DeputyReleased: NoticeType(
        audience=absence_audience.deputy,
        words=absence_words.deputy,
        age=timedelta(days=7),
    ),
    TaskCreated: NoticeType(
        audience=task_audience.created,
        words=task_words.created,
        age=timedelta(days=3),
    ),
    TaskDelegated: NoticeType(
        audience=task_audience.delegated,
        words=task_words.delegated,
        age=timedelta(days=3),
    ),
    TaskStatusChanged: NoticeType(
        audience=task_audience.spoken,
        words=task_words.status_changed,
        age=timedelta(days=3),
    ),
    TaskCommented: NoticeType(
        audience=task_audience.spoken,
        words=task_words.commented,
        age=timedelta(days=3),
    ),
    TaskEdited: NoticeType(
        audience=task_audience.edited,
        words=task_words.edited,
        age=timedelta(days=2),
    ),
    TaskDueSoon: NoticeType(
        audience=task_audience.reminded,
        words=task_words.reminded,
        age=timedelta(days=1),
    ),
    TaskOverdue: NoticeType(
        audience=task_audience.reminded,
        words=task_words.reminded,
        age=timedelta(days=1),
    ),
    TelegramRelinked: NoticeType(
        audience=system_audience.the_person,
        words=system_words.relinked,
        age=timedelta(hours=6),
    ),
    TelegramEnded: NoticeType(
        audience=system_audience.the_person,
        words=system_words.telegram_ended,
        age=timedelta(days=1),
    ),
    PasswordChanged: NoticeType(
        audience=system_audience.the_person,
        words=system_words.password_changed,
        age=timedelta(days=1),
        critical=True,
    ),
    SlaWarned: NoticeType(
        audience=ticket_audience.promise_at_risk,
        words=ticket_words.promise,
        age=timedelta(hours=2),
    ),
    SlaBreached: NoticeType(
        audience=ticket_audience.promise_at_risk,
        words=ticket_words.promise,
        age=timedelta(days=1),
    ),
    ClientNotReached: NoticeType(
        audience=ticket_audience.client_not_reached,
        words=ticket_words.client_not_reached,
        age=timedelta(days=3),
    ),
    SlaEscalated: NoticeType(
        audience=ticket_audience.escalated,
        words=ticket_words.promise,
        age=timedelta(days=1),
    ),
    DigestDue: NoticeType(
        audience=system_audience.the_person,
        words=digest_words.due,
        age=LATEST,
        rank=2,
        by_one_channel=True,
    ),
    SnoozeEnded: NoticeType(
        audience=system_audience.who_put_it_off,
        words=system_words.snooze_ended,
        age=timedelta(days=3),
    ),
    AddressDied: NoticeType(
        audience=system_audience.the_person,
        words=system_words.address_died,
        age=timedelta(days=1),
    ),
    ChannelFailing: NoticeType(
        audience=system_audience.admins,
        words=system_words.channel_failing,
        age=timedelta(hours=6),
        critical=True,
    ),
    FaultRepeats: NoticeType(
        audience=system_audience.admins,
        words=system_words.fault_repeats,
        age=timedelta(days=1),
    ),
}

EVENTS: dict[str, type[Event]] = {each.kind: each for each in NOTICE_TYPES}
"""The classes by the kinds they are kept under."""

MANDATORY = frozenset(
    each.kind
    for each in (
        TelegramRelinked,
        TelegramEnded,
        PasswordChanged,
        AddressDied,
        ChannelFailing,
        FaultRepeats,
    )
)
"""Told for safety's sake: their letters offer no unsubscribing (E3)."""


def decode(kind: str, payload: str) -> Event:
    """The event of an outbox row. Raises KeyError for a kind nobody knows."""
    return msgspec.json.decode(payload, type=EVENTS[kind])
