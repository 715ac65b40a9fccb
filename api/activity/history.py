"""Histories: what changed, by whom, in words that a reader understands later."""

from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from api.db import Dated
from api.people.models import Person, Team


class HistoryLine(Dated):
    """One change of one work item; the noun says of which, in the column of `object_id`."""

    __abstract__ = True

    object_id: Mapped[UUID]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    field: Mapped[str] = mapped_column(String(32))
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)

    @declared_attr
    @classmethod
    def actor(cls) -> Mapped[Person | None]:
        return relationship(lazy="raise")


async def add(
    session: AsyncSession,
    line: type[HistoryLine],
    item_id: UUID,
    actor_id: UUID | None,
    field: str,
    old: object,
    new: object,
) -> None:
    """One line; people and teams are kept by the name they had at that time."""
    kept = line(
        object_id=item_id,
        actor_id=actor_id,
        field=field.removesuffix("_id"),
        old=await _said(session, old),
        new=await _said(session, new),
    )
    session.add(kept)


async def _said(session: AsyncSession, value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, UUID):
        found = await session.get(Person, value) or await session.get(Team, value)
        return found.name if found else str(value)
    return str(value)
