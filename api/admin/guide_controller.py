"""The guide of the first days, for administrators."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import guide
from api.db import Database
from api.http.handlers import get, put
from api.notifications.channels.pool import ChannelPool
from api.principal import Principal, requires_admin
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.guide import Guide, GuideChange


class GuideController(Controller):
    path = "/api/admin/guide"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="get_guide")
    async def get_guide(
        self,
        principal: NamedDependency[Principal],
        database: NamedDependency[Database],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
        pool: NamedDependency[ChannelPool],
    ) -> Guide:
        """Tell what has been set up, by facts: Telegram is asked who the bots are, a letter must
        have gone, people must have come."""
        return await guide.show(database, pool, settings, vault, principal)

    @put(operation_id="change_guide", status_code=204)
    async def change_guide(
        self,
        data: JSONBody[GuideChange],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> None:
        """Put the guide away, or bring it back."""
        await guide.change(session, principal, data)
