"""From the API's refusal to the sentence that the person reads."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Final

from shared.client import ApiProblem
from shared.contracts.absences import AbsenceKind, AbsenceStatus
from shared.contracts.tasks import TaskStatus
from shared.contracts.tickets import TicketStatus
from shared.i18n import Translator, UnknownTextError, dates
from shared.work import absence_words
from shared.work.task_card import task_status
from shared.work.ticket_card import status_name


def sentence(problem: ApiProblem, t: Translator) -> str:
    """Plain text; the room's own words go before the common ones, and a code that nobody wrote a
    sentence for gets the last."""
    values = _values(problem, t)
    code = problem.code.replace("_", "-")
    for key in (f"problem-{problem.room}-{code}", f"problem-{code}"):
        with suppress(UnknownTextError):
            return t(key, **values)
    return t("problem-other")


def _values(problem: ApiProblem, t: Translator) -> dict[str, str]:
    told = {name: problem.told(name) for name in problem.problem.extra}
    values = {"assignee": "", "status": "", "support_phone": "", "support_hours": "", "scope": ""}
    values |= {name: _said(name, value, t) for name, value in told.items()}
    return values | {
        "has_phone": "yes" if values["support_phone"] else "no",
        "has_hours": "yes" if values["support_hours"] else "no",
        "state": _state(problem.room, told.get("status", ""), t),
        "period": _period(told, t),
    }


def _said(name: str, value: str, t: Translator) -> str:
    """A value as people say it; one that is not what its name promises stays as it came."""
    try:
        return WORDS[name](value, t) if name in WORDS else value
    except ValueError:
        return value


def _day(value: str, t: Translator) -> str:
    """The year is named where it is not the present one."""
    return dates.day(date.fromisoformat(value), t, datetime.now(UTC).date())


def _period(told: dict[str, str], t: Translator) -> str:
    if "start" not in told or "end" not in told:
        return ""
    return absence_words.span(date.fromisoformat(told["start"]), date.fromisoformat(told["end"]), t)


def _status(value: str, t: Translator) -> str:
    return status_name(TicketStatus(value), t)


def _kind(value: str, t: Translator) -> str:
    return absence_words.kind_name(AbsenceKind(value), t).lower()


def _state(room: str, status: str, t: Translator) -> str:
    """The status of what is no ticket."""
    if room == "tasks" and status in set(TaskStatus):
        return task_status(TaskStatus(status), t)
    if status in set(AbsenceStatus):
        return absence_words.status_name(AbsenceStatus(status), t)
    return ""


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
