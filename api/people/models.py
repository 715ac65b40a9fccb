"""Rows of people. A person is an employee or a client's contact; ids are shared by both, so that
notices, links and comments need not know which."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from api.db import JSON, JSON_OR_NULL, Base, Dated, enum_of
from api.objects.documents import Document
from shared import normal
from shared.contracts.absences import AbsenceKind
from shared.contracts.people import AssignmentRule, ChannelKind, DutyRotation, PersonKind, Role
from shared.contracts.telegram import BotScope


class Named(Dated):
    """What has a name that is searched or compared, kept beside it in its normal form (X9)."""

    __abstract__ = True

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(String(normal.LONGEST_KEY), server_default=text("''"))

    @validates("name")
    def _keep_key(self, _: str, name: str) -> str:
        self.name_key = normal.key(name)
        return name


class Person(Named):
    """An employee or a contact. `role`, `manager_id`, `deputy_id` and the password are an
    employee's only."""

    __tablename__ = "people"

    kind: Mapped[PersonKind] = mapped_column(enum_of(PersonKind))
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(320))
    """In its normal form (`normal.address`)."""
    phone: Mapped[str | None] = mapped_column(String(64))
    """As it was typed."""
    phone_e164: Mapped[str | None] = mapped_column(String(16), index=True)
    locale: Mapped[str] = mapped_column(String(8))
    timezone: Mapped[str] = mapped_column(String(64), index=True)
    active: Mapped[bool] = mapped_column(default=True)
    role: Mapped[Role | None] = mapped_column(enum_of(Role))
    manager_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    deputy_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    """Who stands in where an absence names nobody (A1, A9)."""
    password_hash: Mapped[str | None] = mapped_column(String(200))
    mattermost_login: Mapped[str | None] = mapped_column(String(64))
    channels: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON, default=None)
    """The person's channel order and modes; None stands for the defaults."""
    quiet_hours: Mapped[dict[str, Any] | None] = mapped_column(JSON, default=None)
    week: Mapped[dict[str, Any] | None] = mapped_column(JSON, default=None)
    """The employee's own working week; None stands for the company's."""
    digest: Mapped[bool | None] = mapped_column(default=None)
    """Whether the daily digest comes; None stands for the default of the kind."""
    digest_at: Mapped[time | None] = mapped_column(default=None)
    """Local time of the digest; None stands for the company's."""
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    """Grows with every change of what administrators keep."""
    merged_into_id: Mapped[UUID | None] = mapped_column(default=None)
    """The entry is another one's now, and only leads there."""
    erased_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the personal data went; what stays has no name."""

    merged_into: Mapped["Person | None"] = relationship(
        primaryjoin="foreign(Person.merged_into_id) == remote(Person.id)",
        lazy="raise",
        viewonly=True,
    )
    manager: Mapped["Person | None"] = relationship(
        foreign_keys=[manager_id], remote_side="Person.id", lazy="raise"
    )
    deputy: Mapped["Person | None"] = relationship(
        foreign_keys=[deputy_id], remote_side="Person.id", lazy="raise"
    )
    clients: Mapped[list["Client"]] = relationship(secondary="client_contacts", lazy="raise")
    teams: Mapped[list["Team"]] = relationship(
        secondary="team_members", lazy="raise", back_populates="members"
    )
    links: Mapped[list["TelegramLink"]] = relationship(
        primaryjoin="and_(Person.id == TelegramLink.person_id, TelegramLink.ended_at.is_(None))",
        lazy="raise",
        viewonly=True,
    )
    dead_addresses: Mapped[list["DeadAddress"]] = relationship(lazy="raise", viewonly=True)

    __table_args__ = (
        # Login is by e-mail, so two active employees cannot share one.
        Index(
            "ux_people_employee_email",
            "email",
            unique=True,
            sqlite_where=text("kind = 'employee' AND active AND email IS NOT NULL"),
            postgresql_where=text("kind = 'employee' AND active AND email IS NOT NULL"),
        ),
    )


class DeadAddress(Dated):
    """An address of a person to which a channel brings nothing any more (E7, Q4), since the row was
    made; every way back takes the row away (Q13)."""

    __tablename__ = "dead_addresses"
    __table_args__ = (UniqueConstraint("person_id", "channel", "name"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    channel: Mapped[ChannelKind] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(320))
    """How the channel names the address: a new one has no mark."""
    reason: Mapped[str] = mapped_column(String(200))
    """What the counterpart said."""


class Team(Named):
    """A queue of tickets and the people who work on it."""

    __tablename__ = "teams"

    __table_args__ = (Index("ux_teams_name_key", "name_key", unique=True),)

    name: Mapped[str] = mapped_column(String(100), unique=True)
    lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    mattermost_channel: Mapped[str | None] = mapped_column(String(64))
    assignment: Mapped[AssignmentRule] = mapped_column(
        enum_of(AssignmentRule), default=AssignmentRule.MANUAL, server_default="manual"
    )
    turn: Mapped[int] = mapped_column(default=0, server_default="0")
    """How often the rule gave a ticket to a member."""
    duty_rotation: Mapped[DutyRotation] = mapped_column(
        enum_of(DutyRotation), default=DutyRotation.TOGETHER, server_default="together"
    )
    duty_since: Mapped[datetime | None] = mapped_column(default=None)
    """When the week of the first of those on duty began."""
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    lead: Mapped[Person | None] = relationship(lazy="raise")
    members: Mapped[list[Person]] = relationship(
        secondary="team_members", lazy="raise", back_populates="teams"
    )
    memberships: Mapped[list["TeamMember"]] = relationship(lazy="raise", viewonly=True)


class TeamMember(Base):
    __tablename__ = "team_members"
    __table_args__ = (UniqueConstraint("team_id", "person_id"),)

    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    turn: Mapped[int] = mapped_column(default=0, server_default="0")
    """The team's `turn` at which the member got a ticket last: the least one is the next."""
    duty_order: Mapped[int | None] = mapped_column(default=None)
    """The place among those on duty; None: never on duty."""

    person: Mapped[Person] = relationship(lazy="raise", viewonly=True)


