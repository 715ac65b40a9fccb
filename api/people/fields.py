"""Values as people type them: put in order, or refused with the field's name."""

import re

from api.errors import Invalid
from api.people.addresses import phones
from api.people.errors import PhoneNotUnderstood
from shared import invisible, normal, zones
from shared.i18n import LOCALES

EMAIL = re.compile(r"[^@\s<>(),;:\"\\\[\]]{1,64}@[^@\s<>(),;:\"\\\[\]]+\.[^@\s.<>(),;:\"\\]+")
MATTERMOST_LOGIN = re.compile(r"[a-z0-9._-]{1,64}")
_JOINERS = re.compile("[\u200c\u200d]")
LONGEST_PHONE = 64
MATTERMOST_CHANNEL = re.compile(r"[a-z0-9_-]{1,64}")


def name(value: str, field: str = "name", longest: int = 200) -> str:
    """One line without odd spaces."""
    text = invisible.one_line(value)
    if not text or len(text) > longest or not _JOINERS.sub("", text).isprintable():
        raise Invalid(f"{field}: from 1 to {longest} characters", field=field)
    return text


def email(value: str | None) -> str | None:
    text = normal.address(value or "")
    if not text:
        return None
    if len(text) > 320 or not EMAIL.fullmatch(text):
        raise Invalid("email: not an address", field="email")
    return text


def phone(value: str | None, country: str) -> tuple[str | None, str | None]:
    """The number as typed, and its key, which a number with an extension has not (R3)."""
    text = invisible.one_line(value or "")
    if not text:
        return None, None
    number = phones.read(text, country) if len(text) <= LONGEST_PHONE else None
    if number is None:
        example = phones.example(country)
        raise PhoneNotUnderstood(
            f"phone: not a phone number; {example} is one", field="phone", example=example
        )
    return text, number.key


def mattermost_login(value: str | None) -> str | None:
    """A login without the @ (M1)."""
    return _matching(value, MATTERMOST_LOGIN, "mattermost_login", drop="@")


def mattermost_channel(value: str | None) -> str | None:
    """A channel's name in its address, without the ~."""
    return _matching(value, MATTERMOST_CHANNEL, "mattermost_channel", drop="~")


def locale(value: str) -> str:
    if value not in LOCALES:
        raise Invalid(f"locale: one of {', '.join(LOCALES)}", field="locale")
    return value


def timezone(value: str) -> str:
    if value not in zones.names():
        raise Invalid("timezone: not a name of the IANA database", field="timezone")
    return value


def _matching(
    value: str | None, pattern: re.Pattern[str], field: str, drop: str = ""
) -> str | None:
    text = normal.address(value or "").removeprefix(drop)
    if not text:
        return None
    if not pattern.fullmatch(text):
        raise Invalid(f"{field}: letters, digits and . _ - only", field=field)
    return text
