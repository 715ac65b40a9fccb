"""Documents of settings: each is saved whole, by any administrator, and a save may name the version
that it was made from. Then nothing is written over what somebody else saved meanwhile: one
conditional statement decides, in the transaction of the save."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, false, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import now
from api.db import Base, insert_for, new_id
from api.errors import VersionConflict

Key = Mapping[str, Any]
"""The columns that name one document, with their values."""
NEVER: Final = 0
"""The version of what nobody has saved yet."""


class Document(Base):
    """A row is one document. Once saved it stays, also when the default holds again: its version
    only grows, so that no save of before is taken for one of now."""

    __abstract__ = True

    version: Mapped[int] = mapped_column(default=1, server_default="1")
    changed_at: Mapped[datetime | None]
    """None: before this was kept."""
    changed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    """None: the product itself."""


async def write(
    session: AsyncSession,
    kind: type[Document],
    key: Key,
    values: Mapping[str, Any],
    *,
    by: UUID | None,
    seen: int | None = None,
) -> None:
    """Save it; without `seen` over whatever stands there. Raises VersionConflict."""
    if seen not in (None, NEVER):
        await rewrite(session, kind, key, values, by=by, seen=seen)
        return
    wanted = {**values, "changed_at": now(), "changed_by_id": by}
    first = insert_for(session, kind).values(id=new_id(), version=1, **key, **wanted)
    saved = first.on_conflict_do_update(
        index_elements=list(key),
        set_={**wanted, "version": kind.version + 1},
        where=false() if seen == NEVER else None,
    )
    if await session.scalar(saved.returning(kind.version)) is None:
        raise VersionConflict(version=await _present(session, kind, key))


async def rewrite(
    session: AsyncSession,
    kind: type[Document],
    key: Key,
    values: Mapping[str, Any],
    *,
    by: UUID | None,
    seen: int | None,
) -> None:
    """Change it if it was ever saved. Raises VersionConflict."""
    stands = _named(kind, key)
    if seen is not None:
        stands.append(kind.version == seen)
    wanted = {**values, "changed_at": now(), "changed_by_id": by, "version": kind.version + 1}
    changed = update(kind).where(*stands).values(**wanted).returning(kind.version)
    moved = await session.scalar(changed.execution_options(synchronize_session=False))
    if moved is None and seen is not None:
        present = await _present(session, kind, key)
        if present != seen:
            raise VersionConflict(version=present)


async def _present(session: AsyncSession, kind: type[Document], key: Key) -> int:
    return await session.scalar(select(kind.version).where(*_named(kind, key))) or NEVER


def _named(kind: type[Document], key: Key) -> list[ColumnElement[bool]]:
    return [getattr(kind, column) == value for column, value in key.items()]
