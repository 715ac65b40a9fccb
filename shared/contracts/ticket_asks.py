"""What is asked of a ticket, on the wire."""

from uuid import UUID

from msgspec import UNSET, UnsetType

from shared.contracts.base import Ask
from shared.contracts.files import MissingFile
from shared.contracts.limits import Ids, Many, Number, Text, Title
from shared.contracts.priority import Priority
from shared.contracts.tickets import LinkKind, Source, TicketStatus, Visibility


class TicketDraft(Ask, frozen=True):
    """A new ticket. `title` is cut from the text when absent (T5); a contact of one company
    needs no `client_id`; an employee names the client and may name the contact. Where no team or
    priority is named the category's count; a contact names no priority."""

    text: Text = ""
    """Plain text; empty only where there is a file."""
    title: Title | None = None
    """One line; null: cut from the text."""
    client_id: UUID | None = None
    """The company; a contact of one company may leave it out."""
    contact_id: UUID | None = None
    """The client's person, when an employee writes for one; null: the caller, or nobody."""
    category_id: UUID | None = None
    team_id: UUID | None = None
    priority: Priority | None = None
    """Null: the category's, else normal. A contact names none."""
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []
    source: Source = Source.API
    """The door by which it came; a program leaves it as it is."""
    follows: UUID | None = None
    """The ended ticket that this one goes on from; `client_id` is then that ticket's."""


class TicketChange(Ask, frozen=True):
    """A partial edit; `version` is the one the caller saw, a newer one answers 409."""

    version: Number
    """The one that the caller saw; of a newer one the answer is 409 `version_conflict`."""
    title: Title | UnsetType = UNSET
    text: Text | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    team_id: UUID | UnsetType | None = UNSET
    category_id: UUID | UnsetType | None = UNSET


class Assign(Ask, frozen=True):
    """Giving a ticket to somebody, or taking it."""

    assignee_id: UUID | None = None
    """An active agent; null: the caller."""
    version: Number | None = None
    """The one that the caller saw; null: whichever is the newest."""
    absent_ok: bool = False
    """True: the caller knows that the person is away, and is not refused `assignee_absent`."""


class Watch(Ask, frozen=True):
    """An active employee who is to follow the ticket."""

    person_id: UUID
    """The employee."""


class LinkDraft(Ask, frozen=True):
    """`number` names the other ticket; of two tickets there is one link at most."""

    number: Number
    """Of the other ticket."""
    kind: LinkKind = LinkKind.RELATED
    """What the other ticket is to this one."""


class StatusChange(Ask, frozen=True):
    """A move of a ticket to another status."""

    status: TicketStatus
    """Where to; one of the ticket's `statuses`."""
    version: Number | None = None
    """The one that the caller saw; null: whichever is the newest."""
    comment: Text = ""
    """A public word that goes with the change (the solution, say). Like any answer of an agent in
    person it takes a ticket that nobody has."""


class Cancel(Ask, frozen=True):
    """Giving a ticket up."""

    reason: Text = ""
    """Plain text that the assignee reads; may be empty."""


class Reopen(Ask, frozen=True):
    """Back to work; the reason and what came with it become a public comment."""

    reason: Text = ""
    """Plain text; without it and without files no comment is made."""
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []


class RatingDraft(Ask, frozen=True):
    """The score once; the same score with a word adds the word, once too."""

    score: Number
    word: Text = ""
    """Plain text; may be empty."""


class CommentDraft(Ask, frozen=True):
    """A comment on a ticket. An agent's public one, by page or bot, takes a ticket that nobody has
    and moves the agent's own new one to in progress; a note, a colleague's comment and one by a
    token do not."""

    text: Text = ""
    """Plain text; empty only where there is a file."""
    visibility: Visibility = Visibility.PUBLIC
    reopen: bool | None = None
    """A contact's wish: whether the comment sends a ticket that has ended back to work. Null: a
    resolved one goes back, and on a closed one the comment is refused `ticket_closed`, so that the
    person can be asked."""
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []
