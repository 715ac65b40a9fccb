"""The audit log: who did what, beside the change itself (X6). Every slice writes, none reads."""

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.db import JSON, Dated


class AuditEntry(Dated):
    """Every administrative act and every login (X6)."""

    __tablename__ = "audit"

    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    action: Mapped[str] = mapped_column(String(64), index=True)
    object_kind: Mapped[str] = mapped_column(String(32), default="")
    object_id: Mapped[str] = mapped_column(String(64), default="")
    detail: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)


def record(
    session: AsyncSession,
    actor_id: UUID | None,
    action: str,
    object_kind: str = "",
    object_id: UUID | str = "",
    **detail: object,
) -> None:
    """Write a row in the caller's transaction; never put a secret into the detail."""
    session.add(
        AuditEntry(
            actor_id=actor_id,
            action=action,
            object_kind=object_kind,
            object_id=str(object_id),
            detail={name: str(value) for name, value in detail.items()},
        )
    )
