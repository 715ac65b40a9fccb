"""What the desk promises, over HTTP, for administrators."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.http.handlers import get, post, put
from api.principal import Principal, requires_admin
from api.settings import Settings
from api.tickets.sla import promises
from shared.contracts.desk_settings import SlaPreview
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

    @post("/preview", operation_id="preview_sla", status_code=200)
    async def preview_sla(
        self,
        data: JSONBody[SlaPolicy],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> SlaPreview:
        """Count what promised times would mean for a ticket that comes now. Nothing is written."""
        return await promises.preview(session, settings, data, now())
