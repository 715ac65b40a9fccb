"""The buttons below a ticket: what its reader may do now, as the API answered it."""

from collections.abc import Iterable

from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import (
    MoveKind,
    TicketAction,
    TicketStatus,
)
from shared.i18n import Translator
from shared.work.buttons import (
    CODE_OF_STATUS,
    Label,
    Rows,
    TicketButton,
    TicketPress,
    short,
)
from shared.work.drawing.reader import Reader
from shared.work.notify_controls import notify_controls_of, notify_rows
from shared.work.text import cut
from shared.work.ticket_card import CardFacts, ticket_heading

SCORES = range(1, 6)


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
