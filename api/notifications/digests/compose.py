"""From facts to a digest: pure, and asked of the same policies as the pages (G4–G6)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from api.absences import policy as absence_policy
from api.notifications.digests.facts import DeskFacts, RequestFact, TaskFact, TicketFact
from api.principal import Principal
from api.tickets import policy as ticket_policy
from shared import zones
from shared.contracts.digests import Digest, DigestLine, DigestPart, DigestSection
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator, translator
from shared.work.absence_card import absence_path
from shared.work.absence_words import kind_name, period
from shared.work.task_card import task_path
from shared.work.ticket_card import ticket_path

F = TypeVar("F")

LINES = 15
"""Of a part; the rest is counted (G4)."""
NEW_FOR = timedelta(days=1)
"""What is new for who was never told before."""


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

    def is_new(self, moment: datetime) -> bool:
        return moment >= self.facts.since.get(self.who.person_id, self.now - NEW_FOR)

    def late(self, due_at: datetime | None) -> bool:
        return due_at is not None and due_at < self.now

    @property
    def t(self) -> Translator:
        return translator(self.who.locale)

    @cached_property
    def desk(self) -> list[TicketFact]:
        """The tickets that wait for this very employee: the own ones, and those of the own teams
        that nobody has; one of no team is everybody's."""
        return [each for each in self.facts.tickets if self._waits(each)]

    def _waits(self, ticket: TicketFact) -> bool:
        who = self.who
        waits = ticket.assignee_id == who.person_id or (
            ticket.assignee_id is None and _is_in_the_own_queue(who, ticket)
        )
        return waits and ticket_policy.may_see(who, ticket)


def today(who: Principal, now: datetime) -> date:
    """The local date of the person."""
    return now.astimezone(ZoneInfo(who.timezone)).date()


def digest_of(who: Principal, facts: DeskFacts, now: datetime) -> Digest:
    """What there is to say to this person now; parts with nothing in them are left out (G3)."""
    view = View(who, facts, now)
    told = _contact(view) if who.is_contact else _employee(view)
    below = facts.below.get(who.person_id, frozenset())
    team = [each for each in facts.tasks if each.assignee_id in below]
    return Digest(
        date=view.today,
        name=who.name,
        sections=[each for each in told if each.total],
        team_open=len(team) if team else None,
        team_overdue=sum(view.late(each.due_at) for each in team) if team else None,
    )


def _contact(view: View) -> list[DigestSection]:
    mine = [each for each in view.facts.tickets if ticket_policy.may_see(view.who, each)]
    mine.sort(key=lambda each: each.number)
    return [_section(DigestPart.OPEN, mine, lambda each: _ticket(view, each))]


def _employee(view: View) -> list[DigestSection]:
    """In the order of telling; a thing stands in the first part that it belongs to (G4)."""
    tasks = [each for each in view.facts.tasks if each.assignee_id == view.who.person_id]
    overdue = sorted((each for each in tasks if view.late(each.due_at)), key=_due)
    due = [e for e in tasks if _is_due_today(view, e)]
    given = [e for e in tasks if not view.late(e.due_at) and not _is_due_today(view, e)]
    risky = sorted((each for each in view.desk if _at_risk(view, each)), key=_due)
    came = [each for each in view.desk if not _at_risk(view, each)]
    asked = [each for each in view.facts.requests if absence_policy.may_decide(view.who, each)]
    return [
        _section(DigestPart.OVERDUE, overdue, lambda each: _task(view, each)),
        _section(DigestPart.TODAY, sorted(due, key=_due), lambda each: _task(view, each)),
        _section(DigestPart.SLA, risky, lambda each: _ticket(view, each)),
        _new(view, given, came),
        _section(DigestPart.APPROVALS, asked, lambda each: _request(view, each)),
        *_team(view),
    ]


def _is_due_today(view: View, task: TaskFact) -> bool:
    """And not late already."""
    return (
        task.due_at is not None
        and not view.late(task.due_at)
        and view.local(task.due_at) == view.today
    )


def _is_in_the_own_queue(who: Principal, ticket: TicketFact) -> bool:
    return ticket.team_id is None or ticket.team_id in who.team_ids | who.leads


def _at_risk(view: View, ticket: TicketFact) -> bool:
    return ticket.warn_at is not None and ticket.warn_at <= view.now


def _new(view: View, tasks: list[TaskFact], tickets: list[TicketFact]) -> DigestSection:
    """What came since the last digest and is not told above; own ideas are no news."""
    me = view.who.person_id
    given = [e for e in tasks if view.is_new(e.given_at) and e.author_id != me]
    came = [
        each
        for each in tickets
        if view.is_new(each.created_at) and each.author_id != me and not _is_free(view, each)
    ]
    drawn = [_task(view, each) for each in given[:LINES]]
    drawn += [_ticket(view, each) for each in came[: LINES - len(drawn)]]
    return DigestSection(part=DigestPart.NEW, total=len(given) + len(came), lines=drawn)


def _is_free(view: View, ticket: TicketFact) -> bool:
    """Nobody of the reader's team has it: a lead reads of it among these."""
    return ticket.assignee_id is None and ticket.team_id in view.who.leads


def _team(view: View) -> list[DigestSection]:
    """A manager's part: who is late and with how much, and what nobody has taken (G6)."""
    below = view.facts.below.get(view.who.person_id, frozenset())
    late: dict[UUID, int] = {}
    for each in view.facts.tasks:
        if each.assignee_id in below and view.late(each.due_at):
            late[each.assignee_id] = late.get(each.assignee_id, 0) + 1
    people = sorted(late, key=lambda each: (-late[each], view.facts.names.get(each, "")))
    free = [e for e in view.facts.tickets if _is_free(view, e) and not _at_risk(view, e)]
    return [
        _section(DigestPart.TEAM_OVERDUE, people, lambda each: _person(view, each, late[each])),
        _section(
            DigestPart.TEAM_UNASSIGNED,
            sorted(free, key=lambda each: each.number),
            lambda each: _ticket(view, each),
        ),
    ]


def _section(
    part: DigestPart, things: Sequence[F], line: Callable[[F], DigestLine]
) -> DigestSection:
    return DigestSection(
        part=part, total=len(things), lines=[line(each) for each in things[:LINES]]
    )


def _task(view: View, task: TaskFact) -> DigestLine:
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


def _ticket(view: View, ticket: TicketFact) -> DigestLine:
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


def _person(view: View, person_id: UUID, count: int) -> DigestLine:
    return DigestLine(
        kind=ObjectKind.TASK,
        id=person_id,
        number=None,
        title="",
        path="/tasks",
        who=view.facts.names.get(person_id, ""),
        count=count,
    )


def _due(thing: TaskFact | TicketFact) -> tuple[datetime, int]:
    assert thing.due_at is not None, "only things with a deadline are ordered by it"
    return thing.due_at, thing.number


def speaks(digest: Digest) -> bool:
    """Whether there is anything to say: counts alone are no news (G3)."""
    return bool(digest.sections)
