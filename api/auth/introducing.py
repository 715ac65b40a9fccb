"""Who somebody is, told to a bot along with the answer to anything that it reads: every update of a
bot asks for it, and mostly for one thing more."""

import json
from typing import Final

import msgspec
from litestar.types import Scope
from sqlalchemy.ext.asyncio import AsyncSession

from api.http import asked
from api.http.edge import Introduce
from api.people.ports import PeoplePorts
from api.people.profile import me as profile
from api.principal import BotCaller, Principal

WHO: Final = b"x-telegram-who"
LONGEST: Final = 6000
"""Bytes: clients read headers of eight thousand. Who has more to be told is asked for alone."""


def by(above: PeoplePorts) -> Introduce:
    """As `GET /api/me` tells it, in the same transaction as the answer."""

    async def introduced(scope: Scope, session: AsyncSession) -> list[tuple[bytes, bytes]]:
        user: Principal | None = scope.get("user")
        bot: BotCaller | None = scope.get("auth")
        if user is None or bot is None or not asked.header(scope, WHO):
            return []
        me = await profile.of(session, user.person_id, above)
        # A header is ASCII, and so is JSON that escapes everything else.
        told = json.dumps(msgspec.to_builtins(me), separators=(",", ":")).encode()
        return [(WHO, told)] if len(told) <= LONGEST else []

    return introduced
