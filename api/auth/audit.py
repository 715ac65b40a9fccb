"""The audit log as an administrator reads it (X6)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.audit import AuditEntry
from api.paging import slice_of
from api.people import views
from api.people.models import Person
from shared.contracts.people import AuditRow


async def page(
    session: AsyncSession,
    *,
    action: str = "",
    actor_id: UUID | None = None,
    limit: int,
    offset: int,
) -> tuple[list[AuditRow], int]:
    """The newest first."""
    found = select(AuditEntry).order_by(AuditEntry.id.desc())
    if action:
        found = found.where(AuditEntry.action == action)
    if actor_id:
        found = found.where(AuditEntry.actor_id == actor_id)
    entries, total = await slice_of(session, found, limit, offset)
    actors = await _actors(session, entries)
    return [_row(entry, actors) for entry in entries], total


async def _actors(session: AsyncSession, entries: Sequence[AuditEntry]) -> dict[UUID, Person]:
    ids = {entry.actor_id for entry in entries if entry.actor_id}
    people = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: person for person in people}


def _row(entry: AuditEntry, actors: dict[UUID, Person]) -> AuditRow:
    actor = actors.get(entry.actor_id) if entry.actor_id else None
    return AuditRow(
        id=entry.id,
        at=entry.created_at,
        actor=views.ref(actor) if actor else None,
        action=entry.action,
        object_kind=entry.object_kind,
        object_id=entry.object_id,
        detail=entry.detail,
    )
