"""Contacts, many at once: a few statements for a thousand of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import joinedload

from api.db import new_id
from api.people import fields
from api.people.addresses import deadness, telegram
from api.people.companies import contacts
from api.people.imports.acts.acting import Acting
from api.people.imports.keeping import chunks
from api.people.imports.planning.rows import Planned, Values
from api.people.models import ClientContact, Person
from api.people.profile import newcomers
from shared.contracts.imports import ImportField
from shared.contracts.people import PersonKind

_ADDRESSES: Final = {ImportField.PHONE, ImportField.EMAIL}


async def add(acting: Acting, rows: Sequence[Planned]) -> None:
    channels = await newcomers.channels_of(acting.session, PersonKind.CONTACT)
    for some in chunks(rows):
        people = [_person(acting, each, channels) for each in some]
        acting.session.add_all(people)
        await acting.session.flush()
        _let_go(acting, people)
        await _join(acting, [(each.object_id, each.became[ImportField.COMPANIES]) for each in some])


def _let_go(acting: Acting, people: Sequence[Person]) -> None:
    """Tens of thousands are not kept in mind to the end."""
    for each in people:
        acting.session.expunge(each)


def _person(acting: Acting, row: Planned, channels: list[dict[str, Any]] | None) -> Person:
    person = contacts.newcomer(acting.settings, row.became[ImportField.NAME], row.object_id)
    person.channels = channels
    person.email = row.became.get(ImportField.EMAIL)
    person.phone = row.became.get(ImportField.PHONE)
    person.phone_e164 = row.key if person.phone else None
    return person


async def change(acting: Acting, wanted: Mapping[UUID, Values]) -> None:
    """Set these fields of these contacts; what follows from another address follows here too."""
    for ids in chunks(list(wanted)):
        found = await acting.session.scalars(
            select(Person)
            .where(Person.id.in_(ids))
            .options(joinedload(Person.links), joinedload(Person.dead_addresses))
            .execution_options(populate_existing=True)
        )
        people = found.unique().all()
        for person in people:
            _set(person, wanted[person.id], acting.settings.default_country)
        await acting.session.flush()
        for person in people:
            if _ADDRESSES & wanted[person.id].keys():
                await _follow(acting, person, wanted[person.id])
        _let_go(acting, people)
        moved = {
            each: wanted[each][ImportField.COMPANIES]
            for each in ids
            if ImportField.COMPANIES in wanted[each]
        }
        await _leave(acting, list(moved))
        await _join(acting, moved.items())


def _set(person: Person, values: Values, country: str) -> None:
    person.name = values.get(ImportField.NAME, person.name)
    person.email = values.get(ImportField.EMAIL, person.email)
    if ImportField.PHONE in values:
        person.phone, person.phone_e164 = fields.phone(values[ImportField.PHONE], country)


async def _follow(acting: Acting, person: Person, values: Values) -> None:
    """As a change by hand does it (E7, R7)."""
    if person.dead_addresses:
        await deadness.forget_old(acting.session, person)
    if ImportField.PHONE in values and person.links:
        await telegram.number_changed(acting.session, person, acting.principal.person_id)


async def _leave(acting: Acting, ids: Sequence[UUID]) -> None:
    if ids:
        await acting.session.execute(
            delete(ClientContact)
            .where(ClientContact.person_id.in_(ids))
            .execution_options(synchronize_session=False)
        )


async def _join(acting: Acting, companies: Iterable[tuple[UUID | None, Collection[UUID]]]) -> None:
    rows = [
        {"id": new_id(), "client_id": client_id, "person_id": person_id}
        for person_id, ids in companies
        for client_id in ids
    ]
    if rows:
        await acting.session.execute(insert(ClientContact), rows)
