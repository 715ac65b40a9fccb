"""What the administrator chose for the whole desk: a document a noun, with defaults in its type."""

from typing import Any, TypeVar

import msgspec
from sqlalchemy import String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.db import JSON, Base, insert_for, new_id

S = TypeVar("S", bound=msgspec.Struct)


class DeskSetting(Base):
    """One noun's document; no row stands for the defaults."""

    __tablename__ = "desk_settings"

    name: Mapped[str] = mapped_column(String(64), unique=True)
    value: Mapped[dict[str, Any]] = mapped_column(JSON)


async def load(session: AsyncSession, name: str, kind: type[S]) -> S:
    """The document, else what `kind` says by default; fields that are gone are forgotten."""
    kept = await session.scalar(select(DeskSetting.value).where(DeskSetting.name == name))
    if kept is None:
        return kind()
    known = {field: value for field, value in kept.items() if field in kind.__struct_fields__}
    return msgspec.convert(known, kind)


async def keep(session: AsyncSession, name: str, value: msgspec.Struct) -> None:
    """Write the whole document."""
    document = msgspec.to_builtins(value)
    insert = insert_for(session, DeskSetting).values(id=new_id(), name=name, value=document)
    await session.execute(
        insert.on_conflict_do_update(index_elements=["name"], set_={"value": document})
    )
