"""Telegram: employees by one bot, contacts by the other."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.notifications.channels.base import Address, Channel, Retry
from api.notifications.channels.spec import (
    Building,
    ChannelSpec,
    Found,
    LaneSpec,
    each_masked,
    nothing,
)
from api.notifications.channels.telegram.address import BOTS, CLIENT, STAFF, TelegramAddress
from api.notifications.channels.telegram.marks import LinkMarks, link_of
from api.notifications.channels.telegram.settings import TelegramSettings
from api.people.addresses.telegram import SCOPES
from api.people.models import Person, TelegramLink
from api.principal import Principal
from api.settings import Settings
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelMode
from shared.telegram.wire.slim import import_aiogram

KEY: Final = ChannelKind("telegram")


def _environment(token: Callable[[Settings], SecretStr]) -> Callable[[Settings], Mapping[str, Any]]:
    def said(settings: Settings) -> Mapping[str, Any]:
        return {
            "token": token(settings).get_secret_value(),
            "support_phone": settings.support_phone,
            "support_hours": settings.support_hours,
        }

    return said


async def _build(bot: TelegramSettings, building: Building) -> Channel:
    # In a thread: the first one loads the library, and nobody's request waits for that.
    return await asyncio.to_thread(_adapter, bot.token, building.settings.telegram_api_url)


def _adapter(token: str, api_url: str) -> Channel:
    # aiogram is half a second and 25 MB: only a process that delivers to Telegram pays for it.
    import_aiogram()
    from api.notifications.channels.telegram.adapter import TelegramChannel  # noqa: PLC0415

    return TelegramChannel(token, api_url=api_url or None)


async def _ask(bot: TelegramSettings, settings: Settings) -> Retry | None:
    from api.notifications.channels.telegram import probe  # noqa: PLC0415 - as above

    server = settings.telegram_api_url or "https://api.telegram.org"
    secret = bot.token.partition(":")[2]
    return await probe.ask(f"{server.rstrip('/')}/bot{bot.token}/getMe", bot.token, secret)


def _account(person: Person) -> str | None:
    link = link_of(person)
    if link is None:
        return None
    return f"@{link.username}" if link.username else str(link.telegram_user_id)


async def _find(_: AsyncSession, people: Sequence[Person]) -> Mapping[UUID, Found]:
    return {each.id: _found(each) for each in people}


def _found(person: Person) -> Found:
    mine = [each for each in person.links if each.scope is SCOPES[person.kind]]
    living = [each for each in mine if each.unreachable is None]
    dead = [each for each in mine if each.unreachable is not None]
    return Found(living=_chats(living), dead=_chats(dead))


def _chats(links: Sequence[TelegramLink]) -> tuple[Address, ...]:
    return tuple(TelegramAddress(chat_id=each.chat_id) for each in links)


def _chat(chat_id: int, message_id: int | None) -> TelegramAddress:
    return TelegramAddress(chat_id=chat_id, edit_message_id=message_id)


def _chat_id(address: Address) -> int:
    assert isinstance(address, TelegramAddress), "a bot's lane has such addresses only"
    return address.chat_id


def _masked(chat_id: str) -> str:
    return f"•••{chat_id[-3:]}"


async def _test_address(
    session: AsyncSession, principal: Principal, lane: LaneSpec, given: str
) -> Address | None:
    if given:
        try:
            return TelegramAddress(chat_id=int(given))
        except ValueError as error:
            raise Invalid("address: a chat's number is wanted") from error
    chat = await session.scalar(
        select(TelegramLink.chat_id).where(
            TelegramLink.person_id == principal.person_id,
            TelegramLink.scope == lane.bot,
            TelegramLink.ended_at.is_(None),
        )
    )
    return TelegramAddress(chat_id=chat) if chat else None


def _reaches(lane: LaneSpec) -> ColumnElement[bool]:
    living = (TelegramLink.scope == lane.bot, TelegramLink.ended_at.is_(None))
    return exists().where(TelegramLink.person_id == Person.id, *living)


SPEC: Final = ChannelSpec(
    key=KEY,
    modes={
        PersonKind.EMPLOYEE: ChannelMode.ALWAYS,
        PersonKind.CONTACT: ChannelMode.ALWAYS,
    },
    lanes=(
        LaneSpec(
            key=STAFF,
            kinds=frozenset({PersonKind.EMPLOYEE}),
            bot=BOTS[STAFF],
            environment=_environment(lambda settings: settings.telegram_staff_token),
        ),
        LaneSpec(
            key=CLIENT,
            kinds=frozenset({PersonKind.CONTACT}),
            bot=BOTS[CLIENT],
            environment=_environment(lambda settings: settings.telegram_client_token),
        ),
    ),
    settings=TelegramSettings,
    needs=("token",),
    build=_build,
    ask=_ask,
    address=TelegramAddress,
    find=_find,
    account=_account,
    marks=LinkMarks(),
    place=_chat_id,
    chat=_chat,
    shown=nothing,
    keeps_messages=True,
    masked=each_masked("chat_id", _masked),
    test_address=_test_address,
    reaches=_reaches,
    batch=30,
    brings_digests=True,
)
