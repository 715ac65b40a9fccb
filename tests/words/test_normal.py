"""One normal form for what is stored to be found and what is asked for (X9)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.objects.words import search_text_of
from shared import normal

pytestmark = pytest.mark.rule("X9")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ещё", "ЕЩЕ"),
        ("Алёна", "Алена"),
        ("Алена", "Але\u0308на"),
        ("йод", "и\u0306од"),
        ("ООО «Ромашка»", "ооо “Ромашка”"),
        ("д’Артаньян", "Д'Артаньян"),
        ("Санкт‑Петербург", "Санкт–Петербург"),
        ("два\u00a0слова", "два   слова"),
        ("два\u202fслова", "два\tслова"),
        ("ＡＢＣ１２", "abc12"),
        ("Straße", "STRASSE"),
        ("прин\u00adтер", "прин\u200bтер"),
        ("при\u202eнтер", "принтер"),
        ("ad\u200dmin", "admin"),
    ],
)
def test_two_spellings_are_one(one: str, other: str) -> None:
    """What a reader takes for the same is the same."""
    assert normal.key(one) == normal.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("мел", "мёд"), ("чай", "чаи"), ("а b", "аb"), ("1,5", "15"), ("c++", "c"), ("I", "l")],
)
def test_two_words_stay_two(one: str, other: str) -> None:
    """Neither letters nor signs that tell things apart are lost."""
    assert normal.key(one) != normal.key(other)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("еще раз", "Ещё раз: не печатает"),
        ("№12", "Принтер"),
        ("принтер №12", "ПРИНТЕР"),
        ("«ромашка»", "ООО Ромашка"),
        ("принтер — печать", "Печать: принтер"),
        ("заказ № 15", "Заказ №15"),
        ("wi-fi", "Wi‑Fi"),
        ("100%", "Диск полон на 100%"),
        ("+++", "a+++b"),
    ],
)
def test_words_are_found_where_a_reader_sees_them(asked: str, title: str) -> None:
    """Whatever keyboard either side was typed on."""
    search_text = search_text_of(12, title, "")
    assert all(word in search_text for word in normal.words(asked))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Anna@Romashka.EXAMPLE ", "anna@romashka.example"),
        ("ａｎｎａ＠ｒｏｍａｓｈｋａ．ｅｘａｍｐｌｅ", "anna@romashka.example"),
        ("anna@romashka。example", "anna@romashka.example"),
        ("anna\u200b@romashka.example\u202c", "anna@romashka.example"),
        ("ПЁТР@Пример.РФ", "пётр@пример.рф"),
        ("straße@x.example", "straße@x.example"),
    ],
)
def test_an_address_keeps_all_that_tells_mailboxes_apart(typed: str, kept: str) -> None:
    """Case and width do not; ё and ß do."""
    assert normal.address(typed) == kept


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(st.characters(codec=None), max_size=30))
def test_the_normal_form_of_the_normal_form_is_itself(text: str) -> None:
    """Else what is stored would not meet what is asked."""
    for form in (normal.normal, normal.key, normal.address):
        assert form(form(text)) == form(text)
