"""What a person put off: single objects of any kind, each until its time (N3)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import now
from api.db import Dated, enum_of, insert_for, new_id
from api.principal import Principal
from shared.contracts.telegram import ObjectKind


class Snooze(Dated):
    """The person is told of the object again at that time, once."""

    __tablename__ = "snoozes"
    __table_args__ = (UniqueConstraint("person_id", "object_id"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    object_kind: Mapped[ObjectKind] = mapped_column(enum_of(ObjectKind))
    object_id: Mapped[UUID] = mapped_column(index=True)
    until: Mapped[datetime] = mapped_column(index=True)


async def put_off(
    session: AsyncSession, who: Principal, kind: ObjectKind, object_id: UUID, until: datetime
) -> None:
    """Putting off again moves it."""
    insert = insert_for(session, Snooze).values(
        id=new_id(),
        created_at=now(),
        person_id=who.person_id,
        object_kind=kind,
        object_id=object_id,
        until=until,
    )
    await session.execute(
        insert.on_conflict_do_update(
            index_elements=["person_id", "object_id"], set_={"until": until}
        )
    )


async def forget(session: AsyncSession, who: Principal, object_id: UUID) -> None:
    """It need not come back; twice is once."""
    mine = (Snooze.person_id == who.person_id, Snooze.object_id == object_id)
    await session.execute(delete(Snooze).where(*mine))


async def by_object(
    session: AsyncSession, object_ids: Collection[UUID]
) -> dict[UUID, Mapping[UUID, datetime]]:
    """When each of these objects comes back, by person; one that nobody put off is not in the
    answer."""
    rows = await session.execute(
        select(Snooze.object_id, Snooze.person_id, Snooze.until).where(
            Snooze.object_id.in_(object_ids)
        )
    )
    found: dict[UUID, dict[UUID, datetime]] = {}
    for object_id, person_id, moment in rows:
        found.setdefault(object_id, {})[person_id] = moment
    return dict(found)
