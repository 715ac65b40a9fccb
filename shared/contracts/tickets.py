"""Tickets and comments on the wire."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer
from shared.contracts.comments import Said
from shared.contracts.desk import CategoryRef
from shared.contracts.files import FileInfo
from shared.contracts.history import HistoryEntry
from shared.contracts.people import ClientRef, PersonRef, TeamRef, Unreachable
from shared.contracts.priority import Priority
from shared.contracts.sla import TicketSla
from shared.contracts.tasks import TaskOfTicket


class TicketStatus(StrEnum):
    """Where a ticket stands."""

    NEW = "new"
    """Nobody has begun."""
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    """Waiting for the client's answer."""
    RESOLVED = "resolved"
    """Done, as the desk thinks; the client may still say otherwise."""
    CLOSED = "closed"
    """At its end."""
    CANCELLED = "cancelled"
    """Given up."""


OPEN_STATUSES = frozenset({TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.WAITING})


class Source(StrEnum):
    """The door by which the ticket came."""

    TELEGRAM = "telegram"
    WEB = "web"
    API = "api"
    """A program."""


class Visibility(StrEnum):
    """Who reads a comment: everybody who sees the ticket, or employees alone."""

    PUBLIC = "public"
    INTERNAL = "internal"


class TicketAction(StrEnum):
    """What the caller may do with the ticket now."""

    TAKE = "take"
    ASSIGN = "assign"
    STATUS = "status"
    EDIT = "edit"
    SORT = "sort"
    """Change its team, category and priority."""
    COMMENT = "comment"
    COMMENT_INTERNAL = "comment_internal"
    ATTACH = "attach"
    CANCEL = "cancel"
    FOLLOW = "follow"
    MUTE = "mute"
    SNOOZE = "snooze"
    """Be told of it again later."""
    SOLVED = "solved"
    """The client says that it is solved indeed."""
    REOPEN = "reopen"
    RATE = "rate"
    LINK = "link"
    WATCHERS = "watchers"
    """Let colleagues follow it, or follow no more."""


class MoveKind(StrEnum):
    """What a move to another status is, in the words of whoever makes it."""

    BEGIN = "begin"
    """Start the work on what is the caller's own already."""
    RESUME = "resume"
    """The client has answered, or need not."""
    WAIT = "wait"
    RESOLVE = "resolve"
    CLOSE = "close"
    REOPEN = "reopen"
    """What has ended goes back to work."""


class TicketMove(Answer, frozen=True):
    """A move that there is to offer to the caller now."""

    kind: MoveKind
    """What the move is."""
    status: TicketStatus
    """Where it goes to."""


class TicketRow(Answer, frozen=True):
    """A ticket in a list."""

    id: UUID
    number: int
    title: str
    status: TicketStatus
    priority: Priority
    client: ClientRef
    contact: PersonRef | None
    assignee: PersonRef | None
    team: TeamRef | None
    category: CategoryRef | None
    created_at: datetime
    updated_at: datetime
    version: int


class Comment(Said, frozen=True, kw_only=True):
    """A word on a ticket."""

    visibility: Visibility
    """Who may read it; a contact gets public ones alone."""


class CommentMade(Comment, frozen=True):
    """A new comment, and what it did besides."""

    took: bool = False
    """True: nobody had the ticket, so this answer made it the author's."""


class Rating(Answer, frozen=True):
    """What the client thought of the work; the word may come after the score, or never."""

    score: int
    """From 1, the worst, to 5."""
    word: str
    """The client's own words; may be empty."""
    at: datetime
    """When the score was given."""
    before_reopening: bool = False
    """True: the ticket went back to work after it, so it is of what was done before."""


class LinkKind(StrEnum):
    """What a ticket is to the one it names: about the same, told twice, or the next part of it."""

    RELATED = "related"
    DUPLICATE = "duplicate"
    FOLLOW_UP = "follow_up"


class LinkedTicket(Answer, frozen=True):
    """The other ticket of a link."""

    id: UUID
    number: int
    title: str
    status: TicketStatus


class TicketLink(Answer, frozen=True):
    """A ticket that has to do with this one, which the reader may see."""

    id: UUID
    kind: LinkKind
    """What the other ticket is to this one."""
    reverse: bool
    """The other one is this one's duplicate or follow-up, and not the other way round."""
    ticket: LinkedTicket


class TicketTimes(Answer, frozen=True):
    """Working minutes it took, the waiting for the client left out."""

    first_answer_minutes: int | None
    """Until the first public word of an agent; null: not yet."""
    solution_minutes: int | None
    """Until it was resolved; null: not yet."""


class Ticket(TicketRow, frozen=True):
    """The whole ticket as the caller may see it: a contact never gets internal comments."""

    text: str
    source: Source
    """The door by which it came."""
    author: PersonRef
    """Who wrote it: the client, or a colleague in the client's name."""
    files: list[FileInfo]
    comments: list[Comment]
    history: list[HistoryEntry]
    watchers: list[PersonRef]
    allowed: list[TicketAction]
    statuses: list[TicketStatus]
    """The statuses this caller may set now."""
    moves: list[TicketMove]
    """The `statuses` to offer, each by what it is: without what `take` and `cancel` do, and without
    beginning what a colleague has."""
    following: bool
    muted: bool = False
    snoozed_until: datetime | None = None
    """The caller put it off and is told again then; null: not put off."""
    edited_at: datetime | None = None
    sla: TicketSla | None = None
    """Where the promised times stand; null for a contact, who is not told."""
    rating: Rating | None = None
    """What the client thought of the work; null: not said."""
    times: TicketTimes | None = None
    """How long it took; null for a contact, who is not told."""
    contact_unreachable: list[Unreachable] = []
    """Channels by which the client hears nothing any more; a contact is not told."""
    links: list[TicketLink] = []
    """Other tickets that have to do with it, as far as the reader may see them."""
    tasks: list[TaskOfTicket] = []
    """The tasks made of it that the reader may see; a contact knows of none."""


class Assignee(Answer, frozen=True):
    """An agent to whom the ticket may be given."""

    person: PersonRef
    in_team: bool
    """Works in the ticket's team."""
    open_tickets: int
    """How many the person has already."""
    absent_until: date | None = None
    """The last day of the absence that covers today; null: is here."""


class StatusRule(Answer, frozen=True):
    """One row of the table of moves."""

    status: TicketStatus
    """The status that the row is about."""
    open: bool
    """Whether there is still something to do."""
    moves: list[TicketStatus]
    """Where the desk may move it from here."""
    clock_paused: bool
    """Whether the promised times wait meanwhile."""
    commentable: bool
    """Whether comments are taken; a client's brings a waiting or resolved ticket back."""
    cancellable: bool
    """Whether its contact may cancel it."""
