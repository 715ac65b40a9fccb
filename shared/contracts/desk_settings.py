"""What an administrator sets for the whole desk, besides what each room has of its own, and who set
what."""

from datetime import datetime
from typing import Any
from uuid import UUID

from shared.contracts.base import Answer, Ask, Document
from shared.contracts.limits import Line, Many, Number, Text
from shared.contracts.people import PersonRef
from shared.contracts.preferences import ChannelChoice
from shared.contracts.priority import Priority


class DeskSettingState(Answer, frozen=True):
    """One document of settings: whether somebody changed it, and what it is by default."""

    name: str
    """Of the document: `sla`, `company_hours`, `look` and others."""
    changed: bool
    """Whether an administrator's choice holds; false: the defaults do."""
    changed_at: datetime | None
    """When it was changed or put back last; null: never, or before this was kept."""
    changed_by: PersonRef | None
    """Who did; null: nobody, or before this was kept."""
    default: dict[str, Any]
    """The whole document as it is by default."""
    fixed: list[str]
    """Fields that the environment sets: it wins, and they cannot be changed here."""


class Retention(Document, frozen=True):
    """How long is kept what nobody looks for any more, in days."""

    deliveries_days: Number = 90
    """Deliveries with their tries, lines of the inbox, events."""
    audit_days: Number = 1096
    """Entries of the audit log."""
    files_days: Number = 0
    """The content of files of ended tickets, since the ticket was touched last; names and sizes
    stay. 0: for good."""


class NewcomerChannels(Document, frozen=True):
    """Which channels a new person is told by, and in which order, until they choose themselves.
    Who is here already keeps what they have."""

    employee: Many[ChannelChoice] = []
    """Of employees; one that is left out is off. Empty: each in its usual way."""
    contact: Many[ChannelChoice] = []
    """Of clients' people; one that is left out is off. Empty: each in its usual way."""


class BotTexts(Document, frozen=True):
    """What the bots say in the desk's own words, by language. An empty text is the built-in
    one."""

    welcome: dict[str, Text] = {}
    """The first word of the clients' bot to who is not known yet; the button for the phone stands
    below it."""
    greeting: dict[str, Text] = {}
    """The word to a known client at the start; `{name}` is the first name."""
    out_of_hours: dict[str, Text] = {}
    """What follows a new ticket out of the company's hours; `{when}` is when work begins."""
    answers_out_of_hours: bool = False
    """Whether the bot says so at all."""
    staff_welcome: dict[str, Text] = {}
    """The first word of the staff's bot to who is not known yet."""
    staff_greeting: dict[str, Text] = {}
    """The word to a known employee at the start; `{name}` is the first name."""


class BotWords(Answer, frozen=True):
    """What the bot says now in one language."""

    welcome: str
    """Plain text."""
    greeting: str
    """Plain text; `{name}` stands for the first name."""
    out_of_hours: str
    """Plain text; empty: nothing is said now, and to employees never."""


class DeskLook(Document, frozen=True):
    """By what clients and colleagues know the desk: in letters and in the titles of pages."""

    name: Line = ""
    """The desk's own name; empty: the product's."""
    color: Line = ""
    """Of the name and the button in letters, as `#1d4ed8`; white is read on it. Empty: the
    built-in one."""
    firm: Line | None = None
    """The company's own name, in invitations and on the pages of their links; empty: none, null:
    as it is."""


class DeskLookView(Answer, frozen=True):
    """The desk's name, colour and picture, and the company's name, as they are now."""

    name: str
    """The desk's own name; empty: the product's."""
    color: str
    """As `#1d4ed8`; empty: the built-in one."""
    firm: str
    """The company's own name; empty: nobody has said it."""
    logo: str
    """The address of the picture; empty: none."""
    version: int
    """Of the names and the colour: it grows with every save, from 0."""


class LogoDraft(Ask, frozen=True):
    """An upload of the caller's own that becomes the desk's picture."""

    file_id: UUID
    """PNG, JPEG or WebP up to 204,800 bytes."""


class SlaExample(Answer, frozen=True):
    """What is promised for a ticket of this priority that is opened at `opened_at`."""

    priority: Priority
    reaction_due_at: datetime
    """Until when a first word is promised."""
    reaction_warn_at: datetime
    """When the assignee is warned of it."""
    solution_due_at: datetime
    """Until when the end is promised."""
    solution_warn_at: datetime
    """When the assignee is warned of it."""


class SlaPreview(Answer, frozen=True):
    """What promised times mean for a ticket that comes now, counted in the company's hours."""

    opened_at: datetime
    """The moment it is counted from."""
    timezone: str
    """Of the company's hours."""
    works_now: bool
    """Whether it is a working hour."""
    examples: list[SlaExample]
    """One of each priority, the most urgent first."""
