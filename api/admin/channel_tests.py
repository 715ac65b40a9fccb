"""Test messages: truly sent, to whom the administrator names or to the administrator."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import said
from api.admin.errors import ChannelNotConfigured
from api.notifications.channels import table
from api.notifications.channels.base import Address, Message, Tested
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.settings_error import ChannelSettingsError
from api.principal import Principal
from shared.contracts.admin import Lane, TestReport
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
        answer = Tested(ok=False, answer=str(error), says=error.says)
    words = said.sentence(lane, address, answer, translator(message.locale))
    return TestReport(ok=answer.ok, sentence=words, answer=answer.answer)


async def address_of(
    session: AsyncSession, principal: Principal, lane: Lane, given: str = ""
) -> Address | None:
    """The address that was given, else the administrator's own, else None.

    Raises Invalid for an address that cannot be one of the lane, NotFound for a foreign device.
    """
    channel, row = table.of(lane), table.lane(lane)
    return await channel.test_address(session, principal, row, given.strip())
