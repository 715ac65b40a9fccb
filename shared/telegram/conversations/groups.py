"""In a group: — /start — Write to me in private [Open the bot]. Nothing else is said (R2)."""

from aiogram import Bot, F, Router
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from shared.i18n import Translator
from shared.telegram.chat.filters import outside_private
from shared.telegram.chat.keyboards import link


def router() -> Router:
    groups = Router(name="groups")
    groups.message.filter(outside_private)
    groups.message(F.text.startswith("/"))(called_in_a_group)
    groups.message()(spoke_in_a_group)
    return groups


async def called_in_a_group(message: Message, bot: Bot, t: Translator) -> None:
    url = await create_start_link(bot, "hello")
    await message.answer(t("register-group"), reply_markup=link(t("register-open-bot"), url))


async def spoke_in_a_group(_: Message) -> None:
    """People talk to each other: not our business."""
