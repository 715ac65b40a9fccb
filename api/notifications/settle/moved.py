"""A group that became a supergroup: from now on it is at another chat id."""

from collections.abc import Hashable

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.channels import table
from api.notifications.models import Delivery, DeliveryAction
from api.notifications.plan import addresses
from api.people.models import TelegramLink
from shared.contracts.admin import DeliveryState, Lane


async def follow(session: AsyncSession, lane: Lane, old: Hashable, new: Hashable) -> None:
    """Whoever was reached at the old id is reached at the new one, with what waits for them.

    Messages of the old chat stay there: the new one numbers its own anew.
    """
    bot = table.bot_of(lane)
    assert bot is not None and isinstance(old, int) and isinstance(new, int), "only a bot's chats"
    await session.execute(
        update(TelegramLink)
        .where(TelegramLink.scope == bot, TelegramLink.chat_id == old)
        .values(chat_id=new)
        .execution_options(synchronize_session=False)
    )
    (_, before), (_, after) = table.chat(bot, old), table.chat(bot, new)
    moved = addresses.pack(lane, after)
    waiting = select(Delivery.id).where(
        Delivery.lane == lane,
        Delivery.state == DeliveryState.PENDING,
        Delivery.action == DeliveryAction.SEND,
        Delivery.address_key == addresses.key_of(lane, before),
    )
    await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(waiting))
        .values(address=moved, address_key=addresses.key_of(lane, after))
        .execution_options(synchronize_session=False)
    )
