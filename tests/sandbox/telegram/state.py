"""What the Telegram server remembers: bots, chats, messages, presses of buttons."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.sandbox.people import Person
from tests.sandbox.telegram.queue import UpdateQueue

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """A button as the person sees it, in a message or under the input field."""

    text: str
    wire: Json
    message: "Message"
    inline: bool = True

    @property
    def data(self) -> str | None:
        return self.wire.get("callback_data")

    @property
    def url(self) -> str | None:
        return self.wire.get("url")


@dataclass(slots=True, eq=False)
class Message:
    """One message of a chat, with every version it had before."""

    chat: "Chat"
    wire: Json
    by_bot: bool
    reply_to: "Message | None" = None
    deleted: bool = False
    versions: list[Json] = field(default_factory=list[Json])
    reactions: list[str] = field(default_factory=list[str])

    @property
    def message_id(self) -> int:
        return self.wire["message_id"]

    @property
    def text(self) -> str:
        """Text or caption as the person reads it, with no markup."""
        return self.wire.get("text") or self.wire.get("caption") or ""

    @property
    def markup(self) -> Json | None:
        return self.wire.get("reply_markup")

    @property
    def edited(self) -> bool:
        return bool(self.versions)

    @property
    def ever(self) -> list[str]:
        """Every text this message has ever shown."""
        wires = [*self.versions, self.wire]
        return [wire.get("text") or wire.get("caption") or "" for wire in wires]

    @property
    def buttons(self) -> list[Button]:
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [Button(wire["text"], wire, self) for row in rows for wire in row]

    def become(self, wire: Json) -> None:
        """Takes a new version; the old one is kept for the transcript."""
        self.versions.append(self.wire)
        self.wire = wire

    def as_json(self) -> Json:
        wire = dict(self.wire)
        if self.reply_to is not None and not self.reply_to.deleted:
            wire["reply_to_message"] = self.reply_to.wire
        return wire


@dataclass(slots=True)
class Toast:
    """The answer to a press: a line over the chat, or a window if `alert`."""

    text: str
    alert: bool
    url: str | None = None


@dataclass(slots=True, eq=False)
class Press:
    """One tap on an inline button, answered or not yet."""

    query_id: str
    chat: "Chat"
    person: Person
    data: str
    message: Message
    answer: Toast | None = None
    pressed_at: float = field(default_factory=time.monotonic)


@dataclass(slots=True, eq=False)
class Chat:
    """A conversation of one bot with a person or a group."""

    bot: "BotAccount"
    wire: Json
    person: Person | None = None
    messages: dict[int, Message] = field(default_factory=dict[int, Message])
    last_id: int = 0
    keyboard: Json | None = None
    """The reply keyboard under the input field."""
    keyboard_message: Message | None = None
    blocked: bool = False
    deactivated: bool = False
    opened: bool = False
    toasts: list[Toast] = field(default_factory=list[Toast])
    presses: list[Press] = field(default_factory=list[Press])
    actions: list[str] = field(default_factory=list[str])

    @property
    def chat_id(self) -> int:
        return self.wire["id"]

    @property
    def live(self) -> Iterator[Message]:
        """What is on the screen, newest first."""
        return (one for one in reversed(self.messages.values()) if not one.deleted)

    def add(self, wire: Json, *, by_bot: bool, reply_to: Message | None = None) -> Message:
        self.last_id += 1
        head: Json = {
            "message_id": self.last_id,
            "date": int(time.time()),
            "chat": self.wire,
        }
        message = Message(self, head | wire, by_bot, reply_to)
        self.messages[self.last_id] = message
        return message

    def show_keyboard(self, message: Message, markup: Json | None) -> None:
        """A reply keyboard stays until it is replaced or removed."""
        if markup is None or "inline_keyboard" in markup or "force_reply" in markup:
            return
        removed = markup.get("remove_keyboard")
        self.keyboard = None if removed else markup
        self.keyboard_message = None if removed else message

    @property
    def keyboard_buttons(self) -> list[Button]:
        if self.keyboard is None or self.keyboard_message is None:
            return []
        rows = self.keyboard["keyboard"]
        message = self.keyboard_message
        return [Button(wire["text"], wire, message, inline=False) for row in rows for wire in row]


@dataclass(slots=True, eq=False)
class BotAccount:
    """A bot as BotFather knows it, with its chats and its queue of updates."""

    key: str
    token: str
    username: str
    first_name: str
    queue: UpdateQueue = field(default_factory=UpdateQueue)
    chats: dict[int, Chat] = field(default_factory=dict[int, Chat])
    profile: Json = field(default_factory=dict[str, Any])
    revoked: bool = False

    @property
    def user_id(self) -> int:
        return int(self.token.partition(":")[0])

    def as_user(self) -> Json:
        return {
            "id": self.user_id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }
