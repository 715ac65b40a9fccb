"""What a person does not want to hear of: single objects of any kind (N3)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import now
from api.db import Dated, insert_for, new_id
from api.principal import Principal


class Mute(Dated):
    """The person hears of the object only what is critical, mandatory or given to them by name."""

    __tablename__ = "mutes"
    __table_args__ = (UniqueConstraint("person_id", "object_id"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    object_id: Mapped[UUID] = mapped_column(index=True)


async def switch(session: AsyncSession, who: Principal, object_id: UUID, *, on: bool) -> None:
    """Twice is once."""
    if on:
        await session.execute(
            insert_for(session, Mute)
            .values(id=new_id(), created_at=now(), person_id=who.person_id, object_id=object_id)
            .on_conflict_do_nothing()
        )
        return
    mine = (Mute.person_id == who.person_id, Mute.object_id == object_id)
    await session.execute(delete(Mute).where(*mine))


async def by_object(
    session: AsyncSession, object_ids: Collection[UUID]
) -> dict[UUID, frozenset[UUID]]:
    """Who muted each of these objects; one that nobody muted is not in the answer."""
    rows = await session.execute(
        select(Mute.object_id, Mute.person_id).where(Mute.object_id.in_(object_ids))
    )
    found: dict[UUID, set[UUID]] = {}
    for object_id, person_id in rows:
        found.setdefault(object_id, set()).add(person_id)
    return {object_id: frozenset(people) for object_id, people in found.items()}
