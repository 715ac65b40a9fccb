"""All that hangs on a request, in one statement (Q15): who was and is above it, its history, who is
away too, the books of its person's vacation, and until when its reader put it off."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.absences import calendar, strands
from api.absences.balance.balance import Books
from api.absences.calendar import AwayLine, Sight
from api.absences.models import Absence
from api.absences.strands import Strand
from api.principal import Principal
from shared.contracts.absences import (
    AbsenceEntry,
    AbsenceKind,
    AbsenceStatus,
    AbsenceStep,
    Overlap,
)
from shared.contracts.people import PersonKind, PersonRef


@dataclass(frozen=True)
class Kin:
    """Who has to do with a request by having been asked, or by standing above its person."""

    asked: frozenset[UUID]
    above: frozenset[UUID]


@dataclass(frozen=True)
class Hanging:
    """What hangs on one request; `books` mean something for a vacation alone."""

    kin: Kin
    history: list[AbsenceEntry]
    """Every step, the oldest first."""
    overlaps: list[Overlap]
    books: Books
    snoozed_until: datetime | None


async def kin(session: AsyncSession, row: Absence) -> Kin:
    """What the policy asks, without the rest."""
    values = {"item": row.id, "person": row.person_id}
    return _kin(row, _by_strand(await strands.KIN.rows(session, values)))


async def read(session: AsyncSession, who: Principal, row: Absence) -> Hanging:
    """Whether the reader may see it is asked of the policy afterwards."""
    values = {
        "item": row.id,
        "person": row.person_id,
        "reader": who.person_id,
        "account": row.person_id if row.kind is AbsenceKind.VACATION else None,
        "start": row.start,
        "end": row.end,
    }
    found = _by_strand(await strands.ALL.rows(session, values))
    return Hanging(
        kin=_kin(row, found),
        history=[_step(each) for each in sorted(found[Strand.STEP], key=lambda step: step.id)],
        overlaps=_overlaps(who, found[Strand.AWAY]),
        books=_books(found),
        snoozed_until=next((each.at for each in found[Strand.SNOOZE]), None),
    )


def _by_strand(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.strand].append(row)
    return found


def _kin(row: Absence, found: Mapping[str, list[Any]]) -> Kin:
    """In a circle a person stands above himself, which gives no right over the own request."""
    above = frozenset(each.id for each in found[Strand.BOSS])
    return Kin(frozenset(each.id for each in found[Strand.ASKED]), above - {row.person_id})


def _overlaps(who: Principal, rows: Sequence[Any]) -> list[Overlap]:
    sight = Sight(
        who,
        below=frozenset(row.person_id for row in rows if row.flag & strands.BELOW),
        asked=frozenset(row.id for row in rows if row.flag & strands.ASKED_TOO),
    )
    ordered = sorted(rows, key=lambda row: (row.start, row.id))
    return calendar.seen([_away_line(row) for row in ordered], sight)


def _away_line(row: Any) -> AwayLine:
    return AwayLine(
        id=row.id,
        person=_ref(row),
        kind=AbsenceKind(row.t1),
        start=row.start,
        end=row.end,
        status=AbsenceStatus(row.t2),
    )


def _step(row: Any) -> AbsenceEntry:
    actor = _ref(row) if row.person_id else None
    return AbsenceEntry(at=row.at, actor=actor, what=AbsenceStep(row.t1), detail=row.t2)


def _books(found: Mapping[str, list[Any]]) -> Books:
    account = next(iter(found[Strand.ACCOUNT]), None)
    return Books(
        days_per_year=account.days if account else None,
        accrues_from=account.start if account else None,
        corrected=next((row.days for row in found[Strand.CORRECTED]), None) or 0.0,
        charged={AbsenceStatus(row.t1): row.days for row in found[Strand.CHARGED]},
    )


def _ref(row: Any) -> PersonRef:
    return PersonRef(id=row.person_id, name=row.person_name, kind=PersonKind(row.person_kind))
