"""The door on the wire: login, the first administrator, tokens, the audit log."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import audit, devices, login, sessions, tokens
from api.auth.links import forgotten, setup
from api.auth.links import telegram as telegram_links
from api.auth.login import Browser
from api.auth.policy import requires_session
from api.db import Database
from api.http import caller
from api.http.asked import TOLD_ONCE
from api.http.paging import PageLimit, PageOffset, Word
from api.people.ports import PeoplePorts
from api.people.profile import me
from api.principal import BotCaller, Principal, requires_admin, requires_bot
from api.settings import Settings
from shared import normal
from shared.contracts.auth import (
    Login,
    NewToken,
    PasswordChange,
    PasswordLink,
    PasswordReset,
    Setup,
    Token,
    TokenDraft,
)
from shared.contracts.base import Page
from shared.contracts.people import AuditRow, Me
from shared.contracts.telegram import TelegramJoin, TelegramLinkOffer

AnyRequest = Request[Principal | None, BotCaller | None, Any]


class SessionController(Controller):
    path = "/api"
    tags = ("session",)

    @post("/session", operation_id="log_in", status_code=200, opt=TOLD_ONCE)
    async def log_in(
        self,
        data: JSONBody[Login],
        request: AnyRequest,
        database: NamedDependency[Database],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Response[Me]:
        """Log in with address and password. Sets the session's cookie; tries are limited by account
        and by address."""
        person_id, secret = await login.log_in(
            database, session, data, _browser(request), settings.keys
        )
        return await _welcome(session, person_id, secret, settings, above)

    @delete("/session", operation_id="log_out", guards=[requires_session], opt=TOLD_ONCE)
    async def log_out(
        self,
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        everywhere: FromQuery[bool] = False,
    ) -> Response[None]:
        """End the session of this browser, or all sessions of the person. The pushes of an ended
        session end with it."""
        await login.log_out(session, principal, everywhere=everywhere)
        return Response(None, status_code=204, cookies=[sessions.no_cookie(settings.base_url)])

    @post("/setup", operation_id="set_up", opt=TOLD_ONCE)
    async def set_up(
        self,
        data: JSONBody[Setup],
        request: AnyRequest,
        database: NamedDependency[Database],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Response[Me]:
        """Make the first administrator, by the one-time link of the first start. Logs in at
        once."""
        person_id = await setup.make_administrator(database, session, data, settings)
        return await _let_in(request, session, person_id, settings, above)

    @post(
        "/me/password",
        operation_id="change_password",
        guards=[requires_session],
        status_code=204,
    )
    async def change_password(
        self,
        data: JSONBody[PasswordChange],
        request: AnyRequest,
        principal: NamedDependency[Principal],
        database: NamedDependency[Database],
        session: NamedDependency[AsyncSession],
    ) -> None:
        """Change one's own password. All other sessions end."""
        await login.change_password(database, session, principal, data, _browser(request))

    @post(
        "/me/telegram-link",
        operation_id="make_telegram_link",
        guards=[requires_session],
        opt=TOLD_ONCE,
    )
    async def make_telegram_link(
        self, principal: NamedDependency[Principal], session: NamedDependency[AsyncSession]
    ) -> TelegramLinkOffer:
        """Make a one-time link by which the caller's Telegram becomes known to the bot. Good for 15
        minutes."""
        return await telegram_links.offer(session, principal)

    @post(
        "/telegram/joins",
        operation_id="join_by_link",
        guards=[requires_bot],
        status_code=200,
    )
    async def join_by_link(
        self,
        data: JSONBody[TelegramJoin],
        request: Request[Principal | None, BotCaller, Any],
        session: NamedDependency[AsyncSession],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Me:
        """Link a Telegram account to the person whose one-time link was opened."""
        person_id = await telegram_links.join(session, request.auth.scope, data)
        return await me.of(session, person_id, above)

    @post("/password", operation_id="reset_password", status_code=200, opt=TOLD_ONCE)
    async def reset_password(
        self,
        data: JSONBody[PasswordReset],
        request: AnyRequest,
        database: NamedDependency[Database],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Response[Me]:
        """Set a new password by a one-time link. Logs in at once; all sessions before end."""
        person_id = await forgotten.set_password(database, session, data)
        return await _let_in(request, session, person_id, settings, above)

    @post(
        "/employees/{employee_id:uuid}/password-link",
        operation_id="make_password_link",
        guards=[requires_admin, requires_session],
        opt=TOLD_ONCE,
    )
    async def make_password_link(
        self,
        employee_id: FromPath[UUID],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> PasswordLink:
        """Make a one-time link by which an employee sets a new password. Good for a day."""
        return await forgotten.link_for(session, settings, employee_id, principal.person_id)


class TokenController(Controller):
    path = "/api/tokens"
    tags = ("tokens",)
    guards = (requires_session,)

    @get(operation_id="list_tokens")
    async def list_tokens(
        self, principal: NamedDependency[Principal], session: NamedDependency[AsyncSession]
    ) -> list[Token]:
        """List the caller's personal tokens, without their secrets."""
        return list(await tokens.of(session, principal))

    @post(operation_id="create_token", opt=TOLD_ONCE)
    async def create_token(
        self,
        data: JSONBody[TokenDraft],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> NewToken:
        """Make a personal token. Its secret is in this answer and nowhere else."""
        return await tokens.create(session, principal, data)

    @delete("/{token_id:uuid}", operation_id="revoke_token")
    async def revoke_token(
        self,
        token_id: FromPath[UUID],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> None:
        """End a personal token at once."""
        await tokens.revoke(session, principal, token_id)


class AuditController(Controller):
    path = "/api/admin/audit"
    tags = ("admin",)

    @get(operation_id="list_audit", guards=[requires_admin])
    async def list_audit(
        self,
        session: NamedDependency[AsyncSession],
        action: Word = "",
        actor_id: FromQuery[UUID | None] = None,
        limit: PageLimit = 50,
        offset: PageOffset = 0,
    ) -> Page[AuditRow]:
        """List the audit log, the newest first. Logins, settings, people: every administrative
        act."""
        items, total = await audit.page(
            session, action=action, actor_id=actor_id, limit=limit, offset=offset
        )
        return Page(items=items, total=total, limit=limit, offset=offset)


def _browser(request: AnyRequest) -> Browser:
    return Browser(
        address=caller.address(request),
        user_agent=request.headers.get("user-agent", ""),
        cookie=request.cookies.get(sessions.cookie_name(request.app.state.settings.base_url)),
        device=request.cookies.get(devices.COOKIE),
    )


async def _let_in(
    request: AnyRequest,
    session: AsyncSession,
    person_id: UUID,
    settings: Settings,
    above: PeoplePorts,
) -> Response[Me]:
    """Whoever came by a one-time link is logged in at once."""
    browser = _browser(request)
    secret = await sessions.open_for(session, person_id, browser.user_agent, browser.cookie)
    return await _welcome(session, person_id, secret, settings, above)


async def _welcome(
    session: AsyncSession, person_id: UUID, secret: str, settings: Settings, above: PeoplePorts
) -> Response[Me]:
    answer = await me.of(session, person_id, above)
    cookies = [sessions.cookie(secret, settings.base_url)]
    if answer.email:
        email = normal.address(answer.email)
        cookies.append(devices.remember(settings.keys, email, settings.base_url))
    return Response(answer, cookies=cookies)
