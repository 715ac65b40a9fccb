"""Employees, teams, client companies and their contacts on the wire."""

from datetime import datetime, time
from enum import StrEnum
from uuid import UUID

from msgspec import UNSET, UnsetType, field

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Ids, Line, Many, Number


class PersonKind(StrEnum):
    """A person is on the desk's side or on a client's."""

    EMPLOYEE = "employee"
    CONTACT = "contact"


class Role(StrEnum):
    """What an employee may do; a contact has none."""

    ADMIN = "admin"
    AGENT = "agent"
    EMPLOYEE = "employee"


class AssignmentRule(StrEnum):
    """How a team's queue gives a new ticket: by hand, to each of those present in turn, or to
    whoever of them has the fewest open ones."""

    MANUAL = "manual"
    ROUND_ROBIN = "round_robin"
    LEAST_LOADED = "least_loaded"


class ChannelKind(StrEnum):
    """The ways to a person, as the person knows them."""

    TELEGRAM = "telegram"
    EMAIL = "email"
    MATTERMOST = "mattermost"
    PUSH = "push"


class ChannelMode(StrEnum):
    """`always` tells at once, `fallback` only when an earlier channel failed, `off` never."""

    ALWAYS = "always"
    FALLBACK = "fallback"
    OFF = "off"


class PersonRef(Answer, frozen=True):
    """A person named inside another object; clients see employees by it, so it has no address."""

    id: UUID
    name: str
    kind: PersonKind


class TeamRef(Answer, frozen=True):
    id: UUID
    name: str


class ClientRef(Answer, frozen=True):
    id: UUID
    name: str


class Unreachable(Answer, frozen=True):
    """A channel whose address takes nothing any more, in the counterpart's words (Q4, E7)."""

    channel: ChannelKind
    reason: str


class Employee(Answer, frozen=True):
    id: UUID
    name: str
    email: str | None
    phone: str | None
    role: Role
    active: bool
    manager: PersonRef | None
    teams: list[TeamRef]
    locale: str
    timezone: str
    mattermost_login: str | None
    telegram_linked: bool
    unreachable: list[Unreachable] = []


class EmployeeDraft(Ask, frozen=True):
    name: Line
    email: Line | None = None
    phone: Line | None = None
    role: Role = Role.EMPLOYEE
    password: Line | None = None
    manager_id: UUID | None = None
    team_ids: Ids = []
    locale: Line | None = None
    timezone: Line | None = None
    mattermost_login: Line | None = None


class EmployeeChange(Ask, frozen=True):
    name: Line | UnsetType = UNSET
    email: Line | UnsetType | None = UNSET
    phone: Line | UnsetType | None = UNSET
    role: Role | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    manager_id: UUID | UnsetType | None = UNSET
    team_ids: Ids | UnsetType = UNSET
    mattermost_login: Line | UnsetType | None = UNSET
    hand_over_to: UUID | UnsetType | None = UNSET
    """Who takes over what the person can do no more: with a deactivation, the loss of the role for
    tickets, or a team that is left. Else tickets go back to the queue and tasks to the manager."""


class Team(Answer, frozen=True):
    id: UUID
    name: str
    lead: PersonRef | None
    members: list[PersonRef]
    mattermost_channel: str | None
    assignment: AssignmentRule


class TeamDraft(Ask, frozen=True):
    name: Line
    lead_id: UUID | None = None
    member_ids: Ids = []
    mattermost_channel: Line | None = None
    assignment: AssignmentRule = AssignmentRule.MANUAL


class Client(Answer, frozen=True):
    id: UUID
    name: str
    active: bool
    contacts_see_all: bool
    """Whether a contact sees the whole company's tickets or only the own ones (X2)."""


class ClientDraft(Ask, frozen=True):
    name: Line
    contacts_see_all: bool = True


class Contact(Answer, frozen=True):
    id: UUID
    name: str
    email: str | None
    phone: str | None
    active: bool
    clients: list[ClientRef]
    locale: str
    timezone: str
    telegram_linked: bool
    unreachable: list[Unreachable] = []


class ContactDraft(Ask, frozen=True):
    name: Line
    client_ids: Ids
    email: Line | None = None
    phone: Line | None = None
    locale: Line | None = None
    timezone: Line | None = None


class ContactChange(Ask, frozen=True):
    name: Line | UnsetType = UNSET
    email: Line | UnsetType | None = UNSET
    phone: Line | UnsetType | None = UNSET
    active: bool | UnsetType = UNSET
    client_ids: Ids | UnsetType = UNSET


class Me(Answer, frozen=True):
    """The caller, with what every screen and talk needs to know at its start."""

    id: UUID
    kind: PersonKind
    name: str
    email: str | None
    role: Role | None
    locale: str
    timezone: str
    clients: list[ClientRef]
    teams: list[TeamRef]
    unread: int
    manages: bool = False
    """True for an employee who has subordinates or leads a team."""
    approves: bool = False
    """Whether requests for an absence come to the caller now: the own people's, by the role that
    decides for those who have nobody above, or in place of somebody who is away (A1)."""
    sees_company: bool = False
    """True for a contact who sees the tickets of colleagues too (X2)."""


class TimeZone(Answer, frozen=True):
    """A zone to choose, in the reader's words: «Москва, UTC+3»; `near` ones come first."""

    name: str
    title: str
    near: bool


class MeChange(Ask, frozen=True):
    locale: Line | UnsetType = UNSET
    timezone: Line | UnsetType = UNSET


class ChannelSwitch(Answer, frozen=True):
    """One channel in the person's order; `problem` says why it does not work now."""

    channel: ChannelKind
    mode: ChannelMode
    available: bool
    address: str | None = None
    problem: str | None = None


class QuietHours(Ask, frozen=True):
    """Local time of the person; `end` before `start` goes over midnight; 0 = Monday."""

    start: time
    end: time
    weekdays: Many[Number] = field(default_factory=lambda: list(range(7)))


class Preferences(Answer, frozen=True):
    channels: list[ChannelSwitch]
    quiet_hours: QuietHours | None


class ChannelChoice(Ask, frozen=True):
    channel: ChannelKind
    mode: ChannelMode


class PreferencesChange(Ask, frozen=True):
    """The whole of the person's choice: channels in the wished order."""

    channels: Many[ChannelChoice]
    quiet_hours: QuietHours | None = None


class AuditRow(Answer, frozen=True):
    id: UUID
    at: datetime
    actor: PersonRef | None
    action: str
    object_kind: str
    object_id: str
    object_name: str
    """Of a person or a company; whatever else it was about is empty here."""
    detail: dict[str, str]
