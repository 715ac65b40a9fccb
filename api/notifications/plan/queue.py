"""How a delivery gets into the queue."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from api.clock import now
from api.db import new_id
from api.notifications.models import DeliveryAction
from api.notifications.plan import addresses
from api.notifications.plan.addresses import Target
from shared.contracts.admin import DeliveryState

EDITS: Final = 2
"""Their rank: a chat takes one message a second, and news does not wait behind the corrections of
what the person has read already (Q7)."""


def delivery_values(
    event_id: UUID,
    person_id: UUID,
    target: Target,
    *,
    object_id: UUID | None,
    notice_id: UUID | None,
    rank: int,
    expires_at: datetime,
    action: DeliveryAction = DeliveryAction.SEND,
) -> dict[str, Any]:
    """A delivery that is due now, as column values; `add_missing` puts many of them at once."""
    moment = now()
    return {
        "id": new_id(),
        "created_at": moment,
        "event_id": event_id,
        "person_id": person_id,
        "notice_id": notice_id,
        "lane": target.lane,
        "action": action,
        "object_id": object_id,
        "address": addresses.pack(target.lane, target.address) if target.address else {},
        "address_key": addresses.key_of(target.lane, target.address) if target.address else "",
        "copy": 0,
        "rank": rank,
        "state": DeliveryState.PENDING,
        "reason": "",
        "held": "",
        "attempts": 0,
        "due_at": moment,
        "expires_at": expires_at,
        "settled_at": None,
        "provider_id": "",
    }
