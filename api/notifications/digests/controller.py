"""The caller's digest as of now, over HTTP (G8)."""

from litestar import Controller
from litestar.di import NamedDependency
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.http.handlers import get
from api.notifications.digests import compose, load
from api.principal import Principal, requires_scope
from shared.contracts.digests import Digest


class DigestController(Controller):
    path = "/api/digest"
    tags = ("notifications",)
    guards = (requires_scope("notify"),)

    @get(operation_id="get_digest")
    async def get_digest(
        self, session: NamedDependency[AsyncSession], principal: NamedDependency[Principal]
    ) -> Digest:
        """Read the caller's digest as of now. The daily one comes all the same."""
        moment = now()
        facts = await load.facts(session, [principal], compose.today(principal, moment), moment)
        return compose.digest_of(principal, facts, moment)
