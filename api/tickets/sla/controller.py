"""What the desk promises, over HTTP, for administrators."""

from litestar import Controller, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.principal import Principal, requires_admin
from api.settings import Settings
from api.tickets.sla import promises
from shared.contracts.sla import SlaPolicy


class SlaController(Controller):
    path = "/api/admin/sla"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="get_sla")
    async def get_sla(self, session: NamedDependency[AsyncSession]) -> SlaPolicy:
        """Read the promised times."""
        return await promises.policy(session)

    @put(operation_id="change_sla")
    async def change_sla(
        self,
        data: JSONBody[SlaPolicy],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
    ) -> SlaPolicy:
        """Set the promised times. Deadlines of open tickets move with them."""
        await promises.change(session, principal, data, settings)
        return await promises.policy(session)
