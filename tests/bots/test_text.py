"""Words cut to a length and made safe for Telegram."""

from collections.abc import Callable

import pytest

from shared.i18n import translator
from shared.i18n.sizes import megabytes
from shared.telegram.inbox.content import safe_name
from shared.work.text import (
    MESSAGE_LIMIT,
    bold,
    cut,
    esc,
    fitting,
    plain,
    quote,
    utf8,
    utf16,
)


@pytest.mark.rule("C7")
def test_user_words_are_escaped_after_the_cut():
    """A cut never falls into the middle of an entity."""
    assert esc("<b>&", 120) == "&lt;b&gt;&amp;"
    assert esc("&" * 200, 10) == "&amp;" * 9 + "…"
    assert bold("<i>") == "<b>&lt;i&gt;</b>"
    assert quote("a" * 800).count("a") == 699


@pytest.mark.rule("C7")
def test_whole_lines_fit_into_one_message():
    """Emoji count twice, as Telegram counts; what does not fit is left out whole."""
    lines = ["😀" * 1000] * 5
    fitted = fitting(lines)
    assert fitted.split("\n") == lines[:2]
    assert len(fitted.encode("utf-16-le")) // 2 <= MESSAGE_LIMIT


@pytest.mark.rule("C7")
def test_plain_words_have_no_markup():
    """Tags go, entities become signs again."""
    assert plain("<b>№1</b> &lt;b&gt;&amp; <a href='x'>y</a>") == "№1 <b>& y"


def test_sizes_as_people_say_them():
    """One digit after the point, none when it is whole."""
    sizes = [megabytes(n) for n in (0, 2048, 1024**2, 22_544_384)]
    for locale, said in (("ru", ["0", "0,1", "1", "21,5"]), ("en", ["0", "0.1", "1", "21.5"])):
        unit = {"ru": "МБ", "en": "MB"}[locale]
        words = [translator(locale)("audit-megabytes", count=each) for each in sizes]
        assert words == [f"{each} {unit}" for each in said]


@pytest.mark.rule("T8")
@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("...", "file"),
        ("", "file"),
        ("a\x00b\u202egpj.exe", "a_b_gpj.exe"),
        ('he said "hi".txt', "he said _hi_.txt"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("x" * 300, "x" * 120),
        ("x" * 150 + "." + "y" * 50, "x" * 120),
    ],
)
def test_names_are_made_safe(name: str, safe: str):
    """No folders, no control characters, no endless names; the extension stays."""
    assert safe_name(name) == safe


@pytest.mark.rule("C7")
def test_a_long_text_ends_on_a_word_with_an_ellipsis():
    """The cut never tears a word when a space is near."""
    assert cut("раз два три четыре", 12) == "раз два три…"


def test_a_text_that_fits_is_left_alone():
    """Exactly the limit is within it."""
    assert cut("раз два", 7) == "раз два"


@pytest.mark.parametrize("size", [len, utf8, utf16])
def test_a_cut_text_is_within_its_limit_in_any_measure(size: Callable[[str], int]):
    """Emoji are one character, two UTF-16 units and four bytes; no half of one is left."""
    for limit in range(4, 40):
        short = cut("😀 приёмка 👍🏽 готово, и ещё кое-что", limit, size)
        assert size(short) <= limit
        short.encode("utf-8")


def test_a_word_longer_than_the_limit_is_torn():
    """There is no space to cut at."""
    assert cut("а" * 50, 10) == "а" * 9 + "…"


def test_no_room_gives_nothing():
    """Not even the ellipsis fits."""
    assert cut("слово", 0) == ""
