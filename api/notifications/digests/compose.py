"""From facts to a digest: pure (G4–G6). Which part a task or a ticket stands in is decided where
it is counted, by the database (`told.py`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from api.absences import policy as absence_policy
from api.notifications.digests.facts import (
    LINES,
    DeskFacts,
    DoerFact,
    Parts,
    RequestFact,
    Told,
    WorkFact,
)
from api.principal import Principal
from shared import zones
from shared.contracts.digests import Digest, DigestLine, DigestPart, DigestSection
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator, translator
from shared.work.absence_card import absence_path
from shared.work.absence_words import kind_name, period
from shared.work.task_card import task_path
from shared.work.ticket_card import ticket_path

F = TypeVar("F")


@dataclass(frozen=True)
class View:
    """One reader's eyes at one moment."""

    who: Principal
    facts: DeskFacts
    now: datetime

    @property
    def today(self) -> date:
        return today(self.who, self.now)

    def local(self, moment: datetime) -> date:
        return zones.local(moment, ZoneInfo(self.who.timezone)).date()

    @property
    def t(self) -> Translator:
        return translator(self.who.locale)

    def told(self, parts: Parts, part: DigestPart) -> Told:
        return parts.get(self.who.person_id, {}).get(part, Told())

    @property
    def team(self) -> list[tuple[UUID, DoerFact]]:
        """Who of those below has something to do."""
        below = self.facts.below.get(self.who.person_id, frozenset())
        return [(each, doer) for each, doer in self.facts.doers.items() if each in below]


def today(who: Principal, now: datetime) -> date:
    """The local date of the person."""
    return now.astimezone(ZoneInfo(who.timezone)).date()


def digest_of(who: Principal, facts: DeskFacts, now: datetime) -> Digest:
    """What there is to say to this person now; parts with nothing in them are left out (G3)."""
    view = View(who, facts, now)
    told = [_tickets(view, DigestPart.OPEN)] if who.is_contact else _employee(view)
    team = view.team
    return Digest(
        date=view.today,
        name=who.name,
        sections=[each for each in told if each.total],
        team_open=sum(doer.open for _, doer in team) if team else None,
        team_overdue=sum(doer.late for _, doer in team) if team else None,
    )


def _employee(view: View) -> list[DigestSection]:
    """In the order of telling."""
    asked = [each for each in view.facts.requests if absence_policy.may_decide(view.who, each)]
    late = [(each, doer) for each, doer in view.team if doer.late]
    late.sort(key=lambda each: (-each[1].late, each[1].name))
    return [
        _tasks(view, DigestPart.OVERDUE),
        _tasks(view, DigestPart.TODAY),
        _tickets(view, DigestPart.SLA),
        _new(view),
        _section(DigestPart.APPROVALS, asked, lambda each: _request(view, each)),
        _section(DigestPart.TEAM_OVERDUE, late, lambda each: _person(*each)),
        _tickets(view, DigestPart.TEAM_UNASSIGNED),
    ]


def _tasks(view: View, part: DigestPart) -> DigestSection:
    told = view.told(view.facts.tasks, part)
    lines = [_task(view, each) for each in told.first]
    return DigestSection(part=part, total=told.total, lines=lines)


def _tickets(view: View, part: DigestPart) -> DigestSection:
    told = view.told(view.facts.tickets, part)
    lines = [_ticket(view, each) for each in told.first]
    return DigestSection(part=part, total=told.total, lines=lines)


def _new(view: View) -> DigestSection:
    """Tasks, and after them tickets."""
    given, came = (_of(view, DigestPart.NEW) for _of in (_tasks, _tickets))
    lines = [*given.lines, *came.lines][:LINES]
    return DigestSection(part=DigestPart.NEW, total=given.total + came.total, lines=lines)


def _section(
    part: DigestPart, things: Sequence[F], line: Callable[[F], DigestLine]
) -> DigestSection:
    return DigestSection(
        part=part, total=len(things), lines=[line(each) for each in things[:LINES]]
    )


def _task(view: View, task: WorkFact) -> DigestLine:
    late = (view.today - view.local(task.due_at)).days if task.due_at else 0
    return DigestLine(
        kind=ObjectKind.TASK,
        id=task.id,
        number=task.number,
        title=task.title,
        path=task_path(task.id),
        days_late=max(late, 0),
        due_at=task.due_at,
    )


def _ticket(view: View, ticket: WorkFact) -> DigestLine:
    staff = view.who.is_employee
    return DigestLine(
        kind=ObjectKind.TICKET,
        id=ticket.id,
        number=ticket.number,
        title=ticket.title,
        path=ticket_path(ticket.id) if staff else "",
        due_at=ticket.due_at if staff else None,
    )


def _request(view: View, request: RequestFact) -> DigestLine:
    days = period(request, view.t, view.today)
    return DigestLine(
        kind=ObjectKind.ABSENCE,
        id=request.id,
        number=None,
        title=f"{kind_name(request.kind, view.t)}, {days}",
        path=absence_path(request.id),
        who=request.who,
    )


def _person(person_id: UUID, doer: DoerFact) -> DigestLine:
    return DigestLine(
        kind=ObjectKind.TASK,
        id=person_id,
        number=None,
        title="",
        path="/tasks",
        who=doer.name,
        count=doer.late,
    )


def speaks(digest: Digest) -> bool:
    """Whether there is anything to say: counts alone are no news (G3)."""
    return bool(digest.sections)
