"""What a digest says, case by case (G3–G6)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.db import new_id
from api.notifications.digests import compose
from api.notifications.digests.facts import DeskFacts, RequestFact, TaskFact, TicketFact
from api.principal import Principal
from shared.contracts.absences import AbsenceKind, AbsenceStatus
from shared.contracts.digests import Digest, DigestPart
from shared.contracts.people import PersonKind, Role
from shared.contracts.tickets import TicketStatus

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
"""Nine in Moscow."""
BORIS, DARYA, ANNA, VERA, TEAM, ROMASHKA = (new_id() for _ in range(6))


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


def task(number: int, due: timedelta | None = None, **more: Any) -> TaskFact:
    fields: dict[str, Any] = {
        "id": new_id(),
        "title": f"Дело {number}",
        "assignee_id": BORIS,
        "author_id": VERA,
        "due_at": NOW + due if due is not None else None,
        "given_at": NOW - timedelta(days=10),
    }
    return TaskFact(number=number, **fields | more)


def ticket(number: int, **more: Any) -> TicketFact:
    fields: dict[str, Any] = {
        "id": new_id(),
        "title": f"Заявка {number}",
        "status": TicketStatus.IN_PROGRESS,
        "client_id": ROMASHKA,
        "contact_id": ANNA,
        "author_id": ANNA,
        "assignee_id": BORIS,
        "team_id": TEAM,
        "created_at": NOW - timedelta(days=10),
        "warn_at": NOW + timedelta(hours=1),
        "due_at": NOW + timedelta(hours=2),
    }
    return TicketFact(number=number, **fields | more)


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


HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.rule("G4")
def test_the_parts_come_in_their_order_and_each_thing_once() -> None:
    """Overdue with the oldest first, today, SLA at risk, new, approvals."""
    digest = told(
        person(),
        tasks=(
            task(1, -DAY),
            task(2, -3 * DAY),
            task(3, 8 * HOUR, given_at=NOW),
            task(4, 5 * DAY, given_at=NOW),
            task(5, 5 * DAY),
            task(6, given_at=NOW, author_id=BORIS),
        ),
        tickets=(ticket(10, warn_at=NOW), ticket(11, created_at=NOW), ticket(12)),
        requests=(request(), request(approver_id=VERA)),
    )
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
    """Three hundred overdue tasks."""
    digest = told(person(), tasks=tuple(task(number, -number * DAY) for number in range(1, 301)))
    (overdue,) = digest.sections
    assert (overdue.total, len(overdue.lines)) == (300, 15)
    assert overdue.lines[0].number == 300


@pytest.mark.rule("G3")
def test_nothing_to_say_is_nothing() -> None:
    """Neither far deadlines nor an old ticket in time are news."""
    assert not compose.speaks(told(person(), tasks=(task(1, 9 * DAY),), tickets=(ticket(2),)))


@pytest.mark.rule("G3")
def test_what_came_on_days_off_is_still_new() -> None:
    """Counted from the last time that the person was told."""
    friday = NOW - 3 * DAY
    facts = {"tasks": (task(1, given_at=friday + HOUR),)}
    assert told(person(), **facts).sections == []
    digest = told(person(), **facts, since={BORIS: friday})
    assert numbers(digest) == {"new": [1]}


@pytest.mark.rule("G5", "X1")
def test_other_peoples_things_are_not_told() -> None:
    """A reassigned task, another team's ticket, one that the reader may not see."""
    digest = told(
        person(role=Role.EMPLOYEE),
        tasks=(task(1, -DAY, assignee_id=DARYA),),
        tickets=(
            ticket(2, warn_at=NOW),
            ticket(3, warn_at=NOW, assignee_id=None, team_id=new_id()),
        ),
        requests=(request(status=AbsenceStatus.APPROVED), request(person_id=BORIS)),
    )
    assert digest.sections == []


@pytest.mark.rule("G6")
def test_a_manager_hears_of_the_team() -> None:
    """Counts, overdue per person with the worst first, tickets of the led team that wait."""
    digest = told(
        person(VERA, leads=frozenset({TEAM})),
        tasks=(task(1, -DAY), task(2, -DAY, assignee_id=DARYA), task(3, -DAY, assignee_id=DARYA)),
        tickets=(ticket(7, assignee_id=None), ticket(8)),
        names={BORIS: "Борис", DARYA: "Дарья"},
        below={VERA: frozenset({BORIS, DARYA})},
    )
    assert (digest.team_open, digest.team_overdue) == (3, 3)
    late, free = digest.sections
    assert [(line.who, line.count) for line in late.lines] == [("Дарья", 2), ("Борис", 1)]
    assert free.part is DigestPart.TEAM_UNASSIGNED
    assert [line.number for line in free.lines] == [7]


@pytest.mark.rule("X2")
def test_a_contact_hears_of_the_own_companys_open_tickets() -> None:
    """Without the desk's deadlines or paths; another company's are not among them."""
    who = person(
        ANNA,
        kind=PersonKind.CONTACT,
        role=None,
        client_ids=frozenset({ROMASHKA}),
        sees_all_of=frozenset({ROMASHKA}),
    )
    digest = told(who, tickets=(ticket(2), ticket(1, client_id=new_id())))
    assert numbers(digest) == {"open": [2]}
    assert (digest.sections[0].lines[0].path, digest.sections[0].lines[0].due_at) == ("", None)
