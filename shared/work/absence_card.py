"""An absence as its reader sees it in a messenger: heading, facts and buttons, as plain data.

The bot draws with these functions, and the delivery pipeline its notices and stale messages.
`cards.py` makes a whole card of it. All texts are plain.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from shared.contracts.absences import Absence, AbsenceAction, AbsenceRow
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator
from shared.work import absence_words as words
from shared.work.buttons import AbsenceButton, AbsencePress, Label, Rows, short
from shared.work.drawing.reader import Reader
from shared.work.notify_controls import chosen, notify_controls_of, notify_rows
from shared.work.text import cut

LABEL_LIMIT = 60


PRESSES = {
    AbsenceAction.APPROVE: AbsencePress.APPROVE,
    AbsenceAction.REJECT: AbsencePress.REJECT,
    AbsenceAction.CANCEL: AbsencePress.CANCEL,
}


def absence_heading(absence: AbsenceRow, t: Translator, today: date) -> str:
    """`Vacation: Boris Petrov, 12 May – 18 May`, the first line of everything about it."""
    return t(
        "absence-heading",
        kind=words.kind_name(absence.kind, t),
        name=absence.person.name,
        period=words.period(absence, t, today),
    )


def absence_lines(absence: Absence, t: Translator, today: date) -> list[str]:
    """The facts below the heading: what an approver must know (A2), as long as there is something
    to decide, then what became of it."""
    days = words.working_days(absence.working_days, t)
    lines = [t("absence-days-of", weekdays=words.weekdays(absence, t), days=days)]
    if absence.balance is not None:
        lines.append(t("absence-left", left=words.days(absence.balance, t)))
    if absence.deputy:
        lines.append(t("absence-deputy", name=absence.deputy.name))
    if absence.overlaps and absence.waits:
        lines.append(t("absence-overlaps"))
        lines += [f"• {each}" for each in words.overlap_lines(absence.overlaps, t, today)]
    return [*lines, state_line(absence, t)]


def state_line(absence: Absence, t: Translator) -> str:
    """«Согласовано: Вера Соколова»; of a pending one, who is to decide."""
    who = absence.approver if absence.waits else absence.decided_by
    if who is None:
        return t("absence-state", status=words.status_name(absence.status, t))
    return t("absence-state-by", state=absence.status.value, name=who.name)


def absence_buttons(absence: Absence, t: Translator) -> Rows:
    """Only what this reader may do now."""
    cancel = _labels(absence, (AbsenceAction.CANCEL,), t)
    return [*asking_buttons(absence, t), *([cancel] if cancel else [])]


def asking_buttons(absence: Absence, t: Translator) -> Rows:
    """What an approver is asked."""
    decide = _labels(absence, (AbsenceAction.APPROVE, AbsenceAction.REJECT), t)
    return [decide] if decide else []


def notify_buttons(absence: Absence, reader: Reader) -> Rows:
    """How much of it to hear (N3)."""
    return notify_rows(notify_controls_of(absence, ObjectKind.ABSENCE, chosen(absence)), reader)


def _labels(absence: Absence, wanted: Iterable[AbsenceAction], t: Translator) -> list[Label]:
    return [
        (t(f"absence-{action}"), press(absence, PRESSES[action]))
        for action in wanted
        if action in absence.allowed
    ]


def press(absence: AbsenceRow, do: AbsencePress) -> AbsenceButton:
    """The typed data of a button on this absence at the version now shown (A4)."""
    return AbsenceButton(do=do, id=short(absence.id), v=absence.version)


def list_buttons(rows: Iterable[AbsenceRow], t: Translator, today: date) -> Rows:
    """A button an absence; pressing it opens the card."""
    return [
        [(cut(absence_heading(row, t, today), LABEL_LIMIT), press(row, AbsencePress.OPEN))]
        for row in rows
    ]


def absence_path(absence_id: UUID) -> str:
    """The absence's page inside the PWA."""
    return f"/absences/{absence_id}"
