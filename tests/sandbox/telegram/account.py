"""A person's own side of a chat with a bot: what the hands do, with no waiting."""

import itertools
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.sandbox.people import Person
from tests.sandbox.telegram.files import tiny_jpeg
from tests.sandbox.telegram.html import utf16
from tests.sandbox.telegram.media import MIMES, NAMES, as_media
from tests.sandbox.telegram.state import Button, Chat, Json, Message, Press

if TYPE_CHECKING:
    from tests.sandbox.telegram.server import TelegramServer

_queries = itertools.count(4_382_000_000_000_000_001)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What a person attaches; with `size` alone the content is made up on reading."""

    kind: str = "document"
    name: str = ""
    content: bytes | None = None
    size: int | None = None
    mime: str = ""


class Account:
    def __init__(self, server: "TelegramServer", chat: Chat, person: Person) -> None:
        self.server = server
        self.chat = chat
        self.person = person

    # ------------------------------------------------------------ saying

    def post(self, content: Json, *, reply_to: Message | None = None) -> Message:
        """Any content as the person's message: it is on the screen and on its way to the bot."""
        self.chat.opened = True
        wire = {"from": self.person.as_user()} | content
        message = self.chat.add(wire, by_bot=False, reply_to=reply_to)
        self.server.pulse.tell({"kind": "message", "message": message})
        self._update("message", message.as_json())
        return message

    def say(self, text: str, *, reply_to: Message | None = None) -> Message:
        content: Json = {"text": text}
        if text.startswith("/"):
            length = utf16(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self.post(content, reply_to=reply_to)

    def start(self, payload: str = "") -> Message:
        return self.say(f"/start {payload}".strip())

    def attach(
        self,
        attachment: Attachment,
        *,
        caption: str | None = None,
        reply_to: Message | None = None,
        album: str | None = None,
    ) -> Message:
        content = self._media(attachment)
        if caption:
            content["caption"] = caption
        if album:
            content["media_group_id"] = album
        return self.post(content, reply_to=reply_to)

    def _media(self, one: Attachment) -> Json:
        content = one.content
        if content is None and one.size is None:
            content = tiny_jpeg() if one.kind == "photo" else f"a made-up {one.kind}".encode()
        stored = self.server.files.keep(
            one.kind,
            name=one.name or NAMES[one.kind],
            mime=one.mime or MIMES[one.kind],
            content=content,
            size=one.size,
        )
        return as_media(one.kind, stored, self.server.files)

    def share_phone(self) -> Message:
        """The phone button: the server itself fills in whose number it is."""
        digits = self.person.phone.removeprefix("+")
        contact: Json = {"phone_number": digits, "first_name": self.person.first_name}
        if self.person.last_name:
            contact["last_name"] = self.person.last_name
        contact["user_id"] = self.person.telegram_id
        message = self.post({"contact": contact}, reply_to=self.chat.keyboard_message)
        self._hide_one_time()
        return message

    def _hide_one_time(self) -> None:
        keyboard = self.chat.keyboard
        if keyboard and keyboard.get("one_time_keyboard"):
            self.chat.keyboard = None

    def forward(self, message: Message) -> Message:
        """Somebody's message passed on: content without buttons, origin kept."""
        dropped = {"message_id", "date", "chat", "from", "reply_markup", "edit_date"}
        content = {key: value for key, value in message.wire.items() if key not in dropped}
        sender: Any = message.wire["from"]
        origin = {"type": "user", "sender_user": sender, "date": message.wire["date"]}
        return self.post(content | {"forward_origin": origin})

    def edit(self, message: Message, text: str) -> Message:
        """Own text, or own caption with the files kept."""
        field = "text" if "text" in message.wire else "caption"
        wire = message.wire | {field: text, "edit_date": int(time.time())}
        wire.pop("entities" if field == "text" else "caption_entities", None)
        message.become(wire)
        self.server.pulse.tell({"kind": "message", "message": message})
        self._update("edited_message", message.as_json())
        return message

    # ------------------------------------------------------------ pressing

    def press(self, message: Message, data: str) -> Press:
        press = Press(str(next(_queries)), self.chat, self.person, data, message)
        self.chat.presses.append(press)
        shown: Json = message.as_json()
        if message.deleted:
            head = {"chat": self.chat.wire, "message_id": message.message_id}
            shown = head | {"date": 0}
        body: Json = {
            "id": press.query_id,
            "from": self.person.as_user(),
            "message": shown,
            "chat_instance": f"-{self.chat.bot.user_id}{abs(self.chat.chat_id)}",
            "data": data,
        }
        self._update("callback_query", body)
        return press

    def tap(self, button: Button) -> Press | Message | str:
        """A press, a message from the reply keyboard, or the address a link opens."""
        if button.inline:
            return button.url or self.press(button.message, button.data or "")
        if button.wire.get("request_contact"):
            return self.share_phone()
        message = self.say(button.text)
        self._hide_one_time()
        return message

    # ------------------------------------------------------------ leaving

    def block(self) -> None:
        self.chat.blocked = True
        self._membership("member", "kicked")

    def unblock(self) -> None:
        self.chat.blocked = False
        self._membership("kicked", "member")

    def open_silently(self) -> None:
        """As if the person had written to the bot before the story began."""
        self.chat.opened = True

    def _membership(self, old: str, new: str) -> None:
        bot = self.chat.bot.as_user()
        body: Json = {
            "chat": self.chat.wire,
            "from": self.person.as_user(),
            "date": int(time.time()),
            "old_chat_member": _member(bot, old),
            "new_chat_member": _member(bot, new),
        }
        self.server.pulse.tell({"kind": "chat", "chat": self.chat})
        self._update("my_chat_member", body)

    def _update(self, kind: str, body: Json) -> None:
        self.server.put_update(self.chat.bot, kind, body)


def _member(bot: Json, status: str) -> Json:
    banned = {"until_date": 0} if status == "kicked" else {}
    return {"user": bot, "status": status} | banned
