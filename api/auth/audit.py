"""The audit log as an administrator reads it (X6)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.paging import slice_of
from api.objects.audit import AuditEntry
from api.people import views
from api.people.models import Client, Person
from shared.contracts.people import AuditRow, PersonKind

PEOPLE = frozenset({"person", *PersonKind})
FIRM = "client"


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
    people = await _people(session, entries)
    firms = await _firms(session, entries)
    return [_row(entry, people, firms) for entry in entries], total


async def _people(session: AsyncSession, entries: Sequence[AuditEntry]) -> dict[str, Person]:
    """Who did it, whom it was about, and who got something by it."""
    ids = [
        *(str(entry.actor_id or "") for entry in entries),
        *(entry.object_id for entry in entries if entry.object_kind in PEOPLE),
        *(entry.detail.get("to", "") for entry in entries),
    ]
    found = await session.scalars(select(Person).where(Person.id.in_(_uuids(ids))))
    return {str(person.id): person for person in found}


async def _firms(session: AsyncSession, entries: Sequence[AuditEntry]) -> dict[str, str]:
    ids = _uuids([entry.object_id for entry in entries if entry.object_kind == FIRM])
    found = await session.scalars(select(Client).where(Client.id.in_(ids)))
    return {str(firm.id): firm.name for firm in found}


def _uuids(ids: Sequence[str]) -> set[UUID]:
    return {UUID(each) for each in ids if each}


def _row(entry: AuditEntry, people: dict[str, Person], firms: dict[str, str]) -> AuditRow:
    actor = people.get(str(entry.actor_id))
    about = people.get(entry.object_id)
    return AuditRow(
        id=entry.id,
        at=entry.created_at,
        actor=views.ref(actor) if actor else None,
        action=entry.action,
        object_kind=entry.object_kind,
        object_id=entry.object_id,
        object_name=about.name if about else firms.get(entry.object_id, ""),
        detail=entry.detail | _receiver(entry, people),
    )


def _receiver(entry: AuditEntry, people: dict[str, Person]) -> dict[str, str]:
    to = people.get(entry.detail.get("to", ""))
    return {"to": to.name} if to else {}
