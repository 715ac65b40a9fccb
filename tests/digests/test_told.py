"""What the database counts for a digest is what the policies would (G4–G6, X1)."""

from datetime import UTC, datetime, time, timedelta
from itertools import count, product
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import principals
from api.db import new_id
from api.notifications.digests import load
from api.notifications.digests.facts import LINES, DeskFacts, Parts, Told
from api.notifications.digests.models import DayState, DigestDay
from api.people.models import Client, Person, Team
from api.principal import Principal
from api.tasks.models import Task, TaskDelegation
from api.tickets import policy
from api.tickets.models import Ticket
from shared.contracts.digests import DigestPart
from shared.contracts.people import PersonKind
from shared.contracts.priority import Priority
from shared.contracts.tasks import TaskStatus
from shared.contracts.tickets import Source, TicketStatus
from tests.desk import Desk
from tests.servers.asked import Recorder

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("G4", "G5", "G6", "X1", "X2")]

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
"""Monday, nine in Moscow."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TOLD = NOW - 3 * DAY
"""When Boris had his last digest."""
ASKED = ("boris", "vera", "gleb", "darya", "oleg", "anna", "pavel")


@pytest.fixture
async def session(desk: Desk) -> Any:
    """Of a transaction that is taken back."""
    async with desk.held.database.begin() as session:
        row = DigestDay(created_at=TOLD, on=TOLD.date(), at=time(9), state=DayState.TOLD)
        row.person_id, row.kind = desk.ids["boris"], PersonKind.EMPLOYEE
        session.add(row)
        yield session
        await session.rollback()


async def facts(session: AsyncSession, desk: Desk) -> tuple[dict[UUID, Principal], DeskFacts]:
    readers = await principals.load_many(session, [desk.ids[key] for key in ASKED])
    return readers, await load.facts(session, readers.values(), NOW.date(), NOW)


async def every_ticket(session: AsyncSession, desk: Desk) -> list[Ticket]:
    """One of each kind that a digest tells apart, and some of each."""
    teams = [*await session.scalars(select(Team.id).order_by(Team.name)), None]
    led = await session.get(Team, teams[0])
    assert led is not None
    led.lead_id = desk.ids["vera"]
    clients = [desk.ids["Ромашка"], *await _shy(session, desk)]
    number = count(50_001)
    made = [
        _ticket(next(number), *each)
        for each in product(
            (desk.ids["boris"], desk.ids["gleb"], desk.ids["darya"], None),
            teams,
            clients,
            (desk.ids["boris"], desk.ids["darya"], desk.ids["anna"]),
            (NOW - HOUR, NOW - 2 * DAY, NOW - 9 * DAY),
            ((-HOUR, HOUR), (HOUR, 2 * HOUR), None),
        )
    ]
    session.add_all(made)
    return made


async def _shy(session: AsyncSession, desk: Desk) -> list[UUID]:
    """A company of Anna's and Pavel's whose people see their own tickets alone."""
    client = Client(id=new_id(), name="Тихая", contacts_see_all=False)
    session.add(client)
    for key in ("anna", "pavel"):
        person = await session.get(Person, desk.ids[key])
        await session.refresh(person, ["clients"])
        assert person is not None
        person.clients.append(client)
    return [client.id]


def _ticket(
    number: int,
    assignee_id: UUID | None,
    team_id: UUID | None,
    client_id: UUID,
    author_id: UUID,
    created_at: datetime,
    promise: tuple[timedelta, timedelta] | None,
) -> Ticket:
    """Every fifth is closed."""
    row = Ticket(id=new_id(), number=number, title=f"Заявка {number}", text="", search_text="")
    row.status = TicketStatus.IN_PROGRESS if number % 5 else TicketStatus.CLOSED
    row.source, row.priority, row.created_at = Source.WEB, Priority.NORMAL, created_at
    row.assignee_id, row.team_id, row.client_id = assignee_id, team_id, client_id
    row.author_id = row.contact_id = author_id
    if promise:
        row.reaction_warn_at, row.reaction_due_at = (NOW + each for each in promise)
    return row


def part_of(who: Principal, ticket: Ticket, since: datetime) -> DigestPart | None:
    """By the policy, one by one."""
    if ticket.status is TicketStatus.CLOSED:
        return None
    seen = policy.may_see(who, policy.facts_of(ticket))
    if who.is_contact:
        return DigestPart.OPEN if seen else None
    free = ticket.assignee_id is None
    led = free and ticket.team_id in who.leads
    queued = free and who.is_agent and ticket.team_id in {None, *who.team_ids}
    if not (ticket.assignee_id == who.person_id or led or queued):
        return None
    if ticket.reaction_warn_at and ticket.reaction_warn_at <= NOW:
        return DigestPart.SLA if seen else None
    if led:
        return DigestPart.TEAM_UNASSIGNED
    new = ticket.created_at >= since and ticket.author_id != who.person_id
    return DigestPart.NEW if seen and new else None


def counted(parts: dict[DigestPart, list[int]]) -> dict[DigestPart, tuple[int, list[int]]]:
    return {part: (len(found), sorted(found)[:LINES]) for part, found in parts.items()}


def shown(parts: Parts, who: Principal) -> dict[DigestPart, tuple[int, list[int]]]:
    mine = parts.get(who.person_id, {})
    return {part: (each.total, [one.number for one in each.first]) for part, each in mine.items()}


async def test_tickets_are_counted_as_the_policies_say(desk: Desk, session: AsyncSession) -> None:
    """Every kind of ticket, for everybody; fifteen of each part are shown."""
    tickets = await every_ticket(session, desk)
    readers, found = await facts(session, desk)
    for who in readers.values():
        since = TOLD if who.person_id == desk.ids["boris"] else NOW - DAY
        parts: dict[DigestPart, list[int]] = {}
        for each in tickets:
            if part := part_of(who, each, since):
                parts.setdefault(part, []).append(each.number)
        assert shown(found.tickets, who) == counted(parts), who.name
    assert all(found.tickets[desk.ids[key]] for key in ("boris", "vera", "anna"))


DUE = {
    "overdue": (-9 * DAY, -HOUR),
    "today": (HOUR, 14 * HOUR),
    "tomorrow": (16 * HOUR,),
    "none": (None,),
}
"""From nine in Moscow: its day ends fifteen hours later."""


async def test_tasks_stand_in_one_part_each(desk: Desk, session: AsyncSession) -> None:
    """Late, due by the reader's own day, or newly given by somebody else, by delegation too."""
    await _lives(session, desk, "darya", "America/New_York")
    number = count(70_001)
    ids: dict[int, tuple[str, str, timedelta | None, timedelta]] = {}
    for key, author, due, age in product(
        ("boris", "darya"),
        ("boris", "vera"),
        [each for some in DUE.values() for each in some],
        (HOUR, 2 * DAY, 9 * DAY),
    ):
        task = _task(next(number), desk.ids[key], desk.ids[author], due, age)
        ids[task.number] = (key, author, due, age)
        session.add(task)
    given = _task(next(number), desk.ids["darya"], desk.ids["vera"], None, 9 * DAY)
    session.add(given)
    await session.flush()
    people = {"from_id": desk.ids["boris"], "to_id": desk.ids["darya"], "by_id": desk.ids["vera"]}
    session.add(TaskDelegation(task_id=given.id, created_at=NOW - HOUR, **people))
    readers, found = await facts(session, desk)
    for key in ("boris", "darya"):
        expected: dict[DigestPart, list[int]] = {}
        for each, (whose, author, due, age) in ids.items():
            if whose == key and (part := _part(key, author, due, age)):
                expected.setdefault(part, []).append(each)
        if key == "darya":
            expected.setdefault(DigestPart.NEW, []).append(given.number)
        parts = shown(found.tasks, readers[desk.ids[key]])
        assert {p: t for p, (t, _) in parts.items()} == {p: len(e) for p, e in expected.items()}
        assert parts[DigestPart.NEW] == counted(expected)[DigestPart.NEW]


