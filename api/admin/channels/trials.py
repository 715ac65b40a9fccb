"""Test messages: truly sent, to whom the administrator chooses or to the administrator."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.channels import said, targets
from api.admin.channels.said import Tried
from api.admin.errors import ChannelNotConfigured
from api.notifications.channels import table
from api.notifications.channels.base import Address, Message, Tested
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.settings_error import ChannelSettingsError
from api.principal import Principal
from shared.contracts.admin import Lane
from shared.contracts.channel_tests import TestOrder, TestReport
from shared.i18n import translator


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where a test goes; without an address the counterpart is only asked."""

    address: Address | None = None
    to: str = ""
    """Whom or what it reaches, in the report."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What came of a test."""

    target: Target
    report: TestReport
    says: str
    """The word for it (`refusals.Row.says`)."""


async def send(pool: ChannelPool, lane: Lane, target: Target, message: Message) -> Told:
    """What was done, what the counterpart said, and what that means in the message's language.

    Holds no transaction: a counterpart may take its time. Raises ChannelNotConfigured.
    """
    try:
        async with pool.trial(lane) as channel:
            if channel is None:
                raise ChannelNotConfigured
            answer = await channel.test(target.address, message)
    except ChannelSettingsError as error:
        answer = Tested(ok=False, answer=str(error), says=error.says)
    device = table.of(lane).device(target.address) if target.address else ""
    tried = Tried(to=target.to, device=device)
    report = said.report(lane, tried, answer, translator(message.locale))
    return Told(target=target, report=report, says=answer.says)


async def target_of(
    session: AsyncSession, principal: Principal, lane: Lane, order: TestOrder
) -> Target:
    """Whom the order names, else the administrator, else nobody.

    Raises NotFound and NotReached of a person, Invalid for an address that cannot be one of the
    lane, NotFound for a foreign device.
    """
    if order.only_ask:
        return Target()
    if order.person_id:
        address, name = await targets.address_of(session, lane, order.person_id)
        return Target(address=address, to=name)
    channel, given = table.of(lane), order.address.strip()
    found = await channel.test_address(session, principal, table.lane(lane), given)
    if found is None:
        return Target()
    return Target(address=found, to=(channel.shown(found) or given) if given else principal.name)
