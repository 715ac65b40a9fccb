"""One key per phone number."""

import pytest

from api.people import phones


@pytest.mark.rule("R3")
@pytest.mark.parametrize(
    "typed",
    [
        "8 (999) 123-45-67",
        "+7 999 123 45 67",
        "79991234567",
        "89991234567",
        "9991234567",
        " +7(999)123-45-67 ",
    ],
)
def test_every_spelling_is_one_number(typed: str) -> None:
    """However a Russian number is typed, the key is the same."""
    assert phones.e164(typed, "RU") == "+79991234567"


@pytest.mark.rule("R3")
@pytest.mark.parametrize(
    ("card", "country", "number"),
    [
        ("79991234567", "RU", "+79991234567"),
        ("+79991234567", "DE", "+79991234567"),
        ("79991234567", "DE", "+79991234567"),
        ("4915112345678", "RU", "+4915112345678"),
        ("998901234567", "RU", "+998901234567"),
        ("89991234567", "RU", "+79991234567"),
    ],
)
def test_a_card_is_international_with_or_without_the_plus(
    card: str, country: str, number: str
) -> None:
    """Telegram leaves the plus out; the default country must not be put before it."""
    assert phones.of_card(card, country) == number


@pytest.mark.parametrize("typed", ["", "call me", "123", "+7", "++", "8" * 40, "\N{BULLET}"])
def test_what_is_no_number_has_no_key(typed: str) -> None:
    """Neither words nor stubs."""
    assert phones.e164(typed, "RU") is None
    assert phones.of_card(typed, "RU") is None


def test_a_masked_number_tells_little() -> None:
    """The country and the last two digits."""
    assert phones.masked("+79991234567") == "+7…67"
