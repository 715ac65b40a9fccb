"""Who may do what with a ticket: pure, and the same for page, API, bot and notice (X1)."""

from dataclasses import dataclass
from uuid import UUID

from api.principal import Principal
from shared.contracts.tickets import (
    OPEN_STATUSES,
    TicketAction,
    TicketStatus,
    Visibility,
)

S = TicketStatus

MOVES: dict[TicketStatus, tuple[TicketStatus, ...]] = {
    S.NEW: (S.IN_PROGRESS, S.WAITING, S.RESOLVED, S.CANCELLED),
    S.IN_PROGRESS: (S.WAITING, S.RESOLVED, S.CANCELLED),
    S.WAITING: (S.IN_PROGRESS, S.RESOLVED, S.CANCELLED),
    S.RESOLVED: (S.IN_PROGRESS, S.CLOSED),
    S.CLOSED: (S.IN_PROGRESS,),
    S.CANCELLED: (),
}
"""The moves an agent may make, from each status."""

CANCELLABLE = frozenset({S.NEW, S.IN_PROGRESS, S.WAITING})
"""Where a contact may cancel the own ticket (T12)."""

COMMENTABLE = OPEN_STATUSES | {S.RESOLVED}
"""Where a word is still heard; a contact's word on a resolved ticket reopens it."""


@dataclass(frozen=True, kw_only=True)
class TicketFacts:
    """What the policy needs to know of a ticket, as plain data."""

    status: TicketStatus
    client_id: UUID
    contact_id: UUID | None
    author_id: UUID
    assignee_id: UUID | None


def may_see(who: Principal, ticket: TicketFacts, *, watches: bool = False) -> bool:
    """Agents see every ticket, an employee those they wrote or follow, a contact the own
    company's, or only the own ones if the company wishes so (X2)."""
    if who.is_agent:
        return True
    if who.is_employee:
        return watches or ticket.author_id == who.person_id
    if ticket.client_id not in who.client_ids:
        return False
    return ticket.contact_id == who.person_id or ticket.client_id in who.sees_all_of


def may_see_comment(who: Principal, visibility: Visibility) -> bool:
    """An internal comment is for employees (C5)."""
    return who.is_employee or visibility is Visibility.PUBLIC


def statuses(who: Principal, ticket: TicketFacts) -> list[TicketStatus]:
    """The statuses the caller may set now."""
    return list(MOVES[ticket.status]) if who.is_agent else []


def actions(who: Principal, ticket: TicketFacts) -> list[TicketAction]:
    """Everything the caller may do now, in the order in which it is shown."""
    return [each for each in TicketAction if allows(who, ticket, each)]


def allows(who: Principal, ticket: TicketFacts, action: TicketAction) -> bool:
    """Whether the caller, who sees the ticket, may do this now."""
    is_open = ticket.status in OPEN_STATUSES
    match action:
        case TicketAction.TAKE:
            return who.is_agent and is_open and ticket.assignee_id != who.person_id
        case TicketAction.ASSIGN:
            return who.is_agent and is_open
        case TicketAction.STATUS:
            return bool(statuses(who, ticket))
        case TicketAction.EDIT:
            return is_open and (who.is_agent or ticket.author_id == who.person_id)
        case TicketAction.COMMENT | TicketAction.ATTACH:
            return ticket.status in COMMENTABLE
        case TicketAction.COMMENT_INTERNAL:
            return who.is_employee
        case TicketAction.CANCEL:
            own = ticket.contact_id == who.person_id or who.is_agent
            return own and ticket.status in CANCELLABLE
        case TicketAction.FOLLOW:
            return True
