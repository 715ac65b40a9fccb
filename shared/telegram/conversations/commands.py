"""Commands that both bots know; each of them leaves the conversation that was going on (U6).

/start — Hello, Anna! [menu]          /help — what I can do
/cancel — All right, left.            /stop — this Telegram is no longer linked to you
/language — In which language? [Русский] [English] — Done.
/frobnicate — There is no such command. (the conversation goes on)
"""

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, ReplyKeyboardRemove, Update

from shared.client import UserApi
from shared.client.calls import Read
from shared.client.user import WORDS
from shared.contracts.people import MeChange
from shared.contracts.telegram import BotConfig
from shared.i18n import LOCALES, Translator, translator
from shared.names import first_name
from shared.telegram.chat import desk_words
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.menus import Menu, MenuBar
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import Speaker
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.typed import command_of, started, typed
from shared.work.text import esc

NAMES = ("help", "cancel", "language", "stop")


def first_read(update: Update) -> Read | None:
    """Of a greeting."""
    return WORDS if update.message and command_of(update.message) == "start" else None


class LanguageButton(CallbackData, prefix="lg"):
    locale: str


def router(plan: Menu) -> Router:
    async def came(_: Message, state: FSMContext, visit: Visit, menu: MenuBar) -> None:
        await leave(state, visit.speak)
        name = first_name(visit.me.name)
        greeting = await desk_words.greeting(visit.api.words(), plan.scope, name, visit.t)
        await menu.show(greeting, visit.me, visit.t)

    async def wants_help(
        _: Message, state: FSMContext, visit: Visit, menu: MenuBar, config: BotConfig
    ) -> None:
        await leave(state, visit.speak)
        told = [visit.t(f"{plan.scope}-help"), support_line(config, visit.t)]
        await menu.show("\n\n".join(filter(None, told)), visit.me, visit.t)

    async def changed_mind(_: Message, state: FSMContext, visit: Visit, menu: MenuBar) -> None:
        left = await leave(state, visit.speak)
        told = visit.t("cancelled" if left else "nothing-to-cancel")
        await menu.show(told, visit.me, visit.t)

    async def chose_language(
        _: CallbackQuery,
        callback_data: LanguageButton,
        api: UserApi,
        menu: MenuBar,
        toast: Toast,
        key: str,
    ) -> None:
        me = await api.change_me(MeChange(locale=callback_data.locale), key=key)
        t = translator(me.locale)
        await toast.say(t("language-done"))
        await menu.show(t("language-done"), me, t)

    known = {"start", *plan.commands, *(each.command for each in plan.entries)}

    def unknown(message: Message) -> bool:
        return (command_of(message) or "start") not in known

    commands = Router(name="commands")
    commands.message(started())(came)
    commands.message(plan.chosen("help"))(wants_help)
    commands.message(typed("cancel"))(changed_mind)
    commands.message(plan.chosen("language"))(wants_language)
    commands.message(typed("stop"))(leaves_for_good)
    commands.message(unknown)(typed_unknown_command)
    commands.callback_query(LanguageButton.filter())(chose_language)
    return commands


def support_line(config: BotConfig, t: Translator) -> str:
    """Who answers by phone, and when; nothing where nobody does."""
    if not config.support_phone:
        return ""
    return t(
        "help-support",
        phone=esc(config.support_phone),
        hours=esc(config.support_hours),
        has_hours="yes" if config.support_hours else "no",
    )


async def wants_language(
    _: Message | CallbackQuery, state: FSMContext, speak: Speaker, t: Translator
) -> None:
    await leave(state, speak)
    choice = [(translator(each)("language-name"), LanguageButton(locale=each)) for each in LOCALES]
    await speak.say(t("language-ask"), inline([choice]))


async def leaves_for_good(
    _: Message, state: FSMContext, api: UserApi, speak: Speaker, t: Translator, key: str
) -> None:
    await leave(state, speak)
    await api.unlink(key=key)
    await speak.say(t("unlinked"), ReplyKeyboardRemove())


async def typed_unknown_command(_: Message, speak: Speaker, t: Translator) -> None:
    """In no conversation a command is an answer, and none becomes a ticket."""
    await speak.say(t("unknown-command"))
