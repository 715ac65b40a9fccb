"""What the web page is told: chats, letters, posts and pushes as plain JSON."""

import contextlib
from typing import Any

from tests.sandbox.browsers import PushMessage
from tests.sandbox.letter import Letter
from tests.sandbox.mattermost import Post
from tests.sandbox.people import Person
from tests.sandbox.telegram import BotAccount, Button, Chat, Message
from tests.sandbox.telegram.media import file_of

Json = dict[str, Any]
_CONTENTS = ("contact", "location", "poll", "dice")


def person_view(person: Person) -> Json:
    names = ("key", "name", "role", "phone", "email", "mattermost", "bot", "companies")
    return {name: getattr(person, name) for name in names}


def bot_view(bot: BotAccount) -> Json:
    return {
        "key": bot.key,
        "name": bot.first_name,
        "username": bot.username,
        "description": bot.profile.get("description", ""),
        "commands": _commands(bot),
    }


def _commands(bot: BotAccount) -> list[Json]:
    """Those of private chats, else the ones for everywhere: as Telegram chooses them."""
    for scope in ("commands:all_private_chats", "commands"):
        if kept := bot.profile.get(scope):
            return kept
    return []


def chat_view(chat: Chat) -> Json:
    return chat_head(chat) | {"messages": [message_view(one) for one in chat.messages.values()]}


def chat_head(chat: Chat) -> Json:
    """Everything of a chat but its messages."""
    keyboard = chat.keyboard or {}
    return {
        "bot": chat.bot.key,
        "person": chat.person.key if chat.person else "",
        "opened": chat.opened,
        "blocked": chat.blocked,
        "keyboard": [[_key(wire) for wire in row] for row in keyboard.get("keyboard", [])],
        "placeholder": keyboard.get("input_field_placeholder", ""),
    }


def _key(wire: Json) -> Json:
    return {"text": wire["text"], "contact": bool(wire.get("request_contact"))}


def message_view(message: Message) -> Json:
    wire = message.wire
    rows: list[list[Json]] = (message.markup or {}).get("inline_keyboard", [])
    return {
        "id": message.message_id,
        "by_bot": message.by_bot,
        "deleted": message.deleted,
        "date": wire["date"],
        "edited": message.edited and "edit_date" in wire,
        "before": message.ever[:-1],
        "text": message.text,
        "entities": wire.get("entities") or wire.get("caption_entities") or [],
        "album": wire.get("media_group_id"),
        "file": _file(message),
        "content": {name: wire[name] for name in _CONTENTS if name in wire},
        "forwarded": _origin(wire),
        "reply": _quote(message),
        "reactions": message.reactions,
        "buttons": [[_button(Button(wire["text"], wire, message)) for wire in row] for row in rows],
    }


def _button(button: Button) -> Json:
    return {"text": button.text, "url": button.url, "data": button.data}


def _file(message: Message) -> Json | None:
    found = file_of(message.wire)
    if found is None:
        return None
    kind, file_id = found
    body: Any = message.wire[kind]
    largest: Json = body[-1] if kind == "photo" else body
    return {
        "kind": kind,
        "id": file_id,
        "name": largest.get("file_name", ""),
        "size": largest.get("file_size", 0),
    }


def _origin(wire: Json) -> str:
    origin: Json = wire.get("forward_origin") or {}
    return str(origin.get("sender_user", {}).get("first_name", ""))


def _quote(message: Message) -> Json | None:
    if message.reply_to is None:
        return None
    quoted = message.reply_to
    return {"id": quoted.message_id, "by_bot": quoted.by_bot, "text": quoted.text[:120]}


def letter_view(letter: Letter) -> Json:
    headers = {name: str(value) for name, value in letter.message.items()}
    return {
        "kind": "letter",
        "at": letter.at,
        "to": ", ".join(letter.recipients),
        "from": letter.header("From"),
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "headers": headers,
    }


def post_view(post: Post) -> Json:
    return {
        "kind": "post",
        "at": post.at,
        "to": post.to,
        "from": post.payload.username or "webhook",
        "text": post.text,
        "attachments": post.payload.attachments,
    }


def push_view(push: PushMessage) -> Json:
    """The text of a real browser's push stays sealed: only that browser has the key."""
    text = ""
    if not push.subscription.uaid:
        with contextlib.suppress(ValueError):
            text = push.text
    return {
        "kind": "push",
        "at": push.at,
        "to": push.subscription.label or ("Firefox" if push.subscription.uaid else ""),
        "text": text,
        "sealed": bool(push.subscription.uaid),
        "urgency": push.urgency,
        "topic": push.topic,
        "ttl": push.ttl,
    }
