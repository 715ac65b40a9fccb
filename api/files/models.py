"""Rows of attachments."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Dated, enum_of
from shared.contracts.files import FileState
from shared.contracts.telegram import ObjectKind


@dataclass(frozen=True)
class FileOwner:
    """What a file hangs on: an object, or a comment on it."""

    kind: ObjectKind
    id: UUID
    comment_id: UUID | None = None


class StoredFile(Dated):
    """An upload. It belongs to its uploader until an object or a comment on it
    takes it."""

    __tablename__ = "files"

    name: Mapped[str] = mapped_column(String(255))
    """As the sender named it, made safe for a header; the storage key is another."""
    size: Mapped[int] = mapped_column(BigInteger)
    content_type: Mapped[str] = mapped_column(String(100))
    state: Mapped[FileState] = mapped_column(enum_of(FileState), default=FileState.STORED)
    reason: Mapped[str] = mapped_column(String(200), default="")
    storage_key: Mapped[str] = mapped_column(String(100), default="")
    uploader_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    object_kind: Mapped[ObjectKind | None] = mapped_column(enum_of(ObjectKind))
    object_id: Mapped[UUID | None] = mapped_column(index=True)
    comment_id: Mapped[UUID | None] = mapped_column(index=True)
    position: Mapped[int] = mapped_column(default=0)


@dataclass(frozen=True)
class FileLine:
    """What is shown of a file, by who did not load its row."""

    id: UUID
    name: str
    size: int
    content_type: str
    state: FileState
