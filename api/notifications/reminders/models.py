"""What was reminded of: the row that makes a reminder happen once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Dated


class Reminder(Dated):
    """One a deadline's value: a deadline that moves is another one and arms it again (Q10)."""

    __tablename__ = "reminders"
    __table_args__ = (UniqueConstraint("object_id", "kind", "threshold", "deadline"),)

    object_id: Mapped[UUID] = mapped_column()
    kind: Mapped[str] = mapped_column(String(32))
    """Of which deadline of the object."""
    threshold: Mapped[str] = mapped_column(String(32))
    deadline: Mapped[datetime] = mapped_column()
