"""Getting acquainted by phone (R1–R7, R10), and what was said before (U10).

— anything — Who are you? I keep your message. [Share my phone number]
— (presses the button) — Hello, Anna! [menu] (and what was kept is offered, as if said now)
— (types a number, sends another person's card) — Only the button counts. [the button again]
"""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Contact, Message, Update, User

from shared.client import ApiClient, ApiProblem
from shared.contracts.people import Me
from shared.contracts.telegram import BotScope, Registration
from shared.i18n import Translator, best_locale, translator
from shared.names import first_name
from shared.telegram.chat import desk_words, keyboards
from shared.telegram.chat.filters import unlinked
from shared.telegram.chat.menus import MenuBar
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import Speaker
from shared.telegram.gathering import strangers
from shared.telegram.gathering.albums import Collector
from shared.telegram.gathering.parts import Whole
from shared.telegram.gathering.typed import command_of
from shared.telegram.inbox.content import content_of
from shared.telegram.memory.spool import Spool
from shared.work.problems import sentence
from shared.work.text import esc


def router(scope: BotScope) -> Router:
    """Catches everything from those whom the API does not know."""

    async def shared_contact(
        message: Message,
        client: ApiClient,
        speak: Speaker,
        menu: MenuBar,
        collector: Collector,
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
            await greet(client, me, message.from_user, scope, menu)
            await strangers.hand_over(message.chat.id, collector)

    async def said_anything(_: Message, client: ApiClient, speak: Speaker, t: Translator) -> None:
        await speak.say(await desk_words.welcome(client, scope, t), keyboards.phone(t))

    async def said_something(
        _: Message,
        whole: Whole,
        event_update: Update,
        spool: Spool,
        client: ApiClient,
        speak: Speaker,
        t: Translator,
    ) -> None:
        kept = await strangers.keep(whole.parts, event_update.update_id, spool)
        first = await desk_words.welcome(client, scope, t)
        told = [first, t("register-kept" if kept else "register-kept-enough")]
        await speak.say("\n\n".join(told), keyboards.phone(t))

    router = Router(name="registration")
    for observer in (router.message, router.edited_message, router.callback_query):
        observer.filter(unlinked)
    router.message(F.contact)(shared_contact)
    router.message(F.text.regexp(r"^\+?[\d\s()\-]{6,}$"))(typed_number)
    router.message(_words)(said_something)
    router.message()(said_anything)
    router.edited_message()(edited)
    router.callback_query()(pressed_anything)
    return router


async def typed_number(_: Message, speak: Speaker, t: Translator) -> None:
    await speak.say(t("register-typed"), keyboards.phone(t))


async def edited(message: Message, event_update: Update, spool: Spool) -> None:
    await strangers.reword(message, event_update.update_id, spool)


async def pressed_anything(_: CallbackQuery, toast: Toast, t: Translator) -> None:
    await toast.say(t("register-first"), alert=True)


def _words(message: Message, whole: Whole, t: Translator) -> bool:
    """Something that may be a ticket; a command is none."""
    return command_of(message) is None and not content_of(whole.parts, t).empty


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


async def greet(
    client: ApiClient, me: Me, user: User | None, scope: BotScope, menu: MenuBar
) -> None:
    """In the person's own language. The menu takes the place of the phone button (R10)."""
    t = translator(best_locale(me.locale, user.language_code if user else None))
    asking = client.words(t.locale)
    await menu.show(await desk_words.greeting(asking, scope, first_name(me.name), t), me, t)
