"""One key per phone number."""

import pytest

from api.people.addresses import phones


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
    assert phones.read(typed, "RU") == ("+79991234567", "")


MINSK, BERLIN = "+375291234567", "+4930123456"


@pytest.mark.rule("R3", "X9")
@pytest.mark.parametrize(
    ("country", "typed", "number", "extension"),
    [
        ("RU", "8 495 123-45-67", "+74951234567", ""),
        ("RU", "8(495)123.45.67", "+74951234567", ""),
        ("RU", "+7 (8) 495 123-45-67", "+74951234567", ""),
        ("RU", "8\u00a0495\u00a0123–45–67", "+74951234567", ""),
        ("RU", "８ ４９５ １２３－４５－６７", "+74951234567", ""),
        ("RU", "\u202a+7 495 123-45-67\u202c", "+74951234567", ""),
        ("RU", "тел. +7 495 123-45-67", "+74951234567", ""),
        ("RU", "tel:+74951234567", "+74951234567", ""),
        ("RU", "8 800 555-35-35", "+78005553535", ""),
        ("RU", "8 701 123-45-67", "+77011234567", ""),
        ("RU", "8 10 375 29 123-45-67", MINSK, ""),
        ("RU", "+375 (29) 123-45-67", MINSK, ""),
        ("RU", "+1 202 555 0123", "+12025550123", ""),
        ("RU", "+44 (0)20 7946 0958", "+442079460958", ""),
        ("RU", "+7 495 123-45-67 доб. 12", "+74951234567", "12"),
        ("RU", "+7 495 123-45-67 ДОБ 0012", "+74951234567", "0012"),
        ("RU", "8 495 123-45-67, доб.12", "+74951234567", "12"),
        ("RU", "8 495 123-45-67 (доб. 1234)", "+74951234567", "1234"),
        ("RU", "8 495 123-45-67 добавочный 12", "+74951234567", "12"),
        ("RU", "8 495 123-45-67 доб. № 12", "+74951234567", "12"),
        ("RU", "8 495 123-45-67 внутр. 12", "+74951234567", "12"),
        ("RU", "8 495 123-45-67 вн.12", "+74951234567", "12"),
        ("RU", "8 495 123-45-67 ext 12", "+74951234567", "12"),
        ("RU", "8 495 123-45-67 #12", "+74951234567", "12"),
        ("RU", "8 495 123-45-67*12", "+74951234567", "12"),
        ("RU", "84951234567,,12", "+74951234567", "12"),
        ("RU", "+74951234567;ext=12", "+74951234567", "12"),
        ("BY", "8 029 123-45-67", MINSK, ""),
        ("BY", "80291234567", MINSK, ""),
        ("BY", "029 123 45 67", MINSK, ""),
        ("BY", "29 123-45-67", MINSK, ""),
        ("BY", "+375 (029) 123-45-67", MINSK, ""),
        ("BY", "8 017 200-12-34 унутраны 5", "+375172001234", "5"),
        ("BY", "+7 999 123-45-67", "+79991234567", ""),
        ("KZ", "8 701 123 45 67", "+77011234567", ""),
        ("KZ", "8 (7172) 12-34-56 ішкі 7", "+77172123456", "7"),
        ("KZ", "7011234567", "+77011234567", ""),
        ("UA", "050 123 45 67", "+380501234567", ""),
        ("UA", "(044) 123-45-67 дод. 3", "+380441234567", "3"),
        ("UA", "380501234567", "+380501234567", ""),
        ("DE", "030 123456", BERLIN, ""),
        ("DE", "030/123456 DW 12", BERLIN, "12"),
        ("DE", "0049 30 123456", BERLIN, ""),
        ("DE", "0151 12345678", "+4915112345678", ""),
        ("US", "(202) 555-0123", "+12025550123", ""),
        ("US", "1-202-555-0123", "+12025550123", ""),
        ("US", "202.555.0123 x45", "+12025550123", "45"),
        ("US", "202-555-0123 extension 45", "+12025550123", "45"),
        ("US", "011 375 29 123-45-67", MINSK, ""),
    ],
)
def test_a_number_is_read_with_the_country_of_the_desk(
    country: str, typed: str, number: str, extension: str
) -> None:
    """And what is dialled behind it stands apart: no key is made of it."""
    assert phones.read(typed, country) == (number, extension)


@pytest.mark.rule("X9")
@pytest.mark.parametrize(
    ("country", "typed"),
    [
        ("RU", "8 029 123-45-67"),
        ("RU", "029 123-45-67"),
        ("RU", "375291234567"),
        ("RU", "050 123 45 67"),
        ("RU", "(202) 555-0123"),
        ("RU", "123-45-67"),
        ("RU", "112"),
        ("RU", "доб. 12"),
        ("RU", "8 495 123-45-67 / 68"),
        ("RU", "8 495 123-45-67, 8 999 123-45-67"),
        ("RU", "8 495 123 tel2"),
        ("RU", "8 495 123-45-67 Анна"),
        ("RU", "8 495 123-45-67 доб."),
        ("BY", "8 999 123-45-67"),
        ("KZ", "8 029 123-45-67"),
        ("UA", "8 999 123-45-67"),
        ("US", "8 999 123-45-67"),
        ("US", "1-800-FLOWERS"),
    ],
)
def test_nothing_is_guessed(country: str, typed: str) -> None:
    """A number of another country, a piece of one or two of them is none at this desk."""
    assert phones.read(typed, country) is None


def test_an_example_is_a_number_of_the_country() -> None:
    """And is read as one."""
    for country in ("RU", "BY", "KZ", "UA", "DE", "US"):
        assert phones.read(phones.example(country), country)
    assert phones.example("AQ") == ""


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
    assert phones.read(typed, "RU") is None
    assert phones.of_card(typed, "RU") is None


def test_a_masked_number_tells_little() -> None:
    """The country and the last two digits."""
    assert phones.masked("+79991234567") == "+7…67"
