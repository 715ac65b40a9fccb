"""Rows of what the desk is set up with."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.db import Dated, enum_of
from api.people.models import Named, Team
from shared.contracts.priority import Priority


class Category(Named):
    """What a ticket is about; never deleted, because tickets have it."""

    __tablename__ = "categories"
    __table_args__ = (Index("ux_categories_name_key", "name_key", unique=True),)

    name: Mapped[str] = mapped_column(String(100), unique=True)
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id", ondelete="SET NULL"))
    priority: Mapped[Priority] = mapped_column(enum_of(Priority))
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    team: Mapped[Team | None] = relationship(lazy="raise")


class CannedReply(Dated):
    """Words that agents send often: those of no team are for every ticket."""

    __tablename__ = "canned_replies"

    title: Mapped[str] = mapped_column(String(100))
    text: Mapped[str] = mapped_column(Text)
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    team: Mapped[Team | None] = relationship(lazy="raise")
