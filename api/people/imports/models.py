"""An import's record, the table it came with, and what became of each row."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.db import JSON, Base, Dated, enum_of
from api.people.models import Person
from shared.contracts.imports import ImportOutcome, ImportState, ListKind


class PeopleImport(Dated):
    """Who brought which file, how it is matched, and how it ended."""

    __tablename__ = "people_imports"

    kind: Mapped[ListKind] = mapped_column(enum_of(ListKind))
    state: Mapped[ImportState] = mapped_column(enum_of(ImportState))
    file_name: Mapped[str] = mapped_column(String(255))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    matching: Mapped[dict[str, Any]] = mapped_column(JSON)
    """An ImportMatch."""
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    previewed: Mapped[bool] = mapped_column(default=False)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)

    by: Mapped[Person] = relationship(lazy="raise")


class ImportTable(Base):
    """The file's rows as text, packed; gone when the import is done."""

    __tablename__ = "people_import_tables"

    import_id: Mapped[UUID] = mapped_column(
        ForeignKey("people_imports.id", ondelete="CASCADE"), unique=True
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ImportedRow(Base):
    """What a row comes to, and what undoing it takes."""

    __tablename__ = "people_import_rows"
    __table_args__ = (Index("ix_people_import_rows_import_id", "import_id", "outcome", "number"),)

    import_id: Mapped[UUID] = mapped_column(ForeignKey("people_imports.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    outcome: Mapped[ImportOutcome] = mapped_column(enum_of(ImportOutcome))
    is_company: Mapped[bool] = mapped_column(default=False)
    object_id: Mapped[UUID | None] = mapped_column(default=None)
    """A person or a company, which the undoing may take away."""
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    changes: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    was: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    became: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Of the fields that were set: text, or ids of others in order."""
    left_why: Mapped[str | None] = mapped_column(String(32), default=None)
