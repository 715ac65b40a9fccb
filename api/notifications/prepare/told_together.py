"""What else a message told of that is drawn anew: nobody's words are lost by an edit (Q14)."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.notifications.models import Delivery, DeliveryAction, Reason
from api.notifications.types.note import STATUS, Note
from shared.contracts.admin import DeliveryState

Together = Mapping[tuple[UUID, UUID], list[UUID]]
"""Events that went in the message of another, by that event and the person, in their order."""


async def load(
    session: AsyncSession, events: Collection[UUID], people: Collection[UUID]
) -> Together:
    """Of the messages that told of these events."""
    if not events:
        return {}
    sent, merged = aliased(Delivery), aliased(Delivery)
    together = and_(
        merged.person_id == sent.person_id,
        merged.object_id == sent.object_id,
        merged.address_key == sent.address_key,
        merged.settled_at == sent.settled_at,
        merged.state == DeliveryState.SKIPPED,
        merged.reason == Reason.MERGED,
    )
    rows = await session.execute(
        select(sent.event_id, sent.person_id, merged.event_id)
        .join(merged, together)
        .where(
            sent.event_id.in_(events),
            sent.person_id.in_(people),
            sent.action == DeliveryAction.SEND,
            sent.state == DeliveryState.SENT,
        )
        .order_by(merged.event_id)
    )
    found: dict[tuple[UUID, UUID], list[UUID]] = {}
    for event_id, person_id, other in rows:
        known = found.setdefault((event_id, person_id), [])
        known += [] if other in known else [other]
    return found


def words_alone(note: Note) -> Note | None:
    """Of what went with another: what a person said is kept, a move is told by the card."""
    if note.comment is None and not note.event.has_words:
        return None
    event = note.event if note.still else note.event.without(STATUS)
    return replace(note, event=event) if event else None
