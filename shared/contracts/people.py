"""Employees, teams and oneself on the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from msgspec import UNSET, UnsetType

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Ids, Line, Number
from shared.contracts.work_time import WorkWeek


class PersonKind(StrEnum):
    """On which side a person is."""

    EMPLOYEE = "employee"
    """Works here."""
    CONTACT = "contact"
    """A client's person."""


class Role(StrEnum):
    """What an employee may do; a contact has none."""

    ADMIN = "admin"
    """Also keeps settings and people."""
    AGENT = "agent"
    """Also works on tickets."""
    EMPLOYEE = "employee"
    """Has tasks and absences."""


class AssignmentRule(StrEnum):
    """How a team's queue gives a new ticket: by hand, to each of those present in turn, or to
    whoever of them has the fewest open ones."""

    MANUAL = "manual"
    ROUND_ROBIN = "round_robin"
    LEAST_LOADED = "least_loaded"


class DutyRotation(StrEnum):
    """How those on duty in a team take turns: all at once until the list is changed, or one a
    week, from Monday by the desk's own clock."""

    TOGETHER = "together"
    WEEKLY = "weekly"


ChannelKind = NewType("ChannelKind", str)
"""A way to a person, by its name. An open list: a channel more is no change of the contract."""
LONGEST_NAME: Final = 32
"""Of a channel, and of a lane."""


class PersonRef(Answer, frozen=True):
    """A person named inside another object; clients see employees by it, so it has no address."""

    id: UUID
    name: str
    kind: PersonKind


class TeamRef(Answer, frozen=True):
    """A team named inside another object."""

    id: UUID
    name: str


class ClientRef(Answer, frozen=True):
    """A company named inside another object."""

    id: UUID
    name: str


class Unreachable(Answer, frozen=True):
    """A channel whose address takes nothing any more, in the counterpart's words (Q4, E7)."""

    channel: ChannelKind
    reason: str
    """What the counterpart said."""


class InvitationStage(StrEnum):
    """How far the invitation of an active employee has come who has not come in."""

    NONE = "none"
    """There is none."""
    WAITING = "waiting"
    """It is good, and not accepted yet."""
    EXPIRED = "expired"
    """Its days are over."""


class Employee(Answer, frozen=True):
    """Somebody who works here."""

    id: UUID
    name: str
    email: str | None
    """To log in with, and for letters; null: none."""
    phone: str | None
    role: Role
    active: bool
    manager: PersonRef | None
    deputy: PersonRef | None
    """Who stands in whenever an absence names nobody else; null: nobody."""
    deputy_left: bool
    """Whether the deputy works here no more: then nobody stands in."""
    teams: list[TeamRef]
    locale: str
    timezone: str
    mattermost_login: str | None
    telegram_linked: bool
    has_password: bool
    """Whether the employee has come in by a password; else an invitation is due."""
    unreachable: list[Unreachable] = []
    week: WorkWeek | None = None
    """The own working hours, by the own clock; null: the company's."""
    version: int = 1
    """Grows with every change: whoever changes says which one was seen."""
    merged_into: PersonRef | None = None
    """The entry is another one's now: that one has its work."""
    erased: bool = False
    """Whether the personal data is gone for good."""


class EmployeeDraft(Ask, frozen=True):
    """A new employee."""

    name: Line
    email: Line | None = None
    """To log in with, and for letters; unique among employees."""
    phone: Line | None = None
    """As people write it; kept in international form, unique among employees."""
    role: Role = Role.EMPLOYEE
    """What the employee may do; only an administrator in a browser makes another administrator."""
    password: Line | None = None
    """Sets the first password; null: a one-time link does. Takes a browser's session."""
    manager_id: UUID | None = None
    deputy_id: UUID | None = None
    """Another active employee who stands in whenever an absence names nobody else."""
    team_ids: Ids = []
    locale: Line | None = None
    """`ru` or `en`; null: the desk's default."""
    timezone: Line | None = None
    """A name of the IANA database; null: the desk's default."""
    mattermost_login: Line | None = None


class EmployeeChange(Ask, frozen=True):
    """What is to change; a field that is left out stays as it is."""

    name: Line | UnsetType = UNSET
    email: Line | UnsetType | None = UNSET
    phone: Line | UnsetType | None = UNSET
    """As people write it; null: none."""
    role: Role | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    """False: dismissed. Sessions, tokens, pushes and the Telegram link end at once."""
    manager_id: UUID | UnsetType | None = UNSET
    deputy_id: UUID | UnsetType | None = UNSET
    """Another active employee who stands in whenever an absence names nobody else; null: nobody."""
    team_ids: Ids | UnsetType = UNSET
    locale: Line | UnsetType = UNSET
    """`ru` or `en`."""
    timezone: Line | UnsetType = UNSET
    """A name of the IANA database."""
    mattermost_login: Line | UnsetType | None = UNSET
    week: WorkWeek | UnsetType | None = UNSET
    """The own working hours, by the own clock; null: the company's."""
    version: Number | None = None
    """The one that the caller saw; of a newer one the answer is 409 `version_conflict`. Null:
    whatever stands there now."""
    hand_over_to: UUID | UnsetType | None = UNSET
    """Who takes over what the person can do no more: with a deactivation, the loss of the role for
    tickets, or a team that is left. Else tickets go back to the queue and tasks to the manager."""


