"""Recording reminders: the row and the event in one transaction, of two at once one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.clock import now
from api.db import Database, insert_for, new_id
from api.notifications.reminders.models import Reminder
from api.objects import quarantine
from api.outbox import Event

Key = tuple[UUID, str, str, datetime]


@dataclass(frozen=True, kw_only=True)
class Due:
    """A reminder that is due. With no event there is nobody to tell, and it counts as told."""

    object_id: UUID
    kind: str
    threshold: str
    deadline: datetime
    event: Event | None

    @property
    def key(self) -> Key:
        return (self.object_id, self.kind, self.threshold, self.deadline)


def is_told(
    object_id: SQLColumnExpression[UUID],
    kind: str,
    threshold: SQLColumnExpression[str] | str,
    deadline: SQLColumnExpression[datetime | None],
) -> ColumnElement[bool]:
    """Whether it was reminded of, as a condition on the row that has the deadline."""
    return exists().where(
        Reminder.object_id == object_id,
        Reminder.kind == kind,
        Reminder.threshold == threshold,
        Reminder.deadline == deadline,
    )


async def told(session: AsyncSession, ids: Collection[UUID]) -> set[Key]:
    """What was reminded of already."""
    if not ids:
        return set()
    rows = await session.scalars(select(Reminder).where(Reminder.object_id.in_(ids)))
    return {(row.object_id, row.kind, row.threshold, row.deadline) for row in rows}


async def record(database: Database, due: Sequence[Due]) -> int:
    """How many events this very run recorded."""

    async def some(these: Sequence[Due]) -> int:
        async with database.begin() as session:
            return sum([await _once(session, each) for each in these])

    recorded, _ = await quarantine.many("reminder", due, some, attrgetter("object_id"))
    return sum(recorded)


async def _once(session: AsyncSession, due: Due) -> bool:
    mine = await session.scalar(
        insert_for(session, Reminder)
        .values(
            id=new_id(),
            created_at=now(),
            object_id=due.object_id,
            kind=due.kind,
            threshold=due.threshold,
            deadline=due.deadline,
        )
        .on_conflict_do_nothing()
        .returning(Reminder.id)
    )
    if mine is None or due.event is None:
        return False
    outbox.record(session, due.event)
    return True
