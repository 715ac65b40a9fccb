"""A ticket as its reader sees it in a messenger: title and facts, as plain data.

The bots draw with these functions, and the delivery pipeline draws notices and stale messages anew
with the same ones. `cards.py` makes a whole card of it. All texts are plain.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from shared.contracts.people import PersonKind
from shared.contracts.priority import Priority
from shared.contracts.sla import TicketSla
from shared.contracts.tickets import (
    Comment,
    Ticket,
    TicketAction,
    TicketMove,
    TicketRow,
    TicketStatus,
)
from shared.i18n import Translator
from shared.names import first_name
from shared.work.drawing.files import File, files_of
from shared.work.drawing.reader import Reader
from shared.work.notify_controls import Chosen, chosen
from shared.work.promises import promise_lines


@dataclass(frozen=True, kw_only=True)
class CardFacts:
    """What a card shows; `allowed` and `moves` are what this very reader may do now."""

    id: UUID
    number: int
    title: str
    status: TicketStatus
    version: int
    priority: Priority = Priority.NORMAL
    client: str = ""
    contact: str | None = None
    contact_id: UUID | None = None
    score: int | None = None
    """What the client gave the work, of 5."""
    assignee: str | None = None
    assignee_id: UUID | None = None
    team: str | None = None
    category: str | None = None
    allowed: frozenset[TicketAction] = frozenset()
    moves: tuple[TicketMove, ...] = ()
    text: str = ""
    edited: bool = False
    files: tuple[File, ...] = ()
    comments: Sequence[Comment] = ()
    """The last ones at least, of those that the reader may see; the oldest first."""
    sla: TicketSla | None = None
    mine: Chosen = field(default_factory=Chosen)


def facts_of(ticket: TicketRow) -> CardFacts:
    """The facts of a ticket as the API told it; a row of a list knows nothing of it."""
    whole = _whole(ticket) if isinstance(ticket, Ticket) else {}
    return CardFacts(
        id=ticket.id,
        number=ticket.number,
        title=ticket.title,
        status=ticket.status,
        version=ticket.version,
        priority=ticket.priority,
        client=ticket.client.name,
        contact=ticket.contact.name if ticket.contact else None,
        contact_id=ticket.contact.id if ticket.contact else None,
        assignee=ticket.assignee.name if ticket.assignee else None,
        assignee_id=ticket.assignee.id if ticket.assignee else None,
        team=ticket.team.name if ticket.team else None,
        category=ticket.category.name if ticket.category else None,
        **whole,
    )


def _whole(ticket: Ticket) -> dict[str, Any]:
    return {
        "score": ticket.rating.score if ticket.rating else None,
        "allowed": frozenset(ticket.allowed),
        "moves": tuple(ticket.moves),
        "text": ticket.text,
        "edited": ticket.edited_at is not None,
        "files": files_of(ticket.files),
        "comments": ticket.comments,
        "sla": ticket.sla,
        "mine": chosen(ticket),
    }


def ticket_heading(facts: CardFacts, t: Translator) -> str:
    """`№12 · Title`, the first line of everything about a ticket."""
    return t("card-heading", number=str(facts.number), title=facts.title)


def status_name(
    status: TicketStatus, t: Translator, reader: PersonKind = PersonKind.EMPLOYEE
) -> str:
    """As the reader says it: a client is waited for, an employee waits for the client."""
    side = "client-" if reader is PersonKind.CONTACT else ""
    return t(f"card-status-{side}{status.value.replace('_', '-')}")


def ticket_lines(facts: CardFacts, reader: Reader) -> list[str]:
    """The facts below the heading, and what was promised; a contact is not told of teams,
    priorities, promises and companies, but whose a colleague's ticket is."""
    t, staff = reader.t, reader.is_employee
    lines = [t("card-status", status=status_name(facts.status, t, reader.kind))]
    if staff and facts.priority is not Priority.NORMAL:
        lines.append(t("card-priority", priority=t(f"card-priority-{facts.priority.value}")))
    if staff and facts.client:
        lines.append(_client_line(facts, t))
    if not staff and facts.contact and facts.contact_id not in (None, reader.id):
        lines.append(t("card-contact", contact=facts.contact))
    lines.append(_assignee_line(facts, reader))
    if facts.category:
        lines.append(t("card-category", category=facts.category))
    if staff and facts.team:
        lines.append(t("card-team", team=facts.team))
    if facts.score:
        lines.append(t("card-rated", score=facts.score))
    return [*lines, *(promise_lines(facts.sla, reader) if staff else [])]


def _client_line(facts: CardFacts, t: Translator) -> str:
    if facts.contact:
        return t("card-client-contact", client=facts.client, contact=facts.contact)
    return t("card-client", client=facts.client)


def _assignee_line(facts: CardFacts, reader: Reader) -> str:
    if facts.assignee is None:
        return reader.t("card-unassigned")
    if facts.assignee_id == reader.id:
        return reader.t("card-assigned-to-you")
    name = facts.assignee if reader.is_employee else first_name(facts.assignee)
    return reader.t("card-assignee", name=name)


def beyond_title(title: str, text: str) -> str:
    """The text without its first line where that is the title, which stands above it already."""
    first, _, rest = text.partition("\n")
    return rest.strip() if first.strip() == title else text


def ticket_path(ticket_id: UUID) -> str:
    """The ticket's page inside the PWA."""
    return f"/tickets/{ticket_id}"