def _part(key: str, author: str, due: timedelta | None, age: timedelta) -> DigestPart | None:
    if due in DUE["overdue"]:
        return DigestPart.OVERDUE
    # One in the morning in New York: its day ends hours after Moscow's.
    if due in DUE["today"] or (key == "darya" and due in DUE["tomorrow"]):
        return DigestPart.TODAY
    new = age < (3 * DAY if key == "boris" else DAY)
    return DigestPart.NEW if new and author != key else None


async def _lives(session: AsyncSession, desk: Desk, key: str, zone: str) -> None:
    person = await session.get(Person, desk.ids[key])
    assert person is not None
    person.timezone = zone
    assert NOW.astimezone(ZoneInfo(zone)).hour == 1


def _task(
    number: int, assignee_id: UUID, author_id: UUID, due: timedelta | None, age: timedelta
) -> Task:
    row = Task(id=new_id(), number=number, title=f"Дело {number}", text="", search_text="")
    row.status, row.priority = TaskStatus.NEW, Priority.NORMAL
    row.assignee_id, row.author_id, row.created_at = assignee_id, author_id, NOW - age
    row.due_at = None if due is None else NOW + due
    return row


@pytest.mark.rule("G6")
async def test_a_manager_reads_of_everybody_below(desk: Desk, session: AsyncSession) -> None:
    """How much each has to do and how much of it is late, whoever reads."""
    for number, due in enumerate((-DAY, -DAY, DAY, None), 80_001):
        session.add(_task(number, desk.ids["boris"], desk.ids["vera"], due, DAY))
    _, found = await facts(session, desk)
    assert desk.ids["boris"] in found.below[desk.ids["vera"]]
    doer = found.doers[desk.ids["boris"]]
    assert (doer.open, doer.late) == (4, 2)


@pytest.mark.rule("Q15")
async def test_many_readers_cost_what_one_costs(
    desk: Desk, session: AsyncSession, counting: Recorder
) -> None:
    """A statement a kind of thing, and no row that is not drawn."""
    await every_ticket(session, desk)
    await session.flush()
    readers = list((await principals.load_many(session, list(desk.ids.values()))).values())
    managers = [each for each in readers if each.manages]
    asked: list[int] = []
    for some in (managers[:1], readers):
        with counting() as seen:
            found = await load.facts(session, some, NOW.date(), NOW)
        asked.append(len(seen.statements))
    assert asked[0] == asked[1] <= 5
    every: list[Told] = [told for parts in found.tickets.values() for told in parts.values()]
    assert max(len(each.first) for each in every) == LINES < max(each.total for each in every)
