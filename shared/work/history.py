"""What has happened to a ticket, in a client's words: nothing of the desk's inside."""

from typing import Final

from shared.contracts.people import PersonKind
from shared.contracts.tickets import HistoryEntry, Ticket, TicketStatus
from shared.i18n import Translator
from shared.names import first_name
from shared.work.drawing.reader import Reader
from shared.work.text import bold, esc, fitting
from shared.work.ticket_card import facts_of, status_name, ticket_heading

SHOWN: Final = 30
"""Lines of one message, the newest."""
ENDED: Final = (TicketStatus.RESOLVED, TicketStatus.CLOSED)


def history_text(ticket: Ticket, reader: Reader) -> str:
    """A line a change, the oldest first."""
    t = reader.t
    lines = [t("history-opened", at=reader.at(ticket.created_at))]
    lines += filter(None, (_line(each, reader) for each in ticket.history))
    left_out = len(lines) - SHOWN
    if left_out > 0:
        lines = [t("history-earlier", count=left_out), *lines[left_out:]]
    heading = ticket_heading(facts_of(ticket), t)
    return fitting([bold(t("history-title", heading=heading)), *(esc(each, 300) for each in lines)])


def _line(entry: HistoryEntry, reader: Reader) -> str:
    t, at = reader.t, reader.at(entry.at)
    who = reader.called(entry.actor) if entry.actor else ""
    match entry.field:
        case "status":
            return _status_line(entry, at, who, t)
        case "assignee" if entry.new:
            return t("history-assignee", at=at, name=first_name(entry.new))
        case "assignee":
            return t("history-unassigned", at=at)
        case "rating":
            return t("history-rating", at=at, score=entry.new or "")
        case "follows" | "followed":
            return t(f"history-{entry.field}", at=at, number=entry.new or "")
        case "text" | "title":
            return t("history-edited", at=at, who=who)
        case _:
            return ""


def _status_line(entry: HistoryEntry, at: str, who: str, t: Translator) -> str:
    old, new = TicketStatus(entry.old or ""), TicketStatus(entry.new or "")
    if not who:
        return t("history-closed-itself", at=at)
    if old in ENDED and new not in ENDED:
        return t("history-reopened", at=at, who=who)
    return t("history-status", at=at, status=status_name(new, t, PersonKind.CONTACT), who=who)
