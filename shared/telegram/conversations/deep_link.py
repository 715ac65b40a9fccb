"""The second way in, by the one-time link of the profile page (R11) or of an invitation (K2).

— /start <token> — Hello, Anna! [menu] (who has no password for the web yet: here is a link)
— /start <a token that was used, or is too old> — Make a new link on your page. [phone button]
"""

from contextlib import suppress
from typing import Final

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from shared.client import ApiClient, ApiProblem
from shared.contracts.people import Me
from shared.contracts.telegram import BotScope, TelegramJoin
from shared.i18n import Translator, translator
from shared.telegram.chat import keyboards
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.filters import unlinked
from shared.telegram.chat.menus import MenuBar
from shared.telegram.chat.speaking import Speaker
from shared.telegram.chat.visit import Visit
from shared.telegram.conversations.registration import greet
from shared.telegram.gathering import strangers
from shared.telegram.gathering.albums import Collector
from shared.telegram.gathering.typed import started
from shared.work.problems import sentence
from shared.work.text import esc

SHORTEST: Final = 20
"""Characters: other payloads of /start are words, a token is longer."""


def router(scope: BotScope) -> Router:
    """Stands above the acquaintance by phone; those who are known may come by a link too (R7)."""

    async def stranger_came(
        message: Message,
        client: ApiClient,
        speak: Speaker,
        menu: MenuBar,
        collector: Collector,
        t: Translator,
        key: str,
    ) -> None:
        try:
            me = await client.join(_join(message), key=key)
        except ApiProblem as problem:
            await speak.say(esc(sentence(problem, t), 1000), keyboards.phone(t))
        else:
            await greet(client, me, message.from_user, scope, menu)
            await offer_password(me, message.chat.id, client, speak, key)
            await strangers.hand_over(message.chat.id, collector)

    async def came_again(
        message: Message, client: ApiClient, state: FSMContext, visit: Visit, menu: MenuBar
    ) -> None:
        await leave(state, visit.speak)
        try:
            me = await client.join(_join(message), key=visit.key)
        except ApiProblem as problem:
            await visit.speak.say(esc(sentence(problem, visit.t), 1000))
        else:
            await greet(client, me, message.from_user, scope, menu)

    links = Router(name="deep link")
    by_link = started(deep_link=True, magic=F.args.len() >= SHORTEST)
    links.message(by_link, unlinked)(stranger_came)
    links.message(by_link)(came_again)
    return links


async def offer_password(me: Me, user_id: int, client: ApiClient, speak: Speaker, key: str) -> None:
    """Whoever was invited into the bot sets the own password for the web too (K2)."""
    if not (me.lacks_password and me.email):
        return
    with suppress(ApiProblem):
        made = await client.as_user(user_id).profile.password_link(key=f"{key}:password")
        await speak.say(translator(me.locale)("password-link-first", url=esc(made.url)))


def _join(message: Message) -> TelegramJoin:
    """In a private chat the sender is the chat."""
    _, _, token = (message.text or "").partition(" ")
    username = message.from_user.username if message.from_user else None
    return TelegramJoin(
        token=token.strip(), user_id=message.chat.id, chat_id=message.chat.id, username=username
    )
