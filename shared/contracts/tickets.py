"""Tickets and comments on the wire."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import UNSET, UnsetType

from shared.contracts.base import Answer, Ask
from shared.contracts.desk import CategoryRef
from shared.contracts.files import FileInfo, MissingFile
from shared.contracts.history import HistoryEntry
from shared.contracts.limits import Ids, Many, Number, Text, Title
from shared.contracts.people import ClientRef, PersonRef, TeamRef, Unreachable
from shared.contracts.priority import Priority
from shared.contracts.tasks import TaskOfTicket


class TicketStatus(StrEnum):
    NEW = "new"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    """Waiting for the client's answer."""
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"


OPEN_STATUSES = frozenset({TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.WAITING})


class Source(StrEnum):
    """The door by which the ticket came."""

    TELEGRAM = "telegram"
    WEB = "web"
    API = "api"


class Visibility(StrEnum):
    """An internal comment never enters any client's channel (C5)."""

    PUBLIC = "public"
    INTERNAL = "internal"


class TicketAction(StrEnum):
    """What the caller may do with the ticket now; the policy computes it, nobody else."""

    TAKE = "take"
    ASSIGN = "assign"
    STATUS = "status"
    EDIT = "edit"
    COMMENT = "comment"
    COMMENT_INTERNAL = "comment_internal"
    ATTACH = "attach"
    CANCEL = "cancel"
    FOLLOW = "follow"
    SOLVED = "solved"
    """The client says that it is solved indeed."""
    REOPEN = "reopen"
    RATE = "rate"
    LINK = "link"
    WATCHERS = "watchers"
    """Let colleagues follow it, or follow no more."""


class SlaGoal(StrEnum):
    """What is promised: a first word to the client, and an end."""

    REACTION = "reaction"
    SOLUTION = "solution"


class SlaClock(Answer, frozen=True):
    """One goal of one ticket; `done_at` None: still to be done."""

    due_at: datetime
    done_at: datetime | None
    breached: bool


class TicketSla(Answer, frozen=True):
    """A first word to the client, and an end. While `paused` the client is waited for, or
    nothing is left to do: the deadlines stand still and move when the work goes on."""

    reaction: SlaClock
    solution: SlaClock
    paused: bool


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


class Comment(Answer, frozen=True):
    id: UUID
    author: PersonRef
    visibility: Visibility
    text: str
    files: list[FileInfo]
    created_at: datetime
    edited_at: datetime | None
    earlier: list[str] = []
    """Former texts, the oldest first (T13)."""


class CommentMade(Comment, frozen=True):
    """A new comment, and what it did beside being said."""

    took: bool = False
    """Nobody had the ticket: the answer to the client made it the author's."""


class Rating(Answer, frozen=True):
    """What the client thought of the work; the word may come after the score, or never."""

    score: int
    """From 1, the worst, to 5."""
    word: str
    at: datetime


class LinkKind(StrEnum):
    """What a ticket is to the one it names: about the same, told twice, or the next part of it."""

    RELATED = "related"
    DUPLICATE = "duplicate"
    FOLLOW_UP = "follow_up"


class LinkedTicket(Answer, frozen=True):
    id: UUID
    number: int
    title: str
    status: TicketStatus


class TicketLink(Answer, frozen=True):
    """A ticket that has to do with this one, which the reader may see."""

    id: UUID
    kind: LinkKind
    reverse: bool
    """The other one is this one's duplicate or follow-up, and not the other way round."""
    ticket: LinkedTicket


class TicketTimes(Answer, frozen=True):
    """Working minutes it took, the waiting for the client left out; None: not yet."""

    first_answer_minutes: int | None
    solution_minutes: int | None


class Ticket(TicketRow, frozen=True):
    """The whole ticket as the caller may see it: a contact never gets internal comments."""

    text: str
    source: Source
    files: list[FileInfo]
    comments: list[Comment]
    history: list[HistoryEntry]
    watchers: list[PersonRef]
    actions: list[TicketAction]
    statuses: list[TicketStatus]
    """The statuses this caller may set now."""
    following: bool
    muted: bool = False
    snoozed_until: datetime | None = None
    """When the caller, who put it off, is told of it again."""
    edited_at: datetime | None = None
    sla: TicketSla | None = None
    """Where the promised times stand; a contact is not told."""
    rating: Rating | None = None
    times: TicketTimes | None = None
    """How long it took; a contact is not told."""
    contact_unreachable: list[Unreachable] = []
    """Channels by which the client hears nothing any more; a contact is not told."""
    links: list[TicketLink] = []
    tasks: list[TaskOfTicket] = []
    """The tasks made of it that the reader may see; a contact knows of none."""


