"""What was done when somebody left, as the audit has it."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.objects.audit import AuditEntry
from api.people import views
from api.people.models import Person
from shared.contracts.departures import Belonging, Departed, EndedPart, MovedPart
from shared.contracts.people import PersonRef

WAYS_IN = ("sessions", "tokens", "links", "telegram")


async def of(session: AsyncSession, person_id: UUID) -> Departed:
    """The last time; what moved was written after it, in the same act."""
    left = await _last(session, person_id, "person_deactivated")
    if left is None:
        return Departed(at=None)
    moved = await _last(session, person_id, "work_handed_over", since=left.id)
    detail: Mapping[str, str] = moved.detail if moved else {}
    return Departed(
        at=left.created_at,
        by=await _person(session, left.actor_id),
        to=await _person(session, UUID(detail["to"]) if "to" in detail else None),
        boss=await _person(session, UUID(detail["boss"]) if "boss" in detail else None),
        moved=[
            MovedPart(what=each, total=int(detail[each.value]))
            for each in Belonging
            if each.value in detail
        ],
        ended=[
            EndedPart(what=each, total=int(left.detail[each]))
            for each in WAYS_IN
            if each in left.detail
        ],
    )


async def _last(
    session: AsyncSession, person_id: UUID, action: str, since: UUID | None = None
) -> AuditEntry | None:
    found = select(AuditEntry).where(
        AuditEntry.action == action, AuditEntry.object_id == str(person_id)
    )
    if since is not None:
        found = found.where(AuditEntry.id > since)
    return await session.scalar(found.order_by(AuditEntry.id.desc()).limit(1))


async def _person(session: AsyncSession, person_id: UUID | None) -> PersonRef | None:
    found = await session.get(Person, person_id) if person_id else None
    return views.ref(found) if found else None
