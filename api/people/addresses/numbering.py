"""What the plans of numbers of all countries say of one; `phones` loads it when somebody asks."""

from typing import Final

import phonenumbers
from phonenumbers import CountryCodeSource, PhoneNumber, PhoneNumberFormat, PhoneNumberType

_EXPLICIT: Final = {
    CountryCodeSource.FROM_NUMBER_WITH_PLUS_SIGN,
    CountryCodeSource.FROM_NUMBER_WITH_IDD,
}


def e164(text: str, country: str) -> str | None:
    """Of what was written with digits alone; a number without a country code belongs to
    `country`, and must be a real one there."""
    number = _parsed(text, country)
    if number is None or phonenumbers.is_valid_number(number):
        return _e164(number) if number else None
    # Who writes the country out means it, though our plan of numbers may be an older one.
    explicit = number.country_code_source in _EXPLICIT
    return _e164(number) if explicit and phonenumbers.is_possible_number(number) else None


def of_card(raw: str, country: str) -> str | None:
    """International, often without the plus; else one of the country."""
    abroad, at_home = _parsed("+" + raw.lstrip("+"), None), _parsed(raw, country)
    for number in (abroad, at_home):
        if number and phonenumbers.is_valid_number(number):
            return _e164(number)
    # Telegram has called it: newer than the plan of numbers that we know.
    return _e164(abroad) if abroad and phonenumbers.is_possible_number(abroad) else None


def example(country: str) -> str:
    """A mobile number as people write it; empty where there is none."""
    number = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE)
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL) if number else ""


def international(e164: str) -> str:
    parsed = phonenumbers.parse(e164)
    return phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)


def _parsed(raw: str, country: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(raw, country, keep_raw_input=True)
    except phonenumbers.NumberParseException:
        return None


def _e164(number: PhoneNumber) -> str:
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
