"""The buttons below a chat: who sees which, and how they follow when that changes."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aiogram import BaseMiddleware, Bot
from aiogram.filters import or_f
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Message,
    ReplyKeyboardMarkup,
    TelegramObject,
)

from shared.contracts.people import Me
from shared.contracts.telegram import BotScope
from shared.i18n import LOCALES, Translator, translator
from shared.telegram.chat import keyboards
from shared.telegram.chat.filters import MenuText
from shared.telegram.chat.speaking import Speaker
from shared.telegram.gathering.typed import command_of, typed
from shared.telegram.memory.spool import Spool
from shared.telegram.wire.niceties import nicety

ROW: Final = 2
KEPT: Final = 365 * 24 * 3600
"""Seconds for which a chat's last menu is remembered."""
LABELS: Final = "labels"

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


def everybody(_: Me) -> bool:
    return True


@dataclass(frozen=True)
class Entry:
    """One button of the menu and the command that does the same; `wanted` says by whom."""

    label: str
    """Key of its text."""
    command: str
    wanted: Callable[[Me], bool] = everybody

    def chosen(self) -> Any:
        """The filter: pressed in any language, or typed as a command."""
        return or_f(MenuText(self.label), typed(self.command))

    def is_chosen(self, message: Message) -> bool:
        """As the filter has it."""
        return MenuText(self.label).is_on(message) or command_of(message) == self.command


@dataclass(frozen=True)
class Menu:
    """What one bot offers below the chat, and which commands it knows besides."""

    scope: BotScope
    entries: Sequence[Entry]
    commands: Sequence[str]

    def chosen(self, command: str) -> Any:
        """The filter of a command, by its button too where the menu has one."""
        entries = [each for each in self.entries if each.command == command]
        return entries[0].chosen() if entries else typed(command)

    @property
    def words(self) -> frozenset[str]:
        """Those on its buttons, in any language."""
        return frozenset(translator(code)(each.label) for code in LOCALES for each in self.entries)

    def labels(self, me: Me, t: Translator) -> list[str]:
        return [t(each.label) for each in self.entries if each.wanted(me)]

    def keyboard(self, me: Me, t: Translator) -> ReplyKeyboardMarkup:
        labels = self.labels(me, t)
        return keyboards.menu(*(labels[at : at + ROW] for at in range(0, len(labels), ROW)))

    def described(self, me: Me | None, t: Translator) -> list[BotCommand]:
        """The commands with their words; without a person those that are everybody's."""
        names = [each.command for each in self.entries if _offered(each, me)]
        return [
            BotCommand(command=name, description=t(f"{self.scope}-command-{name}"))
            for name in dict.fromkeys([*names, *self.commands])
        ]

    async def publish(self, bot: Bot, default_locale: str) -> None:
        """Fill Telegram's command list for private chats, in every language."""
        scope = BotCommandScopeAllPrivateChats()
        with nicety("commands are not published"):
            for code in (None, *LOCALES):
                commands = self.described(None, translator(code or default_locale))
                await bot.set_my_commands(commands, scope=scope, language_code=code)

    async def describe(self, bot: Bot, spool: Spool, default_locale: str) -> None:
        """What an empty chat and the bot's profile say, in every language. Only when our words have
        changed: what somebody wrote there since stays."""
        with nicety("the bot is not described"):
            for code in (None, *LOCALES):
                t = translator(code or default_locale)
                whole, short = (t(f"{self.scope}-about"), t(f"{self.scope}-about-short"))
                bag, now = f"described:{bot.id}", f"{whole}\n{short}"
                if (await spool.items(bag)).get(code or "") == now:
                    continue
                await bot.set_my_description(whole, language_code=code)
                await bot.set_my_short_description(short, language_code=code)
                await spool.put(bag, code or "", now, KEPT)


def _offered(entry: Entry, me: Me | None) -> bool:
    return entry.wanted is everybody if me is None else entry.wanted(me)


class MenuBar:
    """The menu of one chat during one update; handlers get it as `menu`."""

    def __init__(self, menu: Menu, spool: Spool, speak: Speaker) -> None:
        self._menu = menu
        self._spool = spool
        self._speak = speak
        self._bag = f"menu:{speak.chat_id}"
        self._shown = False

    async def show(self, text: str, me: Me, t: Translator) -> None:
        """Say `text` with the menu that is this person's now."""
        self._shown = True
        await self._speak.say(text, self._menu.keyboard(me, t))
        if await self._kept() != self._sign(me, t):
            await self._keep(me, t)
            await self._tell_commands(me, t)

    async def follow(self, me: Me, t: Translator) -> None:
        """Show the menu anew if the person's place in the company has changed since."""
        if self._shown:
            return
        kept = await self._kept()
        if kept is None:
            await self._keep(me, t)
        elif kept != self._sign(me, t):
            await self.show(t("menu-changed"), me, t)

    def _sign(self, me: Me, t: Translator) -> str:
        return "|".join(self._menu.labels(me, t))

    async def _kept(self) -> str | None:
        return (await self._spool.items(self._bag)).get(LABELS)

    async def _keep(self, me: Me, t: Translator) -> None:
        await self._spool.put(self._bag, LABELS, self._sign(me, t), KEPT)

    async def _tell_commands(self, me: Me, t: Translator) -> None:
        scope = BotCommandScopeChat(chat_id=self._speak.chat_id)
        with nicety("the commands of a chat are not published"):
            await self._speak.bot.set_my_commands(self._menu.described(me, t), scope=scope)


class MenuKeeper(BaseMiddleware):
    """Gives handlers `menu`, and after the answer lets the menu follow the person's rights."""

    def __init__(self, menu: Menu, spool: Spool) -> None:
        self._menu = menu
        self._spool = spool

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        speak: Speaker | None = data.get("speak")
        if speak is None:
            return await handler(event, data)
        bar = data["menu"] = MenuBar(self._menu, self._spool, speak)
        result = await handler(event, data)
        me: Me | None = data["me"]
        if me is not None:
            await bar.follow(me, data["t"])
        return result
