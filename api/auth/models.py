"""Rows of who may call: sessions, personal tokens, one-time links, counted tries."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Dated, JSON


class LoginSession(Dated):
    """A browser that is logged in; the cookie's hash is kept, not the cookie."""

    __tablename__ = "sessions"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_agent: Mapped[str] = mapped_column(String(300), default="")
    expires_at: Mapped[datetime] = mapped_column()


class PersonalToken(Dated):
    """`vst_…`, for other systems on behalf of a person."""

    __tablename__ = "personal_tokens"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[str] = mapped_column(String(300))
    """Separated by spaces."""
    expires_at: Mapped[datetime | None] = mapped_column()
    last_used_at: Mapped[datetime | None] = mapped_column()


class OneTimeLink(Dated):
    """A link that works once, until it expires (setup of the first administrator)."""

    __tablename__ = "one_time_links"

    purpose: Mapped[str] = mapped_column(String(32))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column()
    used_at: Mapped[datetime | None] = mapped_column()


class TryCounter(Base):
    """Tries within one window; counted by one statement, so that racing tries all count (X3)."""

    __tablename__ = "try_counters"
    __table_args__ = (UniqueConstraint("key", "window_start"),)

    key: Mapped[str] = mapped_column(String(128))
    window_start: Mapped[datetime] = mapped_column(index=True)
    count: Mapped[int] = mapped_column(default=1)


class AuditEntry(Dated):
    """Every administrative act and every login (X6)."""

    __tablename__ = "audit"

    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    action: Mapped[str] = mapped_column(String(64), index=True)
    object_kind: Mapped[str] = mapped_column(String(32), default="")
    object_id: Mapped[str] = mapped_column(String(64), default="")
    detail: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
