"""A ticket as its reader sees it in a messenger: title, facts and buttons, as plain data.

The bots draw with these functions, and the delivery pipeline draws notices and stale messages anew
with the same ones. `cards.py` makes a whole card of it. All texts are plain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from shared.contracts.people import PersonKind
from shared.contracts.priority import Priority
from shared.contracts.sla import TicketSla
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import (
    Comment,
    MoveKind,
    Ticket,
    TicketAction,
    TicketMove,
    TicketRow,
    TicketStatus,
)
from shared.i18n import Translator
from shared.names import first_name
from shared.work.buttons import (
    CODE_OF_STATUS,
    Label,
    Rows,
    TicketButton,
    TicketPress,
    short,
)
from shared.work.drawing.files import File, files_of
from shared.work.drawing.reader import Reader
from shared.work.notify_controls import Chosen, chosen, notify_controls_of, notify_rows
from shared.work.promises import promise_lines
from shared.work.text import cut

SCORES = range(1, 6)


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


def ticket_buttons(facts: CardFacts, reader: Reader) -> Rows:
    """Only what this reader may do now: a button that would be refused is not drawn."""
    t = reader.t
    if reader.is_contact:
        return _contact_buttons(facts, t)
    rows = (_work(facts, t), *_moves(facts, t), _answers(facts, t), _more(facts, t))
    return [row for row in rows if row]


def _contact_buttons(facts: CardFacts, t: Translator) -> Rows:
    row: list[Label] = []
    if TicketAction.COMMENT in facts.allowed:
        row.append((t("card-add"), press(facts, TicketPress.ADD)))
    row.append((t("card-show-status"), press(facts, TicketPress.OPEN)))
    if TicketAction.CANCEL in facts.allowed:
        row.append((t("card-cancel"), press(facts, TicketPress.CANCEL)))
    return [*asking_buttons(facts, t), row]


def asking_buttons(facts: CardFacts, t: Translator) -> Rows:
    """What a client is asked at the end: whether it is solved, and how the work was."""
    return [row for row in (_last_word(facts, t), _scores(facts, t)) if row]


def _last_word(facts: CardFacts, t: Translator) -> list[Label]:
    row: list[Label] = []
    if TicketAction.SOLVED in facts.allowed:
        row.append((t("card-solved"), press(facts, TicketPress.SOLVED)))
    if TicketAction.REOPEN in facts.allowed:
        asked = TicketAction.SOLVED in facts.allowed
        label = t("card-not-solved" if asked else "card-reopen")
        row.append((label, press(facts, TicketPress.REOPEN)))
    return row


def _scores(facts: CardFacts, t: Translator) -> list[Label]:
    """From the worst to the best, as long as nobody has pressed one."""
    if TicketAction.RATE not in facts.allowed:
        return []
    return [
        (t("card-score", score=str(score)), press(facts, TicketPress.RATE, str(score)))
        for score in SCORES
    ]


def more_buttons(facts: CardFacts, reader: Reader) -> Rows:
    """What a client's whole card has besides; a notice is too small for it."""
    if not reader.is_contact:
        return []
    history = (reader.t("card-history"), press(facts, TicketPress.HISTORY))
    return [[history, (reader.t("card-files"), press(facts, TicketPress.FILES))]]


def notify_buttons(facts: CardFacts, reader: Reader) -> Rows:
    """How much of it to hear (N3)."""
    return notify_rows(notify_controls_of(facts, ObjectKind.TICKET, facts.mine), reader)


def _work(facts: CardFacts, t: Translator) -> list[Label]:
    """Beginning the work, for who may; what a colleague has is taken over from behind "more"."""
    row: list[Label] = []
    if TicketAction.TAKE in facts.allowed and facts.assignee_id is None:
        row.append((t("card-take"), press(facts, TicketPress.TAKE)))
    begins = [each for each in facts.moves if each.kind is MoveKind.BEGIN]
    row += [(t("card-take"), _move(facts, each.status)) for each in begins]
    if TicketAction.ASSIGN in facts.allowed:
        row.append((t("card-assign"), press(facts, TicketPress.ASSIGN)))
    return row


def can_be_taken_over(facts: CardFacts) -> bool:
    """Whether this reader may take a colleague's ticket."""
    return TicketAction.TAKE in facts.allowed and facts.assignee_id is not None


def _moves(facts: CardFacts, t: Translator) -> Rows:
    """Two moves a row; beginning the work stands above."""
    wanted = [each for each in facts.moves if each.kind is not MoveKind.BEGIN]
    labels: list[Label] = [
        (_move_label(each.status, t), _move(facts, each.status)) for each in wanted
    ]
    return [labels[at : at + 2] for at in range(0, len(labels), 2)]


def _move_label(status: TicketStatus, t: Translator) -> str:
    return t(f"card-move-{status.value.replace('_', '-')}")


def _move(facts: CardFacts, status: TicketStatus) -> TicketButton:
    return press(facts, TicketPress.STATUS, CODE_OF_STATUS[status])


def _answers(facts: CardFacts, t: Translator) -> list[Label]:
    row: list[Label] = []
    if TicketAction.COMMENT in facts.allowed:
        row.append((t("card-reply"), press(facts, TicketPress.REPLY)))
    if TicketAction.COMMENT_INTERNAL in facts.allowed:
        row.append((t("card-note"), press(facts, TicketPress.NOTE)))
    return row


def _more(facts: CardFacts, t: Translator) -> list[Label]:
    """The rest stands behind one button, for who works on tickets."""
    works = TicketAction.LINK in facts.allowed
    return [(t("card-more"), press(facts, TicketPress.MORE))] if works else []


def press(facts: CardFacts, do: TicketPress, arg: str = "") -> TicketButton:
    """The typed data of a button on this ticket at the version now shown."""
    return TicketButton(do=do, id=short(facts.id), v=facts.version, arg=arg)


def list_buttons(rows: Iterable[CardFacts], t: Translator) -> Rows:
    """A button a ticket; pressing it opens the card."""
    return [[(cut(ticket_heading(row, t), 60), press(row, TicketPress.OPEN))] for row in rows]


def beyond_title(title: str, text: str) -> str:
    """The text without its first line where that is the title, which stands above it already."""
    first, _, rest = text.partition("\n")
    return rest.strip() if first.strip() == title else text


def ticket_path(ticket_id: UUID) -> str:
    """The ticket's page inside the PWA."""
    return f"/tickets/{ticket_id}"
