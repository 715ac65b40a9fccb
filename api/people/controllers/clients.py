"""Client companies on the wire."""

from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.paging import PageLimit, PageOffset, Search
from api.people import views
from api.people.companies import clients
from api.people.policy import requires_colleague, requires_registrar
from api.principal import Principal
from shared.contracts.base import Page
from shared.contracts.companies import Client, ClientDraft


class ClientController(Controller):
    path = "/api/clients"
    tags = ("people",)

    @get(operation_id="list_clients", guards=[requires_colleague])
    async def list_clients(
        self,
        session: NamedDependency[AsyncSession],
        search: Search = "",
        active: FromQuery[bool | None] = None,
        limit: PageLimit = 100,
        offset: PageOffset = 0,
    ) -> Page[Client]:
        """List the client companies, by name."""
        rows, total = await clients.page(session, search, active, limit, offset)
        items = [views.client(row) for row in rows]
        return Page(items=items, total=total, limit=limit, offset=offset)

    @get("/{client_id:uuid}", operation_id="get_client", guards=[requires_colleague])
    async def get_client(
        self, client_id: FromPath[UUID], session: NamedDependency[AsyncSession]
    ) -> Client:
        """Read a client company."""
        return views.client(await clients.get(session, client_id))

    @post(operation_id="create_client", guards=[requires_registrar])
    async def create_client(
        self,
        data: JSONBody[ClientDraft],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> Client:
        """Make a client company."""
        return views.client(await clients.create(session, principal, data))