class Client(Named):
    """A client company."""

    __tablename__ = "clients"

    __table_args__ = (Index("ux_clients_name_key", "name_key", unique=True),)

    name: Mapped[str] = mapped_column(String(200), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    contacts_see_all: Mapped[bool] = mapped_column(default=True)
    notes: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    """For colleagues alone."""
    sla_targets: Mapped[dict[str, Any] | None] = mapped_column(JSON_OR_NULL, default=None)
    """What this company is promised by itself, by priority; None: what all are."""
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ClientContact(Base):
    __tablename__ = "client_contacts"
    __table_args__ = (UniqueConstraint("client_id", "person_id"),)

    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)


class TelegramLink(Dated):
    """A person's account in one bot; ended links stay for the audit."""

    __tablename__ = "telegram_links"

    scope: Mapped[BotScope] = mapped_column(enum_of(BotScope))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    telegram_user_id: Mapped[int] = mapped_column(BigInteger)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    username: Mapped[str | None] = mapped_column(String(64))
    unreachable: Mapped[str | None] = mapped_column(String(200))
    """Why messages do not go there (blocked); a word from the person clears it (R9)."""
    unreachable_at: Mapped[datetime | None] = mapped_column(default=None)
    """When a delivery found it out; None where the person said so."""
    phone_e164: Mapped[str | None] = mapped_column(String(16))
    """The number it came by; None when it came by a link from the profile page (R11)."""
    ended_at: Mapped[datetime | None] = mapped_column(default=None)

    __table_args__ = tuple(
        Index(
            f"ux_telegram_links_{column}",
            "scope",
            column,
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        )
        for column in ("person_id", "telegram_user_id")
    )


class AwayPeriod(Base):
    """Whole local days on which a person is away, both included; the id is the absence's."""

    __tablename__ = "away_periods"
    __table_args__ = (Index("ix_away_periods_person_id_until", "person_id", "until"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    kind: Mapped[AbsenceKind] = mapped_column(enum_of(AbsenceKind))
    since: Mapped[date] = mapped_column()
    until: Mapped[date] = mapped_column()
    deputy_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    counts: Mapped[bool] = mapped_column()
    """Whether this kind makes a person absent (A9): a trip does by setting."""


class WorkYear(Document):
    """A year of the work calendar as the administrator changed it; an empty one is as it ships."""

    __tablename__ = "work_years"

    year: Mapped[int] = mapped_column(unique=True)
    days: Mapped[dict[str, Any]] = mapped_column(JSON)
