"""Messages in Mattermost's form."""

import re

import pytest

from api.notifications.channels.mattermost.text import neutral, render
from tests.channels.samples import NASTY, message


def test_a_post_shows_what_was_said_before_the_facts():
    """Markdown of ours around text of others."""
    assert render(message()) == (
        "**Новая заявка №12**\n№12 · Не печатает принтер\n\n"
        "> Не печатает принтер\n\n"
        "📎 2 файла: фото.jpg, акт.pdf\n\n"
        "Клиент: Ромашка\nСтатус: новая\n\n"
        "[Открыть заявку](https://desk.example/tickets/12)\n"
        "_Вы в команде поддержки_"
    )


def mentions(text: str) -> set[str]:
    """As the server finds them: words of letters, digits and `:.-_@`, trimmed of marks."""
    words = re.split(r"[^\w:.@-]+", text)
    pieces = {piece for word in words for piece in (word, *re.split(r"[.:-]", word))}
    return {piece.lstrip(":.-_") for piece in pieces if piece.lstrip(":.-_").startswith("@")} - {
        "@"
    }


@pytest.mark.rule("M4")
@pytest.mark.parametrize(
    "text",
    [
        "@all",
        "@Channel, @here!",
        "x.@all -@here :@channel _@all",
        "boss@all",
        "@boris.petrov",
        "https://evil.example/@all",
        "\\@all",
        NASTY,
    ],
)
def test_no_text_of_others_mentions_anybody(text: str):
    """Neither everybody nor a person, whatever stands before the sign."""
    assert not mentions(neutral(text))


@pytest.mark.rule("M4")
def test_an_address_of_mail_stays_readable():
    """It can be copied and mentions nobody."""
    assert neutral("anna@romashka.example") == "anna@romashka.example"


@pytest.mark.rule("M4")
@pytest.mark.parametrize("text", ["<!channel>", "<https://e.example|x>", "<@U123>", NASTY])
def test_the_slack_forms_have_no_bracket_left(text: str):
    """The server expands them before it reads markdown, so a backslash would not help."""
    assert not re.search(r"[<>]", neutral(text))


@pytest.mark.rule("M4")
@pytest.mark.parametrize(
    ("text", "neutralised"),
    [
        ("**bold** _it_ ~~no~~ `code`", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \`code\`"),
        ("[x](https://e.example)", r"\[x\](https://e.example)"),
        ("![](x)", r"\!\[\](x)"),
        ("# heading", r"\# heading"),
        ("| a | b |", r"\| a \| b \|"),
        ("- item\n+ item\n---", "\\- item\n\\+ item\n\\---"),
        ("1. item", "1\u200b. item"),
        ("a | b\n:-", "a \\| b\n:\u200b-"),
        ("    code", "\u00a0\u00a0\u00a0\u00a0code"),
        ("цена $5 … $10", r"цена \$5 … \$10"),
        (":tada:", ":\u200btada:"),
        ("&lt;", "&amp;lt;"),
        ("+7 999 12:30-14:00", "+7 999 12:30-14:00"),
    ],
)
def test_markup_of_others_is_shown_and_not_obeyed(text: str, neutralised: str):
    """Ordinary text stays as it is."""
    assert neutral(text) == neutralised


def test_a_plain_link_stays_a_link():
    """Underscores in it are no markup."""
    link = "https://wiki.example/a_b_c?x=1"
    assert neutral(f"см. {link}") == f"см. {link}"


@pytest.mark.rule("M4")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<https://site.example>", "&lt;https://site.example &gt;"),
        ("https://x.example/a*b*", r"https://x.example/a \*b\*"),
        ("https://a.example|https://b.example", r"https://a.example \|https://b.example"),
        ("(https://x.example/a_b)!", r"(https://x.example/a_b )\!"),
        ("**https://x.example/a_b**", r"\*\*https://x.example/a_b \*\*"),
        ("https://x.example/a_, b", r"https://x.example/a \_, b"),
        ("https://x.example. (https://y.example)", "https://x.example. (https://y.example)"),
    ],
)
def test_a_link_ends_before_what_is_escaped_behind_it(text: str, shown: str):
    """The app would take the escape for a piece of the address."""
    assert neutral(text) == shown


@pytest.mark.rule("M4")
@pytest.mark.parametrize("filler", ["*", "слово ", "😀", "строка\n"])
def test_a_post_is_never_longer_than_one_post(filler: str):
    """The quote gives way; title, link and reason stay."""
    text = render(message(quote=filler * 20000))
    assert len(text) <= 16383
    assert "[Открыть заявку](https://desk.example/tickets/12)" in text
    assert text.endswith("_Вы в команде поддержки_")
    assert all(line.startswith(">") for line in text.split("\n\n")[1].split("\n"))


def test_even_endless_facts_fit():
    """Then the end is cut."""
    assert len(render(message(lines=["*" * 20000]))) <= 16383
