"""What the API's own settings must look like; as in `shared.settings_values`, no sentence holds a
part of the value."""

import re
from email.utils import parseaddr
from typing import Any, Final
from urllib.parse import unquote

from shared.settings_values import WEB, address

_SMTP: Final = {
    "smtp": ("starttls", 587),
    "smtps": ("tls", 465),
    "smtp+plain": ("none", 25),
}
_DATABASES: Final = ("postgresql+asyncpg://", "sqlite+aiosqlite:///")
_BOT_TOKEN: Final = re.compile(r"\d+:[\w-]+", re.ASCII)
_MAILBOX: Final = re.compile(r"[^\s@]+@[^\s@]+")


def mail_server(url: str) -> dict[str, Any]:
    """`smtp://` is STARTTLS, `smtps://` TLS, `smtp+plain://` neither; nothing of an empty one."""
    if not url:
        return {}
    example = (
        "smtp://user:password@mail.example.org:587 "
        "(special characters of the password are percent-encoded: @ is %40, / is %2F)"
    )
    parts = address(url, frozenset(_SMTP), example)
    security, port = _SMTP[parts.scheme]
    return {
        "host": parts.hostname,
        "port": parts.port or port,
        "security": security,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
    }


def sender(value: str) -> str:
    if value and not _MAILBOX.fullmatch(parseaddr(value)[1]):
        raise ValueError("not a sender, such as Support <support@example.org>")
    return value


def bot_token(value: str) -> str:
    if value and not _BOT_TOKEN.fullmatch(value):
        raise ValueError("not a token of @BotFather, such as 123456789:AAE-letters-and-digits")
    return value


def hook(value: str) -> str:
    if value:
        address(value, WEB, "https://mattermost.example.org/hooks/id-of-the-hook")
    return value


def push_contact(value: str) -> str:
    known = value.startswith(("mailto:", "https://")) or _MAILBOX.fullmatch(value)
    if value and not known:
        raise ValueError("not an address for push services, such as mailto:admin@example.org")
    return value


def database(value: str) -> str:
    if value and not value.startswith(_DATABASES):
        raise ValueError(
            f"not an address that begins with {' or '.join(_DATABASES)}, such as "
            "postgresql+asyncpg://vestovoy:password@127.0.0.1/vestovoy"
        )
    return value


def files(value: str) -> str:
    if value and "://" not in value:
        raise ValueError("not an address of an object store, such as s3://bucket/prefix")
    return value
