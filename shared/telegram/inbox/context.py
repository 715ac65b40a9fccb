"""What Telegram shows beside a message's own words: whose they are, and what they answer (T16).

It is told below the words, because their first line is a title and may mark a note (T5, C5).
"""

from collections.abc import Sequence
from typing import Final

from aiogram.types import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from shared.i18n import Translator
from shared.telegram.inbox.wording import plain_words, worded
from shared.work.text import cut

QUOTED: Final = 700
"""Characters of a quoted passage."""

Origin = MessageOriginUser | MessageOriginHiddenUser | MessageOriginChat | MessageOriginChannel


def contexts(parts: Sequence[Message], t: Translator) -> list[str]:
    """What is to be told below each of the parts. Those that share it tell it once: an album with
    its first part, where the caption stands, a text that was cut with its last."""
    told = [_context(part, t) for part in parts]
    return [
        "" if _told_beside(number, parts, told) else context for number, context in enumerate(told)
    ]


def _told_beside(number: int, parts: Sequence[Message], told: Sequence[str]) -> bool:
    beside = number - 1 if parts[number].media_group_id else number + 1
    return 0 <= beside < len(told) and told[beside] == told[number]


def _context(message: Message, t: Translator) -> str:
    lines = [_answered(message, t)]
    if message.forward_origin:
        lines.append(t("content-forwarded", name=_author(message.forward_origin, t)))
    return "\n".join(filter(None, lines))


def _answered(message: Message, t: Translator) -> str:
    """The passage that was quoted; of an answer to the person's own message, its words. Messages
    of the bot are known to who reads, unless a passage was chosen."""
    quote, said = message.quote, message.reply_to_message
    passage = plain_words(quote.text, quote.entities or []) if quote else ""
    if message.external_reply:
        name = _author(message.external_reply.origin, t)
        quoted = "yes" if passage.strip() else "no"
        return t("content-answered", name=name, quote=_short(passage), quoted=quoted)
    if not passage and said and not (said.from_user and said.from_user.is_bot):
        passage = worded(said)
    return t("content-quoted", quote=_short(passage)) if passage.strip() else ""


def _short(passage: str) -> str:
    return cut(" ".join(passage.split()), QUOTED)


def _author(origin: Origin, t: Translator) -> str:
    """As Telegram names it; of a public channel with the post's address."""
    match origin:
        case MessageOriginUser():
            name = origin.sender_user.full_name
        case MessageOriginHiddenUser():
            name = origin.sender_user_name
        case MessageOriginChat():
            name = _signed(origin.sender_chat.title, origin.author_signature)
        case MessageOriginChannel():
            name = _signed(origin.chat.title, origin.author_signature)
            if origin.chat.username:
                name += f" (https://t.me/{origin.chat.username}/{origin.message_id})"
    return name.strip() or t("content-nobody")


def _signed(title: str | None, author: str | None) -> str:
    return ", ".join(filter(None, (title, author)))
