"""Who may do what with a ticket (X1): the whole table, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from api.principal import Principal
from api.tickets import policy
from api.tickets.policy import MOVES, TicketFacts
from shared.contracts.people import Role
from shared.contracts.tickets import MoveKind, TicketAction, TicketStatus, Visibility
from tests.pipeline.facts import BORIS, COLLEAGUE, COMPANY, CONTACT, OLEG, agent, contact

pytestmark = pytest.mark.rule("X1")

S, A = TicketStatus, TicketAction
TICKET = TicketFacts(
    status=S.NEW, client_id=COMPANY, contact_id=CONTACT, author_id=CONTACT, assignee_id=None
)
AGENT, ADMIN = agent(), agent(role=Role.ADMIN)
EMPLOYEE = agent(OLEG, role=Role.EMPLOYEE)
OWNER, OTHER = contact(), contact(COLLEAGUE)
MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTHING: set[TicketAction] = set()
NONE: frozenset[UUID] = frozenset()

WORKING = {A.TAKE, A.ASSIGN, A.STATUS, A.EDIT, A.SORT, A.COMMENT, A.ATTACH, A.CANCEL}
HEARS = {A.FOLLOW, A.MUTE}
ALWAYS = {A.COMMENT_INTERNAL, A.LINK, A.WATCHERS}
"""What an agent may do whatever has become of the ticket."""
OWN = {A.EDIT, A.COMMENT, A.ATTACH, A.CANCEL, A.MUTE, A.SNOOZE}

ACTIONS: dict[TicketStatus, dict[str, set[TicketAction]]] = {
    S.NEW: {
        "agent": {*WORKING, *ALWAYS, *HEARS, A.SNOOZE},
        "employee": {A.COMMENT, A.COMMENT_INTERNAL, A.ATTACH, *HEARS, A.SNOOZE},
        "owner": OWN,
        "other": {A.COMMENT, A.ATTACH, A.MUTE, A.SNOOZE},
    },
    S.RESOLVED: {
        "agent": {A.STATUS, A.COMMENT, A.ATTACH, *ALWAYS, *HEARS},
        "employee": {A.COMMENT, A.COMMENT_INTERNAL, A.ATTACH, *HEARS},
        "owner": {A.COMMENT, A.ATTACH, A.MUTE, A.SOLVED, A.REOPEN},
        "other": {A.COMMENT, A.ATTACH, A.MUTE, A.REOPEN},
    },
    S.CLOSED: {
        "agent": {A.STATUS, *ALWAYS, *HEARS},
        "employee": {A.COMMENT_INTERNAL, *HEARS},
        "owner": {A.MUTE},
        "other": {A.MUTE},
    },
    S.CANCELLED: {
        "agent": ALWAYS,
        "employee": {A.COMMENT_INTERNAL},
        "owner": NOTHING,
        "other": NOTHING,
    },
}
ACTIONS[S.IN_PROGRESS] = ACTIONS[S.WAITING] = ACTIONS[S.NEW]
PEOPLE = {"agent": AGENT, "employee": EMPLOYEE, "owner": OWNER, "other": OTHER}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("status", list(S))
def test_what_each_may_do_in_each_status(status: TicketStatus, who: str) -> None:
    """The buttons that are drawn and the acts that are allowed are one list."""
    now = replace(TICKET, status=status)
    allowed = policy.allowed(PEOPLE[who], now)
    assert set(allowed) == ACTIONS[status][who]
    assert allowed == [each for each in A if each in allowed]


@pytest.mark.parametrize("status", list(S))
def test_only_the_desk_moves_tickets(status: TicketStatus) -> None:
    """Along the table; nobody else is offered a move."""
    now = replace(TICKET, status=status)
    assert policy.statuses(AGENT, now) == policy.statuses(ADMIN, now) == list(MOVES[status])
    for who in (EMPLOYEE, OWNER, OTHER):
        assert policy.statuses(who, now) == []


BEGIN, RESUME, WAIT, RESOLVE, CLOSE, REOPEN = MoveKind


@pytest.mark.rule("T17")
@pytest.mark.parametrize(
    ("status", "assignee", "kinds"),
    [
        (S.NEW, None, [WAIT, RESOLVE]),
        (S.NEW, BORIS, [BEGIN, WAIT, RESOLVE]),
        (S.NEW, OLEG, [WAIT, RESOLVE]),
        (S.IN_PROGRESS, BORIS, [WAIT, RESOLVE]),
        (S.WAITING, BORIS, [RESUME, RESOLVE]),
        (S.WAITING, OLEG, [RESUME, RESOLVE]),
        (S.WAITING, None, [RESOLVE]),
        (S.RESOLVED, OLEG, [REOPEN, CLOSE]),
        (S.RESOLVED, None, [REOPEN, CLOSE]),
        (S.CLOSED, None, [REOPEN]),
        (S.CANCELLED, BORIS, []),
    ],
)
def test_a_move_is_offered_by_what_it_is(
    status: TicketStatus, assignee: UUID | None, kinds: list[MoveKind]
) -> None:
    """Page and bots draw these: what nobody has is taken, one's own new one begun, and cancelling
    is an act of its own."""
    now = replace(TICKET, status=status, assignee_id=assignee)
    moves = policy.moves(AGENT, now)
    assert [each.kind for each in moves] == kinds
    assert {each.status for each in moves} <= set(policy.statuses(AGENT, now))
    assert policy.moves(EMPLOYEE, now) == policy.moves(OWNER, now) == []


def test_who_wrote_it_edits_it_and_employees_also_say_where_it_goes() -> None:
    """A contact has no word on team, category and priority."""
    wrote = replace(TICKET, author_id=OLEG)
    assert {A.EDIT, A.SORT} <= set(policy.allowed(EMPLOYEE, wrote))
    assert policy.allows(OWNER, TICKET, A.EDIT)
    assert not policy.allows(OWNER, TICKET, A.SORT)


def test_no_status_moves_to_itself_and_cancelled_is_the_end() -> None:
    """Every other status can be left."""
    assert all(status not in moves for status, moves in MOVES.items())
    assert [status for status, moves in MOVES.items() if not moves] == [S.CANCELLED]
    assert set(MOVES) == set(S)


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("who", "left", "rated", "may"),
    [
        (OWNER, HOUR, False, {A.MUTE, A.REOPEN, A.RATE}),
        (OWNER, HOUR, True, {A.MUTE, A.REOPEN}),
        (OWNER, -HOUR, False, {A.MUTE}),
        (OTHER, HOUR, False, {A.MUTE, A.REOPEN}),
        (AGENT, HOUR, False, {A.STATUS, *ALWAYS, *HEARS}),
    ],
)
def test_what_the_end_leaves_open(
    who: Principal, left: timedelta, rated: bool, may: set[TicketAction]
) -> None:
    """For a time a client may send it back, and the ticket's own contact may rate it, once."""
    until = MOMENT + left
    ended = replace(
        TICKET,
        status=S.CLOSED,
        moment=MOMENT,
        reopen_until=until,
        rate_until=until,
        rated=rated,
    )
    assert set(policy.allowed(who, ended)) == may


