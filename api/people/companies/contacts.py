"""The books of clients' contacts."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.db import new_id
from api.errors import Invalid, NotFound
from api.http.paging import Found, Slice, slice_of
from api.objects import audit
from api.people import changes, fields, keeping, narrowing
from api.people.models import Client, ClientContact, Person
from api.people.ports import PeoplePorts
from api.people.profile import newcomers
from api.people.search import BY_NAME, matching
from api.people.uniqueness import require_free
from api.principal import Principal
from api.settings import Settings
from shared.contracts.companies import ContactChange, ContactDraft
from shared.contracts.people import PersonKind

CONTACTS = (
    select(Person)
    .where(Person.kind == PersonKind.CONTACT)
    .options(
        joinedload(Person.clients),
        joinedload(Person.links),
        joinedload(Person.dead_addresses),
        joinedload(Person.merged_into),
    )
)


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What the list of contacts is narrowed by; None: by nothing."""

    search: str = ""
    client_id: UUID | None = None
    active: bool | None = None
    telegram: bool | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """A merged entry is no contact any more."""
        yield Person.merged_into_id.is_(None)
        if self.search.strip():
            yield matching(self.search)
        if self.client_id is not None:
            yield narrowing.of_client(self.client_id)
        if self.active is not None:
            yield Person.active.is_(self.active)
        if self.telegram is not None:
            yield narrowing.linked(PersonKind.CONTACT, self.telegram)


async def page(session: AsyncSession, narrowed: Narrowed, part: Slice) -> Found[Person]:
    """By name. Raises Invalid."""
    return await slice_of(session, CONTACTS.where(*narrowed.conditions()), BY_NAME, part)


async def get(session: AsyncSession, person_id: UUID) -> Person:
    """The contact as the database has it now; raises NotFound."""
    found = CONTACTS.where(Person.id == person_id).execution_options(populate_existing=True)
    person = await session.scalar(found)
    if person is None:
        raise NotFound
    return person


async def create(
    session: AsyncSession, principal: Principal, draft: ContactDraft, settings: Settings
) -> Person:
    """Raises Invalid, PhoneTaken."""
    phone, number = fields.phone(draft.phone, settings.default_country)
    person = newcomer(settings, fields.name(draft.name))
    person.email = fields.email(draft.email)
    person.phone, person.phone_e164 = phone, number
    person.locale = fields.locale(draft.locale or settings.default_locale)
    person.timezone = fields.timezone(draft.timezone or settings.default_timezone)
    person.channels = await newcomers.channels_of(session, PersonKind.CONTACT)
    await require_free(session, person)
    session.add(person)
    await session.flush()
    await _set_clients(session, person.id, draft.client_ids)
    audit.record(session, principal.person_id, "contact_created", person.kind, person.id)
    return await get(session, person.id)


def newcomer(settings: Settings, name: str, person_id: UUID | None = None) -> Person:
    """A contact with nothing but a name, by the desk's defaults."""
    return Person(
        id=person_id or new_id(),
        kind=PersonKind.CONTACT,
        name=name,
        active=True,
        locale=settings.default_locale,
        timezone=settings.default_timezone,
    )


async def change(
    session: AsyncSession,
    principal: Principal,
    person_id: UUID,
    asked: ContactChange,
    settings: Settings,
    above: PeoplePorts,
) -> Person:
    """Raises NotFound, PersonGone, VersionConflict, Invalid, PhoneTaken."""
    await keeping.hold(session, [person_id])
    person = await get(session, person_id)
    changes.require_kept(person, asked.version)
    was_active = person.active
    changes.apply_common(person, asked, settings)
    await changes.write(session, principal, person, asked, above, was_active=was_active)
    if asked.client_ids is not UNSET:
        await _set_clients(session, person.id, asked.client_ids)
    return await get(session, person.id)


async def _set_clients(session: AsyncSession, person_id: UUID, client_ids: list[UUID]) -> None:
    wanted = set(client_ids)
    known = await session.scalars(select(Client.id).where(Client.id.in_(wanted)))
    if not wanted or wanted - set(known):
        raise Invalid("client_ids: at least one, and known ones only", field="client_ids")
    await session.execute(delete(ClientContact).where(ClientContact.person_id == person_id))
    session.add_all(ClientContact(client_id=each, person_id=person_id) for each in wanted)
    await session.flush()
