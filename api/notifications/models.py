"""Rows of the notification pipeline: inbox, deliveries with their tries, lanes, remembered
messages."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import now
from api.db import JSON, Base, Dated, enum_of
from api.objects.documents import Document
from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.telegram import BotScope, MessageRole, ObjectKind


class Notice(Dated):
    """What a person hears of an event: a line of the inbox. Its words are composed when read."""

    __tablename__ = "notifications"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        Index("ix_notifications_person", "person_id", "id"),
        Index(
            "ix_notifications_unread",
            "person_id",
            "id",
            sqlite_where=text("read_at IS NULL"),
            postgresql_where=text("read_at IS NULL"),
        ),
    )

    event_id: Mapped[UUID] = mapped_column(ForeignKey("outbox_events.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    object_id: Mapped[UUID | None] = mapped_column(index=True)
    why: Mapped[str] = mapped_column(String(32))
    """A reason's name, see `notifications/types/recipient.py`."""
    read_at: Mapped[datetime | None] = mapped_column()


class DeliveryAction(StrEnum):
    """A delivery tells something new, or brings an old message up to date."""

    SEND = "send"
    EDIT = "edit"


class Reason(StrEnum):
    """Why a delivery waits or was not sent, in our own words; the log has one for each. Others are
    the counterparts'."""

    ADDRESS_GONE = "address_gone"
    AWAY = "away"
    BURST = "burst"
    """It waits for the end of the window (Q6)."""
    DELETED = "deleted"
    EXPIRED = "expired"
    INACTIVE = "inactive"
    MERGED = "merged"
    """It was told in the message of another."""
    MUTED = "muted"
    NO_ACCESS = "no_access"
    NOT_CONFIGURED = "not_configured"
    OFF = "off"
    OUTDATED = "outdated"
    QUIET = "quiet"
    READ = "read"
    UNDONE = "undone"
    UP_TO_DATE = "up_to_date"


class Delivery(Dated):
    """One message to one address (Q2). The row is the queue: due, leased, tried, settled."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id", "lane", "address_key", "copy"),
        Index(
            "ix_deliveries_due",
            "lane",
            "rank",
            "due_at",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
        Index(
            "ix_deliveries_held",
            "lane",
            "reason",
            sqlite_where=text("state = 'pending' AND reason > ''"),
            postgresql_where=text("state = 'pending' AND reason > ''"),
        ),
        Index(
            "ix_deliveries_failed",
            "id",
            sqlite_where=text("state = 'failed'"),
            postgresql_where=text("state = 'failed'"),
        ),
        Index(
            "ix_deliveries_lane",
            "lane",
            "id",
            sqlite_where=text("state <> 'sent'"),
            postgresql_where=text("state <> 'sent'"),
        ),
        Index("ix_deliveries_object", "object_id", "due_at"),
        Index("ix_deliveries_person", "person_id", "id"),
        Index(
            "ix_deliveries_expired",
            "id",
            sqlite_where=text("state = 'expired'"),
            postgresql_where=text("state = 'expired'"),
        ),
        Index(
            "ix_deliveries_skipped",
            "id",
            sqlite_where=text("state = 'skipped'"),
            postgresql_where=text("state = 'skipped'"),
        ),
    )
    # No index holds what a claim changes: on PostgreSQL the lease is written beside the row and no
    # index is touched (a HOT update), where the page has room; 0028 leaves some.

    event_id: Mapped[UUID] = mapped_column(ForeignKey("outbox_events.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    notice_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("notifications.id", ondelete="CASCADE"), index=True
    )
    lane: Mapped[Lane] = mapped_column(String(32))
    action: Mapped[DeliveryAction] = mapped_column(
        enum_of(DeliveryAction), default=DeliveryAction.SEND
    )
    object_id: Mapped[UUID | None] = mapped_column()
    address: Mapped[dict[str, Any]] = mapped_column(JSON)
    address_key: Mapped[str] = mapped_column(String(64))
    """A hash of the address (and of the message to edit): addresses are long, keys are not."""
    copy: Mapped[int] = mapped_column(default=0)
    """0, or the n-th resend by an administrator, linked to the first by `resend_of`."""
    resend_of: Mapped[UUID | None] = mapped_column()
    rank: Mapped[int] = mapped_column(default=1)
    """0 urgent, 1 notices, 2 digests and edits: the order inside a lane (Q7)."""
    state: Mapped[DeliveryState] = mapped_column(
        enum_of(DeliveryState), default=DeliveryState.PENDING
    )
    reason: Mapped[str] = mapped_column(String(300), default="")
    held: Mapped[str] = mapped_column(String(16), default="", server_default=text("''"))
    """What it waited for on purpose, last: a `Reason` that its end does not wipe away."""
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column()
    lease_until: Mapped[datetime | None] = mapped_column()
    lease: Mapped[str | None] = mapped_column(String(36))
    settled_at: Mapped[datetime | None] = mapped_column()
    provider_id: Mapped[str] = mapped_column(String(200), default="")


class DeliveryTry(Dated):
    """One try and what came of it (Q9)."""

    __tablename__ = "delivery_tries"

    delivery_id: Mapped[UUID] = mapped_column(
        ForeignKey("deliveries.id", ondelete="CASCADE"), index=True
    )
    outcome: Mapped[str] = mapped_column(String(16))
    detail: Mapped[str] = mapped_column(String(500), default="")
    says: Mapped[str] = mapped_column(String(32), default="", server_default=text("''"))
    """What the counterpart's answer means (`refusals.Row.says`)."""


