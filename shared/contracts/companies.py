"""Client companies and their contacts on the wire."""

from uuid import UUID

from msgspec import UNSET, UnsetType

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Ids, Line
from shared.contracts.people import ClientRef, Unreachable


class Client(Answer, frozen=True):
    """A client company."""

    id: UUID
    name: str
    active: bool
    contacts_see_all: bool
    """Whether a contact sees the whole company's tickets or only the own ones (X2)."""


class ClientDraft(Ask, frozen=True):
    """A new client company."""

    name: Line
    contacts_see_all: bool = True


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
