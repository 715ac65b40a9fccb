"""The books of clients' contacts."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.db import new_id
from api.errors import Invalid, NotFound
from api.http.paging import slice_of
from api.objects import audit
from api.people import changes, fields
from api.people.models import Client, ClientContact, Person
from api.people.ports import PeoplePorts
from api.people.search import matching
from api.people.uniqueness import require_free
from api.principal import Principal
from api.settings import Settings
from shared.contracts.companies import ContactChange, ContactDraft
from shared.contracts.people import PersonKind

CONTACTS = (
    select(Person)
    .where(Person.kind == PersonKind.CONTACT)
    .options(
        selectinload(Person.clients),
        selectinload(Person.links),
        selectinload(Person.dead_addresses),
    )
    .order_by(Person.name, Person.id)
)


async def page(
    session: AsyncSession,
    search: str,
    client_id: UUID | None,
    active: bool | None,
    limit: int,
    offset: int,
) -> tuple[Sequence[Person], int]:
    found = CONTACTS
    if search.strip():
        found = found.where(matching(search))
    if client_id is not None:
        of_client = select(ClientContact.person_id).where(ClientContact.client_id == client_id)
        found = found.where(Person.id.in_(of_client))
    if active is not None:
        found = found.where(Person.active.is_(active))
    return await slice_of(session, found, limit, offset)


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
    person = Person(
        id=new_id(),
        kind=PersonKind.CONTACT,
        name=fields.name(draft.name),
        email=fields.email(draft.email),
        phone=phone,
        phone_e164=number,
        active=True,
        locale=fields.locale(draft.locale or settings.default_locale),
        timezone=fields.timezone(draft.timezone or settings.default_timezone),
    )
    await require_free(session, person)
    session.add(person)
    await session.flush()
    await _set_clients(session, person.id, draft.client_ids)
    audit.record(session, principal.person_id, "contact_created", person.kind, person.id)
    return await get(session, person.id)


async def change(
    session: AsyncSession,
    principal: Principal,
    person_id: UUID,
    asked: ContactChange,
    settings: Settings,
    above: PeoplePorts,
) -> Person:
    """Raises NotFound, Invalid, PhoneTaken."""
    person = await get(session, person_id)
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
