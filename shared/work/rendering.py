"""Whole messages about a ticket as Telegram HTML: card, list, confirmations."""

from collections.abc import Sequence
from typing import Final

from shared.contracts.base import Page
from shared.contracts.files import FileInfo, FileState
from shared.contracts.people import PersonKind, PersonRef
from shared.contracts.tickets import Comment, Ticket, TicketRow, Visibility
from shared.i18n import Translator, dates
from shared.names import first_name
from shared.work.bells import Clock
from shared.work.text import bold, esc, fitting, missing_line, quote
from shared.work.ticket_card import (
    Viewer,
    beyond_title,
    facts_of,
    status_name,
    ticket_heading,
    ticket_lines,
)

LAST_COMMENTS: Final = 3
COMMENT_LIMIT: Final = 400
NAMES_SHOWN: Final = 10


def card_text(
    ticket: Ticket,
    viewer: Viewer,
    t: Translator,
    promises: Sequence[str] = (),
    clock: Clock | None = None,
) -> str:
    """Heading, facts, what is promised, the text, the files and the last comments, by the
    reader's `clock` with their times."""
    facts = facts_of(ticket)
    told = [*ticket_lines(facts, viewer, t), *promises]
    lines = [bold(ticket_heading(facts, t)), *map(esc, told)]
    if text := beyond_title(ticket.title, ticket.text):
        lines.append(quote(text))
    if ticket.edited_at:
        lines.append(t("card-edited"))
    lines += file_lines(ticket.files, t)
    for comment in ticket.comments[-LAST_COMMENTS:]:
        lines += ["", *_comment_lines(comment, viewer, t, clock)]
    return fitting(lines)


def called(person: PersonRef, viewer: Viewer, t: Translator) -> str:
    """As the viewer calls the person: «вы», and a client calls employees by the first name."""
    if person.id == viewer.id:
        return t("card-you")
    familiar = viewer.kind is PersonKind.CONTACT and person.kind is PersonKind.EMPLOYEE
    return first_name(person.name) if familiar else person.name


def _comment_lines(
    comment: Comment, viewer: Viewer, t: Translator, clock: Clock | None
) -> list[str]:
    internal = comment.visibility is Visibility.INTERNAL
    author = t(
        "card-comment-internal" if internal else "card-comment",
        name=esc(called(comment.author, viewer, t)),
        at=dates.moment(comment.created_at, clock.timezone, t, clock.now) if clock else "",
        when="yes" if clock else "no",
        edited="yes" if comment.edited_at else "no",
    )
    text = [quote(comment.text, COMMENT_LIMIT)] if comment.text else []
    return [author, *text, *file_lines(comment.files, t)]


def file_lines(files: Sequence[FileInfo], t: Translator) -> list[str]:
    """How many files came, their names, and by name and size what did not come (T7)."""
    stored = [file for file in files if file.state is FileState.STORED]
    missing = [file for file in files if file.state is FileState.MISSING]
    lines = [missing_line(file.name, file.size, t) for file in missing]
    if stored:
        lines.insert(0, names_line([file.name for file in stored], t))
    return lines


def names_line(names: Sequence[str], t: Translator) -> str:
    """`3 files: a.jpg, b.jpg, c.pdf`; of many only the first."""
    shown = [esc(name, 60) for name in names[:NAMES_SHOWN]]
    if len(names) > NAMES_SHOWN:
        shown.append("…")
    return t("files-named", count=len(names), names=", ".join(shown))


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
    return fitting([bold(title), t("list-total", count=page.total), "", *lines])


def created_text(ticket: Ticket, t: Translator) -> str:
    """Number, title and files of a ticket that was just made (T9)."""
    return fitting(
        [
            t("confirm-created", number=str(ticket.number)),
            bold(ticket_heading(facts_of(ticket), t)),
            *file_lines(ticket.files, t),
        ]
    )


def commented_text(
    ticket: Ticket, comment: Comment, viewer: Viewer, t: Translator, *, took: bool = False
) -> str:
    """Whose eyes the comment is for stands in the first line (C5), below it whether it `took` the
    ticket (T17)."""
    if viewer.kind is PersonKind.CONTACT:
        key = "confirm-added"
    elif comment.visibility is Visibility.INTERNAL:
        key = "confirm-internal"
    else:
        key = "confirm-to-client"
    heading = esc(ticket_heading(facts_of(ticket), t))
    taken = [t("confirm-took", number=str(ticket.number))] if took else []
    return fitting([t(key, heading=heading), *taken, *file_lines(comment.files, t)])
