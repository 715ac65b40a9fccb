"""Test messages: truly sent, to whom the administrator names or to the administrator."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import said
from api.admin.errors import ChannelNotConfigured
from api.errors import Invalid
from api.notifications.channels.base import (
    Address,
    EmailAddress,
    MattermostAddress,
    Message,
    TelegramAddress,
)
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.settings_error import ChannelSettingsError
from api.notifications.lanes.lanes import SCOPE_OF
from api.notifications.push import subscriptions as push
from api.people.models import Person, TelegramLink
from api.principal import Principal
from shared.contracts.admin import Lane, TestReport
from shared.contracts.notifications import TestAnswer
from shared.i18n import translator


async def send(
    pool: ChannelPool, lane: Lane, address: Address | None, message: Message
) -> TestReport:
    """What the counterpart said, and what that means in the message's language; without an address
    it is only asked whether it is there.

    Holds no transaction: a counterpart may take its time. Raises ChannelNotConfigured.
    """
    try:
        async with pool.trial(lane) as channel:
            if channel is None:
                raise ChannelNotConfigured
            answer = await channel.test(address, message)
    except ChannelSettingsError as error:
        answer = TestAnswer(ok=False, answer=str(error))
    words = said.sentence(lane, address, answer, translator(message.locale))
    return TestReport(ok=answer.ok, sentence=words, answer=answer.answer)


async def address_of(
    session: AsyncSession, principal: Principal, lane: Lane, given: str
) -> Address | None:
    """The address that was given, else the administrator's own, else None.

    Raises Invalid for an address that cannot be one of the lane, NotFound for a foreign device.
    """
    given = given.strip()
    match lane:
        case Lane.TELEGRAM_STAFF | Lane.TELEGRAM_CLIENT:
            return _chat(given) if given else await _own_chat(session, principal, lane)
        case Lane.MATTERMOST:
            return await _mattermost(session, principal, given)
        case Lane.EMAIL:
            return await email_of(session, principal, given)
        case Lane.PUSH:
            return await _device(session, principal, given)


async def email_of(
    session: AsyncSession, principal: Principal, given: str = ""
) -> EmailAddress | None:
    """The given address or the administrator's own."""
    if given:
        return EmailAddress(email=given)
    email = await session.scalar(select(Person.email).where(Person.id == principal.person_id))
    return EmailAddress(email=email, name=principal.name) if email else None


def _chat(given: str) -> TelegramAddress:
    try:
        return TelegramAddress(chat_id=int(given))
    except ValueError as error:
        raise Invalid("address: a chat's number is wanted") from error


async def _own_chat(
    session: AsyncSession, principal: Principal, lane: Lane
) -> TelegramAddress | None:
    chat = await session.scalar(
        select(TelegramLink.chat_id).where(
            TelegramLink.person_id == principal.person_id,
            TelegramLink.scope == SCOPE_OF[lane],
            TelegramLink.ended_at.is_(None),
        )
    )
    return TelegramAddress(chat_id=chat) if chat else None


async def _mattermost(
    session: AsyncSession, principal: Principal, given: str
) -> MattermostAddress | None:
    if given:
        return MattermostAddress(channel=given)
    login = await session.scalar(
        select(Person.mattermost_login).where(Person.id == principal.person_id)
    )
    return MattermostAddress(channel=f"@{login}") if login else None


async def _device(session: AsyncSession, principal: Principal, given: str) -> Address | None:
    """A push goes to one of the administrator's own browsers, by its id or the newest."""
    if given:
        try:
            wanted = UUID(given)
        except ValueError as error:
            raise Invalid("address: the id of an own device is wanted") from error
        return push.address(await push.own(session, principal.person_id, wanted))
    devices = await push.devices_of(session, principal.person_id)
    return push.address(devices[0]) if devices else None
