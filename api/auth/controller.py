"""The door on the wire: login, the first administrator, personal tokens."""

from uuid import UUID

from litestar import Controller, Response
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import login, sessions, tokens, welcome
from api.auth.links import setup
from api.auth.policy import requires_session
from api.auth.welcome import AnyRequest
from api.db import Database
from api.http.asked import TOLD_ONCE
from api.http.handlers import delete, get, post
from api.people.ports import PeoplePorts
from api.principal import Principal
from api.settings import Settings
from shared.contracts.auth import (
    Login,
    NewToken,
    PasswordChange,
    Setup,
    Token,
    TokenDraft,
)
from shared.contracts.people import Me


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
            database, session, data, welcome.browser(request), settings.keys
        )
        return await welcome.answer(session, person_id, secret, settings, above)

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
        return await welcome.let_in(request, session, person_id, settings, above)

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
        await login.change_password(database, session, principal, data, welcome.browser(request))


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
