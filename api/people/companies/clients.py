"""The books of client companies."""

from typing import Final
from uuid import UUID

from msgspec import UNSET
from msgspec.structs import asdict
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import new_id
from api.errors import NotFound
from api.http.paging import Found, Slice, slice_of
from api.objects import audit, targets
from api.objects.cursors import Order
from api.objects.targets import Targets
from api.people import fields, keeping, views
from api.people.errors import NameTaken
from api.people.models import Client, ClientContact, Person
from api.people.ports import PeoplePorts
from api.people.search import containing
from api.people.uniqueness import flush_or
from api.principal import Principal
from shared.contracts.companies import ClientChange, ClientClosing, ClientDraft
from shared.contracts.sla import SlaPolicy

SHOWN: Final = 10
"""Of what stays open."""

BY_NAME: Final = Order("clients", Client.name, Client.id)


async def page(
    session: AsyncSession, search: str, active: bool | None, own_targets: bool | None, part: Slice
) -> Found[Client]:
    found = select(Client)
    if search.strip():
        found = found.where(containing(Client.name_key, search))
    if active is not None:
        found = found.where(Client.active.is_(active))
    if own_targets is not None:
        has_own = Client.sla_targets.is_not(None)
        found = found.where(has_own if own_targets else ~has_own)
    return await slice_of(session, found, BY_NAME, part)


async def get(session: AsyncSession, client_id: UUID) -> Client:
    """The company as the database has it now. Raises NotFound."""
    client = await session.get(Client, client_id, populate_existing=True)
    if client is None:
        raise NotFound
    return client


async def create(session: AsyncSession, principal: Principal, draft: ClientDraft) -> Client:
    """Raises Invalid, NameTaken."""
    client = Client(
        id=new_id(),
        name=fields.name(draft.name),
        active=True,
        contacts_see_all=draft.contacts_see_all,
        notes=draft.notes.strip(),
    )
    session.add(client)
    await flush_or(session, NameTaken(field="name"))
    audit.record(session, principal.person_id, "client_created", "client", client.id)
    return client


async def change(
    session: AsyncSession, principal: Principal, client_id: UUID, asked: ClientChange
) -> Client:
    """Raises NotFound, VersionConflict, Invalid, NameTaken."""
    await keeping.hold_entry(session, Client, client_id)
    client = await get(session, client_id)
    keeping.check(client, asked.version)
    names = [
        name for name, value in asdict(asked).items() if value is not UNSET and name != "version"
    ]
    if asked.name is not UNSET:
        client.name = fields.name(asked.name)
    if asked.contacts_see_all is not UNSET:
        client.contacts_see_all = asked.contacts_see_all
    if asked.notes is not UNSET:
        client.notes = asked.notes.strip()
    if asked.active is not UNSET and asked.active is not client.active:
        client.active = asked.active
        action = "client_restored" if asked.active else "client_archived"
        audit.record(session, principal.person_id, action, "client", client.id)
    if asked.sla_targets is not UNSET:
        _promise(session, principal, client, asked.sla_targets)
    client.version += 1
    await flush_or(session, NameTaken(field="name"))
    told: audit.Detail = {"fields": ", ".join(names)}
    audit.record(session, principal.person_id, "client_changed", "client", client.id, **told)
    return client


def _promise(
    session: AsyncSession, principal: Principal, client: Client, asked: Targets | None
) -> None:
    """Raises Invalid."""
    targets.check(asked or targets.NONE, "sla_targets")
    before, after = (
        SlaPolicy(targets=dict(each))
        for each in (targets.shown(client.sla_targets), asked or targets.NONE)
    )
    client.sla_targets = targets.kept(asked)
    if changes := audit.turned(before, after):
        who = principal.person_id
        audit.record(session, who, "client_sla_changed", "client", client.id, changes=changes)


async def closing(session: AsyncSession, client_id: UUID, above: PeoplePorts) -> ClientClosing:
    """Raises NotFound."""
    await get(session, client_id)
    tickets, open_tickets = await above.open_tickets(session, client_id, SHOWN)
    lonely = _speaking_for_it_alone(client_id)
    total = await session.scalar(select(func.count()).select_from(lonely.subquery())) or 0
    people = await session.scalars(lonely.order_by(Person.name, Person.id).limit(SHOWN))
    return ClientClosing(
        tickets=tickets,
        open_tickets=open_tickets,
        contacts=[views.ref(each) for each in people],
        lonely_contacts=total,
    )


def _speaking_for_it_alone(client_id: UUID) -> Select[Person]:
    """Its active people who speak for no other active company."""
    mine = select(ClientContact.person_id).where(ClientContact.client_id == client_id)
    elsewhere = (
        select(ClientContact.id)
        .join(Client, Client.id == ClientContact.client_id)
        .where(ClientContact.person_id == Person.id, Client.active, Client.id != client_id)
        .correlate(Person)
        .exists()
    )
    return select(Person).where(Person.id.in_(mine), Person.active, ~elsewhere)
