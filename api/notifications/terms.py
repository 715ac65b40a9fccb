"""How long what is no delivery is kept (Q9): a line each, with the reason for its term."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, exists

from api.absences.models import Absence
from api.clock import now
from api.db import Base
from api.notifications.digests.models import DigestDay
from api.notifications.models import MessageRef, SourceMessage
from api.notifications.reminders.models import Reminder
from api.objects.audit import AuditEntry
from api.people.models import AwayPeriod
from api.tasks.models import Task
from api.tickets.models import IS_OPEN, Ticket
from shared.contracts.absences import AbsenceStatus
from shared.contracts.tasks import OPEN_TASKS

MESSAGES: Final = 365
"""Whoever replies to a message of an ended ticket after a year opens a new one."""
EDITS: Final = 30
"""Telegram lets people edit what they wrote for two days."""
REMINDERS: Final = 365
"""An open thing keeps its own: a deadline long past is not told again."""
DIGESTS: Final = 365
"""Who comes back from a long leave is told what came since; after a year of it, of a day."""
AWAY: Final = 30
"""Who is away is asked of today only; the absence itself stays."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """Rows of this model go so many days after they were made, where the condition allows it."""

    model: type[Base]
    days: int
    when: tuple[ColumnElement[bool], ...] = ()


def terms(audit_days: int) -> Sequence[Term]:
    """All of them; the audit's is a setting."""
    over = AwayPeriod.until < (now() - timedelta(days=AWAY)).date()
    return (
        Term(model=MessageRef, days=MESSAGES, when=_ended(MessageRef.object_id)),
        Term(model=SourceMessage, days=EDITS),
        Term(model=Reminder, days=REMINDERS, when=_ended(Reminder.object_id)),
        Term(model=DigestDay, days=DIGESTS),
        Term(model=AwayPeriod, days=AWAY, when=(over,)),
        Term(model=AuditEntry, days=audit_days),
    )


def _ended(object_id: SQLColumnExpression[UUID]) -> tuple[ColumnElement[bool], ...]:
    """Nobody works on it any more, or waits for it."""
    return (
        ~exists().where(Ticket.id == object_id, IS_OPEN),
        ~exists().where(Task.id == object_id, Task.status.in_(OPEN_TASKS)),
        ~exists().where(Absence.id == object_id, Absence.status == AbsenceStatus.PENDING),
    )
