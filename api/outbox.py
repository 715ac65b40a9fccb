"""The only door from business to notifications: events in the transaction of their change (Q1)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, Index, String, Text, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Dated
from shared.contracts.telegram import ObjectKind


@dataclass(frozen=True)
class About:
    """The name of an object that events are about."""

    kind: ObjectKind
    id: UUID


@dataclass(frozen=True)
class Turn:
    """A field of the event's object that went from one value to another."""

    field: str
    old: object
    new: object


class Event(msgspec.Struct, kw_only=True, frozen=True):
    """A fact in the past tense: ids and plain values, no rows. `kind` is stable."""

    kind: ClassVar[str]
    by: UUID | None
    """Who did it; None for the system itself."""

    @property
    def about(self) -> About | None:
        """The object it happened to; None when it is about nobody's object."""
        return None

    @property
    def gives_to(self) -> UUID | None:
        """Whom it gives the object to, by name: a direct assignment is never muted (N3)."""
        return None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The fields that it tells of: there and back again is no news (Q6), and of several turns
        in a row one is told, from where the first began to where the last ended (Q14)."""
        return ()

    def without(self, field: str) -> "Event | None":  # noqa: ARG002 - for those with turns
        """What is left to say when its turn of the field was overtaken before it was told; None:
        nothing."""
        return None

    def since(self, turn: Turn) -> "Event":  # noqa: ARG002 - for those whose words tell from where
        """The same, told to who last heard of the beginning of this earlier turn."""
        return self

    @property
    def people(self) -> tuple[UUID, ...]:
        """Whom its words name, beside who did it."""
        return ()

    @property
    def adds_to(self) -> str:
        """The kind of the news that this adds to: it tells of both when it is drawn anew, so who
        has not read it needs no other. Empty: news by itself."""
        return ""

    @property
    def has_words(self) -> bool:
        """It holds words of a person, which no edit may lose."""
        return False

    @property
    def quotes(self) -> UUID | None:
        """The comment whose words belong to it."""
        return None


class OutboxEvent(Dated):
    """An event as it is kept. Planned once; a failing plan is tried again later."""

    __tablename__ = "outbox_events"
    __table_args__ = (
        Index(
            "ix_outbox_unplanned",
            "id",
            sqlite_where=text("planned_at IS NULL"),
            postgresql_where=text("planned_at IS NULL"),
        ),
    )

    kind: Mapped[str] = mapped_column(String(64))
    payload: Mapped[str] = mapped_column(Text)
    by: Mapped[UUID | None] = mapped_column()
    object_id: Mapped[UUID | None] = mapped_column(index=True)
    planned_at: Mapped[datetime | None] = mapped_column()
    lease_until: Mapped[datetime | None] = mapped_column()
    plan_attempts: Mapped[int] = mapped_column(default=0)
    pressed_below: Mapped[int | None] = mapped_column(BigInteger)
    """The message of a bot below which `by` pressed a button for it."""


def record(session: AsyncSession, event: Event) -> None:
    """Put the event beside the change it tells of; both are committed or neither.

    The session remembers that it owes a nudge: the edge sends it after the commit.
    """
    session.add(
        OutboxEvent(
            kind=event.kind,
            payload=msgspec.json.encode(event).decode(),
            by=event.by,
            object_id=event.about.id if event.about else None,
            pressed_below=session.info.get("pressed_below"),
        )
    )
    session.info["nudge"] = True


def pressed_below(session: AsyncSession, message_id: int | None) -> None:
    """What this session records, a press below this message of a bot brings about."""
    session.info["pressed_below"] = message_id


def owes_nudge(session: AsyncSession) -> bool:
    """Whether anything was recorded in this session."""
    return bool(session.info.get("nudge"))
