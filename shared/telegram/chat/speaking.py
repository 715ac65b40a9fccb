"""How a bot says something in one chat, and remembers what it was about (C1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import (
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from shared.client import ApiClient
from shared.contracts.telegram import MessageRefDraft, MessageRole, ObjectKind
from shared.telegram.chat.keyboards import below
from shared.work.drawing.message import Message
from shared.work.drawing.telegram_html import render

FileKind = Literal["photo", "video", "audio", "voice", "document"]
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply


@dataclass(frozen=True, kw_only=True)
class About:
    """What a message is about, for the replies to it."""

    role: MessageRole
    objects: Sequence[UUID]
    kind: ObjectKind = ObjectKind.TICKET
    version: int = 0
    comment_id: UUID | None = None


@dataclass(frozen=True)
class Speaker:
    """One chat of one bot."""

    bot: Bot
    client: ApiClient
    chat_id: int

    async def say(
        self,
        text: str,
        markup: Markup | None = None,
        *,
        about: About | None = None,
        edit: int | None = None,
    ) -> int:
        """The id of the message; `edit` rewrites an own one, or sends anew where it is gone."""
        message_id = await self._edited(text, markup, edit) if edit else None
        if message_id is None:
            sent = await self.bot.send_message(self.chat_id, text, reply_markup=markup)
            message_id = sent.message_id
        if about is not None:
            self._remember(message_id, about)
        return message_id

    async def show(self, message: Message, about: About, *, edit: int | None = None) -> int:
        """As `say`, a message that was drawn."""
        text, rows = render(message)
        return await self.say(text, below(rows), about=about, edit=edit)

    async def show_file(
        self, file: InputFile, about: About, *, kind: FileKind = "document", caption: str = ""
    ) -> None:
        """A reply to it is about the same. What Telegram does not take as this kind comes as a
        document, as it is."""
        sends = {
            "photo": self.bot.send_photo,
            "video": self.bot.send_video,
            "audio": self.bot.send_audio,
            "voice": self.bot.send_voice,
            "document": self.bot.send_document,
        }
        try:
            sent = await sends[kind](self.chat_id, file, caption=caption)
        except TelegramBadRequest:
            if kind == "document":
                raise
            sent = await self.bot.send_document(self.chat_id, file, caption=caption)
        self._remember(sent.message_id, about)

    async def _edited(self, text: str, markup: Markup | None, message_id: int) -> int | None:
        inline = markup if isinstance(markup, InlineKeyboardMarkup) else None
        try:
            await self.bot.edit_message_text(
                text, chat_id=self.chat_id, message_id=message_id, reply_markup=inline
            )
        except TelegramBadRequest as refusal:
            return message_id if "not modified" in refusal.message else None
        return message_id

    def _remember(self, message_id: int, about: About) -> None:
        self.client.remember_soon(
            MessageRefDraft(
                chat_id=self.chat_id,
                message_id=message_id,
                role=about.role,
                object_kind=about.kind,
                object_ids=list(about.objects),
                version=about.version,
                comment_id=about.comment_id,
            )
        )

    async def redraw_buttons(self, message_id: int, markup: InlineKeyboardMarkup | None) -> None:
        """Give an own message the buttons that are true now; an old one may refuse (U4)."""
        try:
            await self.bot.edit_message_reply_markup(
                chat_id=self.chat_id, message_id=message_id, reply_markup=markup
            )
        except TelegramBadRequest:
            return

    async def take_back(self, message_id: int) -> None:
        """Delete an own message that a newer one replaces; a very old one stays."""
        try:
            await self.bot.delete_message(self.chat_id, message_id)
        except TelegramBadRequest:
            return

    async def thumbs_up(self, message_id: int) -> bool:
        """A reaction instead of words (C6); False where this chat forbids reactions."""
        return await self.react(message_id, "👍")

    async def react(self, message_id: int, emoji: str) -> bool:
        """On a person's message; False where this chat forbids reactions."""
        try:
            await self.bot.set_message_reaction(
                self.chat_id, message_id, reaction=[ReactionTypeEmoji(emoji=emoji)]
            )
        except TelegramAPIError:
            return False
        return True
