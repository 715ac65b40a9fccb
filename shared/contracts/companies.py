"""Client companies and their contacts on the wire."""

from uuid import UUID

from msgspec import UNSET, UnsetType

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Ids, Line, Number, Text
from shared.contracts.people import ClientRef, PersonRef, Unreachable
from shared.contracts.priority import Priority
from shared.contracts.sla import SlaTarget


class Client(Answer, frozen=True):
    """A client company."""

    id: UUID
    name: str
    active: bool
    contacts_see_all: bool
    """Whether a contact sees the whole company's tickets or only the own ones (X2)."""
    notes: str = ""
    """What colleagues should know; the company's people never see it."""
    sla_targets: dict[Priority, SlaTarget] | None = None
    """Promised times of its own; a priority that is not named has the desk's. Null: all do."""
    version: int = 1
    """Grows with every change: whoever changes says which one was seen."""


class ClientDraft(Ask, frozen=True):
    """A new client company."""

    name: Line
    contacts_see_all: bool = True
    notes: Text = ""
    """What colleagues should know; the company's people never see it."""


class ClientChange(Ask, frozen=True):
    """What is to change; a field that is left out stays as it is."""

    name: Line | UnsetType = UNSET
    contacts_see_all: bool | UnsetType = UNSET
    notes: Text | UnsetType = UNSET
    """What colleagues should know; the company's people never see it."""
    active: bool | UnsetType = UNSET
    """False: archived. Its contacts ask nothing more for it; its tickets stay and are worked on."""
    sla_targets: dict[Priority, SlaTarget] | UnsetType | None = UNSET
    """Promised times of its own, as a whole; a priority that is not named has the desk's. Null: all
    do. Deadlines of its open tickets move with them."""
    version: Number | None = None
    """The one that the caller saw; of a newer one the answer is 409 `version_conflict`. Null:
    whatever stands there now."""


class OpenTicket(Answer, frozen=True):
    """One of what stays open."""

    id: UUID
    number: int
    title: str


class ClientClosing(Answer, frozen=True):
    """What an archived company leaves open. Nothing of it is lost."""

    tickets: list[OpenTicket]
    """The first of those that are open."""
    open_tickets: int
    """How many are open in all."""
    contacts: list[PersonRef]
    """The first of the active people who speak for no other active company."""
    lonely_contacts: int
    """How many of them there are."""


class Contact(Answer, frozen=True):
    """A client's person."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    active: bool
    clients: list[ClientRef]
    """The companies that the person may speak for."""
    locale: str
    timezone: str
    telegram_linked: bool
    unreachable: list[Unreachable] = []
    version: int = 1
    """Grows with every change: whoever changes says which one was seen."""
    merged_into: PersonRef | None = None
    """The entry is another one's now: that one has its tickets."""
    erased: bool = False
    """Whether the personal data is gone for good."""


class ContactDraft(Ask, frozen=True):
    """A new contact."""

    name: Line
    client_ids: Ids
    """The companies that the person may speak for; one at least."""
    email: Line | None = None
    phone: Line | None = None
    """As people write it; kept in international form, unique among contacts."""
    locale: Line | None = None
    """`ru` or `en`; null: the desk's default."""
    timezone: Line | None = None
    """A name of the IANA database; null: the desk's default."""


class ContactChange(Ask, frozen=True):
    """What is to change; a field that is left out stays as it is."""

    name: Line | UnsetType = UNSET
    email: Line | UnsetType | None = UNSET
    phone: Line | UnsetType | None = UNSET
    """As people write it; null: none."""
    active: bool | UnsetType = UNSET
    client_ids: Ids | UnsetType = UNSET
    locale: Line | UnsetType = UNSET
    """`ru` or `en`."""
    timezone: Line | UnsetType = UNSET
    """A name of the IANA database."""
    version: Number | None = None
    """The one that the caller saw; of a newer one the answer is 409 `version_conflict`. Null:
    whatever stands there now."""
