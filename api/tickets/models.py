"""Rows of tickets, their comments, history and watchers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, bindparam, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.activity.comments import ItemComment
from api.activity.history import HistoryLine
from api.activity.items import WorkItem
from api.activity.watchers import Watcher
from api.catalogue.models import Category
from api.db import Dated, enum_of
from api.objects import targets
from api.objects.targets import Targets
from api.people.models import Client, Person, Team
from api.tickets.life.ending import ENDING_FIELDS, Ending
from api.tickets.policy import TicketFacts, facts_of
from api.tickets.sla.sla import Clock, clock_of
from shared.contracts.tickets import OPEN_STATUSES, LinkKind, Source, TicketStatus, Visibility

OPEN: Final = tuple(sorted(OPEN_STATUSES))
_GOALS: Final = (("reaction", "reacted_at"), ("solution", "solved_at"))


def _quoted(values: Iterable[str]) -> str:
    return ", ".join(f"'{each}'" for each in values)


def _running(goal: str, done: str) -> Index:
    """Promises that somebody may still be told of."""
    told = f"{done} IS NULL AND paused_at IS NULL AND {goal}_escalated_due_at"
    return Index(
        f"ix_tickets_{goal}_running",
        f"{goal}_warn_at",
        sqlite_where=text(f"{told} IS NOT {goal}_due_at"),
        postgresql_where=text(f"{told} IS DISTINCT FROM {goal}_due_at"),
    )


class Ticket(WorkItem):
    __tablename__ = "tickets"

    status: Mapped[TicketStatus] = mapped_column(enum_of(TicketStatus), index=True)
    source: Mapped[Source] = mapped_column(enum_of(Source))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"))
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
    reaction_escalated_due_at: Mapped[datetime | None] = mapped_column()
    solution_escalated_due_at: Mapped[datetime | None] = mapped_column()
    """The deadline of which everybody was told, to the last step: it is looked at no more."""
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

    __table_args__ = (
        Index("ix_tickets_author", "author_id", "created_at"),
        Index("ix_tickets_client", "client_id", "updated_at", "id"),
        Index("ix_tickets_created", "created_at", "id"),
        Index("ix_tickets_updated", "updated_at", "id"),
        Index(
            "ix_tickets_open",
            "assignee_id",
            sqlite_where=text(f"status IN ({_quoted(OPEN)})"),
            postgresql_where=text(f"status IN ({_quoted(OPEN)})"),
        ),
        *(_running(goal, done) for goal, done in _GOALS),
    )

    @property
    def clock(self) -> Clock:
        """The promised times as plain data."""
        return clock_of(self)

    @property
    def own_targets(self) -> Targets:
        """What its company is promised by itself. Needs `client` loaded."""
        return targets.shown(self.client.sla_targets)

    @property
    def ending(self) -> Ending:
        """What the end leaves open, as plain data."""
        return Ending(**{field: getattr(self, field) for field in ENDING_FIELDS})

    @property
    def facts(self) -> TicketFacts:
        """The ticket as the policy sees it."""
        return facts_of(self)


IS_OPEN: Final = Ticket.status.in_(
    bindparam("open", OPEN, expanding=True, literal_execute=True, unique=True)
)
"""As the index of open tickets says it: its condition is no parameter."""


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
