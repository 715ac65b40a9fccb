"""What a digest says, case by case (G3–G6)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.db import new_id
from api.notifications.digests import compose
from api.notifications.digests.facts import LINES, DeskFacts, DoerFact, RequestFact, Told, WorkFact
from api.principal import Principal
from shared.contracts.absences import AbsenceKind, AbsenceStatus
from shared.contracts.digests import Digest, DigestPart
from shared.contracts.people import PersonKind, Role

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
"""Nine in Moscow."""
BORIS, DARYA, ANNA, VERA, TEAM = (new_id() for _ in range(5))


def person(person_id: UUID = BORIS, **more: Any) -> Principal:
    fields: dict[str, Any] = {
        "kind": PersonKind.EMPLOYEE,
        "name": "Борис Петров",
        "role": Role.AGENT,
        "locale": "ru",
        "timezone": "Europe/Moscow",
        "team_ids": frozenset({TEAM}),
    }
    return Principal(person_id=person_id, **fields | more)


def thing(number: int, due: timedelta | None = None) -> WorkFact:
    due_at = NOW + due if due is not None else None
    return WorkFact(id=new_id(), number=number, title=f"Дело {number}", due_at=due_at)


def some(*things: WorkFact, total: int = 0) -> Told:
    return Told(total or len(things), things)


def request(**more: Any) -> RequestFact:
    fields: dict[str, Any] = {
        "id": new_id(),
        "who": "Дарья Лебедева",
        "kind": AbsenceKind.VACATION,
        "start": date(2026, 12, 1),
        "end": date(2026, 12, 5),
        "start_half": False,
        "end_half": False,
        "person_id": DARYA,
        "status": AbsenceStatus.PENDING,
        "begun": False,
        "approver_id": BORIS,
        "escalated_to_id": None,
    }
    return RequestFact(**fields | more)


def told(who: Principal, **facts: Any) -> Digest:
    return compose.digest_of(who, DeskFacts(**facts), NOW)


def numbers(digest: Digest) -> dict[str, list[int | None]]:
    return {each.part.value: [line.number for line in each.lines] for each in digest.sections}


DAY = timedelta(days=1)
PART = DigestPart


@pytest.mark.rule("G4")
def test_the_parts_come_in_their_order() -> None:
    """Overdue, today, SLA at risk, new, approvals; of what is new the tasks come first."""
    tasks = {
        PART.NEW: some(thing(4)),
        PART.TODAY: some(thing(3)),
        PART.OVERDUE: some(thing(2, -3 * DAY), thing(1, -DAY)),
    }
    tickets = {PART.NEW: some(thing(11)), PART.SLA: some(thing(10))}
    requests = (request(), request(approver_id=VERA))
    digest = told(person(), tasks={BORIS: tasks}, tickets={BORIS: tickets}, requests=requests)
    assert numbers(digest) == {
        "overdue": [2, 1],
        "today": [3],
        "sla": [10],
        "new": [4, 11],
        "approvals": [None],
    }
    assert [line.days_late for line in digest.sections[0].lines] == [3, 1]
    assert digest.sections[-1].lines[0].title == "Отпуск, 1–5 декабря"


@pytest.mark.rule("G4")
def test_fifteen_lines_and_the_rest_is_counted() -> None:
    """Of two kinds together too."""
    many = some(*map(thing, range(LINES)), total=300)
    digest = told(person(), tasks={BORIS: {PART.NEW: many}}, tickets={BORIS: {PART.NEW: many}})
    (new,) = digest.sections
    assert (new.total, len(new.lines)) == (600, 15)


@pytest.mark.rule("G3", "G5")
def test_nothing_to_say_is_nothing() -> None:
    """What others are told, and a request that is not the reader's to decide."""
    requests = (request(status=AbsenceStatus.APPROVED), request(person_id=BORIS))
    tasks = {DARYA: {PART.OVERDUE: some(thing(1, -DAY))}}
    assert not compose.speaks(told(person(), tasks=tasks, requests=requests))


@pytest.mark.rule("G6")
def test_a_manager_hears_of_the_team() -> None:
    """Counts, overdue per person with the worst first, tickets of the led team that wait."""
    digest = told(
        person(VERA, leads=frozenset({TEAM})),
        tickets={VERA: {PART.TEAM_UNASSIGNED: some(thing(7))}},
        doers={
            BORIS: DoerFact(name="Борис", open=1, late=1),
            DARYA: DoerFact(name="Дарья", open=4, late=2),
            ANNA: DoerFact(name="Анна", open=9, late=9),
        },
        below={VERA: frozenset({BORIS, DARYA})},
    )
    assert (digest.team_open, digest.team_overdue) == (5, 3)
    late, free = digest.sections
    assert [(line.who, line.count) for line in late.lines] == [("Дарья", 2), ("Борис", 1)]
    assert free.part is PART.TEAM_UNASSIGNED
    assert [line.number for line in free.lines] == [7]


@pytest.mark.rule("X2")
def test_a_contact_hears_of_open_tickets_alone() -> None:
    """Without the desk's deadlines or paths."""
    who = person(ANNA, kind=PersonKind.CONTACT, role=None)
    digest = told(who, tickets={ANNA: {PART.OPEN: some(thing(2, DAY))}})
    assert numbers(digest) == {"open": [2]}
    assert (digest.sections[0].lines[0].path, digest.sections[0].lines[0].due_at) == ("", None)
