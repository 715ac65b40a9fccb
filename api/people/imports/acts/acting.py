"""Who acts, and with what."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.people.ports import PeoplePorts
from api.principal import Principal
from api.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Acting:
    """One administrator's act, in one transaction."""

    session: AsyncSession
    principal: Principal
    settings: Settings
    above: PeoplePorts
