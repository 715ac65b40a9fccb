"""Two entries that are one person, and the personal data of a person, on the wire."""

from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line, Many
from shared.contracts.people import PersonRef
from shared.contracts.telegram import ObjectKind


class MergeField(StrEnum):
    """What both entries may have, and one person has once."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    MATTERMOST = "mattermost_login"


class MergeChoice(Answer, frozen=True):
    """A field where the entries differ. The value of the entry that stays wins where it has one,
    unless the other is asked for."""

    field: MergeField
    """Which one."""
    stays: str | None
    """What the entry that stays has."""
    goes: str | None
    """What the entry that goes has."""


class Counted(Answer, frozen=True):
    """How many things of a kind there are."""

    what: str
    """`tickets`, `comments`, `tasks`, `absences`, `files`, `companies`, `teams`, `subordinates`,
    `telegram`, `addresses`, `deliveries`, `messages`, `audit`, `history`."""
    total: int


class MergePreview(Answer, frozen=True):
    """What a merge would do. Nothing is changed."""

    goes: PersonRef
    """The entry that would lead to the other one from then on."""
    stays: PersonRef
    """The entry that would have all of it."""
    fields: list[MergeChoice]
    """Where the two differ."""
    moving: list[Counted]
    """What of the entry that goes would be the other one's."""


class Merge(Ask, frozen=True):
    """Two entries become one. It cannot be undone."""

    into_id: UUID
    """The entry that stays."""
    name: Line
    """The name of the entry that goes: said once more, for it cannot be undone."""
    take: Many[MergeField] = []
    """Fields whose value of the entry that goes shall win."""


class NamedIn(Answer, frozen=True):
    """A ticket or a task in whose title, text or comments a word of the name stands."""

    kind: ObjectKind
    """`ticket` or `task`."""
    id: UUID
    number: int
    """By which people know it."""
    title: str


class ErasurePreview(Answer, frozen=True):
    """What an erasing of personal data would do. Nothing is changed."""

    person: PersonRef
    active: bool
    """True: the person has to be deactivated first."""
    goes: list[Counted]
    """What would be gone for good."""
    stays: list[Counted]
    """What would stay, without the name: the accounts of work are the company's."""
    named: list[NamedIn]
    """Where the name stands in what people wrote, which stays as it is; the first of them, those
    with the whole name before the others. Namesakes are found too."""
    named_total: int
    """How many there are."""


class Erasure(Ask, frozen=True):
    """Personal data goes for good."""

    name: Line
    """The person's name: said once more, for it cannot be undone."""