def test_who_has_the_ticket_need_not_take_it() -> None:
    """A colleague may."""
    taken = replace(TICKET, assignee_id=BORIS, status=S.IN_PROGRESS)
    assert not policy.allows(AGENT, taken, A.TAKE)
    assert policy.allows(agent(OLEG), taken, A.TAKE)


@pytest.mark.rule("X2")
@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (AGENT, True),
        (ADMIN, True),
        (EMPLOYEE, False),
        (OWNER, True),
        (OTHER, True),
        (replace(OTHER, sees_all_of=NONE), False),
        (replace(OWNER, sees_all_of=NONE), True),
        (replace(OWNER, client_ids=NONE, sees_all_of=NONE), False),
    ],
)
def test_who_sees_the_ticket(who: Principal, sees: bool) -> None:
    """The desk all of them, a contact the company's or the own."""
    assert policy.may_see(who, TICKET) is sees


def test_an_employee_sees_what_he_wrote_or_follows() -> None:
    """And nothing else of the desk's."""
    assert policy.may_see(EMPLOYEE, replace(TICKET, author_id=OLEG))
    assert policy.may_see(EMPLOYEE, TICKET, watches=True)


def test_watching_opens_no_door_to_a_contact() -> None:
    """A contact who left the company keeps nothing by having followed."""
    gone = replace(OTHER, client_ids=NONE, sees_all_of=NONE)
    assert not policy.may_see(gone, TICKET, watches=True)


@pytest.mark.rule("C5")
@pytest.mark.parametrize(
    ("who", "visibility", "sees"),
    [
        (AGENT, Visibility.INTERNAL, True),
        (EMPLOYEE, Visibility.INTERNAL, True),
        (OWNER, Visibility.INTERNAL, False),
        (OWNER, Visibility.PUBLIC, True),
    ],
)
def test_an_internal_comment_is_for_employees(
    who: Principal, visibility: Visibility, sees: bool
) -> None:
    """Whoever the client's person is."""
    assert policy.may_see_comment(who, visibility) is sees
