"""The guide of the first days, for administrators."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import guide
from api.http.handlers import get, put
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
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
    ) -> Guide:
        """Tell what has been set up, by facts: the bots must have come, a letter must have gone,
        people must have come. Channels stand as in `list_channels`."""
        return await guide.show(session, settings, vault, principal)

    @put(operation_id="change_guide", status_code=204)
    async def change_guide(
        self,
        data: JSONBody[GuideChange],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> None:
        """Put the guide away, or bring it back."""
        await guide.change(session, principal, data)
