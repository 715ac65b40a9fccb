"""Rows of who may call: sessions, personal tokens, one-time links."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.db import JSON, Dated, enum_of
from api.people.models import Person
from shared.contracts.invitations import InvitationWay


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
    """A link that works once, until it expires: the first administrator, a forgotten password,
    files that were too large for the bot."""

    __tablename__ = "one_time_links"

    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), index=True
    )
    """Whom it is for; None: for whoever comes first."""
    purpose: Mapped[str] = mapped_column(String(32))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    about: Mapped[dict[str, str] | None] = mapped_column(JSON)
    """What else the purpose must remember."""
    expires_at: Mapped[datetime] = mapped_column()
    used_at: Mapped[datetime | None] = mapped_column()


class Invitation(Dated):
    """Somebody was invited. One a person waits; of ended ones the page can still say what they
    were."""

    __tablename__ = "invitations"
    __table_args__ = (
        Index(
            "ux_invitations_open",
            "person_id",
            unique=True,
            sqlite_where=text("accepted_at IS NULL AND ended_at IS NULL"),
            postgresql_where=text("accepted_at IS NULL AND ended_at IS NULL"),
        ),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    way: Mapped[InvitationWay] = mapped_column(enum_of(InvitationWay))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column()
    opened_at: Mapped[datetime | None] = mapped_column()
    accepted_at: Mapped[datetime | None] = mapped_column()
    ended_at: Mapped[datetime | None] = mapped_column()
    """Withdrawn, replaced by a newer one, or the person has left."""

    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="raise")
    by: Mapped[Person | None] = relationship(foreign_keys=[by_id], lazy="raise")
