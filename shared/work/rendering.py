"""What bots say about a ticket beside its card, as Telegram HTML: lists and confirmations."""

from collections.abc import Sequence
from typing import Any

from shared.contracts.base import COUNTED, Page
from shared.contracts.files import FileInfo
from shared.contracts.people import PersonKind
from shared.contracts.tickets import Comment, Ticket, TicketRow, Visibility
from shared.i18n import Translator
from shared.work.drawing import files as attached
from shared.work.drawing.reader import Reader
from shared.work.text import bold, esc, fitting
from shared.work.ticket_card import facts_of, status_name, ticket_heading

LINE_LIMIT = 1000


def file_lines(files: Sequence[FileInfo], t: Translator) -> list[str]:
    """How many files came, their names, and by name and size what did not come (T7)."""
    return [esc(each, LINE_LIMIT) for each in attached.told(attached.files_of(files), t)]


def names_line(names: Sequence[str], t: Translator) -> str:
    """`3 files: a.jpg, b.jpg, c.pdf`; of many only the first."""
    return esc(attached.named(names, t), LINE_LIMIT)


def list_text(
    title: str, page: Page[TicketRow], t: Translator, reader: PersonKind = PersonKind.EMPLOYEE
) -> str:
    """A line a ticket; the buttons below open them."""
    if not page.items:
        return f"{bold(title)}\n{t('list-empty')}"
    lines = [
        f"{esc(ticket_heading(facts_of(row), t))} — {status_name(row.status, t, reader)}"
        for row in page.items
    ]
    return fitting([bold(title), total_line(page, t), "", *lines])


def total_line(page: Page[Any], t: Translator) -> str:
    """How many there are; of very many, that there are more than a round number."""
    if page.more:
        return t("list-total-more", count=COUNTED)
    return t("list-total", count=page.total)


def commented_text(ticket: Ticket, comment: Comment, reader: Reader, *, took: bool = False) -> str:
    """Whose eyes the comment is for stands in the first line (C5), below it whether it `took` the
    ticket (T17)."""
    t = reader.t
    if reader.is_contact:
        key = "confirm-added"
    elif comment.visibility is Visibility.INTERNAL:
        key = "confirm-internal"
    else:
        key = "confirm-to-client"
    heading = esc(ticket_heading(facts_of(ticket), t))
    taken = [t("confirm-took", number=str(ticket.number))] if took else []
    return fitting([t(key, heading=heading), *taken, *file_lines(comment.files, t)])
