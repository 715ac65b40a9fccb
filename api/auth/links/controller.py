"""One-time links on the wire: what each is good for, before anything is filled in, and the one that
makes a Telegram account known."""

from typing import Any

from litestar import Controller, Request
from litestar.di import NamedDependency
from litestar.params import JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.links import looking, telegram
from api.auth.policy import requires_session
from api.http.asked import TOLD_ONCE
from api.http.handlers import post
from api.people.ports import PeoplePorts
from api.people.profile import me
from api.principal import BotCaller, Principal, requires_bot
from api.settings import Settings
from shared.contracts.auth import LinkLook, LinkQuestion
from shared.contracts.people import Me
from shared.contracts.telegram import TelegramJoin, TelegramLinkOffer


class LinkController(Controller):
    path = "/api/links"
    tags = ("session",)

    @post("/look", operation_id="look_at_link", status_code=200, opt=TOLD_ONCE)
    async def look_at_link(
        self,
        data: JSONBody[LinkQuestion],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> LinkLook:
        """Tell what a one-time link is good for. Nothing is used up; its token stands in the body,
        where no server on the way logs it."""
        return await looking.look(session, settings, data)


class TelegramLinkController(Controller):
    path = "/api"
    tags = ("session",)

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
        return await telegram.offer(session, principal)

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
        person_id = await telegram.join(session, request.auth.scope, data)
        return await me.of(session, person_id, above)
