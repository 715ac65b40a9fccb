"""The delivery log: what was sent to whom and what came of it (Q9), in the reader's words (K3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.absences.models import Absence
from api.admin.deliveries import words as delivery_words
from api.http.logs.spans import within
from api.http.paging import Slice, lines_of
from api.notifications.channels import table
from api.notifications.channels.spec import HIDDEN
from api.notifications.models import Delivery, DeliveryAction, DeliveryTry, Notice
from api.objects.cursors import Order
from api.outbox import OutboxEvent
from api.people.models import Person
from api.tasks.models import Task
from api.tickets.models import Ticket
from shared.contracts import deliveries as contracts
from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.base import Page
from shared.contracts.deliveries import DeliveryObject, DeliveryRow
from shared.contracts.people import PersonRef
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What of the log is asked for; None is all."""

    state: DeliveryState | None = None
    lane: Lane | None = None
    person_id: UUID | None = None
    event_id: UUID | None = None
    ticket: int | None = None
    """By its number, and so the task."""
    task: int | None = None
    since: datetime | None = None
    before: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Raises Invalid and DateOutOfBounds."""
        # The indexes of states that are few are asked by a condition that is no parameter.
        state = self.state and literal(self.state.value, literal_execute=True)
        asked: dict[Any, Any] = {
            Delivery.state: state,
            Delivery.lane: self.lane,
            Delivery.person_id: self.person_id,
            Delivery.event_id: self.event_id,
        }
        found = [column == value for column, value in asked.items() if value is not None]
        for kind, number in ((Ticket, self.ticket), (Task, self.task)):
            if number is not None:
                about = select(kind.id).where(kind.number == number)
                found.append(Delivery.object_id == about.scalar_subquery())
        return [*found, *within(Delivery.id, self.since, self.before)]


_ABSENT: Final = aliased(Person)
_BESIDE: Final[dict[str, Any]] = {
    "read_at": select(Notice.read_at).where(Notice.id == Delivery.notice_id),
    "ticket_number": select(Ticket.number).where(Ticket.id == Delivery.object_id),
    "ticket_title": select(Ticket.title).where(Ticket.id == Delivery.object_id),
    "task_number": select(Task.number).where(Task.id == Delivery.object_id),
    "task_title": select(Task.title).where(Task.id == Delivery.object_id),
    "absent_name": select(_ABSENT.name)
    .join(Absence, Absence.person_id == _ABSENT.id)
    .where(Absence.id == Delivery.object_id),
}
"""What each line asks for by a key. Not joined: of more than eight tables PostgreSQL does not look
for the best order, and begins with the largest."""
LINES: Final = (
    select(
        Delivery.id,
        Delivery.event_id,
        Delivery.person_id,
        Delivery.lane,
        Delivery.action,
        Delivery.address,
        Delivery.address_key,
        Delivery.state,
        Delivery.reason,
        Delivery.held,
        Delivery.copy,
        Delivery.attempts,
        Delivery.created_at,
        Delivery.due_at,
        Delivery.settled_at,
        Delivery.provider_id,
        Delivery.object_id,
        Person.name.label("person_name"),
        Person.kind.label("person_kind"),
        OutboxEvent.kind.label("event_kind"),
        OutboxEvent.created_at.label("happened_at"),
        *(asked.scalar_subquery().label(name) for name, asked in _BESIDE.items()),
        DeliveryTry.id.label("try_id"),
        DeliveryTry.created_at.label("try_at"),
        DeliveryTry.outcome,
        DeliveryTry.detail,
        DeliveryTry.says,
    )
    .join(Person, Person.id == Delivery.person_id)
    .join(OutboxEvent, OutboxEvent.id == Delivery.event_id)
    .outerjoin(DeliveryTry, DeliveryTry.delivery_id == Delivery.id)
)
"""What the log shows of a delivery: a row a try."""
NEWEST: Final = Order("deliveries", Delivery.id, down=True)

Tries = dict[UUID, list[Any]]
"""The lines of each delivery."""


async def page(
    session: AsyncSession, filters: Filters, t: Translator, part: Slice
) -> Page[DeliveryRow]:
    """The log, the newest first. Raises Invalid and DateOutOfBounds."""
    found = await lines_of(session, LINES, filters.conditions(), NEWEST, part)
    return found.page(await rows(session, found.rows, t))


async def rows(session: AsyncSession, found: Sequence[Any], t: Translator) -> list[DeliveryRow]:
    """What these lines tell, in their order."""
    tries = by_delivery(found)
    lines = [each[0] for each in tries.values()]
    masked = await _masked(session, lines)
    return [_row(each, tries[each.id], masked.get(each.id, HIDDEN), t) for each in lines]


def by_delivery(found: Sequence[Any]) -> Tries:
    tries: Tries = {}
    for row in found:
        tries.setdefault(row.id, []).append(row)
    return {key: sorted(each, key=lambda one: str(one.try_id)) for key, each in tries.items()}


def _row(line: Any, tries: Sequence[Any], address: str, t: Translator) -> DeliveryRow:
    why = delivery_words.why(line.lane, line.reason, tries[-1].says or "", t)
    return DeliveryRow(
        id=line.id,
        event_kind=line.event_kind,
        event=delivery_words.event(line.event_kind, t),
        about=about(line),
        edits=line.action is DeliveryAction.EDIT,
        resent=line.copy > 0,
        person=PersonRef(id=line.person_id, name=line.person_name, kind=line.person_kind),
        lane=line.lane,
        address=address,
        state=line.state,
        reason=line.reason,
        why=why.sentence,
        advice=why.advice,
        attempts=line.attempts,
        created_at=line.created_at,
        due_at=line.due_at,
        settled_at=line.settled_at,
        provider_id=line.provider_id,
        tries=[
            contracts.DeliveryTry(
                at=each.try_at,
                outcome=each.outcome,
                words=delivery_words.tried(line.lane, each.outcome, each.says, t),
                detail=each.detail,
            )
            for each in tries
            if each.try_id
        ],
    )


def about(line: Any) -> DeliveryObject | None:
    """What the line's event happened to, if it is still there."""
    for kind, number, title in (
        (ObjectKind.TICKET, line.ticket_number, line.ticket_title),
        (ObjectKind.TASK, line.task_number, line.task_title),
        (ObjectKind.ABSENCE, None, line.absent_name),
    ):
        if title is not None:
            return DeliveryObject(kind=kind, id=line.object_id, number=number, title=title)
    return None


async def _masked(session: AsyncSession, lines: Sequence[Any]) -> dict[UUID, str]:
    """Enough to tell addresses apart, too little to write to (Q9, P12)."""
    shown: dict[UUID, str] = {}
    for channel in table.CHANNELS.values():
        lanes = {each.key for each in channel.lanes}
        mine = [each for each in lines if each.lane in lanes]
        if mine:
            masked = await channel.masked(session, [each.address for each in mine])
            shown |= {each.id: words for each, words in zip(mine, masked, strict=True)}
    return shown
