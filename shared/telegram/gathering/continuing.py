"""What may be the next part of a text that Telegram cut (U9).

A client cuts a long text near 4096 characters and sends the pieces at once: plain words after a
long piece, of the same kind in all else. Whatever is something of its own ends the text.
"""

from collections.abc import Mapping
from typing import Any, Final

from aiogram.types import Message

from shared.telegram.gathering.typed import command_of

LONG_TEXT: Final = 3000
"""Characters: a client cuts a text near 4096, so a shorter one is no part of a longer one."""


def begins(message: Message, labels: frozenset[str] = frozenset()) -> bool:
    """More of it may follow."""
    return _is_long(message) and _plain(message, labels)


def continues(
    message: Message, begun: Mapping[int, Message], labels: frozenset[str] = frozenset()
) -> bool:
    """It follows a long piece. Pieces may come in any order; their ids tell which is before which.
    `labels` are the words on the menu's buttons."""
    if not begun or not _plain(message, labels):
        return False
    before = max((number for number in begun if number < message.message_id), default=None)
    if not (_is_long(begun[before]) if before is not None else _is_long(message)):
        return False
    known = list(begun.values())
    return _origin(message) == _origin(known[0]) and (
        _answered(message) in (None, *map(_answered, known))
    )


def _is_long(message: Message) -> bool:
    return len(message.text or "") >= LONG_TEXT


def _plain(message: Message, labels: frozenset[str]) -> bool:
    return (
        bool(message.text)
        and message.text not in labels
        and command_of(message) is None
        and message.via_bot is None
    )


def _answered(message: Message) -> Any:
    """What it replies to; a client may say it of the first piece only."""
    if message.reply_to_message:
        return message.reply_to_message.message_id
    return message.external_reply


def _origin(message: Message) -> Any:
    """From whom it is passed on; the pieces have times of their own."""
    origin = message.forward_origin
    return origin and origin.model_dump(exclude={"date", "message_id"})