class TicketDraft(Ask, frozen=True):
    """A new ticket. `title` is cut from the text when absent (T5); a contact of one company
    needs no `client_id`; an employee names the client and may name the contact. Where no team or
    priority is named the category's count; a contact names no priority."""

    text: Text = ""
    title: Title | None = None
    client_id: UUID | None = None
    contact_id: UUID | None = None
    category_id: UUID | None = None
    team_id: UUID | None = None
    priority: Priority | None = None
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []
    source: Source = Source.API
    follows: UUID | None = None
    """The ended ticket that this one goes on from; `client_id` is then that ticket's."""


class TicketChange(Ask, frozen=True):
    """A partial edit; `version` is the one the caller saw, a newer one answers 409."""

    version: Number
    title: Title | UnsetType = UNSET
    text: Text | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    team_id: UUID | UnsetType | None = UNSET
    category_id: UUID | UnsetType | None = UNSET


class Assign(Ask, frozen=True):
    """`assignee_id` None means "me". Taking a new ticket moves it to in progress. `version`,
    when given, must be current; of two who take one ticket at once one wins. Giving it to who is
    away is refused `assignee_absent` unless `absent_ok` (A9)."""

    assignee_id: UUID | None = None
    version: Number | None = None
    absent_ok: bool = False


class Assignee(Answer, frozen=True):
    """An agent to whom the ticket may be given."""

    person: PersonRef
    in_team: bool
    """Works in the ticket's team."""
    open_tickets: int
    absent_until: date | None = None
    """The last day of the absence that covers today."""


class Watch(Ask, frozen=True):
    """An active employee who is to follow the ticket."""

    person_id: UUID


class LinkDraft(Ask, frozen=True):
    """`number` names the other ticket; of two tickets there is one link at most."""

    number: Number
    kind: LinkKind = LinkKind.RELATED


class StatusRule(Answer, frozen=True):
    """One row of the table of moves."""

    status: TicketStatus
    open: bool
    moves: list[TicketStatus]
    """Where the desk may move it from here."""
    clock_stands: bool
    """Whether the promised times wait."""
    commentable: bool
    """Whether a word is still heard; a client's word brings a waiting or resolved one back."""
    cancellable: bool
    """Whether its contact may cancel it."""


class StatusChange(Ask, frozen=True):
    status: TicketStatus
    version: Number | None = None
    comment: Text = ""
    """A public word that goes with the change (the solution, say). Like any answer of an agent in
    person it takes a ticket that nobody has."""


class Cancel(Ask, frozen=True):
    reason: Text = ""


class Reopen(Ask, frozen=True):
    """Back to work; the reason becomes a public comment."""

    reason: Text = ""


class RatingDraft(Ask, frozen=True):
    """The score once; the same score with a word adds the word, once too."""

    score: Number
    word: Text = ""


class ClosedComment(StrEnum):
    """What a contact's word on a closed ticket does (C4)."""

    REOPEN = "reopen"
    """While it may be reopened, the word says whether it does, by `CommentDraft.reopen`; who did
    not say so is refused `ticket_closed` and asked (C8). Later as `new_ticket`."""
    NEW_TICKET = "new_ticket"
    """The word is refused `ticket_closed`; it belongs in a ticket that `follows` this one."""
    REFUSE = "refuse"
    """As above, but whether it becomes a ticket the person is asked first."""


class DeskPolicy(Ask, frozen=True):
    """What the desk does at the end of a ticket, in days; a ticket that has ended keeps the
    terms it ended with."""

    reopen_days: Number = 14
    closed_comment: ClosedComment = ClosedComment.REOPEN
    close_after_days: Number = 7
    """After so long a resolved ticket closes by itself; 0: never."""
    rate_days: Number = 30


class CommentDraft(Ask, frozen=True):
    """A word on a ticket. Of an agent in person a public one takes a ticket that nobody has, and
    moves the agent's own new one to in progress; a note, a colleague's word and a token's do not.
    """

    text: Text = ""
    visibility: Visibility = Visibility.PUBLIC
    reopen: bool | None = None
    """Of a contact: whether the word brings a ticket back that is resolved or closed. Not said, it
    brings back a resolved one, and of a closed one it is asked (C8)."""
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []


class CommentChange(Ask, frozen=True):
    text: Text


class AttachFiles(Ask, frozen=True):
    """Files that came later than their ticket or comment (T2)."""

    file_ids: Ids = []
    missing_files: Many[MissingFile] = []
    comment_id: UUID | None = None
    text: Text = ""
    """A caption that came with the late part; it is added as lines of text."""