class LaneState(Base):
    """What is true of a whole lane: who runs it, until when it pauses, how it fares."""

    __tablename__ = "lanes"

    lane: Mapped[Lane] = mapped_column(String(32), unique=True)
    holder: Mapped[str | None] = mapped_column(String(36))
    held_until: Mapped[datetime | None] = mapped_column()
    paused_until: Mapped[datetime | None] = mapped_column()
    failures: Mapped[int] = mapped_column(default=0)
    """Lane-wide failures in a row: the breaker's pause grows with them (E7)."""
    last_sent_at: Mapped[datetime | None] = mapped_column()
    last_error: Mapped[str | None] = mapped_column(String(500))
    last_error_at: Mapped[datetime | None] = mapped_column()
    last_says: Mapped[str] = mapped_column(String(32), default="", server_default=text("''"))
    """What the last error means (`refusals.Row.says`)."""
    failing_since: Mapped[datetime | None] = mapped_column()
    """When the first of these errors came; nothing has gone through since, or some of it."""
    alarmed_at: Mapped[datetime | None] = mapped_column()


class ChannelSetting(Document):
    """A channel's settings as the administrator left them, encrypted whole (X4). Of version 0 is
    what only the channel itself has written."""

    __tablename__ = "channel_settings"

    lane: Mapped[Lane] = mapped_column(String(32), unique=True)
    enabled: Mapped[bool] = mapped_column(default=True)
    locked: Mapped[bytes] = mapped_column()
    revision: Mapped[str] = mapped_column(String(36))
    """Changes at every write, so that whoever built the channel builds it anew."""


class PushDevice(Dated):
    """A browser that takes pushes; one endpoint belongs to one person (P3)."""

    __tablename__ = "push_subscriptions"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    """It goes with the login (P4)."""
    endpoint: Mapped[str] = mapped_column(String(2000))
    endpoint_hash: Mapped[str] = mapped_column(String(64), unique=True)
    p256dh: Mapped[str] = mapped_column(String(100))
    auth: Mapped[str] = mapped_column(String(50))
    name: Mapped[str] = mapped_column(String(200), default="")
    enabled: Mapped[bool] = mapped_column(default=True)
    last_delivery_at: Mapped[datetime | None] = mapped_column()


class EndedEndpoint(Dated):
    """A push subscription that its service has ended; the browser may still believe in it (P5)."""

    __tablename__ = "ended_endpoints"

    name: Mapped[str] = mapped_column(String(64), unique=True)
    """A keyed hash: what it was nobody can learn or try."""


LIVING_ROLES = (MessageRole.CARD, MessageRole.RECEIPT, MessageRole.NOTICE)
"""Messages that show an object's state and buttons, and are kept up to date."""


class MessageRef(Dated):
    """A Telegram message about an object: replies find the object by it, changes find the
    message (C1)."""

    __tablename__ = "message_refs"
    __table_args__ = (UniqueConstraint("scope", "chat_id", "message_id", "object_id"),)

    scope: Mapped[BotScope] = mapped_column(enum_of(BotScope))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    role: Mapped[MessageRole] = mapped_column(enum_of(MessageRole))
    object_kind: Mapped[ObjectKind] = mapped_column(enum_of(ObjectKind))
    object_id: Mapped[UUID] = mapped_column(index=True)
    comment_id: Mapped[UUID | None] = mapped_column()
    event_id: Mapped[UUID | None] = mapped_column()
    """The event the notice told of; None on messages a bot sent by itself."""
    version: Mapped[int] = mapped_column(default=0)
    """The object's version that the message shows."""


class SourceMessage(Dated):
    """A person's own Telegram message and the words it brought, where they stand now: an edit of
    the message finds its part by it (T13)."""

    __tablename__ = "spoken_messages"
    __table_args__ = (UniqueConstraint("scope", "chat_id", "message_id"),)

    scope: Mapped[BotScope] = mapped_column(enum_of(BotScope))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    object_kind: Mapped[ObjectKind] = mapped_column(enum_of(ObjectKind))
    object_id: Mapped[UUID] = mapped_column(index=True)
    comment_id: Mapped[UUID | None] = mapped_column()
    text: Mapped[str] = mapped_column(Text)


class MailTemplate(Document):
    """An e-mail body that the administrator rewrote (E5); an empty one is the built-in letter."""

    __tablename__ = "mail_templates"
    __table_args__ = (UniqueConstraint("event", "locale"),)

    event: Mapped[str] = mapped_column(String(64))
    locale: Mapped[str] = mapped_column(String(8))
    body: Mapped[str] = mapped_column()
    broken: Mapped[str | None] = mapped_column(String(300))
