"""A delivery that a worker has claimed, as it was then: plain data, for an entity each costs more
than all that the driver does."""

from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from api.db import table_of
from api.notifications.models import Delivery, DeliveryAction
from shared.contracts.admin import DeliveryState, Lane


class Claimed(NamedTuple):
    """What the row says; `Delivery` says what of."""

    id: UUID
    event_id: UUID
    person_id: UUID
    notice_id: UUID | None
    lane: Lane
    action: DeliveryAction
    object_id: UUID | None
    address: dict[str, Any]
    address_key: str
    copy: int
    resend_of: UUID | None
    rank: int
    state: DeliveryState
    reason: str
    held: str
    attempts: int
    due_at: datetime
    expires_at: datetime
    lease: str | None
    settled_at: datetime | None
    provider_id: str


DELIVERIES: Final = table_of(Delivery)
COLUMNS: Final = tuple(DELIVERIES.c[name] for name in Claimed._fields)
