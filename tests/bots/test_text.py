"""Words made safe for Telegram."""

import pytest

from shared.telegram.inbox.content import safe_name
from shared.work.text import MESSAGE_LIMIT, bold, esc, fitting, megabytes, plain, quote


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
    assert [megabytes(n) for n in (0, 2048, 1024**2, 21 * 1024**2)] == ["0", "0.1", "1", "21"]


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
