"""Whoever has come in: the session's cookie, the browser's own word, and who it is."""

from typing import Any
from uuid import UUID

from litestar import Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import devices, sessions
from api.auth.login import Browser
from api.http import caller
from api.people.ports import PeoplePorts
from api.people.profile import me
from api.principal import BotCaller, Principal
from api.settings import Settings
from shared import normal
from shared.contracts.people import Me

AnyRequest = Request[Principal | None, BotCaller | None, Any]


def browser(request: AnyRequest) -> Browser:
    return Browser(
        address=caller.address(request),
        user_agent=request.headers.get("user-agent", ""),
        cookie=request.cookies.get(sessions.cookie_name(request.app.state.settings.base_url)),
        device=request.cookies.get(devices.COOKIE),
    )


async def let_in(
    request: AnyRequest,
    session: AsyncSession,
    person_id: UUID,
    settings: Settings,
    above: PeoplePorts,
) -> Response[Me]:
    """Whoever came by a one-time link is logged in at once."""
    here = browser(request)
    secret = await sessions.open_for(session, person_id, here.user_agent, here.cookie)
    return await answer(session, person_id, secret, settings, above)


async def answer(
    session: AsyncSession, person_id: UUID, secret: str, settings: Settings, above: PeoplePorts
) -> Response[Me]:
    told = await me.of(session, person_id, above)
    cookies = [sessions.cookie(secret, settings.base_url)]
    if told.email:
        email = normal.address(told.email)
        cookies.append(devices.remember(settings.keys, email, settings.base_url))
    return Response(told, cookies=cookies)
