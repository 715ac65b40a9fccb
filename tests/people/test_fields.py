"""Values as people type them."""

from collections.abc import Callable

import pytest

from api.errors import Invalid
from api.people import fields


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (fields.name, "  Анна \n Петрова ", "Анна Петрова"),
        (fields.name, "Пётр\u202e\u200b\u00ad\x00 Гэ", "Пётр Гэ"),
        (fields.name, "Анна 👩\u200d💻", "Анна 👩\u200d💻"),
        (fields.email, " anna@example.org ", "anna@example.org"),
        (fields.email, "Ａnna＠Example.org", "anna@example.org"),
        (fields.email, "имя@пример.рф", "имя@пример.рф"),
        (fields.email, "  ", None),
        (fields.mattermost_login, "@Anna.P_1-2", "anna.p_1-2"),
        (fields.mattermost_login, "＠ａnna\u200b", "anna"),
        (fields.mattermost_login, "", None),
        (fields.mattermost_channel, "~town-square", "town-square"),
        (fields.locale, "en", "en"),
        (fields.timezone, "Asia/Yekaterinburg", "Asia/Yekaterinburg"),
    ],
)
def test_a_value_is_put_in_order(
    field: Callable[[str], str | None], typed: str, kept: str | None
) -> None:
    """Spaces, signs and case that mean nothing are gone."""
    assert field(typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (fields.name, "   "),
        (fields.name, "а" * 201),
        (fields.email, "anna"),
        (fields.email, "anna@host"),
        (fields.email, "a@b.c\r\nBcc: d@e.f"),
        (fields.email, "Анна <anna@example.org>"),
        (fields.email, "a@" + "b" * 320 + ".org"),
        (fields.mattermost_login, "анна"),
        (fields.mattermost_login, "a b"),
        (fields.locale, "de"),
        (fields.timezone, "Mars/Olympus"),
        (fields.timezone, "../../etc/passwd"),
    ],
)
def test_a_value_that_cannot_be_is_refused(field: Callable[[str], object], typed: str) -> None:
    """The refusal names the field."""
    with pytest.raises(Invalid) as refused:
        field(typed)
    assert refused.value.extra["field"] == field.__name__


@pytest.mark.rule("R3")
def test_a_phone_is_kept_as_typed_and_as_its_key() -> None:
    """Both, because people recognise their own spelling."""
    assert fields.phone("8 (999) 123-45-67", "RU") == ("8 (999) 123-45-67", "+79991234567")
    assert fields.phone(None, "RU") == (None, None)
    assert fields.phone("8 495 123-45-67 доб. 12", "RU") == ("8 495 123-45-67 доб. 12", None)


@pytest.mark.rule("X9")
@pytest.mark.parametrize("typed", ["none", "8 029 123-45-67", "8" * 65])
def test_a_phone_that_is_not_understood_is_answered_with_one_that_is(typed: str) -> None:
    """The example is of the desk's country."""
    with pytest.raises(Invalid) as refused:
        fields.phone(typed, "RU")
    assert refused.value.code == "phone_not_understood"
    assert refused.value.extra == {"field": "phone", "example": "+7 912 345-67-89"}
