"""Who may do what with a ticket: pure, and the same for page, API, bot and notice (X1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from api.clock import now
from api.principal import Principal
from api.tickets.sla.sla import PAUSED
from shared.contracts.tickets import (
    OPEN_STATUSES,
    MoveKind,
    StatusRule,
    TicketAction,
    TicketMove,
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
    reopen_until: datetime | None = None
    rate_until: datetime | None = None
    rated: bool = False
    moment: datetime = field(default_factory=now)
    """When all this was true: what has run out has run out then."""


def facts_of(row: Any) -> TicketFacts:
    """Of a ticket's row, or of its columns."""
    return TicketFacts(
        status=row.status,
        client_id=row.client_id,
        contact_id=row.contact_id,
        author_id=row.author_id,
        assignee_id=row.assignee_id,
        reopen_until=row.reopen_until,
        rate_until=row.rate_until,
        rated=row.rating_score is not None,
    )


def facts_of_new(values: Mapping[str, Any]) -> TicketFacts:
    """Of a ticket that has just been opened, by the columns of its row."""
    return TicketFacts(**{name: values[name] for name in _OF_NEW}, moment=values["created_at"])


_OF_NEW: Final = ("status", "client_id", "contact_id", "author_id", "assignee_id")


def table() -> list[StatusRule]:
    """The moves, status by status, for whoever wishes to read them."""
    return [
        StatusRule(
            status=status,
            open=status in OPEN_STATUSES,
            moves=list(MOVES[status]),
            clock_paused=status in PAUSED,
            commentable=status in COMMENTABLE,
            cancellable=status in CANCELLABLE,
        )
        for status in TicketStatus
    ]


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


KINDS: dict[TicketStatus, MoveKind] = {
    S.WAITING: MoveKind.WAIT,
    S.RESOLVED: MoveKind.RESOLVE,
    S.CLOSED: MoveKind.CLOSE,
}
"""What a move is by where it goes to; back to work it is by where it comes from."""


def moves(who: Principal, ticket: TicketFacts) -> list[TicketMove]:
    """The statuses to offer to the caller, each by what it is: taking and cancelling are acts of
    their own."""
    return [
        TicketMove(kind=KINDS.get(to) or _to_work(ticket.status), status=to)
        for to in statuses(who, ticket)
        if to in KINDS or (to is S.IN_PROGRESS and _works_by_move(who, ticket))
    ]


def _to_work(status: TicketStatus) -> MoveKind:
    if status is S.NEW:
        return MoveKind.BEGIN
    return MoveKind.RESUME if status in OPEN_STATUSES else MoveKind.REOPEN


def _works_by_move(who: Principal, ticket: TicketFacts) -> bool:
    """What nobody has is taken instead; what a colleague has not begun is the colleague's."""
    if ticket.status is S.NEW:
        return ticket.assignee_id == who.person_id
    return ticket.assignee_id is not None or not _is_open(ticket)


def was_reopened(old: str | None, new: str | None) -> bool:
    """Whether a change of status, as the history keeps it, sent back to work what had ended."""
    return old in (S.RESOLVED, S.CLOSED) and new in OPEN_STATUSES


def allowed(who: Principal, ticket: TicketFacts) -> list[TicketAction]:
    """Everything the caller may do now, in the order in which it is shown."""
    return [each for each in TicketAction if allows(who, ticket, each)]


def allows(who: Principal, ticket: TicketFacts, action: TicketAction) -> bool:
    """Whether the caller, who sees the ticket, may do this now."""
    return RULES[action](who, ticket)


def is_contact(who: Principal, ticket: TicketFacts) -> bool:
    """Whether the caller is the ticket's own contact."""
    return who.is_contact and ticket.contact_id == who.person_id


def may_return(ticket: TicketFacts) -> bool:
    """Whether the client may still send it back to work."""
    if ticket.status is S.RESOLVED:
        return True
    until = ticket.reopen_until
    return ticket.status is S.CLOSED and until is not None and ticket.moment <= until


def back_to_work(ticket: TicketFacts) -> TicketStatus:
    """Where a ticket comes back to: its assignee's hands, else the queue."""
    return S.IN_PROGRESS if ticket.assignee_id else S.NEW


def takes_by_answer(who: Principal, ticket: TicketFacts) -> bool:
    """Whether the caller's public word makes it the caller's: nobody has it yet (T17)."""
    return _answers(who, ticket) and ticket.assignee_id is None


def begins_by_answer(who: Principal, ticket: TicketFacts) -> bool:
    """Whether the caller's public word begins the work: the caller's own, or then so (T17)."""
    mine = ticket.assignee_id in (None, who.person_id)
    return _answers(who, ticket) and mine and ticket.status is S.NEW


def _answers(who: Principal, ticket: TicketFacts) -> bool:
    return who.is_agent and who.in_person and _is_open(ticket)


def may_rate(who: Principal, ticket: TicketFacts) -> bool:
    """Whether the caller's score, or a word after it, still counts."""
    in_time = ticket.rate_until is not None and ticket.moment <= ticket.rate_until
    return is_contact(who, ticket) and ticket.status is S.CLOSED and in_time


def _may_cancel(who: Principal, ticket: TicketFacts) -> bool:
    own = ticket.contact_id == who.person_id or who.is_agent
    return own and ticket.status in CANCELLABLE


def _may_edit(who: Principal, ticket: TicketFacts) -> bool:
    return _is_open(ticket) and (who.is_agent or ticket.author_id == who.person_id)


def _may_follow(who: Principal, ticket: TicketFacts) -> bool:
    """Who works on it hears anyway, and so do the client's contacts of what is theirs."""
    return who.is_employee and ticket.assignee_id != who.person_id


def _is_open(ticket: TicketFacts) -> bool:
    return ticket.status in OPEN_STATUSES


Rule = Callable[[Principal, TicketFacts], bool]

A = TicketAction
RULES: dict[TicketAction, Rule] = {
    A.TAKE: lambda who, it: who.is_agent and _is_open(it) and it.assignee_id != who.person_id,
    A.ASSIGN: lambda who, it: who.is_agent and _is_open(it),
    A.STATUS: lambda who, it: bool(statuses(who, it)),
    A.EDIT: _may_edit,
    A.SORT: lambda who, it: who.is_employee and _may_edit(who, it),
    A.COMMENT: lambda _, it: it.status in COMMENTABLE,
    A.ATTACH: lambda _, it: it.status in COMMENTABLE,
    A.COMMENT_INTERNAL: lambda who, _: who.is_employee,
    A.CANCEL: _may_cancel,
    A.FOLLOW: lambda who, it: _may_follow(who, it) and it.status is not S.CANCELLED,
    A.MUTE: lambda _, it: it.status is not S.CANCELLED,
    A.SNOOZE: lambda _, it: _is_open(it),
    A.LINK: lambda who, _: who.is_agent,
    A.WATCHERS: lambda who, _: who.is_agent,
    A.SOLVED: lambda who, it: is_contact(who, it) and it.status is S.RESOLVED,
    A.REOPEN: lambda who, it: who.is_contact and may_return(it),
    A.RATE: lambda who, it: may_rate(who, it) and not it.rated,
}
"""Who may do what, an action a row."""
