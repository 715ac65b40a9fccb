"""What every handler is given, and how a press is always answered."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, Update, User

from shared.client import ApiClient, ApiProblem, UserApi
from shared.client.calls import STRANGER, Read
from shared.contracts.people import Me
from shared.contracts.telegram import BotScope
from shared.i18n import best_locale, translator
from shared.telegram.chat.speaking import Speaker
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Collector
from shared.telegram.gathering.parts import Whole
from shared.telegram.wire.niceties import nicety

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

FirstRead = Callable[[Update], Read | None]
"""What an update's conversation will read first, if that can be told by the update alone: it is
asked along with who comes."""

PRESS_PATIENCE: Final = 3.0
"""Seconds until a press is answered with nothing, so that its clock stops turning (U4)."""


class Parts(BaseMiddleware):
    """Lays parts of an album or of a long text aside; they come back as one whole (T1, T5)."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        chat: Chat | None = data.get("event_chat")
        if not isinstance(event, Update) or "whole" in data:
            return await handler(event, data)
        if event.message:
            data["whole"] = Whole([event.message])
        if chat is None or not _is_private(chat):
            return await handler(event, data)
        if _moves_a_point(event.edited_message):
            return None
        collector: Collector = data["collector"]
        if event.message and await collector.took(event, event.message):
            return None
        release = data["release"] = collector.goes_ahead(chat.id)
        try:
            return await handler(event, data)
        finally:
            if release:
                release()


def _is_private(chat: Chat | None) -> bool:
    return chat is not None and chat.type == ChatType.PRIVATE


def _moves_a_point(edited: Message | None) -> bool:
    """A live location tells anew where it is every few seconds; it is a fact once (T16)."""
    return edited is not None and edited.location is not None


class Tails(BaseMiddleware):
    """Ends what is gathered when something else comes: it is handled first (U9). Joins the end of a
    long text to its beginning that another process has, and an edit to the part that still waits
    (T13). It looks at the spool, so it stands behind the person's lock, where waiting cannot change
    the order (U2)."""

    def __init__(self, errors: BaseMiddleware) -> None:
        """`errors` are told of by it, as the dispatcher's own are."""
        self._errors = errors

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        chat = data.get("event_chat")
        if not isinstance(event, Update) or not _is_private(chat):
            return await handler(event, data)
        whole: Whole | None = data.get("whole")
        if whole is not None and whole.given_out:
            return await _handled_once(handler, event, data, whole)
        if event.edited_message and await data["collector"].took_edit(event.edited_message):
            return None
        if await self._came(handler, event, data):
            return None
        return await handler(event, data)

    async def _came(self, handler: Handler, event: Update, data: dict[str, Any]) -> bool:
        collector: Collector = data["collector"]

        async def feed(update: Update, whole: Whole) -> None:
            own = {name: value for name, value in data.items() if name != "toast"}
            await self._errors(handler, update, own | {"whole": whole})
            data["raw_state"] = await data["state"].get_state()

        taken = await collector.came_behind(data["event_chat"].id, event, event.message, feed)
        if release := data.pop("release", None):
            release()
        return taken


async def _handled_once(handler: Handler, event: Update, data: dict[str, Any], whole: Whole) -> Any:
    collector: Collector = data["collector"]
    if await collector.was_given_out(whole):
        return None
    try:
        return await handler(event, data)
    finally:
        await collector.handled(whole)


class Surroundings(BaseMiddleware):
    """Gives handlers `key`, `t` and, in a private chat, `speak`, `api`, `me` and `visit`.

    `me` is None, and there is no visit, for a Telegram user whom the API does not know. In a
    group nobody is looked up: it gets no personal answers (R2).
    """

    def __init__(
        self,
        client: ApiClient,
        scope: BotScope,
        default_locale: str,
        first_reads: Sequence[FirstRead] = (),
    ) -> None:
        self._client = client
        self._scope = scope
        self._default_locale = default_locale
        self._first_reads = first_reads

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        chat = data.get("event_chat")
        if isinstance(event, Update):
            data["key"] = f"{self._scope}:{event.update_id}"
        data["me"] = None
        data["t"] = translator(
            best_locale(user.language_code if user else None, default=self._default_locale)
        )
        if user is not None and chat is not None and chat.type == ChatType.PRIVATE:
            data["speak"] = Speaker(data["bot"], self._client, chat.id)
            data["api"] = self._client.as_user(user.id, _pressed_below(event))
            await self._look_up(user, self._read_first(event), data)
        return await handler(event, data)

    def _read_first(self, event: TelegramObject) -> Read | None:
        if not isinstance(event, Update):
            return None
        return next(filter(None, (each(event) for each in self._first_reads)), None)

    async def _look_up(self, user: User, along: Read | None, data: dict[str, Any]) -> None:
        api: UserApi = data["api"]
        me = data["me"] = await _me(api, along)
        if me is not None:
            data["t"] = translator(best_locale(me.locale, user.language_code))
            data["visit"] = Visit(
                bot=data["bot"],
                api=api,
                me=me,
                speak=data["speak"],
                collector=data["collector"],
                later=data["later"],
                t=data["t"],
                key=data["key"],
                base_url=data["base_url"],
            )


def _pressed_below(event: TelegramObject) -> int | None:
    """None also for a message that Telegram shows nobody any more: its number is 0."""
    press = event.callback_query if isinstance(event, Update) else None
    return (press.message.message_id if press and press.message else 0) or None


async def _me(api: UserApi, along: Read | None) -> Me | None:
    try:
        return await api.me(along)
    except ApiProblem as problem:
        if problem.code != STRANGER:
            raise
        return None


class Toast:
    """The answer to one press: once as a toast; words that come too late go as a message."""

    def __init__(self, press: CallbackQuery, bot: Bot) -> None:
        self._press = press
        self._bot = bot
        self._answered = False

    async def say(self, text: str = "", *, alert: bool = False) -> None:
        if not self._answered:
            self._answered = True
            # An old query refuses the answer; the person has stopped waiting for it.
            with nicety("a press was answered too late"):
                await self._bot.answer_callback_query(
                    self._press.id, text=text[:200] or None, show_alert=alert
                )
        elif text and isinstance(self._press.message, Message):
            await self._bot.send_message(self._press.message.chat.id, text, parse_mode=None)


class Presses(BaseMiddleware):
    """Answers every press, whatever its handler does or fails to do (U4)."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        press = event.callback_query if isinstance(event, Update) else None
        if press is None:
            return await handler(event, data)
        toast = data["toast"] = Toast(press, data["bot"])
        hurry = asyncio.create_task(_soon(toast))
        try:
            result = await handler(event, data)
            await toast.say()
        finally:
            hurry.cancel()
        return result


async def _soon(toast: Toast) -> None:
    await asyncio.sleep(PRESS_PATIENCE)
    await toast.say()