class PhoneReading(Answer, frozen=True):
    """How a number would be understood and matched (R3)."""

    understood: bool
    """False: no number of the desk's country, nor one with its country code."""
    shown: str = ""
    """As it is written internationally; empty where it is not understood."""
    extension: str = ""
    """Of an office: such a number registers nobody, and several people may have it."""
    example: str = ""
    """A number of the desk's country, as people write it."""
    owner: PersonRef | None = None
    """Another active person of the kind who has it: only one can (R3)."""


class Duty(Answer, frozen=True):
    """Who of a team hears first of what nobody works on yet."""

    rotation: DutyRotation
    people: list[PersonRef]
    """In the order of their weeks, this week's first; empty: nobody, and then all of the team hear.
    """
    now: list[PersonRef]
    """Those of them whose turn it is now, here or away."""
    until: datetime | None
    """When the next one's week begins; null: nothing ends by itself."""


class DutyDraft(Ask, frozen=True):
    """The whole of it."""

    person_ids: Ids = []
    """Members of the team who work on tickets, the first one with this week; empty: nobody."""
    rotation: DutyRotation = DutyRotation.TOGETHER
    """How they take turns."""


class Team(Answer, frozen=True):
    """Employees with a queue of tickets."""

    id: UUID
    name: str
    lead: PersonRef | None
    """Hears of what is late; null: nobody."""
    members: list[PersonRef]
    """By name."""
    mattermost_channel: str | None
    assignment: AssignmentRule
    duty: Duty
    may_set_duty: bool
    """Whether the caller may say who is on duty."""
    version: int = 1


class TeamDraft(Ask, frozen=True):
    """The whole of a team."""

    name: Line
    lead_id: UUID | None = None
    """Who leads it; null: nobody."""
    member_ids: Ids = []
    """All the members, in place of those before."""
    mattermost_channel: Line | None = None
    assignment: AssignmentRule = AssignmentRule.MANUAL
    version: Number | None = None
    """The one that the caller saw; of a newer one the answer is 409 `version_conflict`. Null:
    whatever stands there now."""


class Me(Answer, frozen=True):
    """Who the caller is."""

    id: UUID
    kind: PersonKind
    name: str
    email: str | None
    role: Role | None
    """What the employee may do; null for a contact."""
    locale: str
    timezone: str
    clients: list[ClientRef]
    teams: list[TeamRef]
    unread: int
    """Notices not read yet, up to 1000: there counting ends."""
    administers: bool = False
    """Whether the employee sets the desk up."""
    serves: bool = False
    """Whether the employee works on clients' tickets."""
    manages: bool = False
    """Whether the employee has subordinates or leads a team."""
    approves: bool = False
    """Whether requests for an absence come to the caller now: the own people's, by the role that
    decides for those who have nobody above, or in place of somebody who is away (A1)."""
    lacks_password: bool = False
    """Whether the employee has never set a password: known by a bot alone."""
    shortest_password: int = 0
    """Characters that the employee's password has at least: an administrator's has more; 0: a
    contact has none."""
    sees_company: bool = False
    """Whether the contact sees the tickets of colleagues too."""
    desk: str = ""
    """The desk's own name; empty: it has none."""


class TimeZone(Answer, frozen=True):
    """A zone to choose, in the reader's words: «Москва, UTC+3»; `near` ones come first."""

    name: str
    """Of the IANA database, as `Europe/Moscow`."""
    title: str
    """Place and distance from UTC, in the caller's language."""
    near: bool
    """Whether it lies in a country where most callers live; these come first."""


class MeChange(Ask, frozen=True):
    """What is to change; a field that is left out stays as it is."""

    locale: Line | UnsetType = UNSET
    timezone: Line | UnsetType = UNSET


class AuditAct(Answer, frozen=True):
    """A kind of act that the log knows."""

    action: str
    """For `list_audit.action`."""
    name: str
    """In the reader's words."""


class AuditRow(Answer, frozen=True):
    """One act that administrators may have to answer for."""

    id: UUID
    at: datetime
    """When it was done."""
    actor: PersonRef | None
    action: str
    """What was done, as `login` or `employee_created`."""
    object_kind: str
    """What kind of object it was done to."""
    object_id: str
    """Which one; empty where there is none."""
    object_name: str
    """Of a person or a company; whatever else it was about is empty here."""
    detail: dict[str, str]
    """Facts about it; never a secret."""
    sentence: str
    """Who does what to whom, in the reader's words."""
    details: list[str]
    """What else is known of it, each in a few words."""
