"""Rows of tickets, their comments, history and watchers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.activity.comments import ItemComment
from api.activity.history import HistoryLine
from api.activity.items import WorkItem
from api.activity.watchers import Watcher
from api.catalogue.models import Category
from api.db import Dated, enum_of
from api.people.models import Client, Person, Team
from api.tickets.life.ending import ENDING_FIELDS, Ending
from api.tickets.policy import TicketFacts
from api.tickets.sla.sla import CLOCK_FIELDS, Clock
from shared.contracts.tickets import LinkKind, Source, TicketStatus, Visibility


class Ticket(WorkItem):
    __tablename__ = "tickets"

    status: Mapped[TicketStatus] = mapped_column(enum_of(TicketStatus), index=True)
    source: Mapped[Source] = mapped_column(enum_of(Source))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id"), index=True)
    category_id: Mapped[UUID | None] = mapped_column(ForeignKey("categories.id"), index=True)
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    reaction_due_at: Mapped[datetime | None] = mapped_column()
    reaction_warn_at: Mapped[datetime | None] = mapped_column()
    reacted_at: Mapped[datetime | None] = mapped_column()
    solution_due_at: Mapped[datetime | None] = mapped_column()
    solution_warn_at: Mapped[datetime | None] = mapped_column()
    solved_at: Mapped[datetime | None] = mapped_column()
    paused_at: Mapped[datetime | None] = mapped_column()
    paused_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    """With those above: where the promised times stand, see `sla.Clock`."""
    close_at: Mapped[datetime | None] = mapped_column(index=True)
    reopen_until: Mapped[datetime | None] = mapped_column()
    rate_until: Mapped[datetime | None] = mapped_column()
    """With those above: what the end leaves open, see `ending.Ending`."""
    rating_score: Mapped[int | None] = mapped_column()
    rating_word: Mapped[str | None] = mapped_column(Text)
    rated_at: Mapped[datetime | None] = mapped_column()

    client: Mapped[Client] = relationship(lazy="raise")
    contact: Mapped[Person | None] = relationship(foreign_keys=[contact_id], lazy="raise")
    assignee: Mapped[Person | None] = relationship(foreign_keys=[assignee_id], lazy="raise")
    team: Mapped[Team | None] = relationship(lazy="raise")
    category: Mapped[Category | None] = relationship(lazy="raise")

    __table_args__ = tuple(
        Index(
            f"ix_tickets_{goal}_running",
            f"{goal}_warn_at",
            sqlite_where=text(f"{done} IS NULL AND paused_at IS NULL"),
            postgresql_where=text(f"{done} IS NULL AND paused_at IS NULL"),
        )
        for goal, done in (("reaction", "reacted_at"), ("solution", "solved_at"))
    )

    @property
    def clock(self) -> Clock:
        """The promised times as plain data."""
        return Clock(**{field: getattr(self, field) for field in CLOCK_FIELDS})

    @property
    def ending(self) -> Ending:
        """What the end leaves open, as plain data."""
        return Ending(**{field: getattr(self, field) for field in ENDING_FIELDS})

    @property
    def facts(self) -> TicketFacts:
        """The ticket as the policy sees it."""
        return TicketFacts(
            status=self.status,
            client_id=self.client_id,
            contact_id=self.contact_id,
            author_id=self.author_id,
            assignee_id=self.assignee_id,
            reopen_until=self.reopen_until,
            rate_until=self.rate_until,
            rated=self.rating_score is not None,
        )


class Comment(ItemComment):
    __tablename__ = "comments"

    object_id: Mapped[UUID] = mapped_column(
        "ticket_id", ForeignKey("tickets.id", ondelete="CASCADE"), index=True
    )
    visibility: Mapped[Visibility] = mapped_column(enum_of(Visibility))


class TicketChange(HistoryLine):
    """One line of a ticket's history."""

    __tablename__ = "ticket_changes"

    object_id: Mapped[UUID] = mapped_column(
        "ticket_id", ForeignKey("tickets.id", ondelete="CASCADE"), index=True
    )


class TicketLink(Dated):
    """`ticket` is what `kind` says to `other`; `pair` is the same whoever names the other."""

    __tablename__ = "ticket_links"

    ticket_id: Mapped[UUID] = mapped_column(
        ForeignKey("tickets.id", ondelete="CASCADE"), index=True
    )
    other_id: Mapped[UUID] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"), index=True)
    kind: Mapped[LinkKind] = mapped_column(enum_of(LinkKind))
    pair: Mapped[str] = mapped_column(String(80), unique=True)


class TicketWatcher(Watcher):
    __tablename__ = "ticket_watchers"
    __table_args__ = (UniqueConstraint("ticket_id", "person_id"),)

    object_id: Mapped[UUID] = mapped_column(
        "ticket_id", ForeignKey("tickets.id", ondelete="CASCADE")
    )
