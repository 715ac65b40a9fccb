"""What is said of absences, one function an event."""

from datetime import date

from api.absences.events import (
    AbsenceApproved,
    AbsenceCancelled,
    AbsenceHandedOver,
    AbsenceRejected,
    AbsenceRequested,
    ApprovalEscalated,
    ApprovalSlow,
    DeputyEvent,
    DeputyNamed,
)
from api.notifications.types.absence.facts import AbsenceNow
from api.notifications.types.note import Note, Words
from shared.i18n import Translator
from shared.work import absence_words


def requested(note: Note, _: AbsenceRequested, t: Translator) -> Words:
    """With the employee's own words."""
    return Words(title=t("notice-absence-requested", actor=note.actor), quote=_absence(note).text)


def handed_over(note: Note, _: AbsenceHandedOver, t: Translator) -> Words:
    """To who decides from now on (A6)."""
    absence = _absence(note)
    return Words(title=t("notice-absence-handed-over", name=absence.title), quote=absence.text)


def approved(note: Note, _: AbsenceApproved, t: Translator) -> Words:
    return Words(title=t("notice-absence-approved", actor=note.actor))


def rejected(note: Note, event: AbsenceRejected, t: Translator) -> Words:
    """With the reason (A2)."""
    why = t("notice-reason", reason=event.reason)
    return Words(title=t("notice-absence-rejected", actor=note.actor), quote=why)


def cancelled(note: Note, event: AbsenceCancelled, t: Translator) -> Words:
    """Kind, period and days, and that days of a paid vacation are back on the balance (A8)."""
    absence = _absence(note)
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


def slow(note: Note, _: ApprovalSlow, t: Translator) -> Words:
    return Words(title=t("notice-approval-slow", name=_absence(note).title))


def escalated(note: Note, event: ApprovalEscalated, t: Translator) -> Words:
    """One sentence for who is asked now too, another for who was slow."""
    absence = _absence(note)
    if note.reader.person_id == event.approver_id:
        slow_one = absence.row.approver.name if absence.row.approver else ""
        return Words(title=t("notice-approval-escalated", name=absence.title, slow=slow_one))
    to = absence.escalated_to or ""
    return Words(title=t("notice-approval-escalated-slow", name=absence.title, to=to))


def deputy(note: Note, event: DeputyEvent, t: Translator) -> Words:
    """The days, never the kind."""
    key = "notice-deputy-named" if isinstance(event, DeputyNamed) else "notice-deputy-released"
    # The year is named unless the whole period lies in one that the reader need not be told.
    period = absence_words.period(event, t, date(event.start.year, 1, 1))
    return Words(title=t(key, name=note.actor, period=period))


def _absence(note: Note) -> AbsenceNow:
    assert isinstance(note.subject, AbsenceNow), "an event is told while its object is there"
    return note.subject
