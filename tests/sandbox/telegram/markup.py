"""Keyboards as the Bot API takes them, and refuses them."""

import re
from typing import Any, cast
from urllib.parse import urlsplit

from tests.sandbox.telegram.refusal import bad

MOST_BUTTONS = 100
MOST_DATA_BYTES = 64
KINDS = {
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}


def checked_markup(markup: Any) -> dict[str, Any] | None:
    """The markup as it will be kept; Refusal 400 where the real server refuses."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    keyboard = cast("dict[str, Any]", markup)
    if "inline_keyboard" in keyboard:
        return _inline(keyboard)
    if "keyboard" in keyboard:
        return _reply(keyboard)
    return keyboard or None


def _inline(markup: dict[str, Any]) -> dict[str, Any] | None:
    rows = [[_button(button) for button in row] for row in markup["inline_keyboard"] if row]
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _button(button: dict[str, Any]) -> dict[str, Any]:
    if not str(button.get("text", "")).strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    kinds = KINDS & button.keys()
    if not kinds:
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in kinds:
        _check_data(button["callback_data"])
    if "url" in kinds:
        _check_url(button["url"])
    if "web_app" in kinds:
        _check_web_app(button["web_app"]["url"])
    return button


def _check_data(data: str) -> None:
    if not 1 <= len(data.encode()) <= MOST_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")


def _check_url(url: str) -> None:
    """A host without a dot, as in http://localhost, is refused by the real server too."""
    if re.match(r"tg://", url):
        return
    parts = urlsplit(url if "://" in url else f"http://{url}")
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or ("." not in host and ":" not in host):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_web_app(url: str) -> None:
    if not url.startswith("https://"):
        raise bad(
            f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )


def _reply(markup: dict[str, Any]) -> dict[str, Any]:
    rows = [
        [{"text": button} if isinstance(button, str) else button for button in row]
        for row in markup["keyboard"]
    ]
    if not any(rows):
        raise bad("reply keyboard is empty")
    if any(not str(button.get("text", "")).strip() for row in rows for button in row):
        raise bad("keyboard button text must be non-empty")
    return markup | {"keyboard": rows}
