"""Who is away in the team: dates for colleagues, kinds for those who may know them (A2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.absences.models import Absence, AbsenceAsked
from api.absences.planning import LIVE
from api.clock import now
from api.errors import Invalid
from api.people.models import Person, TeamMember
from api.people.staff import tree
from api.people.views import ref
from api.principal import Principal
from shared.contracts import bounds
from shared.contracts.absences import (
    AbsenceKind,
    AbsenceStatus,
    CalendarEntry,
    Overlap,
)
from shared.contracts.people import PersonKind, PersonRef

LONGEST = 92
"""Days of one look at the calendar."""
MOST_OVERLAPS = 20


@dataclass(frozen=True, kw_only=True)
class AwayLine:
    """As much of somebody's absence as an overlap tells."""

    id: UUID
    person: PersonRef
    kind: AbsenceKind
    start: date
    end: date
    status: AbsenceStatus

    @property
    def person_id(self) -> UUID:
        return self.person.id


R = TypeVar("R", Absence, AwayLine)


@dataclass(frozen=True)
class Sight:
    """What the caller may know of people's absences."""

    who: Principal
    below: frozenset[UUID]
    asked: frozenset[UUID]
    """Absences that the caller was asked to decide about."""

    def knows(self, row: Absence | AwayLine) -> bool:
        """Whether the kind too, and that it is only asked for: the same people that
        `policy.may_see` names."""
        own = row.person_id == self.who.person_id
        return own or self.who.is_admin or row.person_id in self.below or row.id in self.asked


async def sight_of(session: AsyncSession, who: Principal) -> Sight:
    below = await session.scalars(select(tree.below(who.person_id).c.id))
    asked = await session.scalars(
        select(AbsenceAsked.absence_id).where(AbsenceAsked.person_id == who.person_id)
    )
    return Sight(who, frozenset(below), frozenset(asked))


async def entries(
    session: AsyncSession, who: Principal, start: date, end: date
) -> list[CalendarEntry]:
    """Everybody of the caller's own teams and peers, the manager, the people below; for an
    administrator everybody. Raises Invalid and DateOutOfBounds."""
    bounds.check("start", start)
    bounds.check("end", end)
    if not 0 <= (end - start).days < LONGEST:
        raise Invalid(f"end: at most {LONGEST} days from start", field="end")
    sight = await sight_of(session, who)
    found = _live(start, end).options(joinedload(Absence.person))
    if not who.is_admin:
        around = {*await colleagues(session, who.person_id), *sight.below, who.person_id}
        found = found.where(Absence.person_id.in_(around))
    return [_entry(row, sight) for row in _shown(await session.scalars(found), sight)]


async def overlaps(
    session: AsyncSession, who: Principal, person_id: UUID, start: date, end: date
) -> list[Overlap]:
    """Colleagues of the person who are away in these days too (A2)."""
    sight = await sight_of(session, who)
    return seen(await away_with(session, person_id, start, end), sight)


def seen(rows: Iterable[R], sight: Sight) -> list[Overlap]:
    """As much of what `away_too` finds as the caller may know."""
    return [overlap(row, knows=sight.knows(row)) for row in _shown(rows, sight)]


async def away_with(
    session: AsyncSession, person_id: UUID, start: date, end: date
) -> list[Absence]:
    """The rows of `overlaps`, for eyes that may see everything."""
    found = away_too(person_id, start, end).options(joinedload(Absence.person))
    return list(await session.scalars(found))


def away_too(person_id: Any, start: Any, end: Any) -> Select[Absence]:
    """What asks for absences of the person's colleagues in these days, joined to their people."""
    return (
        _live(start, end)
        .where(
            Absence.person_id.in_(_colleagues_of(person_id)),
            Absence.kind != AbsenceKind.REMOTE,
        )
        .limit(MOST_OVERLAPS)
    )


def overlap(row: Absence | AwayLine, *, knows: bool) -> Overlap:
    return Overlap(
        person=ref(row.person),
        kind=row.kind if knows else None,
        start=row.start,
        end=row.end,
        status=row.status,
    )


async def colleagues(session: AsyncSession, person_id: UUID) -> frozenset[UUID]:
    """People of the same teams or under the same manager, and the manager; not the person."""
    return frozenset(await session.scalars(_colleagues_of(person_id)))


def _colleagues_of(person_id: Any) -> Select[UUID]:
    mine = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    mates = select(TeamMember.person_id).where(TeamMember.team_id.in_(mine))
    manager = select(Person.manager_id).where(Person.id == person_id).scalar_subquery()
    found = select(Person.id).where(
        Person.kind == PersonKind.EMPLOYEE,
        Person.active,
        Person.id != person_id,
        Person.id.in_(mates) | (Person.manager_id == manager) | (Person.id == manager),
    )
    return found.correlate(None)


def _live(start: Any, end: Any) -> Select[Absence]:
    # Named one by one, as a statement that is made once has no lists (`api/engine/hot.py`).
    live = [literal(each, Absence.status.type) for each in LIVE]
    return (
        select(Absence)
        .join(Absence.person)
        .where(
            Absence.status.in_(live),
            Absence.end >= start,
            Absence.start <= end,
            Person.active,
        )
        .order_by(Absence.start, Absence.id)
    )


def _shown(rows: Iterable[R], sight: Sight) -> list[R]:
    """What is only asked for concerns those who decide."""
    return [row for row in rows if row.status is AbsenceStatus.APPROVED or sight.knows(row)]


def _entry(row: Absence, sight: Sight) -> CalendarEntry:
    today = now().astimezone(ZoneInfo(row.person.timezone)).date()
    return CalendarEntry(
        person=ref(row.person),
        kind=row.kind if sight.knows(row) else None,
        start=row.start,
        end=row.end,
        start_half=row.start_half,
        end_half=row.end_half,
        status=row.status,
        now=row.status is AbsenceStatus.APPROVED and row.start <= today <= row.end,
    )
