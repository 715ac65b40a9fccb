"""What the environment says of the channels; it wins, field by field."""

from email.utils import parseaddr
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from api.settings import Settings
from shared.contracts.admin import Lane

_SMTP: Final = {
    "smtp": ("starttls", 587),
    "smtps": ("tls", 465),
    "smtp+plain": ("none", 25),
}


def from_environment(settings: Settings, lane: Lane) -> dict[str, Any]:
    """The fields of the lane's settings that are set, and nothing of the others."""
    match lane:
        case Lane.TELEGRAM_STAFF:
            found = _telegram(settings, settings.telegram_staff_token.get_secret_value())
        case Lane.TELEGRAM_CLIENT:
            found = _telegram(settings, settings.telegram_client_token.get_secret_value())
        case Lane.MATTERMOST:
            found = {"url": settings.mattermost_url.get_secret_value()}
        case Lane.EMAIL:
            found = _email(settings)
        case Lane.PUSH:
            found = {"contact": settings.push_contact}
    return {name: value for name, value in found.items() if value}


def _telegram(settings: Settings, token: str) -> dict[str, Any]:
    return {
        "token": token,
        "support_phone": settings.support_phone,
        "support_hours": settings.support_hours,
    }


def _email(settings: Settings) -> dict[str, Any]:
    name, sender = parseaddr(settings.mail_from)
    server = smtp(settings.smtp_url.get_secret_value())
    login = str(server.get("username", ""))
    if not sender and "@" in login:
        sender = login
    return {**server, "sender": sender, "sender_name": name}


def smtp(url: str) -> dict[str, Any]:
    """`smtp://` is STARTTLS, `smtps://` TLS, `smtp+plain://` neither; raises ValueError."""
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in _SMTP or not parts.hostname:
        raise ValueError("VESTOVOY_SMTP_URL is not smtp://, smtps:// or smtp+plain://")
    security, port = _SMTP[parts.scheme]
    return {
        "host": parts.hostname,
        "port": parts.port or port,
        "security": security,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
    }
