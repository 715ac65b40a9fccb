"""What the environment says of the channels; it wins, field by field."""

from email.utils import parseaddr
from typing import Any

from api.settings import Settings
from api.settings_values import mail_server
from shared.contracts.admin import Lane


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
    server = mail_server(settings.smtp_url.get_secret_value())
    login = str(server.get("username", ""))
    if not sender and "@" in login:
        sender = login
    return {**server, "sender": sender, "sender_name": name, "ca": settings.smtp_ca}
