"""The person blocks the bot, or lets it in again: the channel is marked, the link stays (R9)."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated

from shared.client import ApiClient
from shared.contracts.telegram import Reachability


def router() -> Router:
    doors = Router(name="reachability")
    doors.my_chat_member(F.chat.type == ChatType.PRIVATE)(door_moved)
    return doors


async def door_moved(event: ChatMemberUpdated, client: ApiClient, key: str) -> None:
    open_again = event.new_chat_member.status == ChatMemberStatus.MEMBER
    news = Reachability(user_id=event.from_user.id, reachable=open_again)
    await client.tell_reachability(news, key=key)
