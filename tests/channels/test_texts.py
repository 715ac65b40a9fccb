"""Making texts fit."""

from collections.abc import Callable

import pytest

from api.notifications.channels.texts import clean, cut, masked, one_line, utf8, utf16


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


def test_controls_and_lone_surrogates_are_dropped():
    """They break encoders and headers; line breaks and tabs stay."""
    assert clean("a\x00b\ud83dc\r\nd\te\x1b") == "abc\nd\te"


@pytest.mark.rule("E6")
def test_one_line_holds_no_line_break():
    """A header gets one line whatever was typed."""
    assert one_line(" a\r\nBcc: x\rb\n\tc ") == "a Bcc: x b c"


def test_a_secret_inside_a_secret_leaves_no_tail():
    """The longest is replaced first."""
    assert masked("https://x/hooks/abc and abc", "abc", "https://x/hooks/abc", "") == "••• and •••"
