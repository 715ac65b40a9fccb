"""How tickets end, over HTTP, for administrators."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import get, put
from api.principal import Principal, requires_admin
from api.tickets.life import terms
from shared.contracts.desk import DeskPolicy


class TermsController(Controller):
    path = "/api/admin/tickets"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="get_desk_policy")
    async def get_desk_policy(self, session: NamedDependency[AsyncSession]) -> DeskPolicy:
        """Read what the desk does at the end of a ticket."""
        return await terms.load(session)

    @put(operation_id="change_desk_policy")
    async def change_desk_policy(
        self,
        data: JSONBody[DeskPolicy],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
    ) -> DeskPolicy:
        """Set what the desk does at the end of a ticket. Tickets that have ended keep the terms
        they ended with."""
        await terms.change(session, principal, data)
        return await terms.load(session)
