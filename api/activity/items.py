"""A work item: what tickets and tasks have alike, a numbered text with files that is worked on."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from api.clock import now
from api.db import enum_of
from api.files.models import StoredFile
from api.objects.versioned import Versioned
from shared.contracts.priority import Priority


class WorkItem(Versioned):
    """A row with a human number. Its search looks through `search text`."""

    __abstract__ = True

    number: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    priority: Mapped[Priority] = mapped_column(enum_of(Priority))
    author_id: Mapped[UUID]
    edited_at: Mapped[datetime | None] = mapped_column()
    updated_at: Mapped[datetime] = mapped_column(default=now)
    """Lists are sorted by it: its index has the id too."""
    search_text: Mapped[str] = mapped_column(Text)
    """Number, title and text, case-folded: neither database folds Cyrillic in every locale."""

    @declared_attr
    @classmethod
    def files(cls) -> Mapped[list[StoredFile]]:
        """Those that came with the text, not with a comment."""
        return relationship(
            primaryjoin=f"and_({cls.__name__}.id == foreign(StoredFile.object_id), "
            "StoredFile.comment_id.is_(None))",
            order_by=(StoredFile.position, StoredFile.id),
            lazy="raise",
            viewonly=True,
        )
