"""Methods about the bot itself, files, chats and answers to presses."""

import time
from collections.abc import Callable, Iterator

from tests.sandbox.telegram.call import Call
from tests.sandbox.telegram.files import DOWNLOAD_LIMIT
from tests.sandbox.telegram.refusal import bad
from tests.sandbox.telegram.sending import target
from tests.sandbox.telegram.state import Json, Press, Toast

LONGEST_TOAST = 200
QUERY_LIFE = 15 * 60
STALE_QUERY = "query is too old and response timeout expired or query ID is invalid"


def get_me(call: Call) -> Json:
    return call.bot.as_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_file(call: Call) -> Json:
    stored = call.server.files.by_id(call.text("file_id"))
    if stored.size > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    return dict(stored.as_wire()) | {"file_path": stored.path}


def get_chat(call: Call) -> Json:
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return target(call).wire | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }


def chat_action(call: Call) -> bool:
    chat = target(call)
    chat.actions.append(call.text("action"))
    call.server.pulse.tell({"kind": "action", "chat": chat, "action": call.text("action")})
    return True


def answer_press(call: Call) -> bool:
    query_id = call.text("callback_query_id")
    press = next(_open_presses(call, query_id), None)
    if press is None:
        raise bad(STALE_QUERY)
    text = call.text("text")
    if len(text) > LONGEST_TOAST:
        raise bad("MESSAGE_TOO_LONG")
    press.answer = Toast(text, call.flag("show_alert"), call.text("url") or None)
    if text:
        press.chat.toasts.append(press.answer)
    call.server.pulse.tell({"kind": "toast", "chat": press.chat, "press": press})
    return True


def _open_presses(call: Call, query_id: str) -> Iterator[Press]:
    now = time.monotonic()
    for chat in call.bot.chats.values():
        for press in reversed(chat.presses):
            fresh = press.answer is None and now - press.pressed_at < QUERY_LIFE
            if press.query_id == query_id and fresh:
                yield press


def keep_profile(name: str) -> Callable[[Call], bool]:
    """setMyCommands, setMyDescription…: kept by scope and language, for the tests to read."""

    def keep(call: Call) -> bool:
        value = call.json(name) if name in {"commands", "menu_button"} else call.text(name)
        call.bot.profile[_place(call, name)] = value
        call.server.pulse.tell({"kind": "bot", "bot": call.bot})
        return True

    return keep


def tell_profile(name: str) -> Callable[[Call], Json]:
    def tell(call: Call) -> Json:
        return {name: call.bot.profile.get(_place(call, name), "")}

    return tell


def get_commands(call: Call) -> list[Json]:
    return call.bot.profile.get(_place(call, "commands")) or []


def delete_commands(call: Call) -> bool:
    call.bot.profile.pop(_place(call, "commands"), None)
    return True


def _place(call: Call, name: str) -> str:
    """`commands`, `commands:ru`, `commands:all_private_chats:ru`, `commands:chat:1003`."""
    scope = call.json("scope") or {"type": "default"}
    kind = "" if scope["type"] == "default" else scope["type"]
    parts = (name, kind, str(scope.get("chat_id", "")), call.text("language_code"))
    return ":".join(part for part in parts if part)
