"""Telegram: one bot, one chat at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramMigrateToChat,
)
from aiogram.types import LinkPreviewOptions
from aiogram.utils.token import TokenValidationError

from api.notifications.channels.base import Address, Message, Outcome, Retry, Sent, Tested
from api.notifications.channels.refusals import row_for
from api.notifications.channels.settings_error import ChannelSettingsError
from api.notifications.channels.telegram import probe
from api.notifications.channels.telegram.address import TelegramAddress
from api.notifications.channels.telegram.errors import (
    is_bad_button,
    is_bad_markup,
    is_unchanged,
    outcome_of,
    said_of,
    words_of,
)
from api.notifications.channels.telegram.refusals import TABLE
from api.notifications.channels.telegram.text import Form, Look, forms
from api.notifications.channels.texts import masked
from shared.telegram.wire.answers import Session, UnreadableAnswer

BETWEEN_PARTS: Final = 1.0
"""Seconds between the messages of one long text in one chat (Q7)."""
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


class TelegramChannel:
    """Speaks for one bot; the lane that owns it keeps the pace (Q7).

    `session` may be shared with others and is then closed by its owner. Raises
    ChannelSettingsError on a malformed token.
    """

    concurrency = 10

    def __init__(
        self, token: str, *, api_url: str | None = None, session: BaseSession | None = None
    ) -> None:
        self._owned = None if session else _new_session(api_url)
        try:
            self._bot = Bot(token, session=session or self._owned)
        except TokenValidationError as error:
            raise ChannelSettingsError("the bot token is malformed", says="token") from error
        # The whole token, and the half of it that is the secret.
        self._secrets = (token, token.partition(":")[2])

    async def send(self, address: Address, message: Message) -> Outcome:
        """Send, or edit when the address names a message; `provider_id` is the message's id."""
        if not isinstance(address, TelegramAddress):
            raise TypeError(address)
        try:
            return await self._put(address, message)
        except AiogramError as error:
            edit = address.edit_message_id is not None
            return outcome_of(error, lambda words: masked(words, *self._secrets), edit=edit)

    async def test(self, address: Address | None, message: Message) -> Tested:
        """Telegram's own words; without an address it only asks the bot's name."""
        if address is None:
            return await self._told(self._asked)
        if not isinstance(address, TelegramAddress):
            raise TypeError(address)

        async def send() -> tuple[str, str]:
            sent = await self._put(address, message)
            return f"OK: message {sent.provider_id}", sent.provider_id

        return await self._told(send)

    async def probe(self) -> Retry | None:
        """Ask the bot's name."""
        server, token = self._bot.session.api, self._bot.token
        return await probe.ask(server.api_url(token, "getMe"), *self._secrets)

    async def close(self) -> None:
        """Close the session unless it belongs to someone else."""
        if self._owned:
            await self._owned.close()

    async def _name(self) -> str:
        me = await self._bot.get_me()
        return f"@{me.username}"

    async def _asked(self) -> tuple[str, str]:
        name = await self._name()
        return f"OK: {name}", name

    async def _told(self, call: Callable[[], Awaitable[tuple[str, str]]]) -> Tested:
        try:
            answer, name = await call()
            return Tested(ok=True, answer=answer, name=name)
        except AiogramError as error:
            says = row_for(TABLE, said_of(error)).says
            return Tested(ok=False, answer=masked(words_of(error), *self._secrets), says=says)

    async def _put(self, address: TelegramAddress, message: Message) -> Sent:
        """Try the message from its richest look to the plainest that Telegram takes.

        A chat that became a supergroup is followed at once, and the outcome says where to.
        """
        look, chat = Look(), address.chat_id
        told: list[str] = []
        while True:
            try:
                for form in forms(message, look)[len(told) :]:
                    if told:
                        await asyncio.sleep(BETWEEN_PARTS)
                    sent = await self._call(chat, address, form, silent=message.silent)
                    told.append(sent.provider_id)
                moved = None if chat == address.chat_id else replace(address, chat_id=chat)
                return Sent(provider_id=told[-1], before=tuple(told[:-1]), moved_to=moved)
            except TelegramMigrateToChat as error:
                if chat != address.chat_id:
                    raise  # One move is a move, two are a chase.
                chat = error.migrate_to_chat_id
            except TelegramBadRequest as error:
                look = _poorer(look, error)

    async def _call(self, chat: int, address: TelegramAddress, form: Form, *, silent: bool) -> Sent:
        if address.edit_message_id is not None:
            return await self._edit(chat, address.edit_message_id, form)
        try:
            posted = await self._bot.send_message(
                chat,
                form.text,
                parse_mode=form.parse_mode,
                reply_markup=form.markup,
                link_preview_options=_NO_PREVIEW,
                disable_notification=silent or None,
            )
        except UnreadableAnswer as answer:
            if not answer.done:
                raise
            return Sent()  # It stands in the chat, by whatever number.
        return Sent(provider_id=str(posted.message_id))

    async def _edit(self, chat: int, message_id: int, form: Form) -> Sent:
        try:
            await self._bot.edit_message_text(
                form.text,
                chat_id=chat,
                message_id=message_id,
                parse_mode=form.parse_mode,
                reply_markup=form.markup,
                link_preview_options=_NO_PREVIEW,
            )
        except TelegramBadRequest as error:
            if not is_unchanged(error):
                raise
        return Sent(provider_id=str(message_id))


def _new_session(api_url: str | None) -> Session:
    patience: Any = probe.TIMEOUT  # aiogram hands it to aiohttp as it is.
    session = Session(timeout=patience)
    if api_url:
        session.api = TelegramAPIServer.from_base(api_url)
    return session


def _poorer(look: Look, refusal: TelegramBadRequest) -> Look:
    """The look without what Telegram refused; raises the refusal when nothing can be left out."""
    if is_bad_markup(refusal) and not look.plain:
        return replace(look, plain=True)
    if is_bad_button(refusal) and look.url_buttons:
        return replace(look, url_buttons=False)
    raise refusal
