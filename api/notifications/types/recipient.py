"""Why people hear: the reasons, and what the functions of this folder answer with."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Why(StrEnum):
    """Why a person hears, spoken as `why-<kind of object>-<value>`, or `why-<value>` where there
    is no object; the first that applies is told (N1)."""

    ASSIGNEE = "assignee"
    FORMER = "former"
    CONTACT = "contact"
    AUTHOR = "author"
    WATCHER = "watcher"
    LEAD = "lead"
    ESCALATED = "escalated"
    DUTY = "duty"
    TEAM = "team"
    AGENT = "agent"
    KEEPER = "keeper"
    APPROVER = "approver"
    REQUESTER = "requester"
    MANAGER = "manager"
    DEPUTY = "deputy"
    ADMIN = "admin"
    YOURSELF = "yourself"
    SNOOZED = "snoozed"


@dataclass(frozen=True)
class Recipient:
    person_id: UUID
    why: Why


Candidates = Iterator[tuple[UUID | None, Why]]
"""Everybody who might hear, the strongest reason first; who did it may be among them."""
