"""A group that became a supergroup: from now on it is at another chat id."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.channels.base import TelegramAddress
from api.notifications.lanes.lanes import SCOPE_OF
from api.notifications.models import Delivery, DeliveryAction
from api.notifications.plan import addresses
from api.people.models import TelegramLink
from shared.contracts.admin import DeliveryState, Lane


async def follow(session: AsyncSession, lane: Lane, old: int, new: int) -> None:
    """Whoever was reached at the old id is reached at the new one, with what waits for them.

    Messages of the old chat stay there: the new one numbers its own anew.
    """
    await session.execute(
        update(TelegramLink)
        .where(TelegramLink.scope == SCOPE_OF[lane], TelegramLink.chat_id == old)
        .values(chat_id=new)
        .execution_options(synchronize_session=False)
    )
    before, after = TelegramAddress(chat_id=old), TelegramAddress(chat_id=new)
    waiting = select(Delivery.id).where(
        Delivery.lane == lane,
        Delivery.state == DeliveryState.PENDING,
        Delivery.action == DeliveryAction.SEND,
        Delivery.address_key == addresses.key_of(before),
    )
    await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(waiting))
        .values(address=addresses.pack(after), address_key=addresses.key_of(after))
        .execution_options(synchronize_session=False)
    )
