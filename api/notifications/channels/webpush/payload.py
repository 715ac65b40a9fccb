"""A message as a push: JSON that our service worker reads and Safari shows by itself (P11)."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any, Final

import msgspec

from api.notifications.channels.base import Message
from shared.i18n import translator
from shared.invisible import one_line
from shared.invisible import without as clean
from shared.work.drawing import files
from shared.work.text import cut, utf8

DECLARATIVE: Final = 8030
"""The mark of Declarative Web Push."""
_TITLE_LIMIT: Final = 200
_FILES_LIMIT: Final = 300


def render(message: Message, limit: int, *, hide_text: bool = False) -> bytes:
    """The payload in at most `limit` bytes; the body is cut first, then the title."""
    title, body = _words(message, hide_text=hide_text)
    room = limit - len(_payload(message, title, ""))
    payload = _payload(message, title, cut(body, max(room, 0), _json_size))
    if len(payload) <= limit:
        return payload
    room = limit - len(_payload(message, "", ""))
    return _payload(message, cut(title, max(room, 1), _json_size), "")


def topic_of(message: Message) -> str:
    """The push service keeps one waiting message a topic: 32 url-safe characters (P9)."""
    if message.thread is None:
        return ""
    digest = sha256(message.thread.key.encode()).digest()
    return urlsafe_b64encode(digest[:24]).decode()


def _words(message: Message, *, hide_text: bool) -> tuple[str, str]:
    t = translator(message.locale)
    if hide_text:
        return t("channels-push-hidden"), ""
    came = cut("\n".join(files.told(message.files, t)), _FILES_LIMIT)
    about, facts = ([clean(line) for line in lines] for lines in (message.about, message.lines))
    headings = [one_line(section.heading) for section in message.sections]
    parts = [*about, clean(message.quote).strip(), came, *facts, *headings]
    title = cut(one_line(message.title), _TITLE_LIMIT)
    return title, "\n".join(part for part in parts if part)


def _payload(message: Message, title: str, body: str) -> bytes:
    """`navigate` is for browsers that act by themselves; `data` is for the service worker, which
    opens same-origin paths only (P10)."""
    notification: dict[str, Any] = {
        "title": title,
        "body": body,
        "lang": message.locale,
        "tag": message.thread.key if message.thread else message.id,
        "navigate": message.link or message.path or "/",
        "silent": message.silent,
        "data": {"id": message.id, "path": message.path or "/"},
    }
    payload: dict[str, Any] = {"web_push": DECLARATIVE, "notification": notification}
    if message.badge is not None:
        # The specification reads the badge here, the first Safari inside the notification.
        payload["app_badge"] = message.badge
        notification["app_badge"] = str(message.badge)
    return msgspec.json.encode(payload)


def _json_size(text: str) -> int:
    """Bytes of the text inside JSON, quotes left out."""
    return utf8(msgspec.json.encode(text).decode()) - 2
