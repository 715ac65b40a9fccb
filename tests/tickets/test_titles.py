"""How a ticket gets its title (T5): pure."""

import pytest

from api.objects.words import TITLE_LENGTH, search_text_of, title_of
from shared.work.text import cut

pytestmark = pytest.mark.rule("T5")

LONG = "Не открывается накладная за октябрь на складе номер семь, хотя вчера ещё открывалась"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Не печатает", "Не печатает"),
        ("Не печатает\nВторой этаж", "Не печатает"),
        ("\n\n  \n  Не   печатает \t принтер\nЭтаж", "Не печатает принтер"),
        ("<b>&amp; 🖨️", "<b>&amp; 🖨️"),
        ("\u200b\n Не\u202e печа\u00adтает \u2028x", "Не печатает"),
        ("", ""),
    ],
)
def test_the_first_line_that_says_something(text: str, title: str) -> None:
    """Spaces are joined; nothing is escaped or taken away."""
    assert title_of(text) == title


def test_a_long_line_is_cut_on_a_word() -> None:
    """At most 80 characters with the mark of the cut."""
    assert (
        title_of(LONG)
        == "Не открывается накладная за октябрь на складе номер семь, хотя вчера ещё…"
    )
    assert len(title_of(LONG)) <= TITLE_LENGTH


@pytest.mark.parametrize("extra", [0, 1, 2, 50])
def test_the_limit_is_kept_to_the_character(extra: int) -> None:
    """80 stay whole, 81 do not; a giant word is cut in the middle."""
    title = title_of("ы" * (TITLE_LENGTH + extra))
    assert len(title) == TITLE_LENGTH
    assert title.endswith("…") is (extra > 0)


def test_a_cut_that_falls_between_words_loses_none() -> None:
    """The word before the cut is whole already."""
    assert cut("один два три", 9) == "один два…"


def test_punctuation_before_the_cut_goes() -> None:
    """No «, …» at the end."""
    assert cut("один, два, три", 11) == "один, два…"


@pytest.mark.rule("T4")
def test_without_a_word_the_first_file_names_the_ticket() -> None:
    """A photo with no text is enough."""
    assert title_of("  \n", ["IMG_0001.jpg", "IMG_0002.jpg"]) == "IMG_0001.jpg"


def test_the_search_looks_through_number_title_and_text() -> None:
    """Case-folded, because neither database folds Cyrillic everywhere."""
    assert search_text_of(12, "НЕ Печатает", "ЭТАЖ Straße") == "12 не печатает\nэтаж strasse"
