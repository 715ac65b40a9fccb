"""Telegram accounts on the wire: what the bots tell of them."""

from typing import Any

from litestar import Controller, Request
from litestar.di import NamedDependency
from litestar.params import JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import delete, post
from api.people.addresses import telegram
from api.people.addresses.telegram import SupportInfo
from api.people.policy import requires_owner
from api.people.ports import PeoplePorts
from api.people.profile import me
from api.principal import BotCaller, Principal, requires_bot
from api.settings import Settings
from shared.contracts.people import Me
from shared.contracts.telegram import Reachability, Registration

BotRequest = Request[Principal | None, BotCaller, Any]


class TelegramController(Controller):
    path = "/api/telegram"
    tags = ("bots",)

    @post(
        "/registrations",
        operation_id="register_by_phone",
        guards=[requires_bot],
        status_code=200,
    )
    async def register_by_phone(
        self,
        data: JSONBody[Registration],
        request: BotRequest,
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        support: NamedDependency[SupportInfo],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Me:
        """Link a Telegram account to the person with that phone. Only the sender's own contact card
        counts; tries are limited."""
        person = await telegram.register(
            session, request.auth.scope, data, settings.default_country, support
        )
        return await me.of(session, person.id, above)

    @delete("/link", operation_id="unlink_telegram", guards=[requires_owner])
    async def unlink_telegram(
        self, principal: NamedDependency[Principal], session: NamedDependency[AsyncSession]
    ) -> None:
        """End the link to the caller's own Telegram account."""
        await telegram.unlink(session, principal)

    @post(
        "/reachability",
        operation_id="tell_reachability",
        guards=[requires_bot],
        status_code=204,
    )
    async def tell_reachability(
        self,
        data: JSONBody[Reachability],
        request: BotRequest,
        session: NamedDependency[AsyncSession],
    ) -> None:
        """Tell that a person has blocked the bot, or came back."""
        await telegram.tell_reachability(session, request.auth.scope, data)
