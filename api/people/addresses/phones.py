"""Phone numbers: one key per number, however it was typed (R3), and nothing guessed (X9)."""

import re
import unicodedata
from typing import Final, NamedTuple

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
    bare = (found["number"] if found else text).strip(" ,;")
    # Here and below: every country's plan of numbers is more than a megabyte, which a process at
    # rest does without.
    from api.people.addresses import numbering  # noqa: PLC0415

    e164 = numbering.e164(bare, country) if _WRITTEN.fullmatch(bare) else None
    return Phone(e164, found["extension"] if found else "") if e164 else None


def of_card(raw: str, country: str) -> str | None:
    """The number of a Telegram contact card: international there, often without the plus."""
    from api.people.addresses import numbering  # noqa: PLC0415

    return numbering.of_card(raw, country)


def example(country: str) -> str:
    """A mobile number of the country as people write it; empty where there is none."""
    from api.people.addresses import numbering  # noqa: PLC0415

    return numbering.example(country)


def international(e164: str) -> str:
    """As people write it to somebody abroad."""
    from api.people.addresses import numbering  # noqa: PLC0415

    return numbering.international(e164)


def masked(number: str) -> str:
    """For logs and the audit: the country and the last two digits."""
    return f"{number[:2]}…{number[-2:]}"


def _even(typed: str) -> str:
    """One kind of digits, spaces and dashes."""
    digits = "".join(str(unicodedata.decimal(each, each)) for each in typed)
    return " ".join(normal.normal(digits).split())
