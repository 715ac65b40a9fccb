"""A new password for the web, asked for in the person's own chat (K2).

/password, or [Password for the web] in the settings — Open this link, it is good for an hour.
"""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from shared.telegram.chat.conversation import leave
from shared.telegram.chat.settings_card import SettingsPress
from shared.telegram.chat.visit import Visit
from shared.telegram.conversations.settings import pressed
from shared.telegram.gathering.typed import typed
from shared.work.text import esc


def router() -> Router:
    passwords = Router(name="password")
    passwords.message(typed("password"))(wants_password)
    passwords.callback_query(pressed(SettingsPress.PASSWORD))(wants_password)
    return passwords


async def wants_password(_: Message | CallbackQuery, state: FSMContext, visit: Visit) -> None:
    """Each is another link; the older ones end with the first that is used."""
    await leave(state, visit.speak)
    made = await visit.api.profile.password_link(key=visit.key)
    await visit.speak.say(visit.t("password-link", url=esc(made.url)))
