"""The second way in, by the one-time link of the profile page (R11).

— /start <token> — Hello, Anna! [menu]
— /start <a token that was used, or is too old> — Make a new link on your page. [phone button]
"""

from typing import Final

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from shared.client import ApiClient, ApiProblem
from shared.contracts.people import Me
from shared.contracts.telegram import BotScope, TelegramJoin
from shared.i18n import Translator
from shared.telegram import keyboards
from shared.telegram.menus import MenuBar
from shared.telegram.problems import sentence
from shared.telegram.speaking import Speaker
from shared.telegram.talk import leave
from shared.telegram.talks.registration import greet
from shared.telegram.text import esc
from shared.telegram.typed import started

SHORTEST: Final = 20
"""Characters: other payloads of /start are words, a token is longer."""


def router(scope: BotScope) -> Router:
    """Stands above the acquaintance by phone; those who are known may come by a link too (R7)."""

    async def came_by_link(
        message: Message,
        me: Me | None,
        client: ApiClient,
        state: FSMContext,
        speak: Speaker,
        menu: MenuBar,
        t: Translator,
        key: str,
    ) -> None:
        await leave(state, speak)
        try:
            known = await client.join(_join(message), key=key)
        except ApiProblem as problem:
            told = esc(sentence(problem, t), 1000)
            await speak.say(told, None if me else keyboards.phone(t))
        else:
            await greet(known, message.from_user, scope, menu)

    links = Router(name="deep link")
    token = F.args.len() >= SHORTEST
    links.message(started(deep_link=True, magic=token))(came_by_link)
    return links


def _join(message: Message) -> TelegramJoin:
    """In a private chat the sender is the chat."""
    _, _, token = (message.text or "").partition(" ")
    username = message.from_user.username if message.from_user else None
    return TelegramJoin(
        token=token.strip(), user_id=message.chat.id, chat_id=message.chat.id, username=username
    )
