"""Rows that change only while they are what the caller read: the way races are decided."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import now
from api.db import Dated
from api.errors import VersionConflict


class Versioned(Dated):
    """A row whose version grows with every change that a reader may see."""

    __abstract__ = True

    updated_at: Mapped[datetime] = mapped_column(default=now, index=True)
    version: Mapped[int] = mapped_column(default=1)


async def versions(
    session: AsyncSession,
    kind: type[Versioned],
    ids: Collection[UUID],
    *where: ColumnElement[bool],
) -> dict[UUID, int]:
    """The present versions; who is gone, or not so, is not in the answer."""
    rows = await session.execute(select(kind.id, kind.version).where(kind.id.in_(ids), *where))
    return {row.id: row.version for row in rows}


async def move(session: AsyncSession, row: Versioned, **values: object) -> bool:
    """One conditional update: False when somebody changed the row since it was read."""
    kind = type(row)
    moved = await session.scalar(
        update(kind)
        .where(kind.id == row.id, kind.version == row.version)
        .values(version=row.version + 1, updated_at=now(), **values)
        .returning(kind)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return moved is not None


async def touch(session: AsyncSession, row: Versioned, **values: object) -> None:
    """The row is among those that changed last; its version stays."""
    kind = type(row)
    await session.execute(
        update(kind)
        .where(kind.id == row.id)
        .values(updated_at=now(), **values)
        .execution_options(synchronize_session=False)
    )


async def lock(session: AsyncSession, row: Dated, *fields: str) -> None:
    """Read the fields anew and let nobody else change the row until the transaction ends: for
    what is added to a value, where of two at once both must stay."""
    await session.refresh(row, fields, with_for_update={"key_share": True})


def check(row: Versioned, seen: int | None) -> None:
    """Raises VersionConflict when the caller saw another version than the present one."""
    if seen is not None and seen != row.version:
        raise VersionConflict(version=row.version)
