"""Phone numbers: one key per number, however it was typed (R3)."""

from collections.abc import Iterable

import phonenumbers


def e164(raw: str, country: str) -> str | None:
    """The number as E.164; one without a country code belongs to `country` (ISO 3166)."""
    plus = [_parsed("+" + raw, None)] if raw[:1].isdigit() else []
    return _best([_parsed(raw, country), *plus])


def of_card(raw: str, country: str) -> str | None:
    """The number of a Telegram contact card: international there, often without the plus."""
    return _best([_parsed("+" + raw.lstrip("+"), None), _parsed(raw, country)])


def masked(number: str) -> str:
    """For logs and the audit: the country and the last two digits."""
    return f"{number[:2]}…{number[-2:]}"


def _parsed(raw: str, country: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(raw, country)
    except phonenumbers.NumberParseException:
        return None


def _best(readings: Iterable[phonenumbers.PhoneNumber | None]) -> str | None:
    """The first reading that is a real number, else the first that could become one."""
    found = [number for number in readings if number is not None]
    for holds in (phonenumbers.is_valid_number, phonenumbers.is_possible_number):
        for number in found:
            if holds(number):
                return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None
