"""Phone numbers: one key per number, however it was typed (R3), and nothing guessed (X9)."""

import re
import unicodedata
from typing import Final, NamedTuple

import phonenumbers
from phonenumbers import CountryCodeSource, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from shared import normal

# Words before an extension in the languages of the desks; longer ones stand first.
_LABELS: Final = (
    "extension|extn|ext|x|добавочный|добавочн|добав|доб|внутренний|внутр|вн|додатковий|дод|"
    "внутрішній|унутраны|ішкі|durchwahl|dw|nebenstelle|nst|int|anexo"
)
_EXTENDED: Final = re.compile(
    rf"(?P<number>.*\d\W*?)[\s,;(]*(?:(?:{_LABELS})[.:\s]*(?:no)?[.:#\s]*|[#*]|,,|;(?:ext=)?)\s*"
    r"(?P<extension>\d{1,9})[)\s.]*"
)
_LABELLED: Final = re.compile(r"(?:tel|phone|тел|телефон|т|моб)[.:]*\s*(?=[\d+(])")
# Letters that a keypad knows would become digits, and two numbers would become one.
_WRITTEN: Final = re.compile(r"\+?[\d ().~/-]+")
_EXPLICIT: Final = {
    CountryCodeSource.FROM_NUMBER_WITH_PLUS_SIGN,
    CountryCodeSource.FROM_NUMBER_WITH_IDD,
}


class Phone(NamedTuple):
    """A number as it was understood."""

    e164: str
    extension: str = ""

    @property
    def key(self) -> str | None:
        """What registers and may be only one person's: an office's number is neither."""
        return None if self.extension else self.e164


def read(typed: str, country: str) -> Phone | None:
    """The number; one without a country code belongs to `country` (ISO 3166), and must be a real
    one there. None for what cannot be understood."""
    text = _LABELLED.sub("", _even(typed), count=1)
    found = _EXTENDED.fullmatch(text)
    number = _number(found["number"] if found else text, country)
    if number is None:
        return None
    return Phone(_e164(number), found["extension"] if found else "")


def of_card(raw: str, country: str) -> str | None:
    """The number of a Telegram contact card: international there, often without the plus."""
    abroad, at_home = _parsed("+" + raw.lstrip("+"), None), _parsed(raw, country)
    for number in (abroad, at_home):
        if number and phonenumbers.is_valid_number(number):
            return _e164(number)
    # Telegram has called it: newer than the plan of numbers that we know.
    return _e164(abroad) if abroad and phonenumbers.is_possible_number(abroad) else None


def example(country: str) -> str:
    """A mobile number of the country as people write it; empty where there is none."""
    number = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE)
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL) if number else ""


def masked(number: str) -> str:
    """For logs and the audit: the country and the last two digits."""
    return f"{number[:2]}…{number[-2:]}"


def _even(typed: str) -> str:
    """One kind of digits, spaces and dashes."""
    digits = "".join(str(unicodedata.decimal(each, each)) for each in typed)
    return " ".join(normal.normal(digits).split())


def _number(text: str, country: str) -> PhoneNumber | None:
    number = _parsed(text.strip(" ,;"), country) if _WRITTEN.fullmatch(text.strip(" ,;")) else None
    if number is None or phonenumbers.is_valid_number(number):
        return number
    # Who writes the country out means it, though our plan of numbers may be an older one.
    explicit = number.country_code_source in _EXPLICIT
    return number if explicit and phonenumbers.is_possible_number(number) else None


def _parsed(raw: str, country: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(raw, country, keep_raw_input=True)
    except phonenumbers.NumberParseException:
        return None


def _e164(number: PhoneNumber) -> str:
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
