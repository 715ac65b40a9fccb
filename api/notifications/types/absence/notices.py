"""What is told of absences: who hears of each event, what is said, and the row that joins both."""

from datetime import date, timedelta
from typing import Final

from api.absences.events import (
    AbsenceApproved,
    AbsenceCancelled,
    AbsenceEvent,
    AbsenceHandedOver,
    AbsenceRejected,
    AbsenceRequested,
    ApprovalEscalated,
    ApprovalSlow,
    DecisionAsked,
    DeputyEvent,
    DeputyNamed,
    DeputyReleased,
)
from api.notifications.types.absence.facts import AbsenceNow
from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.notice_type import Letter, NoticeType
from api.notifications.types.recipient import Candidates, Why
from api.outbox import Event
from shared.contracts.absences import AbsenceStatus
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator
from shared.work import absence_words

LETTER: Final = Letter(
    about=ObjectKind.ABSENCE,
    facts=("name", "absence", "period", "days", "status", "balance"),
    body="admin-letter-absence",
    subject="notice-absence-subject",
    page="/absences/example",
)


def asked_audience(event: DecisionAsked, _: EventContext) -> Candidates:
    """Who is to decide; the employee hears after the decision only (A5)."""
    yield event.approver_id, Why.APPROVER


def requested_words(note: Note, _: AbsenceRequested, t: Translator) -> Words:
    """With the employee's own words."""
    return Words(
        title=t("notice-absence-requested", actor=note.actor), quote=_absence_in(note).text
    )


def handed_over_words(note: Note, _: AbsenceHandedOver, t: Translator) -> Words:
    """To who decides from now on (A6)."""
    absence = _absence_in(note)
    return Words(title=t("notice-absence-handed-over", name=absence.title), quote=absence.text)


def slow_words(note: Note, _: ApprovalSlow, t: Translator) -> Words:
    return Words(title=t("notice-approval-slow", name=_absence_in(note).title))


def escalated_audience(event: ApprovalEscalated, _: EventContext) -> Candidates:
    """Who may decide now too, and who was slow (A7)."""
    yield event.approver_id, Why.APPROVER
    yield event.before, Why.APPROVER


def escalated_words(note: Note, event: ApprovalEscalated, t: Translator) -> Words:
    """One sentence for who is asked now too, another for who was slow."""
    absence = _absence_in(note)
    if note.reader.person_id == event.approver_id:
        slow_one = absence.row.approver.name if absence.row.approver else ""
        return Words(title=t("notice-approval-escalated", name=absence.title, slow=slow_one))
    to = absence.escalated_to or ""
    return Words(title=t("notice-approval-escalated-slow", name=absence.title, to=to))


def decided_audience(event: AbsenceApproved | AbsenceRejected, now: EventContext) -> Candidates:
    """The employee."""
    if absence := _absence_of(event, now):
        yield absence.person_id, Why.REQUESTER


def approved_words(note: Note, _: AbsenceApproved, t: Translator) -> Words:
    return Words(title=t("notice-absence-approved", actor=note.actor))


def rejected_words(note: Note, event: AbsenceRejected, t: Translator) -> Words:
    """With the reason (A2)."""
    why = t("notice-reason", reason=event.reason)
    return Words(title=t("notice-absence-rejected", actor=note.actor), quote=why)


def cancelled_audience(event: AbsenceCancelled, now: EventContext) -> Candidates:
    """Before the decision nobody: the cards of who was asked show it. After it the managers who
    counted on it, and the employee if somebody else took it back (A8)."""
    absence = _absence_of(event, now)
    if absence is None or event.before is not AbsenceStatus.APPROVED:
        return
    yield absence.person_id, Why.REQUESTER
    yield absence.manager_id, Why.MANAGER
    yield absence.approver_id, Why.APPROVER
    yield absence.escalated_to_id, Why.APPROVER


def cancelled_words(note: Note, event: AbsenceCancelled, t: Translator) -> Words:
    """Kind, period and days, and that days of a paid vacation are back on the balance (A8)."""
    absence = _absence_in(note)
    told = t(
        "notice-absence-cancelled",
        actor=note.actor,
        name=absence.title,
        own="yes" if event.by == absence.person_id else "no",
        kind=absence_words.kind_name(absence.row.kind, t).lower(),
        period=absence_words.period(absence.row, t, absence.today),
        days=absence_words.working_days(absence.row.working_days, t),
    )
    if not event.returned:
        return Words(title=told, quote=event.reason)
    returned = t("notice-absence-returned", days=absence_words.number(event.returned))
    return Words(title=f"{told} {returned}", quote=event.reason)


def deputy_audience(event: DeputyEvent, _: EventContext) -> Candidates:
    """Who stands in."""
    yield event.deputy_id, Why.DEPUTY


def deputy_words(note: Note, event: DeputyEvent, t: Translator) -> Words:
    """The days, never the kind."""
    key = "notice-deputy-named" if isinstance(event, DeputyNamed) else "notice-deputy-released"
    # The year is named unless the whole period lies in one that the reader need not be told.
    period = absence_words.period(event, t, date(event.start.year, 1, 1))
    return Words(title=t(key, name=note.actor, period=period))


def _absence_of(event: AbsenceEvent, now: EventContext) -> AbsenceNow | None:
    absence = now.subject_of(event)
    return absence if isinstance(absence, AbsenceNow) else None


def _absence_in(note: Note) -> AbsenceNow:
    assert isinstance(note.subject, AbsenceNow), "an event is told while its object is there"
    return note.subject


NOTICES: Final[dict[type[Event], NoticeType]] = {
    AbsenceRequested: NoticeType(
        audience=asked_audience,
        words=requested_words,
        age=timedelta(days=7),
        letter=LETTER,
    ),
    AbsenceHandedOver: NoticeType(
        audience=asked_audience,
        words=handed_over_words,
        age=timedelta(days=7),
        letter=LETTER,
    ),
    AbsenceApproved: NoticeType(
        audience=decided_audience,
        words=approved_words,
        age=timedelta(days=7),
        letter=LETTER,
    ),
    AbsenceRejected: NoticeType(
        audience=decided_audience,
        words=rejected_words,
        age=timedelta(days=7),
        letter=LETTER,
    ),
    AbsenceCancelled: NoticeType(
        audience=cancelled_audience,
        words=cancelled_words,
        age=timedelta(days=7),
        letter=LETTER,
    ),
    ApprovalSlow: NoticeType(
        audience=asked_audience,
        words=slow_words,
        age=timedelta(days=1),
        letter=LETTER,
    ),
    ApprovalEscalated: NoticeType(
        audience=escalated_audience,
        words=escalated_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    DeputyNamed: NoticeType(
        audience=deputy_audience,
        words=deputy_words,
        age=timedelta(days=7),
    ),
    DeputyReleased: NoticeType(
        audience=deputy_audience,
        words=deputy_words,
        age=timedelta(days=7),
    ),
}
