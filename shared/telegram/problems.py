"""From the API's refusal to the sentence that the person reads."""

from collections.abc import Callable
from datetime import date
from typing import Final

from shared.client import ApiProblem
from shared.contracts.absences import AbsenceKind, AbsenceStatus
from shared.contracts.tickets import TicketStatus
from shared.i18n import Translator, UnknownTextError, dates
from shared.telegram import absence_words
from shared.telegram.cards import status_name


def sentence(problem: ApiProblem, t: Translator) -> str:
    """Plain text; a code that nobody wrote a sentence for gets the common one."""
    told = {name: problem.told(name) for name in problem.problem.extra}
    values = {"assignee": "", "status": "", "support_phone": "", "support_hours": ""}
    values |= {name: _said(name, value, t) for name, value in told.items()}
    values |= {
        "has_phone": "yes" if values["support_phone"] else "no",
        "has_hours": "yes" if values["support_hours"] else "no",
        "state": _absence_status(told.get("status", ""), t),
    }
    try:
        return t(f"problem-{problem.code.replace('_', '-')}", **values)
    except UnknownTextError:
        return t("problem-other")


def _said(name: str, value: str, t: Translator) -> str:
    """A value as people say it; one that is not what its name promises stays as it came."""
    try:
        return WORDS[name](value, t) if name in WORDS else value
    except ValueError:
        return value


def _day(value: str, t: Translator) -> str:
    return dates.day(date.fromisoformat(value), t)


def _status(value: str, t: Translator) -> str:
    return status_name(TicketStatus(value), t)


def _kind(value: str, t: Translator) -> str:
    return absence_words.kind_name(AbsenceKind(value), t).lower()


def _absence_status(value: str, t: Translator) -> str:
    return absence_words.status_name(AbsenceStatus(value), t) if value in set(AbsenceStatus) else ""


WORDS: Final[dict[str, Callable[[str, Translator], str]]] = {
    "status": _status,
    "kind": _kind,
    "start": _day,
    "end": _day,
    "earliest": _day,
    "latest": _day,
    "until": _day,
}
"""How the values that a refusal brings are said."""
