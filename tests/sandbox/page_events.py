"""Live events for the open pages: what happens in the world goes to each of them once."""

import asyncio
from typing import Any

import msgspec

from tests.sandbox.page_views import (
    bot_view,
    chat_head,
    letter_view,
    message_view,
    post_view,
    push_view,
)
from tests.sandbox.telegram import Chat
from tests.sandbox.world import Sandbox

Json = dict[str, Any]


class Events:
    """Listens to every server and hands each open page its own queue."""

    def __init__(self, world: Sandbox) -> None:
        self.pages: set[asyncio.Queue[str]] = set()
        for server in world.servers:
            server.pulse.listeners.append(self._heard)

    def subscribe(self) -> asyncio.Queue[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self.pages.add(queue)
        return queue

    def _heard(self, event: Json) -> None:
        if not self.pages:
            return
        told = msgspec.json.encode(_told(event)).decode()
        for queue in self.pages:
            queue.put_nowait(told)


def _told(event: Json) -> Json:
    match event:
        case {"kind": "message", "message": message}:
            return _of_chat("message", message.chat) | {"message": message_view(message)}
        case {"kind": "toast", "chat": chat, "press": press}:
            toast = {"text": press.answer.text, "alert": press.answer.alert}
            return _of_chat("toast", chat) | {"toast": toast, "message": press.message.message_id}
        case {"kind": "action", "chat": chat, "action": action}:
            return _of_chat("action", chat) | {"action": action}
        case {"kind": "chat", "chat": chat}:
            return _of_chat("chat", chat)
        case {"kind": "bot", "bot": bot}:
            return {"kind": "bot", "bot": bot_view(bot)}
        case {"kind": "letter", "letter": letter}:
            return letter_view(letter)
        case {"kind": "post", "post": post}:
            return post_view(post)
        case {"kind": "push", "push": push}:
            return push_view(push)
        case _:
            return {"kind": "unknown"}


def _of_chat(kind: str, chat: Chat) -> Json:
    return {"kind": kind, "chat": chat_head(chat)}
