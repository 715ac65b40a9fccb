"""What of tasks and tickets each reader is told: the database sorts them into parts, counts each
part, and gives no more rows than are drawn (G4, Q15)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.digests.facts import LINES, Parts, Told, WorkFact
from api.notifications.digests.models import DayState, DigestDay
from api.people.calendar.workdays import instant
from api.people.models import Client, ClientContact, Person, Team, TeamMember
from api.principal import Principal, serves
from api.tasks.models import IS_OPEN as OPEN_TASK
from api.tasks.models import Task, TaskDelegation
from api.tickets.models import IS_OPEN, Ticket
from shared.contracts.digests import DigestPart
from shared.contracts.people import PersonKind, Role

NEW_FOR: Final = timedelta(days=1)
"""What is new for who was never told before."""


@dataclass(frozen=True)
class Asked:
    """For whom and when."""

    readers: Collection[Principal]
    on: date
    """The earliest local date among them: what was told before it is no news."""
    now: datetime

    @property
    def zones(self) -> list[str]:
        return sorted({each.timezone for each in self.readers})

    @property
    def values(self) -> dict[str, Any]:
        """As the statements name them."""
        found: dict[str, Any] = {
            "readers": [each.person_id for each in self.readers],
            "on": self.on,
            "now": self.now,
            "lately": self.now - NEW_FOR,
        }
        for number, zone in enumerate(self.zones):
            found[f"zone_{number}"] = zone
            found[f"midnight_{number}"] = _midnight(ZoneInfo(zone), self.now)
        return found


def _midnight(zone: ZoneInfo, moment: datetime) -> datetime:
    """When the local day ends."""
    return instant(moment.astimezone(zone).date() + timedelta(days=1), time(), zone)


async def tasks(session: AsyncSession, asked: Asked) -> Parts:
    """Late, due today or newly given; each in the first part that it belongs to."""
    return await _parts(session, _tasks(len(asked.zones)), asked)


async def tickets(session: AsyncSession, asked: Asked) -> Parts:
    """Of an employee what waits for this very person: the own ones, and those of the own teams
    that nobody has; one of no team is everybody's. Of a contact what is open."""
    return await _parts(session, _TICKETS, asked)


async def _parts(session: AsyncSession, statement: Select[*tuple[Any, ...]], asked: Asked) -> Parts:
    found: dict[UUID, dict[DigestPart, list[Any]]] = {}
    for row in await session.execute(statement, asked.values):
        found.setdefault(row.reader, {}).setdefault(DigestPart(row.part), []).append(row)
    return {
        reader: {part: Told(rows[0].total, tuple(map(_fact, rows))) for part, rows in parts.items()}
        for reader, parts in found.items()
    }


def _fact(row: Any) -> WorkFact:
    return WorkFact(id=row.id, number=row.number, title=row.title, due_at=row.due_at)


NOW: Final = bindparam("now", type_=Task.due_at.type)


def _readers() -> CTE:
    """Each with the moment since when things are new: when the person was told before that date,
    or had nothing to be told; by the key, however many days were."""
    told = (
        select(DigestDay.created_at)
        .where(
            DigestDay.person_id == Person.id,
            DigestDay.kind == Person.kind,
            DigestDay.on < bindparam("on"),
            DigestDay.state.in_((DayState.TOLD, DayState.EMPTY)),
        )
        .order_by(DigestDay.on.desc())
        .limit(1)
        .scalar_subquery()
    )
    lately = bindparam("lately", type_=DigestDay.created_at.type)
    readers = select(
        Person.id.label("id"),
        Person.timezone.label("zone"),
        (Person.kind == PersonKind.CONTACT).label("outside"),
        Person.role.in_([role for role in Role if serves(role)]).label("serves"),
        func.coalesce(told, lately).label("since"),
    ).where(Person.id.in_(bindparam("readers", expanding=True)))
    # Once a reader, and not once a ticket.
    return readers.cte("readers").prefix_with("MATERIALIZED")


READERS: Final = _readers()


def _part(part: DigestPart) -> ColumnElement[str]:
    return literal_column(f"'{part}'")


