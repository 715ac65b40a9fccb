"""When the next message about an object may go to a person: at once, or with others (Q6)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.notifications.models import Delivery, DeliveryAction
from shared.contracts.admin import DeliveryState

Key = tuple[UUID, UUID]
"""A person and an object."""


@dataclass
class Bursts:
    """The first word about a quiet object goes at once; what follows within the window waits for
    its end and becomes one message."""

    window: timedelta
    moment: datetime
    last: dict[Key, datetime] = field(default_factory=dict[Key, datetime])
    """When the latest message went or is to go."""

    def due(self, person_id: UUID, object_id: UUID | None, *, urgent: bool) -> datetime:
        """When this one goes; what is urgent is never held back."""
        if object_id is None or not self.window:
            return self.moment
        last = self.last.get((person_id, object_id))
        due = self.moment if urgent or last is None else self._with_others(last)
        self.last[person_id, object_id] = max(due, last or due)
        return due

    def _with_others(self, last: datetime) -> datetime:
        if last > self.moment:
            return last
        return max(last + self.window, self.moment)


async def load(
    session: AsyncSession,
    window: timedelta,
    people: Collection[UUID],
    objects: Collection[UUID],
) -> Bursts:
    """What went, or waits, within a window from now. What waits for the morning waits longer and
    holds nothing back."""
    bursts = Bursts(window, now())
    if not window or not objects:
        return bursts
    rows = await session.execute(
        select(Delivery.person_id, Delivery.object_id, func.max(Delivery.due_at))
        .where(
            Delivery.person_id.in_(people),
            Delivery.object_id.in_(objects),
            Delivery.notice_id.is_not(None),
            Delivery.action == DeliveryAction.SEND,
            Delivery.state != DeliveryState.SKIPPED,
            Delivery.due_at > bursts.moment - window,
            Delivery.due_at <= bursts.moment + window,
        )
        .group_by(Delivery.person_id, Delivery.object_id)
    )
    bursts.last = {(person_id, object_id): due for person_id, object_id, due in rows if object_id}
    return bursts
