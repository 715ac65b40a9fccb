"""Client companies on the wire."""

from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, SkipValidation
from msgspec import UNSET
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import get, patch, post
from api.http.paging import Part, Search, parts
from api.people import views
from api.people.companies import clients
from api.people.policy import requires_colleague, requires_registrar
from api.people.ports import PeoplePorts
from api.principal import Principal
from api.settings import Settings
from shared.contracts.base import Page
from shared.contracts.companies import Client, ClientChange, ClientClosing, ClientDraft


class ClientController(Controller):
    path = "/api/clients"
    tags = ("people",)

    @get(operation_id="list_clients", guards=[requires_colleague], dependencies=parts(100))
    async def list_clients(
        self,
        session: NamedDependency[AsyncSession],
        part: Part,
        search: Search = "",
        active: FromQuery[bool | None] = None,
        own_targets: FromQuery[bool | None] = None,
    ) -> Page[Client]:
        """List the client companies, by name."""
        found = await clients.page(session, search, active, own_targets, part)
        return found.page([views.client(row) for row in found.rows])

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

    @patch("/{client_id:uuid}", operation_id="change_client", guards=[requires_registrar])
    async def change_client(
        self,
        client_id: FromPath[UUID],
        data: JSONBody[ClientChange],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Client:
        """Change a client company, archive it or take it back. A field that is left out stays as it
        is. The tickets of an archived company stay, and are worked on to their end."""
        client = await clients.change(session, principal, client_id, data)
        if data.sla_targets is not UNSET:
            await above.targets_changed(session, settings, client_id)
        return views.client(client)

    @get("/{client_id:uuid}/closing", operation_id="preview_closing", guards=[requires_registrar])
    async def preview_closing(
        self,
        client_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> ClientClosing:
        """Show what would stay open if the company were archived now. Nothing is changed."""
        return await clients.closing(session, client_id, above)