def _fifteen(waiting: Subquery) -> Select[*tuple[Any, ...]]:
    """Of each reader's each part, with how many there are. What has a deadline in common goes by
    it."""
    of = waiting.c
    whole = (of.reader, of.part)
    late = of.part.in_([_part(e) for e in (DigestPart.OVERDUE, DigestPart.TODAY, DigestPart.SLA)])
    place = func.row_number().over(
        order_by=(case((late, of.due_at)), of.number), partition_by=whole
    )
    total = func.count().over(partition_by=whole)
    counted = (
        select(*of, place.label("place"), total.label("total"))
        .where(of.part.is_not(None))
        .subquery()
    )
    ordered = (counted.c.reader, counted.c.part, counted.c.place)
    return select(*counted.c).where(counted.c.place <= LINES).order_by(*ordered)


@cache
def _tasks(zones: int) -> Select[*tuple[Any, ...]]:
    """For readers of so many zones."""
    ends = [
        (READERS.c.zone == bindparam(f"zone_{n}"), bindparam(f"midnight_{n}", type_=NOW.type))
        for n in range(zones)
    ]
    since = READERS.c.since
    given = exists().where(TaskDelegation.task_id == Task.id, TaskDelegation.created_at >= since)
    # Own ideas are no news.
    is_new = and_(Task.author_id != READERS.c.id, or_(Task.created_at >= since, given))
    part = case(
        (Task.due_at < NOW, _part(DigestPart.OVERDUE)),
        (Task.due_at < case(*ends), _part(DigestPart.TODAY)),
        (is_new, _part(DigestPart.NEW)),
    )
    mine = (
        select(
            READERS.c.id.label("reader"),
            part.label("part"),
            Task.id,
            Task.number,
            Task.title,
            Task.due_at,
        )
        .join(Task, Task.assignee_id == READERS.c.id)
        .where(OPEN_TASK)
    )
    return _fifteen(mine.subquery())


def _nearest(reaction: Any, solution: Any) -> ColumnElement[Any]:
    """Of the promises that still run."""
    return case(
        (Ticket.paused_at.is_not(None), None),
        (Ticket.reacted_at.is_(None), reaction),
        else_=solution,
    )


_AT_RISK: Final = _nearest(Ticket.reaction_warn_at, Ticket.solution_warn_at) <= NOW
_DUE: Final = _nearest(Ticket.reaction_due_at, Ticket.solution_due_at)
_SEEN: Final = or_(READERS.c.serves, Ticket.author_id == READERS.c.id)
"""`policy.may_see` of an employee who only works on it; a test holds the two together."""
_IS_NEW: Final = and_(_SEEN, Ticket.created_at >= READERS.c.since, Ticket.author_id != READERS.c.id)
_SLA: Final = (_AT_RISK, case((_SEEN, _part(DigestPart.SLA))))
_NEW: Final = (_IS_NEW, _part(DigestPart.NEW))


def _waiting(part: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    what = (Ticket.id, Ticket.number, Ticket.title, _DUE.label("due_at"))
    asked = select(READERS.c.id.label("reader"), part.label("part"), *what)
    return asked.select_from(READERS).where(IS_OPEN)


def _own() -> Select[*tuple[Any, ...]]:
    return _waiting(case(_SLA, _NEW)).join(Ticket, Ticket.assignee_id == READERS.c.id)


def _queued() -> Select[*tuple[Any, ...]]:
    """What nobody has: a lead reads of the led teams' in a part of its own (G6)."""
    led = Ticket.team_id.in_(select(Team.id).where(Team.lead_id == READERS.c.id))
    of_reader = TeamMember.person_id == READERS.c.id
    joined = Ticket.team_id.in_(select(TeamMember.team_id).where(of_reader))
    everybodys = Ticket.team_id.is_(None)
    mine = or_(led, and_(READERS.c.serves, or_(everybodys, joined)))
    part = case(_SLA, (led, _part(DigestPart.TEAM_UNASSIGNED)), _NEW)
    return _waiting(part).join(Ticket, and_(Ticket.assignee_id.is_(None), mine))


def _of_companies() -> Select[*tuple[Any, ...]]:
    """Of a contact: everything of those that show all, of the others the own."""
    shown = or_(Client.contacts_see_all, Ticket.contact_id == READERS.c.id)
    return (
        _waiting(_part(DigestPart.OPEN))
        .join(ClientContact, ClientContact.person_id == READERS.c.id)
        .join(Client, and_(Client.id == ClientContact.client_id, Client.active))
        .join(Ticket, and_(Ticket.client_id == Client.id, shown))
        .where(READERS.c.outside)
    )


_TICKETS: Final = _fifteen(union_all(_own(), _queued(), _of_companies()).subquery())
