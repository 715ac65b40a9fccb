"""The statement that asks for all that hangs on a request: each kind of row is a strand of it."""

from enum import StrEnum
from typing import Final

from sqlalchemy import Date, Float, Integer, String, Text, Uuid, bindparam, case, select, union_all

from api.absences import calendar
from api.absences.balance import balance
from api.absences.models import Absence, AbsenceAsked, AbsenceChange, VacationAccount
from api.activity.snoozes import Snooze
from api.engine.hot import Hot
from api.engine.strands import Strands
from api.people.models import Person
from api.people.staff import tree


class Strand(StrEnum):
    """What a row is."""

    ASKED = "asked"
    BOSS = "boss"
    STEP = "step"
    AWAY = "away"
    ACCOUNT = "account"
    CORRECTED = "corrected"
    CHARGED = "charged"
    SNOOZE = "snooze"


BELOW: Final = 1
"""Whose absence it is stands below the reader."""
ASKED_TOO: Final = 2
"""The reader was asked to decide about that absence."""

_strands: Final = Strands(
    id=Uuid(),
    at=Absence.created_at.type,
    person_id=Uuid(),
    person_name=String(),
    person_kind=String(),
    flag=Integer(),
    days=Float(),
    start=Date(),
    end=Date(),
    t1=Text(),
    t2=Text(),
)
_branch: Final = _strands.branch

_item: Final = bindparam("item", type_=Uuid())
_person: Final = bindparam("person", type_=Uuid())
_reader: Final = bindparam("reader", type_=Uuid())
_account: Final = bindparam("account", type_=Uuid())
"""The person again, or nobody where the balance is none of the request's."""

_above: Final = tree.above([_person])
_below: Final = tree.below(_reader)
_away: Final = (
    calendar.away_too(_person, bindparam("start", type_=Date()), bindparam("end", type_=Date()))
    .with_only_columns(
        Absence.id,
        Absence.kind,
        Absence.start,
        Absence.end,
        Absence.status,
        Person.id.label("person_id"),
        Person.name.label("person_name"),
        Person.kind.label("person_kind"),
    )
    .subquery("away")
)
_asks_reader: Final = (
    select(AbsenceAsked.id)
    .where(AbsenceAsked.absence_id == _away.c.id, AbsenceAsked.person_id == _reader)
    .exists()
)
_corrected: Final = balance.corrected(_account).subquery("corrected")
_charged: Final = balance.charged(_account).subquery("charged")

_kin: Final = (
    _branch(Strand.ASKED, AbsenceAsked, id=AbsenceAsked.person_id).where(
        AbsenceAsked.absence_id == _item
    ),
    _branch(Strand.BOSS, _above, id=_above.c.boss),
)
KIN: Final = Hot(union_all(*_kin))
ALL: Final = Hot(
    union_all(
        *_kin,
        _branch(
            Strand.STEP,
            AbsenceChange,
            id=AbsenceChange.id,
            at=AbsenceChange.created_at,
            person_id=Person.id,
            person_name=Person.name,
            person_kind=Person.kind,
            t1=AbsenceChange.what,
            t2=AbsenceChange.detail,
        )
        .outerjoin(Person, Person.id == AbsenceChange.actor_id)
        .where(AbsenceChange.absence_id == _item),
        _branch(
            Strand.AWAY,
            _away,
            id=_away.c.id,
            person_id=_away.c.person_id,
            person_name=_away.c.person_name,
            person_kind=_away.c.person_kind,
            flag=case((_away.c.person_id.in_(select(_below.c.id)), BELOW), else_=0)
            + case((_asks_reader, ASKED_TOO), else_=0),
            start=_away.c.start,
            end=_away.c.end,
            t1=_away.c.kind,
            t2=_away.c.status,
        ),
        _branch(
            Strand.ACCOUNT,
            VacationAccount,
            days=VacationAccount.days_per_year,
            start=VacationAccount.accrues_from,
        ).where(VacationAccount.person_id == _account),
        _branch(Strand.CORRECTED, _corrected, days=_corrected.c.days),
        _branch(Strand.CHARGED, _charged, days=_charged.c.days, t1=_charged.c.status),
        _branch(Strand.SNOOZE, Snooze, at=Snooze.until).where(
            Snooze.person_id == _reader, Snooze.object_id == _item
        ),
    )
)
