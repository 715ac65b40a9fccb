"""Who follows a work item, by the own wish or because somebody asked for it (N3)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from api.db import Base, insert_for, new_id
from api.people.models import Person


class Watcher(Base):
    """One person who hears of every change; the noun says of what, in the column of
    `object_id`, and that the two are unique."""

    __abstract__ = True

    object_id: Mapped[UUID]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)

    @declared_attr
    @classmethod
    def person(cls) -> Mapped[Person]:
        return relationship(lazy="raise")


async def follow(
    session: AsyncSession, kind: type[Watcher], item_id: UUID, person_id: UUID
) -> None:
    """Hear of every change; following twice is following once."""
    await session.execute(
        insert_for(session, kind)
        .values(id=new_id(), object_id=item_id, person_id=person_id)
        .on_conflict_do_nothing()
    )


async def unfollow(
    session: AsyncSession, kind: type[Watcher], item_id: UUID, person_id: UUID
) -> None:
    """No longer hear by that reason; twice is once."""
    one = (kind.object_id == item_id, kind.person_id == person_id)
    await session.execute(delete(kind).where(*one))


async def by_item(
    session: AsyncSession, kind: type[Watcher], item_ids: Collection[UUID]
) -> dict[UUID, frozenset[UUID]]:
    """Who follows each of these; one that nobody follows is not in the answer."""
    rows = await session.execute(
        select(kind.object_id, kind.person_id).where(kind.object_id.in_(item_ids))
    )
    found: dict[UUID, set[UUID]] = {}
    for item_id, person_id in rows:
        found.setdefault(item_id, set()).add(person_id)
    return {item_id: frozenset(people) for item_id, people in found.items()}
