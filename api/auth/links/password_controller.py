"""Forgotten passwords on the wire: who asks for a link, who makes one, what it is used for."""

from uuid import UUID

from litestar import Controller, Response
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import welcome
from api.auth.links import asked, forgotten
from api.auth.policy import requires_own_bot, requires_session
from api.auth.welcome import AnyRequest
from api.db import Database
from api.http import caller
from api.http.asked import TOLD_ONCE
from api.http.handlers import post
from api.people.ports import PeoplePorts
from api.principal import Principal, requires_admin
from api.settings import Settings
from shared.contracts.auth import PasswordLink, PasswordQuestion, PasswordReset
from shared.contracts.people import Me


class PasswordController(Controller):
    path = "/api"
    tags = ("session",)

    @post(
        "/password/forgotten",
        operation_id="forget_password",
        status_code=204,
        opt=TOLD_ONCE,
    )
    async def forget_password(
        self,
        data: JSONBody[PasswordQuestion],
        request: AnyRequest,
        database: NamedDependency[Database],
        settings: NamedDependency[Settings],
    ) -> Response[None]:
        """Ask for a letter with a link to a new password. The answer is the same whether anybody
        has the address; tries are limited by address and by network."""
        network = caller.address(request)
        await asked.count(database, data.email, network)
        state = request.app.state

        async def write_then() -> None:
            if await asked.send(database, settings, data.email, network):
                await state.nudge()

        return Response(None, status_code=204, background=BackgroundTask(write_then))

    @post(
        "/me/password-link",
        operation_id="make_my_password_link",
        guards=[requires_own_bot],
        opt=TOLD_ONCE,
    )
    async def make_my_password_link(
        self,
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> PasswordLink:
        """Make a one-time link to a new password for the employee whose chat with the staff's bot
        asks for it. Good for an hour."""
        return await asked.link_for_bot(session, settings, principal)

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
        return await welcome.let_in(request, session, person_id, settings, above)

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
