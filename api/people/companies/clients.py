"""The books of client companies."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import new_id
from api.errors import NotFound
from api.http.paging import slice_of
from api.objects import audit
from api.people import fields
from api.people.errors import NameTaken
from api.people.models import Client
from api.people.search import containing
from api.people.uniqueness import flush_or
from api.principal import Principal
from shared.contracts.companies import ClientDraft


async def page(
    session: AsyncSession, search: str, active: bool | None, limit: int, offset: int
) -> tuple[Sequence[Client], int]:
    found = select(Client).order_by(Client.name, Client.id)
    if search.strip():
        found = found.where(containing(Client.name_key, search))
    if active is not None:
        found = found.where(Client.active.is_(active))
    return await slice_of(session, found, limit, offset)


async def get(session: AsyncSession, client_id: UUID) -> Client:
    """Raises NotFound."""
    client = await session.get(Client, client_id)
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
    )
    session.add(client)
    await flush_or(session, NameTaken)
    audit.record(session, principal.person_id, "client_created", "client", client.id)
    return client
