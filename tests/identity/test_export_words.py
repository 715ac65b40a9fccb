"""The page of a person's data is read by the person: words, not codes (152-ФЗ)."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import pytest

from api.identity import browsers, export_page
from api.identity.export_words import Reader, said
from api.people.models import Person
from shared.contracts.people import PersonKind, Role
from shared.i18n import translator

ANNA = uuid4()
MOMENT = datetime(2026, 11, 30, 22, 42, 5, 572229, UTC)
WEEK = {"weekdays": [0, 1], "start": "09:00:00", "end": "18:00:00"}
WORDS = [
    ("profile", "kind", PersonKind.CONTACT, "Клиент", "Client"),
    ("profile", "role", Role.AGENT, "Инженер поддержки", "Support engineer"),
    ("profile", "active", True, "да", "yes"),
    ("profile", "digest", False, "нет", "no"),
    ("profile", "locale", "ru", "по-русски", "in Russian"),
    ("profile", "created_at", MOMENT, "1 декабря 2026 в 01:42", "1 December 2026 at 01:42"),
    ("profile", "digest_at", time(9), "09:00", "09:00"),
    ("profile", "week", WEEK, "09:00–18:00, пн, вт", "09:00–18:00, Mon, Tue"),
    ("profile", "quiet_hours", {**WEEK, "weekdays": []}, "09:00–18:00", "09:00–18:00"),
    ("telegram", "scope", "client", "клиентов", "for clients"),
    ("telegram", "phone_e164", "+79031110001", "+7 903 111-00-01", "+7 903 111-00-01"),
    ("telegram", "username", "irina_k", "@irina_k", "@irina_k"),
    ("invitations", "way", "letter", "письмом", "by letter"),
    ("tickets", "status", "closed", "закрыта", "closed"),
    ("tasks", "status", "in_progress", "в работе", "in progress"),
    ("absences", "kind", "day_off", "Отгул", "Day off"),
    ("absences", "status", "pending", "ждёт решения", "waits for a decision"),
    ("absences", "start", date(2026, 5, 5), "5 мая 2026", "5 May 2026"),
    ("files", "size", 2 * 1024 * 1024, "2 МБ", "2 MB"),
    ("deliveries", "lane", "telegram-client", "Telegram для клиентов", "Telegram for clients"),
    ("deliveries", "state", "sent", "Отправлено", "Sent"),
    ("audit", "action", "telegram_linked", "Telegram привязан", "Telegram linked"),
]


def words(
    part: str, row: dict[str, Any], locale: str = "ru", kind: PersonKind | None = None
) -> Any:
    person = Person(id=ANNA, name="Анна", kind=kind or PersonKind.EMPLOYEE)
    reader = Reader(t=translator(locale), timezone="Europe/Moscow", person=person)
    return dict(said(part, row, reader))


@pytest.mark.parametrize(("part", "field", "value", "ru", "en"), WORDS)
def test_each_value_is_said_in_words(part: str, field: str, value: Any, ru: str, en: str) -> None:
    """In both languages, by the words that the product has; moments in the person's zone."""
    assert words(part, {field: value})[field] == ru
    assert words(part, {field: value}, "en")[field] == en


def test_what_tells_nothing_is_left_out() -> None:
    """Ids and empty fields; a reason where there is one."""
    row = {"id": uuid4(), "name": "Анна", "role": None, "email": ""}
    assert words("profile", row) == {"name": "Анна"}
    delivery = {"lane": "email", "state": "skipped", "reason": "quiet"}
    assert words("deliveries", delivery)["reason"].startswith("Ждёт конца тихих часов")
    assert "reason" not in words("deliveries", {**delivery, "reason": ""})


def test_a_client_reads_the_clients_own_words() -> None:
    """A status as the bot and the page tell it to a client."""
    waiting = words("tickets", {"status": "waiting"}, kind=PersonKind.CONTACT)
    assert waiting["status"] == "ждём вашего ответа"


def test_channels_come_in_their_order() -> None:
    """By name, with the way they are used."""
    chosen = [{"channel": "email", "mode": "always"}, {"channel": "push", "mode": "off"}]
    assert words("profile", {"channels": chosen})["channels"].startswith("Почта: всегда; Push")


def test_a_file_s_words_have_no_ids() -> None:
    """What a row named by ids is a part of its own."""
    became = {
        "name": "Ирина",
        "companies": [str(uuid4())],
        "manager": str(uuid4()),
        "phone": "7903",
    }
    assert words("imports", {"became": became})["became"] == "Имя: Ирина\nТелефон: 7903"


def test_an_act_tells_of_nobody_else() -> None:
    """What was done to others, and others' ids, are not this person's."""
    own = {"action": "telegram_linked", "object_kind": "person", "object_id": str(ANNA)}
    detail = {"scope": "client", "to": str(uuid4()), "people": "Борис"}
    assert words("audit", {**own, "detail": detail})["detail"] == "Бот: клиентов"
    others = {**own, "object_id": str(uuid4()), "detail": {"phone": "+7…01"}}
    assert "detail" not in words("audit", others)


def test_parts_without_anything_are_one_line() -> None:
    """And everything that was written is text, never markup."""
    person = Person(
        id=ANNA, name="<i>Анна</i>", kind=PersonKind.CONTACT, locale="en", timezone="UTC"
    )
    page = export_page.drawn(person, {"profile": [{"name": "<i>"}], "teams": [], "tasks": []})
    assert '<html lang="en">' in page
    assert "There is nothing in: Teams, Tasks." in page
    assert "<i>" not in page
    assert "<table" not in page


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU OS 18 like Mac OS X) Version/18 Safari/604", "Safari, iPhone"),
        ("curl/8.5", "curl/8.5"),
    ],
)
def test_a_browser_has_a_name(agent: str, name: str) -> None:
    """What is unknown goes by its own words."""
    assert browsers.named(agent) == name
