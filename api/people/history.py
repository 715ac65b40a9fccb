"""Histories: what changed, by whom, in words that a reader understands later."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from api.db import Dated
from api.people import views
from api.people.models import Person, Team
from shared.contracts.history import HistoryEntry


class HistoryLine(Dated):
    """One change of one object; the slice says of which."""

    __abstract__ = True

    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    field: Mapped[str] = mapped_column(String(32))
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)

    @declared_attr
    @classmethod
    def actor(cls) -> Mapped[Person | None]:
        return relationship(lazy="raise")


L = TypeVar("L", bound=HistoryLine)


async def add(
    session: AsyncSession,
    line: type[L],
    actor_id: UUID | None,
    field: str,
    old: object,
    new: object,
    **owner: Any,
) -> None:
    """One line; people and teams are kept by the name they had at that time."""
    kept = line(
        actor_id=actor_id,
        field=field.removesuffix("_id"),
        old=await _said(session, old),
        new=await _said(session, new),
        **owner,
    )
    session.add(kept)


async def _said(session: AsyncSession, value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, UUID):
        found = await session.get(Person, value) or await session.get(Team, value)
        return found.name if found else str(value)
    return str(value)


def entry(line: HistoryLine) -> HistoryEntry:
    """The line on the wire; needs `actor` loaded."""
    return HistoryEntry(
        at=line.created_at,
        actor=views.ref(line.actor) if line.actor else None,
        field=line.field,
        old=line.old,
        new=line.new,
    )
