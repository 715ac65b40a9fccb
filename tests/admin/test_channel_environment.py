"""What the environment says of the channels."""

from typing import Any

import pytest

from api.notifications.channels.environment import from_environment
from api.notifications.channels.pool import default_contact
from api.settings import Settings
from api.settings_values import mail_server
from shared.contracts.admin import Lane

NOBODY = {"username": "", "password": ""}


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", {}),
        (
            "smtp://anna%40x.example:p%3Aw@mail.example",
            {
                "host": "mail.example",
                "port": 587,
                "security": "starttls",
                "username": "anna@x.example",
                "password": "p:w",
            },
        ),
        (
            "smtps://mail.example:4650",
            {
                "host": "mail.example",
                "port": 4650,
                "security": "tls",
                "username": "",
                "password": "",
            },
        ),
        (
            "smtp+plain://127.0.0.1:1025",
            {"host": "127.0.0.1", "port": 1025, "security": "none"} | NOBODY,
        ),
    ],
)
def test_a_mail_server_is_told_by_its_url(url: str, server: dict[str, Any]):
    """The scheme is the security; ports have their usual defaults."""
    assert mail_server(url) == server


def test_only_what_is_set_wins():
    """An unset variable leaves the field to the page."""
    given = Settings.model_validate(
        {
            "telegram_staff_token": "1:a",
            "support_phone": "+7 495 000",
            "smtp_url": "smtp://anna%40x.example:p@mail.example",
            "mail_from": "Вестовой <desk@x.example>",
        }
    )
    assert from_environment(given, Lane.TELEGRAM_STAFF) == {
        "token": "1:a",
        "support_phone": "+7 495 000",
    }
    assert from_environment(given, Lane.TELEGRAM_CLIENT) == {"support_phone": "+7 495 000"}
    assert from_environment(given, Lane.MATTERMOST) == {}
    mail = from_environment(given, Lane.EMAIL)
    assert (mail["sender"], mail["sender_name"]) == ("desk@x.example", "Вестовой")
    login = given.model_copy(update={"mail_from": ""})
    assert from_environment(login, Lane.EMAIL)["sender"] == "anna@x.example"


def test_push_services_can_write_to_somebody():
    """RFC 8292 wants a contact: our own address is one when nobody named another."""
    assert default_contact("https://desk.example") == "https://desk.example"
    assert default_contact("http://localhost:8000") == "mailto:vestovoy@localhost"
