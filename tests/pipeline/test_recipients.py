"""A client's word always has a recipient, whatever became of the desk (C9)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.notifications.types import recipients
from api.notifications.types.staff import WORKING, Staff
from api.notifications.types.ticket import desk
from api.notifications.types.ticket.desk import Place
from api.people.calendar.presence import Away
from api.people.models import Person
from api.tickets.events import (
    SlaBreached,
    SlaEscalated,
    TicketCommented,
    TicketOpened,
    TicketRated,
    TicketStatusChanged,
)
from shared.contracts.absences import AbsenceKind
from shared.contracts.people import Role
from shared.contracts.sla import SlaGoal
from shared.contracts.tickets import TicketStatus, Visibility
from tests.desk import Desk
from tests.pipeline.facts import (
    AGENTS,
    BORIS,
    COMMENT,
    CONTACT,
    DARYA,
    DESK,
    GLEB,
    OLEG,
    STAFF,
    TICKET,
    VERA,
    context,
    ticket,
    uid,
)

pytestmark = pytest.mark.rule("C9")

PEOPLE = [uid(number) for number in range(1, 7)]
TOMORROW = date(2026, 11, 30)


def away(deputy_id: UUID | None = None) -> Away:
    return Away(kind=AbsenceKind.VACATION, until=TOMORROW, deputy_id=deputy_id)


def somebody() -> st.SearchStrategy[UUID]:
    return st.sampled_from(PEOPLE)


@st.composite
def desks(draw: st.DrawFn) -> tuple[Place, Staff]:
    """Any of six may have left, hold any role, be away with any deputy, be deaf, lead, be a member
    or on duty; deputies may stand in for each other in a circle."""
    roles = draw(st.dictionaries(somebody(), st.sampled_from(Role)))
    absences = st.builds(away, st.none() | somebody())
    members = draw(st.frozensets(somebody()))
    place = Place(
        assignee_id=draw(st.none() | somebody()),
        in_team=draw(st.booleans()),
        lead_id=draw(st.none() | somebody()),
        member_ids=members,
        on_duty=tuple(each for each in sorted(members) if draw(st.booleans())),
        deaf=draw(st.frozensets(somebody(), max_size=2)),
    )
    return place, Staff(roles=roles, away=draw(st.dictionaries(somebody(), absences)))


def told(place: Place, staff: Staff) -> list[UUID]:
    return [each for each, _ in desk.of_the_client(place, staff) if each is not None]


@given(desks())
def test_somebody_always_hears(made: tuple[Place, Staff]) -> None:
    """If anybody works on tickets; one who is here and not deaf, if there is one; nobody who left
    or may not see tickets."""
    place, staff = made
    heard = told(place, staff)
    assert bool(heard) is bool(staff.agents)
    assert all(staff.roles.get(each) in WORKING for each in heard)
    able = {each for each in staff.agents if staff.is_here(each)} - place.deaf
    assert not able or not able.isdisjoint(heard)


@given(desks())
def test_the_nearest_hears_and_no_one_else_is_troubled(made: tuple[Place, Staff]) -> None:
    """The assignee alone who can hear; the keepers only where the team cannot."""
    place, staff = made
    heard = told(place, staff)
    if staff.is_here(place.assignee_id) and place.assignee_id not in place.deaf:
        assert heard == [place.assignee_id]
        return
    near = {place.assignee_id, place.lead_id, *place.member_ids}
    if place.assignee_id and staff.works(place.assignee_id):
        near.add(staff.stand_in(place.assignee_id))
    hears = [each for each in near if staff.is_here(each) and each not in place.deaf]
    if place.in_team and hears:
        assert set(heard) <= near
    if not set(hears).isdisjoint(place.on_duty):
        assert set(heard) <= {place.assignee_id, _deputy(place, staff), *place.on_duty}


def _deputy(place: Place, staff: Staff) -> UUID | None:
    return staff.stand_in(place.assignee_id) if place.assignee_id else None


WITHOUT_BORIS = STAFF.roles.items() - {(BORIS, Role.AGENT)}
LEFT = Staff(roles=dict(WITHOUT_BORIS))
DEMOTED = Staff(roles={**STAFF.roles, BORIS: Role.EMPLOYEE})
ON_LEAVE = Staff(roles=STAFF.roles, away={BORIS: away()})
COVERED = Staff(roles=STAFF.roles, away={BORIS: away(DARYA)})
BY_A_CHAIN = Staff(roles=STAFF.roles, away={BORIS: away(VERA), VERA: away(DARYA)})
BY_A_STRANGER = Staff(roles=STAFF.roles, away={BORIS: away(OLEG)})
ALL_AWAY = Staff(roles=STAFF.roles, away=dict.fromkeys(AGENTS, away()))
TEAM = {VERA, BORIS, DARYA}


@pytest.mark.parametrize(
    ("staff", "more", "expected"),
    [
        (STAFF, {}, {BORIS}),
        (LEFT, {}, TEAM - {BORIS}),
        (DEMOTED, {}, TEAM - {BORIS}),
        (ON_LEAVE, {}, TEAM),
        (COVERED, {}, {BORIS, DARYA}),
        (BY_A_CHAIN, {}, {BORIS, DARYA}),
        (BY_A_STRANGER, {}, TEAM),
        (ALL_AWAY, {}, TEAM | {GLEB}),
        (LEFT, {"team": None}, (TEAM | {GLEB}) - {BORIS}),
        (Staff(roles={GLEB: Role.ADMIN}), {}, {GLEB}),
        (STAFF, {"muted_by": frozenset({BORIS})}, TEAM),
    ],
)
@pytest.mark.parametrize("kind", ["said", "came back", "cancelled", "rated", "promised"])
def test_each_word_of_a_client_finds_the_same_people(
    kind: str, staff: Staff, more: dict[str, Any], expected: set[UUID]
) -> None:
    """A comment, "not solved", a cancellation, a score, and a promise that is broken."""
    status: dict[str, Any] = {"by": CONTACT, "ticket_id": TICKET, "old": TicketStatus.RESOLVED}
    events = {
        "said": TicketCommented(
            by=CONTACT, ticket_id=TICKET, comment_id=COMMENT, visibility=Visibility.PUBLIC
        ),
        "came back": TicketStatusChanged(new=TicketStatus.IN_PROGRESS, **status),
        "cancelled": TicketStatusChanged(new=TicketStatus.CANCELLED, **status),
        "rated": TicketRated(by=CONTACT, ticket_id=TICKET, score=5),
        "promised": SlaBreached(
            by=None, ticket_id=TICKET, goal=SlaGoal.SOLUTION, deadline=_some_moment()
        ),
    }
    now = context(ticket(assignee_id=BORIS, **more), staff=staff)
    heard = {each.person_id for each in recipients.of(events[kind], now)}
    assert heard - {CONTACT} == expected


def _some_moment() -> Any:
    return ticket().moment


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        (DESK, {BORIS: "assignee", VERA: "lead"}),
        (None, {BORIS: "assignee", GLEB: "keeper"}),
    ],
)
def test_a_bad_score_is_heard_above(team: Any, expected: dict[UUID, str]) -> None:
    """By the lead; where there is none, by whoever keeps the desk."""
    now = context(ticket(assignee_id=BORIS, team=team))
    event = TicketRated(by=CONTACT, ticket_id=TICKET, score=1)
    assert {each.person_id: each.why.value for each in recipients.of(event, now)} == expected


def test_a_colleagues_word_waits_for_who_is_away_and_not_for_who_left() -> None:
    """Nobody else is troubled by what can wait; what would wait for ever goes to the queue."""
    note = TicketCommented(
        by=DARYA, ticket_id=TICKET, comment_id=COMMENT, visibility=Visibility.INTERNAL
    )
    for staff, expected in ((ON_LEAVE, {BORIS, VERA}), (LEFT, {VERA})):
        now = context(ticket(assignee_id=BORIS), staff=staff)
        assert {each.person_id for each in recipients.of(note, now)} == expected


def test_a_ticket_of_an_empty_team_is_the_keepers() -> None:
    """Also a new one, and a promise carried up to a lead who is one no more."""
    empty = context(ticket(team=None), staff=Staff(roles={GLEB: Role.ADMIN}))
    opened = TicketOpened(by=CONTACT, ticket_id=TICKET)
    escalated = SlaEscalated(
        by=None, ticket_id=TICKET, goal=SlaGoal.REACTION, deadline=_some_moment(), to=OLEG
    )
    for event in (opened, escalated):
        assert {each.person_id for each in recipients.of(event, empty)} - {CONTACT} == {GLEB}


async def test_the_word_arrives_where_the_assignee_works_on_tickets_no_more(desk: Desk) -> None:
    """Whatever way the row came to be so, the team reads it in the inbox."""
    taken = await desk.takes("boris", await desk.opens("anna"))
    await desk.changes(Person, desk.ids["boris"], role=Role.EMPLOYEE)
    await desk.says("anna", taken, "Снова не печатает")
    await desk.pipeline()
    for key in ("darya", "vera"):
        assert any("Анна" in each["title"] for each in await desk.inbox(key)), key
