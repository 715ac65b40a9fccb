"""Who may do what with a task (X1): the whole table, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from api.principal import Principal
from api.tasks import policy
from api.tasks.policy import MOVES, Handover, TaskFacts
from shared.contracts.people import Role
from shared.contracts.tasks import TaskAction, TaskStatus
from tests.pipeline.facts import BORIS, DARYA, GLEB, OLEG, VERA, agent, contact, uid

pytestmark = pytest.mark.rule("X1")

S, A = TaskStatus, TaskAction
STRANGER = uid(8)
TASK = TaskFacts(
    status=S.NEW,
    author_id=DARYA,
    assignee_id=BORIS,
    above_author=frozenset({GLEB}),
    above_assignee=frozenset({VERA, OLEG}),
)


def employee(person_id: UUID, **more: bool) -> Principal:
    return agent(person_id, role=Role.EMPLOYEE, **more)


@pytest.mark.parametrize("status", list(S))
def test_what_is_to_be_done_is_late_from_its_due_moment_on(status: TaskStatus) -> None:
    """What has ended or has no date is never late."""
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    is_open = status in (S.NEW, S.IN_PROGRESS)
    assert policy.is_overdue(status, noon, noon) is is_open
    assert not policy.is_overdue(status, noon, noon - timedelta(seconds=1))
    assert not policy.is_overdue(status, None, noon)


PEOPLE = {
    "author": employee(DARYA),
    "assignee": employee(BORIS),
    "assignee who manages": employee(BORIS, manages=True),
    "manager": employee(VERA, manages=True),
    "author's manager": employee(GLEB, manages=True),
    "admin": agent(STRANGER, role=Role.ADMIN),
    "watcher": employee(STRANGER),
}
HEARD = {A.COMMENT, A.MUTE}
OPEN = {A.COMPLETE, A.SNOOZE, *HEARD}
ANSWERS = {*OPEN, A.EDIT, A.CANCEL}
AGAIN = {*HEARD, A.REOPEN}
GONE = {A.REOPEN, A.MUTE}
FOLLOWS = {"manager", "author's manager", "admin", "watcher"}
"""Both sides of a task hear anyway."""
NEW: dict[str, set[TaskAction]] = {
    "author": {*ANSWERS, A.START},
    "assignee": {*OPEN, A.START},
    "assignee who manages": {*OPEN, A.START, A.DELEGATE},
    "manager": {*ANSWERS, A.START, A.DELEGATE},
    "author's manager": {*ANSWERS, A.START, A.DELEGATE},
    "admin": {*ANSWERS, A.START},
    "watcher": {*HEARD, A.SNOOZE},
}
ACTIONS: dict[TaskStatus, dict[str, set[TaskAction]]] = {
    S.NEW: NEW,
    S.IN_PROGRESS: {who: allowed - {A.START} for who, allowed in NEW.items()},
    S.DONE: {who: HEARD if who == "watcher" else AGAIN for who in NEW},
    S.CANCELLED: {
        who: {A.MUTE} if who in {"watcher", "assignee", "assignee who manages"} else GONE
        for who in NEW
    },
}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("status", list(S))
def test_what_each_may_do_in_each_status(status: TaskStatus, who: str) -> None:
    """The buttons that are drawn and the acts that are allowed are one list."""
    now = replace(TASK, status=status)
    allowed = policy.allowed(PEOPLE[who], now)
    follows = {A.FOLLOW} if who in FOLLOWS else set[TaskAction]()
    assert set(allowed) == ACTIONS[status][who] | follows
    assert allowed == [each for each in A if each in allowed]


@pytest.mark.parametrize(
    ("who", "watches", "sees"),
    [
        (PEOPLE["author"], False, True),
        (PEOPLE["assignee"], False, True),
        (PEOPLE["manager"], False, True),
        (PEOPLE["author's manager"], False, True),
        (PEOPLE["admin"], False, True),
        (PEOPLE["watcher"], True, True),
        (PEOPLE["watcher"], False, False),
        (agent(STRANGER, manages=True), False, False),
        (contact(BORIS), True, False),
    ],
)
def test_who_sees_the_task(who: Principal, watches: bool, sees: bool) -> None:
    """Whoever gave it, has it, follows it or answers for them; never a client's contact."""
    assert policy.may_see(who, TASK, watches=watches) is sees


def test_every_status_can_be_left_and_no_move_stays() -> None:
    """A task is never stuck."""
    left = {status for sources, _ in MOVES.values() for status in sources}
    assert left == set(S)
    assert all(target not in sources for sources, target in MOVES.values())


NOBODY: set[UUID] = set()
NO_LINKS: list[tuple[UUID, UUID]] = []


@pytest.mark.rule("D6")
@pytest.mark.parametrize(
    ("links", "assignee", "barred"),
    [
        (NO_LINKS, VERA, NOBODY),
        ([(VERA, BORIS)], BORIS, {VERA}),
        ([(OLEG, VERA), (VERA, BORIS)], BORIS, {OLEG, VERA}),
        ([(VERA, BORIS), (OLEG, DARYA)], DARYA, {OLEG}),
        ([(VERA, BORIS), (OLEG, DARYA), (DARYA, BORIS)], BORIS, {DARYA, OLEG}),
        ([(VERA, BORIS), (BORIS, DARYA), (OLEG, BORIS)], BORIS, {OLEG}),
    ],
)
def test_the_chain_is_read_back_from_who_has_the_task(
    links: list[tuple[UUID, UUID]], assignee: UUID, barred: set[UUID]
) -> None:
    """Who handed it on may not get it back; who lost it to somebody above may."""
    handovers = [Handover(by, to) for by, to in links]
    assert policy.who_handed_on(assignee, handovers) == barred
