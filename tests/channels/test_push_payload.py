"""Messages as pushes."""

from typing import Any

import msgspec
import pytest

from api.notifications.channels.webpush.payload import render, topic_of
from tests.channels.samples import NASTY, TICKET, message


def opened(limit: int = 3993, *, hide_text: bool = False, **changes: Any) -> dict[str, Any]:
    """The payload as the service worker reads it."""
    raw = render(message(**changes), limit, hide_text=hide_text)
    assert len(raw) <= limit
    return msgspec.json.decode(raw)


@pytest.mark.rule("P9", "P10", "P11", "P13", "Q2")
def test_a_push_can_be_shown_with_and_without_a_service_worker():
    """Declarative Web Push for Safari, `data` for our worker, one tag an object."""
    assert opened(badge=3) == {
        "web_push": 8030,
        "app_badge": 3,
        "notification": {
            "title": "Новая заявка №12",
            "body": "№12 · Не печатает принтер\nНе печатает принтер\n"
            "📎 2 файла: фото.jpg, акт.pdf\nКлиент: Ромашка\nСтатус: новая",
            "lang": "ru",
            "tag": f"ticket-{TICKET}",
            "navigate": "https://desk.example/tickets/12",
            "silent": False,
            "data": {"id": "0193a0c2-1111-7000-8000-0000000000aa", "path": "/tickets/12"},
            "app_badge": "3",
        },
    }


@pytest.mark.rule("P11")
@pytest.mark.parametrize("filler", ["слово ", "😀", '"\\', "x\n\t", NASTY])
@pytest.mark.parametrize("limit", [3993, 2000, 600])
def test_a_long_text_is_cut_to_the_limit(filler: str, limit: int):
    """In bytes of JSON, escapes counted; title and link stay."""
    notification = opened(limit, quote=filler * 2000)["notification"]
    assert notification["title"] == "Новая заявка №12"
    assert notification["navigate"] == "https://desk.example/tickets/12"
    assert notification["body"].endswith("…")


@pytest.mark.rule("P11")
def test_when_even_the_title_is_too_long_it_is_cut_too():
    """The body goes first."""
    notification = opened(500, title="Ж" * 1000)["notification"]
    assert notification["body"] == ""
    assert notification["title"].endswith("…")


@pytest.mark.rule("P11")
def test_hidden_text_says_only_that_something_happened():
    """In the reader's language; a click still leads to the object."""
    payload = opened(hide_text=True, locale="en")
    assert payload["notification"]["title"] == "New event"
    assert payload["notification"]["body"] == ""
    assert payload["notification"]["data"]["path"] == "/tickets/12"
    assert "принтер" not in str(payload)


def test_a_push_about_nothing_in_particular_opens_the_inbox():
    """And replaces no other."""
    notification = opened(thread=None, link="", path="", badge=None)["notification"]
    assert notification["navigate"] == notification["data"]["path"] == "/"
    assert notification["tag"] == "0193a0c2-1111-7000-8000-0000000000aa"


@pytest.mark.rule("P9")
def test_the_topic_is_one_an_object_and_short_enough():
    """At most 32 url-safe characters; none for what must not be replaced."""
    topic = topic_of(message())
    assert topic == topic_of(message(id="another"))
    assert len(topic) == 32
    assert topic.replace("-", "").replace("_", "").isalnum()
    assert topic_of(message(thread=None)) == ""
