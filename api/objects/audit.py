"""The audit log: who did what, beside the change itself (X6). Every slice writes, none reads."""

from collections.abc import Mapping
from typing import Any, Literal, TypedDict, Unpack, cast
from uuid import UUID

import msgspec
from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.db import JSON, Dated
from shared.contracts.base import content

Action = Literal[
    "setup",
    "login",
    "login_failed",
    "logout",
    "logout_everywhere",
    "password_changed",
    "password_refused",
    "password_link_made",
    "password_asked",
    "administrator_invited",
    "person_invited",
    "invitation_withdrawn",
    "invitation_accepted",
    "password_reset",
    "email_unsubscribed",
    "email_resumed",
    "token_created",
    "token_revoked",
    "telegram_link_made",
    "telegram_linked",
    "telegram_relinked",
    "telegram_taken_over",
    "telegram_unlinked",
    "telegram_phone_changed",
    "unknown_phone",
    "phone_conflict",
    "address_revived",
    "employee_created",
    "employee_changed",
    "contact_created",
    "contact_changed",
    "client_created",
    "client_changed",
    "client_sla_changed",
    "client_archived",
    "client_restored",
    "person_activated",
    "person_deactivated",
    "people_merged",
    "personal_data_exported",
    "personal_data_erased",
    "work_handed_over",
    "team_created",
    "team_changed",
    "team_duty_changed",
    "category_created",
    "category_changed",
    "canned_reply_created",
    "canned_reply_changed",
    "canned_reply_removed",
    "channel_changed",
    "channel_tested",
    "template_changed",
    "template_restored",
    "template_tested",
    "template_broken",
    "delivery_resent",
    "failed_deliveries_resent",
    "guide_dismissed",
    "guide_restored",
    "desk_policy_changed",
    "file_rules_changed",
    "sla_changed",
    "company_hours_changed",
    "task_reminders_changed",
    "absence_rules_changed",
    "absence_cancelled",
    "vacation_account_changed",
    "vacation_balance_corrected",
    "work_calendar_changed",
    "work_calendar_restored",
    "retention_changed",
    "newcomer_channels_changed",
    "bot_texts_changed",
    "look_changed",
    "logo_changed",
    "setting_restored",
    "people_imported",
    "people_import_undone",
    "people_exported",
]
"""All that is written here: the page has words for each (`pwa-act-…`)."""


class Detail(TypedDict, total=False):
    """What an entry may say besides: the page has words for each (`pwa-audit-…`)."""

    address: object
    scope: object
    telegram_user_id: object
    username: object
    phone: object
    people: object
    role: object
    fields: object
    name: object
    title: object
    channel: object
    lane: object
    enabled: object
    ok: object
    changes: object
    """What was changed to what, by `turned`."""
    receiver: object
    """Whom a test went to, by name; whom a link is for, by the address."""
    why: object
    copy: object
    """The delivery that took the place of the old one; the page has no use for it."""
    count: object
    scopes: object
    reason: object
    days: object
    days_per_year: object
    accrues_from: object
    to: object
    """A person, by the id: whoever reads is told the name."""
    boss: object
    """Whoever has the people below from now on; told as `to` is."""
    tickets: object
    tasks: object
    given: object
    approvals: object
    deputies: object
    deputised: object
    leads: object
    subordinates: object
    teams: object
    sessions: object
    tokens: object
    links: object
    telegram: object


def turned(before: msgspec.Struct, after: msgspec.Struct) -> str:
    """What of a document is another now, for `Detail.changes`: a path, what it was, what it is."""
    old, new = _flat(content(before)), _flat(content(after))
    paths = dict.fromkeys((*old, *new))
    changes = [
        (each, old.get(each), new.get(each)) for each in paths if old.get(each) != new.get(each)
    ]
    return msgspec.json.encode(changes).decode() if changes else ""


def _flat(document: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in document.items():
        if isinstance(value, dict):
            found |= _flat(cast("dict[str, Any]", value), f"{path}{name}.")
        else:
            found[f"{path}{name}"] = value
    return found


class AuditEntry(Dated):
    """Every administrative act and every login (X6)."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_actor", "actor_id", "id"),
        Index("ix_audit_action", "action", "id"),
        Index("ix_audit_object", "object_id", "id"),
    )

    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    action: Mapped[str] = mapped_column(String(64))
    object_kind: Mapped[str] = mapped_column(String(32), default="")
    object_id: Mapped[str] = mapped_column(String(64), default="")
    detail: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)


def record(
    session: AsyncSession,
    actor_id: UUID | None,
    action: Action,
    object_kind: str = "",
    object_id: UUID | str = "",
    **detail: Unpack[Detail],
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
