"""What the environment says of the channels."""

from typing import Any

import pytest

from api.notifications.channels import fields, table
from api.notifications.channels.webpush.spec import default_contact
from api.settings import Settings
from api.settings_values import mail_server
from shared.contracts.admin import Lane
from tests.lanes import Lanes

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


def from_environment(settings: Settings, lane: Lane) -> dict[str, Any]:
    return fields.from_environment(settings, table.of(lane), table.lane(lane))


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
    assert from_environment(given, Lanes.TELEGRAM_STAFF) == {
        "token": "1:a",
        "support_phone": "+7 495 000",
    }
    assert from_environment(given, Lanes.TELEGRAM_CLIENT) == {"support_phone": "+7 495 000"}
    assert from_environment(given, Lanes.MATTERMOST) == {}
    mail = from_environment(given, Lanes.EMAIL)
    assert (mail["sender"], mail["sender_name"]) == ("desk@x.example", "Вестовой")
    login = given.model_copy(update={"mail_from": ""})
    assert from_environment(login, Lanes.EMAIL)["sender"] == "anna@x.example"


def test_push_services_can_write_to_somebody():
    """RFC 8292 wants a contact: our own address is one when nobody named another."""
    assert default_contact("https://desk.example") == "https://desk.example"
    assert default_contact("http://localhost:8000") == "mailto:vestovoy@localhost"
