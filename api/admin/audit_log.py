"""The audit log, read (X6)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.audit import AuditEntry
from api.paging import slice_of
from api.people.models import Person
from shared.contracts.base import Page
from shared.contracts.people import AuditRow, PersonRef


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What of the log is asked for; None is all."""

    action: str | None = None
    actor_id: UUID | None = None
    object_id: str | None = None


async def page(session: AsyncSession, filters: Filters, limit: int, offset: int) -> Page[AuditRow]:
    """The log, the newest first."""
    asked = {
        AuditEntry.action: filters.action,
        AuditEntry.actor_id: filters.actor_id,
        AuditEntry.object_id: filters.object_id,
    }
    conditions = [column == value for column, value in asked.items() if value is not None]
    rows: Select[Any] = select(AuditEntry).where(*conditions).order_by(AuditEntry.id.desc())
    found, total = await slice_of(session, rows, limit, offset)
    actors = await _actors(session, {row.actor_id for row in found if row.actor_id})
    items = [_view(row, actors.get(row.actor_id) if row.actor_id else None) for row in found]
    return Page(items=items, total=total, limit=limit, offset=offset)


async def _actors(session: AsyncSession, ids: set[UUID]) -> dict[UUID, PersonRef]:
    rows = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {row.id: PersonRef(id=row.id, name=row.name, kind=row.kind) for row in rows}


def _view(row: AuditEntry, actor: PersonRef | None) -> AuditRow:
    return AuditRow(
        id=row.id,
        at=row.created_at,
        actor=actor,
        action=row.action,
        object_kind=row.object_kind,
        object_id=row.object_id,
        detail=row.detail,
    )
