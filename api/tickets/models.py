"""Rows of tickets, their comments, history and watchers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.clock import now
from api.db import JSON, Base, Dated, enum_of
from api.files.models import StoredFile
from api.people.models import Client, Person, Team
from api.tickets.policy import TicketFacts
from shared.contracts.tickets import Priority, Source, TicketStatus, Visibility


class TicketNumber(Base):
    """The counter of human numbers, one row: numbers have no gaps and are never reused."""

    __tablename__ = "ticket_numbers"

    name: Mapped[str] = mapped_column(String(16), unique=True)
    last: Mapped[int] = mapped_column()


class Ticket(Dated):
    __tablename__ = "tickets"

    number: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    status: Mapped[TicketStatus] = mapped_column(enum_of(TicketStatus), index=True)
    priority: Mapped[Priority] = mapped_column(enum_of(Priority))
    source: Mapped[Source] = mapped_column(enum_of(Source))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id"), index=True)
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    updated_at: Mapped[datetime] = mapped_column(default=now, index=True)
    edited_at: Mapped[datetime | None] = mapped_column()
    version: Mapped[int] = mapped_column(default=1)
    haystack: Mapped[str] = mapped_column(Text)
    """Number, title and text, case-folded: neither database folds Cyrillic in every locale."""

    client: Mapped[Client] = relationship(lazy="raise")
    contact: Mapped[Person | None] = relationship(foreign_keys=[contact_id], lazy="raise")
    assignee: Mapped[Person | None] = relationship(foreign_keys=[assignee_id], lazy="raise")
    team: Mapped[Team | None] = relationship(lazy="raise")
    files: Mapped[list[StoredFile]] = relationship(
        primaryjoin="and_(Ticket.id == foreign(StoredFile.ticket_id), "
        "StoredFile.comment_id.is_(None))",
        order_by=(StoredFile.position, StoredFile.id),
        lazy="raise",
        viewonly=True,
    )

    @property
    def facts(self) -> TicketFacts:
        """The ticket as the policy sees it."""
        return TicketFacts(
            status=self.status,
            client_id=self.client_id,
            contact_id=self.contact_id,
            author_id=self.author_id,
            assignee_id=self.assignee_id,
        )


class Comment(Dated):
    __tablename__ = "comments"

    ticket_id: Mapped[UUID] = mapped_column(
        ForeignKey("tickets.id", ondelete="CASCADE"), index=True
    )
    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    visibility: Mapped[Visibility] = mapped_column(enum_of(Visibility))
    text: Mapped[str] = mapped_column(Text)
    edited_at: Mapped[datetime | None] = mapped_column()
    earlier: Mapped[list[str]] = mapped_column(JSON, default=list)

    author: Mapped[Person] = relationship(lazy="raise")
    files: Mapped[list[StoredFile]] = relationship(
        primaryjoin="Comment.id == foreign(StoredFile.comment_id)",
        order_by=(StoredFile.position, StoredFile.id),
        lazy="raise",
        viewonly=True,
    )


class TicketChange(Dated):
    """One line of a ticket's history."""

    __tablename__ = "ticket_changes"

    ticket_id: Mapped[UUID] = mapped_column(
        ForeignKey("tickets.id", ondelete="CASCADE"), index=True
    )
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    field: Mapped[str] = mapped_column(String(32))
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)

    actor: Mapped[Person | None] = relationship(lazy="raise")


class TicketWatcher(Base):
    __tablename__ = "ticket_watchers"
    __table_args__ = (UniqueConstraint("ticket_id", "person_id"),)

    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)

    person: Mapped[Person] = relationship(lazy="raise")
