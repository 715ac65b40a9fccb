"""What an employee has said so far of an absence, and how it is shown before it is sent."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from aiogram.filters.callback_data import CallbackData

from shared.contracts.absences import AbsenceDraft, AbsenceKind, AbsencePreview
from shared.i18n import Translator, dates
from shared.telegram.chat.calendar import DayText, month_rows
from shared.telegram.chat.keyboards import Data
from shared.telegram.inbox import drafts
from shared.when.moments import Why
from shared.when.periods import DaysQuestion
from shared.when.ranges import Days
from shared.work import absence_words as words
from shared.work.text import bold, esc, fitting, quote

Rows = list[list[tuple[str, Data]]]
SHORTCUTS: Final = {"day": 0, "week": 6, "fortnight": 13}
"""Usual lengths: days from the first to the last one."""


class Draft(drafts.Draft, kw_only=True):
    """Its words are the comment."""

    kind: AbsenceKind = AbsenceKind.VACATION
    start: date = date.min
    end: date = date.min
    start_half: bool = False
    end_half: bool = False
    deputy_id: UUID | None = None
    """None: the permanent deputy, who is none of the draft's business."""

    @property
    def key(self) -> str:
        """The idempotency key of sending it: two presses are one request (U1)."""
        return f"staff:absence:{self.id}:{self.revision}"

    def takes(self, start: date, end: date) -> None:
        """New days; halves belong to the days they were said of."""
        self.start, self.end = start, end
        self.start_half = self.end_half = False

    def halves_first(self) -> None:
        """Midday begins the first day, or no longer does; a single day has one half at most."""
        self.start_half = not self.start_half
        if self.start == self.end:
            self.end_half = False

    def halves_last(self) -> None:
        self.end_half = not self.end_half
        if self.start == self.end:
            self.start_half = False

    def as_request(self) -> AbsenceDraft:
        return AbsenceDraft(
            kind=self.kind,
            start=self.start,
            end=self.end,
            start_half=self.start_half,
            end_half=self.end_half,
            deputy_id=self.deputy_id,
            comment=self.text,
        )


class NewAbsenceButton(CallbackData, prefix="abn"):
    """The way into the conversation."""


class RequestPress(StrEnum):
    SEND = "s"
    FIRST_HALF = "f"
    LAST_HALF = "l"
    DEPUTY = "d"
    COMMENT = "c"


class RequestButton(CallbackData, prefix="ar"):
    """What may still be said, or done, with the request that is shown."""

    do: RequestPress


class KindButton(CallbackData, prefix="ak"):
    kind: AbsenceKind


class DayButton(CallbackData, prefix="ay"):
    """The day is the answer to the question in force."""

    day: DayText


class MonthButton(CallbackData, prefix="am"):
    """Shows the month of this day."""

    day: DayText


class SpanButton(CallbackData, prefix="as"):
    """These days were meant by the words."""

    first: DayText
    last: DayText


def spans(options: Iterable[Days], t: Translator, today: date) -> Rows:
    """A button for each of the days that may have been meant."""
    return [
        [
            (
                words.span(first, last, t, today, dates.dated),
                SpanButton(first=first.isoformat(), last=last.isoformat()),
            )
        ]
        for first, last in options
    ]


def asked_again(asked: DaysQuestion, t: Translator, today: date) -> str:
    """What was understood of the words about days, and what was not (D9)."""
    match asked.why:
        case Why.UNCLEAR:
            return t("request-day-unclear")
        case Why.LEFT:
            known = [words.span(*each, t, today, dates.dated) for each in asked.options]
            days = "; ".join(known) or asked.heard
            offered = "yes" if asked.options else "no"
            return t("request-days-left", days=days, left=asked.left, offered=offered)
        case _:
            return t("request-days-which", heard=asked.heard)


def kinds(t: Translator) -> Rows:
    """Two a row."""
    labels: list[tuple[str, Data]] = [
        (words.kind_name(each, t), KindButton(kind=each)) for each in AbsenceKind
    ]
    return [labels[at : at + 2] for at in range(0, len(labels), 2)]


def month(shown: date, first: date, t: Translator) -> Rows:
    """The days from `first` on, in the month of `shown`."""
    return month_rows(
        shown,
        lambda day: DayButton(day=day.isoformat()),
        lambda day: MonthButton(day=day.isoformat()),
        t,
        first=first,
    )


def shortcuts(first: date, t: Translator) -> Rows:
    """Usual last days."""
    days = {name: first + timedelta(days=more) for name, more in SHORTCUTS.items()}
    return [[(t(f"request-{name}"), DayButton(day=day.isoformat())) for name, day in days.items()]]


def preview_text(draft: Draft, seen: AbsencePreview, t: Translator, today: date) -> str:
    """Days, balance and whom it overlaps, before anything is sent (A2, A10)."""
    asked = draft.as_request()
    lines = [
        bold(words.kind_name(draft.kind, t)),
        words.period(asked, t, today, dates.dated),
        _counted(seen, t),
    ]
    if seen.balance is not None and seen.balance_after is not None:
        lines.append(_balance(seen.balance, seen.balance_after, t))
    if seen.deputy:
        lines.append(t("absence-deputy", name=esc(seen.deputy.name)))
    if draft.text:
        lines.append(quote(draft.text))
    if seen.overlaps:
        lines += ["", t("absence-overlaps")]
        lines += [f"• {esc(each)}" for each in words.overlap_lines(seen.overlaps, t, today)]
    lines += ["", _approver(seen, t)]
    return fitting(lines)


def _counted(seen: AbsencePreview, t: Translator) -> str:
    working = words.working_days(seen.working_days, t)
    return f"{words.calendar_days(seen.calendar_days, t)}, {working}"


def _balance(left: float, after: float, t: Translator) -> str:
    key = "absence-balance" if after >= 0 else "absence-balance-short"
    return t(key, left=words.days(left, t), after=words.number(after), short=words.days(-after, t))


def _approver(seen: AbsencePreview, t: Translator) -> str:
    if seen.approver is None:
        return t("problem-no-approver")
    return t("absence-approver", name=esc(seen.approver.name))


def preview_rows(draft: Draft, t: Translator) -> Rows:
    """Send, and what may be added before."""
    first = t("request-first-half", on="yes" if draft.start_half else "no")
    last = t("request-last-half", on="yes" if draft.end_half else "no")
    deputy = t("request-deputy-other" if draft.deputy_id else "request-deputy")
    comment = t("request-comment-other" if draft.text else "request-comment")
    return [
        [(t("request-send"), RequestButton(do=RequestPress.SEND))],
        [
            (first, RequestButton(do=RequestPress.FIRST_HALF)),
            (last, RequestButton(do=RequestPress.LAST_HALF)),
        ],
        [
            (deputy, RequestButton(do=RequestPress.DEPUTY)),
            (comment, RequestButton(do=RequestPress.COMMENT)),
        ],
    ]
