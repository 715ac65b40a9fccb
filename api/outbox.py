"""The only door from business to notifications: events in the transaction of their change (Q1)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, Index, String, Text, insert, text
from sqlalchemy import event as happening
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column

from api.clock import now
from api.db import Dated, new_id, table_of
from api.engine.hot import Hot, bound
from api.engine.memory import WritingSession
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
    object_id: Mapped[UUID | None] = mapped_column()
    planned_at: Mapped[datetime | None] = mapped_column()
    lease_until: Mapped[datetime | None] = mapped_column()
    plan_attempts: Mapped[int] = mapped_column(default=0)
    pressed_below: Mapped[int | None] = mapped_column(BigInteger)
    """The message of a bot below which `by` pressed a button for it."""


def record(session: AsyncSession, event: Event) -> None:
    """Put the event beside the change it tells of; both are committed or neither.

    Rows go with the commit, all of a transaction in one statement. The session remembers that it
    owes a nudge: the edge sends it after the commit.
    """
    about = event.about
    row = {
        "id": new_id(),
        "created_at": now(),
        "kind": event.kind,
        "payload": msgspec.json.encode(event).decode(),
        "by": event.by,
        "object_id": about.id if about else None,
        "pressed_below": session.info.get("pressed_below"),
        "plan_attempts": 0,
    }
    if not session.in_transaction():
        session.sync_session.begin()  # What is taken back before the first statement goes as well.
    _recorded(session).append(row)
    session.info["nudge"] = True


def _recorded(session: AsyncSession | Session) -> list[dict[str, Any]]:
    """What the transaction has not written yet."""
    rows: list[dict[str, Any]] = session.info.setdefault("events", [])
    return rows


_TABLE: Final = table_of(OutboxEvent)
_WRITTEN: Final = (
    "id",
    "created_at",
    "kind",
    "payload",
    "by",
    "object_id",
    "pressed_below",
    "plan_attempts",
)
_MANY: Final = insert(_TABLE)


def insertion(prefix: str = "") -> Any:
    """Of one event, to be a statement or a part of one; the prefix is that of its values."""
    return insert(_TABLE).values(bound(_TABLE, *_WRITTEN, prefix=prefix))


_ONE: Final = Hot(insertion())


def take_single(session: AsyncSession) -> dict[str, Any] | None:
    """The row of the only event that was recorded: whoever takes it writes it."""
    rows = _recorded(session)
    return rows.pop() if len(rows) == 1 else None


async def write(session: AsyncSession) -> None:
    """What was recorded goes now; who commits a hot way asks for it, all others need not."""
    if row := take_single(session):
        await _ONE.rows(session, row)


@happening.listens_for(WritingSession, "before_commit")
def _write(session: Session) -> None:
    # A savepoint that is released may still be taken back with what is around it.
    if not session.in_nested_transaction() and (rows := _recorded(session)):
        session.execute(_MANY, rows)
        rows.clear()


@happening.listens_for(WritingSession, "after_transaction_create")
def _mark(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        _marks(session).append(len(_recorded(session)))


@happening.listens_for(WritingSession, "after_rollback")
def _forget(session: Session) -> None:
    """Of a savepoint what was recorded since it began, else all."""
    begun = _marks(session)[-1] if session.in_nested_transaction() else 0
    del _recorded(session)[begun:]


@happening.listens_for(WritingSession, "after_transaction_end")
def _unmark(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        _marks(session).pop()


def _marks(session: Session) -> list[int]:
    """How much was recorded before each savepoint that is open."""
    marks: list[int] = session.info.setdefault("savepoints", [])
    return marks


def pressed_below(session: AsyncSession, message_id: int | None) -> None:
    """What this session records, a press below this message of a bot brings about."""
    session.info["pressed_below"] = message_id


def owes_nudge(session: AsyncSession) -> bool:
    """Whether anything was recorded in this session."""
    return bool(session.info.get("nudge"))
