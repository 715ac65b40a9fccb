"""What the administrator chose for the whole desk: a document a noun, with defaults in its type."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import String, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.db import JSON
from api.engine import memory
from api.engine.memory import Remembered
from api.objects import documents as saved
from api.objects.documents import NEVER, Document
from shared.contracts.base import content

S = TypeVar("S", bound=msgspec.Struct)

FIRM: Final = "firm"
"""The document of whose desk it is."""


class Firm(msgspec.Struct, frozen=True, kw_only=True):
    """Whose desk it is, as its people read it in invitations."""

    name: str = ""
    """Empty until an administrator says it."""


class DeskSetting(Document):
    """One noun's document, with who wrote it; no row or an empty one stands for the defaults."""

    __tablename__ = "desk_settings"

    name: Mapped[str] = mapped_column(String(64), unique=True)
    value: Mapped[dict[str, Any]] = mapped_column(JSON)


async def _documents(session: AsyncSession) -> dict[str, dict[str, Any]]:
    rows = await session.execute(_ALL)
    return {row.name: row.value | {"version": row.version} for row in rows}


_ALL: Final = select(DeskSetting.name, DeskSetting.value, DeskSetting.version)
_DOCUMENTS: Final = Remembered(_documents)
memory.watch(DeskSetting)


Documents = Mapping[str, dict[str, Any]]


async def documents(session: AsyncSession) -> Documents:
    """All of them by name, old by a second at most (`api/engine/memory.py`)."""
    return await _DOCUMENTS.get(session)


_UNSAVED: Final = {"version": NEVER}


async def load(session: AsyncSession, name: str, kind: type[S]) -> S:
    """As `read`, of what is kept now."""
    return read(await documents(session), name, kind)


def read(kept_ones: Documents, name: str, kind: type[S]) -> S:
    """The document, else what `kind` says by default; fields that are gone are forgotten."""
    kept = kept_ones.get(name, _UNSAVED)
    known = {field: value for field, value in kept.items() if field in kind.__struct_fields__}
    return msgspec.convert(known, kind)


async def held(session: AsyncSession, name: str, kind: type[S]) -> S:
    """As the database has it now, and nobody else writes it until the transaction ends."""
    mine = select(DeskSetting).where(DeskSetting.name == name)
    found = mine.with_for_update(key_share=True).execution_options(populate_existing=True)
    row = await session.scalar(found)
    return read({name: row.value} if row else {}, name, kind)


async def keep(
    session: AsyncSession, name: str, value: msgspec.Struct, by: UUID | None = None
) -> None:
    """Write the whole document, and who did. Raises VersionConflict where `value` names another
    version than the present one."""
    seen: int | None = getattr(value, "version", None)
    document = {"value": content(value)}
    await saved.write(session, DeskSetting, {"name": name}, document, by=by, seen=seen)


async def restore(session: AsyncSession, name: str, by: UUID | None, seen: int | None) -> None:
    """Back to the defaults. Raises VersionConflict."""
    await saved.rewrite(session, DeskSetting, {"name": name}, {"value": {}}, by=by, seen=seen)


async def forget(session: AsyncSession, name: str) -> None:
    """What nobody edits is not there any more."""
    await session.execute(delete(DeskSetting).where(DeskSetting.name == name))
