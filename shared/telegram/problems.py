"""From the API's refusal to the sentence that the person reads."""

from shared.client import ApiProblem
from shared.contracts.tickets import TicketStatus
from shared.i18n import Translator, UnknownTextError
from shared.telegram.cards import status_name


def sentence(problem: ApiProblem, t: Translator) -> str:
    """Plain text; a code that nobody wrote a sentence for gets the common one."""
    phone, hours = problem.told("support_phone"), problem.told("support_hours")
    try:
        return t(
            f"problem-{problem.code.replace('_', '-')}",
            assignee=problem.told("assignee"),
            status=_status(problem, t),
            support_phone=phone,
            support_hours=hours,
            has_phone="yes" if phone else "no",
            has_hours="yes" if hours else "no",
        )
    except UnknownTextError:
        return t("problem-other")


def _status(problem: ApiProblem, t: Translator) -> str:
    told = problem.told("status")
    return status_name(TicketStatus(told), t) if told in set(TicketStatus) else told
