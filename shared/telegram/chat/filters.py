"""Filters that choose a handler by who wrote and what the message answers."""

import asyncio
from collections.abc import Container
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final, TypeVar

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from shared.client import ApiClient
from shared.contracts.people import Me
from shared.contracts.telegram import MessageRef
from shared.i18n import LOCALES, translator
from shared.telegram.gathering.albums import Collector
from shared.telegram.gathering.parts import Whole
from shared.work.buttons import ObjectButton, long, unpack

B = TypeVar("B", bound=CallbackData)

YOUNG: Final = timedelta(minutes=1)
"""A message of this age may not be remembered yet."""
SOON = (0.2, 0.5, 1.0, 2.0)
"""Seconds between looks for what is not remembered yet."""


def unlinked(_: Message | CallbackQuery, me: Me | None) -> bool:
    """The API does not know this Telegram user, or not any more (R8)."""
    return me is None


def outside_private(message: Message) -> bool:
    return message.chat.type != ChatType.PRIVATE


class MenuText(Filter):
    """A button of the menu, in any language: the person may have changed it meanwhile."""

    def __init__(self, key: str) -> None:
        self._labels = {translator(locale)(key) for locale in LOCALES}

    async def __call__(self, message: Message) -> bool:
        return self.is_on(message)

    def is_on(self, message: Message) -> bool:
        return message.text in self._labels


class Pressed(Filter):
    """A press on an object's button; gives `button` and the object's id by its kind: `ticket_id`.
    Data of another version of the product is nobody's press and falls through to the last
    handler (U4)."""

    def __init__(self, *wanted: StrEnum) -> None:
        self._wanted = wanted

    async def __call__(self, press: CallbackQuery) -> bool | dict[str, Any]:
        button = pressed(press, *self._wanted)
        return {"button": button, f"{button.kind}_id": long(button.id)} if button else False


def pressed(press: CallbackQuery | None, *wanted: StrEnum) -> ObjectButton | None:
    """The button, if it does one of these."""
    try:
        button = unpack((press and press.data) or "")
        long(button.id)
    except (TypeError, ValueError):
        return None
    # Short values repeat between kinds, and members of two enums are equal as texts.
    return button if any(button.do is each for each in wanted) else None


def unpacked(kind: type[B], press: CallbackQuery | None) -> B | None:
    """What was pressed, if it is a button of this kind."""
    try:
        return kind.unpack((press and press.data) or "")
    except (TypeError, ValueError):
        return None


class CameLate(Filter):
    """The rest of this album already stands where one of these receipts says (T2); gives
    `landing`."""

    def __init__(self, receipts: Container[str]) -> None:
        self._receipts = receipts

    async def __call__(
        self, _: Message, whole: Whole, collector: Collector
    ) -> bool | dict[str, Any]:
        landing = await collector.landing(whole.group) if whole.group else None
        return {"landing": landing} if landing and landing.receipt in self._receipts else False


async def answers_bot(message: Message) -> bool:
    """A reply to one of the bot's own messages."""
    said = message.reply_to_message
    return said is not None and said.from_user is not None and said.from_user.is_bot


async def answers_remembered(message: Message, client: ApiClient) -> bool | dict[str, Any]:
    """Gives `ref`: what the answered message was about (C1)."""
    said = message.reply_to_message
    if said is None or not await answers_bot(message):
        return False
    ref = await client.recall(message.chat.id, said.message_id)
    if ref is None and message.date - said.date < YOUNG:
        ref = await _recall_soon(message.chat.id, said.message_id, client)
    return {"ref": ref} if ref else False


async def _recall_soon(chat_id: int, message_id: int, client: ApiClient) -> MessageRef | None:
    """The pipeline tells what a message was about only once its batch is sent, and some people
    answer at once."""
    for pause in SOON:
        await asyncio.sleep(pause)
        if ref := await client.recall(chat_id, message_id):
            return ref
    return None
