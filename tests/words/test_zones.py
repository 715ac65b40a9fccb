"""Time zones as people know them."""

from datetime import UTC, datetime

import pytest

from shared import zones

WINTER = datetime(2026, 1, 15, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "locale", "title"),
    [
        ("Europe/Moscow", "ru", "Москва, UTC+3"),
        ("W-SU", "ru", "Москва, UTC+3"),
        ("Asia/Yekaterinburg", "en", "Yekaterinburg, UTC+5"),
        ("Europe/Kyiv", "ru", "Киев, UTC+2"),
        ("Europe/Kiev", "en", "Kyiv, UTC+2"),
        ("Asia/Kolkata", "ru", "Калькутта, UTC+5:30"),
        ("America/Argentina/Buenos_Aires", "en", "Buenos Aires, UTC-3"),
        ("Pacific/Marquesas", "ru", "Маркизские о-ва, UTC-9:30"),
        ("UTC", "ru", "UTC+0"),
        ("Etc/GMT-3", "ru", "UTC+3"),
        ("Factory", "ru", "UTC+0"),
    ],
)
def test_a_zone_is_a_city_and_a_shift(zone: str, locale: str, title: str) -> None:
    """Under whichever of its names it is kept; what is no place is its shift alone."""
    assert zones.title(zone, locale, WINTER) == title


def test_every_zone_that_a_person_may_have_has_a_title() -> None:
    """The database knows names that the words do not: none of them breaks a card."""
    assert all("UTC" in zones.title(zone, "ru", WINTER) for zone in zones.names())


def test_near_zones_come_first_and_go_by_the_clock() -> None:
    """Russia and its neighbours from west to east, then the others likewise."""
    titles = [one.title for one in zones.choices("ru", WINTER, "Europe/Moscow")]
    near = ["Калининград, UTC+2", "Киев, UTC+2", "Кишинев, UTC+2", "Волгоград, UTC+3"]
    assert titles[:4] == near
    assert titles.index("Петропавловск-Камчатский, UTC+12") < titles.index("Ниуэ, UTC-11")
    assert titles.index("Лондон, UTC+0") < titles.index("Берлин, UTC+1")


def test_a_place_is_offered_once_by_the_name_the_person_has() -> None:
    """Whoever lives by an old or an odd name finds the own choice, and no twin of it."""
    old = [one.name for one in zones.choices("ru", WINTER, "Europe/Kiev")]
    assert "Europe/Kiev" in old
    assert "Europe/Kyiv" not in old
    assert "Etc/GMT-3" in [one.name for one in zones.choices("ru", WINTER, "Etc/GMT-3")]


def test_the_shift_is_that_of_the_season() -> None:
    """Berlin is an hour further from Greenwich in summer."""
    assert zones.title("Europe/Berlin", "ru", SUMMER) == "Берлин, UTC+2"
