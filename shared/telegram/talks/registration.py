"""Getting acquainted by phone (R1–R7, R10).

— anything — Who are you? [Share my phone number]
— (presses the button) — Hello, Anna! [menu]
— (types a number, sends another person's card) — Only the button counts. [the button again]
"""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Contact, Message, User

from shared.client import ApiClient, ApiProblem
from shared.contracts.people import Me
from shared.contracts.telegram import BotScope, Registration
from shared.i18n import Translator, best_locale, translator
from shared.telegram import keyboards
from shared.telegram.filters import unlinked
from shared.telegram.menus import MenuBar
from shared.telegram.middlewares import Toast
from shared.telegram.problems import sentence
from shared.telegram.speaking import Speaker
from shared.telegram.text import esc


def router(scope: BotScope) -> Router:
    """Catches everything from those whom the API does not know."""

    async def shared_contact(
        message: Message,
        client: ApiClient,
        speak: Speaker,
        menu: MenuBar,
        t: Translator,
        key: str,
    ) -> None:
        registration = _registration(message)
        if registration is None:
            return
        try:
            me = await client.register(registration, key=key)
        except ApiProblem as problem:
            await speak.say(esc(sentence(problem, t), 1000), keyboards.phone(t))
        else:
            await greet(me, message.from_user, scope, menu)

    async def typed_number(_: Message, speak: Speaker, t: Translator) -> None:
        await speak.say(t("register-typed"), keyboards.phone(t))

    async def said_anything(_: Message, speak: Speaker, t: Translator) -> None:
        await speak.say(t(f"{scope}-welcome"), keyboards.phone(t))

    async def pressed_anything(_: CallbackQuery, toast: Toast, t: Translator) -> None:
        await toast.say(t("register-first"), alert=True)

    strangers = Router(name="registration")
    strangers.message.filter(unlinked)
    strangers.callback_query.filter(unlinked)
    strangers.message(F.contact)(shared_contact)
    strangers.message(F.text.regexp(r"^\+?[\d\s()\-]{6,}$"))(typed_number)
    strangers.message()(said_anything)
    strangers.callback_query()(pressed_anything)
    return strangers


def _registration(message: Message) -> Registration | None:
    """The card as it came; whether it counts, the API decides. Of a card that was not made now
    by our button nobody vouches for the number: it is nobody's."""
    card: Contact | None = message.contact
    sender = message.from_user
    if card is None or sender is None:
        return None
    return Registration(
        phone=card.phone_number,
        contact_user_id=card.user_id if _by_our_button(message) else None,
        user_id=sender.id,
        chat_id=message.chat.id,
        username=sender.username,
        language_code=sender.language_code,
    )


def _by_our_button(message: Message) -> bool:
    """Operators give numbers to new people, so an old card of one's own may hold another's number.
    Where a client tells which message had the button, it is one of this bot's."""
    if message.forward_origin or message.via_bot or message.external_reply:
        return False
    asked = message.reply_to_message
    if asked is None or message.bot is None:
        return asked is None
    return asked.from_user is not None and asked.from_user.id == message.bot.id


async def greet(me: Me, user: User | None, scope: BotScope, menu: MenuBar) -> None:
    """In the person's own language. The menu takes the place of the phone button (R10)."""
    t = translator(best_locale(me.locale, user.language_code if user else None))
    await menu.show(t(f"{scope}-greeting", name=esc(me.name)), me, t)
