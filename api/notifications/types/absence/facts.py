"""Absences as subjects of notices."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences import calendar, policy, views
from api.absences import load as finding
from api.absences.balance import balance, rules
from api.absences.events import DecisionAsked
from api.absences.models import Absence
from api.absences.policy import AbsenceFacts
from api.clock import now
from api.notifications.types.facts import CommentNow, State, Subject
from api.objects import versioned
from api.outbox import Event
from api.people.views import ref
from api.principal import Principal
from api.signals.live import of_person
from shared.contracts import absences as wire
from shared.contracts.absences import AbsenceKind, AbsenceStatus
from shared.contracts.people import PersonRef
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator
from shared.work import absence_card, absence_words, cards
from shared.work.drawing.files import File
from shared.work.drawing.message import Message
from shared.work.drawing.reader import Reader


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody else who is away in these days: for those who may know why, and for the others."""

    whole: wire.Overlap
    hidden: wire.Overlap
    facts: AbsenceFacts

    def shown_to(self, reader: Principal) -> wire.Overlap | None:
        """As the calendar shows it: what is only asked for concerns those who decide."""
        if policy.may_see(reader, self.facts):
            return self.whole
        return self.hidden if self.facts.status is AbsenceStatus.APPROVED else None


@dataclass(frozen=True, kw_only=True)
class AbsenceNow(AbsenceFacts, Subject):
    """An absence as it stands at this moment."""

    kind: ClassVar[ObjectKind] = ObjectKind.ABSENCE

    id: UUID
    version: int
    title: str
    """The person's name."""
    text: str
    files: tuple[File, ...] = ()
    row: wire.AbsenceRow
    reason: str
    decided_by: PersonRef | None
    manager_id: UUID | None
    escalated_to: str | None
    balance: float | None
    colleagues: tuple[Colleague, ...]
    today: date
    """Where the person lives."""

    @property
    def path(self) -> str:
        return absence_card.absence_path(self.id)

    @property
    def pages(self) -> tuple[str, ...]:
        people = {self.person_id, *self.asked, *self.above}
        return tuple(of_person(each) for each in sorted(people))

    @property
    def is_open(self) -> bool:
        return self.status is AbsenceStatus.PENDING

    def may_wait(self, reader: Principal) -> bool:
        return wire.AbsenceAction.SNOOZE in policy.allowed(reader, self)

    def may_see(self, reader: Principal) -> bool:
        return policy.may_see(reader, self)

    def concerns(self, reader: Principal, event: Event) -> bool:
        return not isinstance(event, DecisionAsked) or policy.may_decide(reader, self)

    def asked_by(self, event: Event) -> bool:
        return isinstance(event, DecisionAsked)

    def heading(self, eyes: Reader) -> str:
        return absence_card.absence_heading(self.row, eyes.t, eyes.today)

    def in_brief(self, eyes: Reader) -> str:
        return self.heading(eyes)

    def subject(self, t: Translator) -> str:
        """The year is always named: the subject must not change at New Year."""
        period = absence_words.period(self.row, t, date.min)
        return t("notice-absence-subject", name=self.title, period=period)

    def state(self, reader: Principal, eyes: Reader) -> State:
        shown = self.shown_to(reader)
        return State(
            lines=absence_card.absence_lines(shown, eyes.t, eyes.today),
            draws=lambda: cards.rows_of_absence(shown, eyes),
            asks=absence_card.asking_buttons(shown, eyes.t),
        )

    def card(self, reader: Principal, eyes: Reader) -> Message:
        return cards.of_absence(self.shown_to(reader), eyes)

    def letter(self, reader: Principal, t: Translator) -> dict[str, str]:  # noqa: ARG002 - who hears of it may know all of them
        left = None if self.balance is None else absence_words.days(self.balance, t)
        return {
            "name": self.title,
            "absence": absence_words.kind_name(self.row.kind, t),
            "period": absence_words.period(self.row, t, self.today),
            "days": absence_words.working_days(self.row.working_days, t),
            "status": absence_words.status_name(self.status, t),
            "balance": "" if left is None else t("absence-left", left=left),
        }

    def shown_to(self, reader: Principal) -> wire.Absence:
        """The contract as this very reader would get it; the card needs no history."""
        return wire.Absence(
            **{name: getattr(self.row, name) for name in wire.AbsenceRow.__struct_fields__},
            comment=self.text,
            reason=self.reason,
            decided_by=self.decided_by,
            decided_at=None,
            overlaps=[shown for each in self.colleagues if (shown := each.shown_to(reader))],
            balance=self.balance,
            history=[],
            allowed=policy.allowed(reader, self),
            waits=policy.waits(self.status),
            snoozed_until=self.snoozed.get(reader.person_id),
        )


async def load(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, AbsenceNow]:
    """The absences with all that telling of them needs."""
    rows = list(
        await session.scalars(select(Absence).where(Absence.id.in_(ids)).options(*finding.ROW))
    )
    known = await finding.facts(session, rows)
    chosen = await rules.load(session)
    return {row.id: await _now(session, row, known[row.id], chosen) for row in rows}


async def comments(
    session: AsyncSession,  # noqa: ARG001 - `Source` names it
    ids: Collection[UUID],  # noqa: ARG001
) -> Mapping[UUID, CommentNow]:
    """Nobody comments on an absence."""
    return {}


async def last_words(
    session: AsyncSession,  # noqa: ARG001 - `Source` names it
    ids: Collection[UUID],  # noqa: ARG001
) -> Mapping[UUID, Sequence[Any]]:
    """None."""
    return {}


async def seen(session: AsyncSession, who: Principal, ids: Collection[UUID]) -> Mapping[UUID, int]:
    """By its policy: no condition says it."""
    found = (await load(session, ids)).values()
    return {each.id: each.version for each in found if each.may_see(who)}


async def versions(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Their versions now."""
    return await versioned.versions(session, Absence, ids)


async def _now(
    session: AsyncSession, row: Absence, known: AbsenceFacts, chosen: wire.AbsenceRules
) -> AbsenceNow:
    decided_by = ref(row.decided_by) if row.decided_by else None
    return AbsenceNow(
        **asdict(known),
        id=row.id,
        version=row.version,
        title=row.person.name,
        text=row.comment,
        row=views.row(row),
        reason=row.reason,
        decided_by=decided_by,
        manager_id=row.person.manager_id,
        escalated_to=row.escalated_to.name if row.escalated_to else None,
        balance=await _balance(session, row, chosen),
        colleagues=await _colleagues(session, row),
        today=now().astimezone(ZoneInfo(row.person.timezone)).date(),
    )


async def _balance(session: AsyncSession, row: Absence, chosen: wire.AbsenceRules) -> float | None:
    if row.kind is not AbsenceKind.VACATION:
        return None
    return (await balance.of(session, row.person, chosen, row.start)).left


async def _colleagues(session: AsyncSession, row: Absence) -> tuple[Colleague, ...]:
    """Of use to who decides only."""
    if row.status is not AbsenceStatus.PENDING:
        return ()
    found = await calendar.away_with(session, row.person_id, row.start, row.end)
    known = await finding.facts(session, found)
    return tuple(
        Colleague(
            whole=calendar.overlap(each, knows=True),
            hidden=calendar.overlap(each, knows=False),
            facts=known[each.id],
        )
        for each in found
    )
