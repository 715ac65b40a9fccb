"""Messages in Telegram's form."""

import html
import re

import pytest

from api.notifications.channels.telegram.text import Look, keyboard, render
from shared.work.drawing.files import File
from shared.work.drawing.message import Button, Comment
from shared.work.drawing.telegram_html import telegram_takes
from shared.work.text import cut, utf16
from tests.channels.samples import NASTY, TAKE, message


def visible(text: str) -> str:
    """What Telegram counts: the text after its entities are parsed."""
    return html.unescape(re.sub(r"</?(?:b|i|blockquote)>", "", text))


@pytest.mark.rule("C7", "N1")
def test_a_notice_shows_what_was_said_before_the_facts():
    """From top to bottom, with a button to open the object."""
    form = render(message())
    assert form.text == (
        "<b>Новая заявка №12</b>\n"
        "№12 · Не печатает принтер\n"
        "<blockquote>Не печатает принтер</blockquote>\n"
        "📎 2 файла: фото.jpg, акт.pdf\n"
        "Клиент: Ромашка\nСтатус: новая\n"
        "<i>Вы в команде поддержки</i>"
    )


@pytest.mark.rule("C7")
def test_all_text_of_others_is_escaped():
    """Only our own tags are markup."""
    form = render(
        message(
            title=NASTY, about=[NASTY], lines=[NASTY], quote=NASTY, files=(File(NASTY),), why=NASTY
        )
    )
    tags = set(re.findall(r"<[^>]*>", form.text))
    assert tags == {"<b>", "</b>", "<i>", "</i>", "<blockquote>", "</blockquote>"}
    assert visible(form.text).count(NASTY) == 5 and cut(NASTY, 60) in visible(form.text)


@pytest.mark.rule("C7")
def test_a_quote_is_cut_at_700_characters_on_a_word():
    """The rest is behind the button."""
    quote = re.search(r"<blockquote>(.*)</blockquote>", render(message(quote="слово " * 900)).text)
    assert quote is not None
    assert 690 < len(quote[1]) <= 700
    assert quote[1].endswith("слово…")


@pytest.mark.rule("C7")
@pytest.mark.parametrize("filler", ["😀", "<&>", "слово "])
def test_no_message_is_longer_than_telegram_takes(filler: str):
    """4096 UTF-16 units after entities, however much is put into every field."""
    huge = filler * 3000
    text = render(
        message(
            title=huge,
            about=[huge] * 3,
            lines=[huge] * 5,
            quote=huge,
            files=(File(huge),) * 9,
            why=huge,
        )
    ).text
    assert utf16(visible(text)) <= 4096


@pytest.mark.rule("U4")
def test_buttons_carry_typed_data_and_the_link_stands_below():
    """Presses keep their rows; the object opens from a row of its own."""
    markup = keyboard(message(), Look())
    assert markup is not None
    keys = [
        [(key.text, key.callback_data, key.url) for key in row] for row in markup.inline_keyboard
    ]
    assert keys == [
        [("Взять в работу", TAKE.pack(), None)],
        [("Открыть заявку", None, "https://desk.example/tickets/12")],
    ]
    assert len(TAKE.pack().encode()) <= 64


def test_a_link_that_has_its_button_is_not_repeated():
    """The composer may place the link itself."""
    row = [Button(label="Открыть", url="https://desk.example/tickets/12")]
    markup = keyboard(message(buttons=[row]), Look())
    assert markup is not None
    assert len(markup.inline_keyboard) == 1


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://desk.example/x", True),
        ("http://192.168.0.5:8000/x", True),
        ("http://localhost:8000/x", False),
        ("http://127.0.0.1:8000/x", False),
        ("http://[::1]/x", False),
        ("http://desk/x", False),
        ("tg://user?id=1", False),
        ("javascript:alert(1)", False),
    ],
)
def test_telegram_takes_no_links_to_this_machine(url: str, taken: bool):
    """A refused link would cost the whole message."""
    assert telegram_takes(url) is taken


def test_a_link_that_no_button_may_carry_stands_in_the_text():
    """Nothing is lost on a machine without a public name."""
    form = render(message(link="http://localhost:8000/tickets/12"))
    assert "Открыть заявку: http://localhost:8000/tickets/12" in form.text
    assert form.markup is not None
    assert len(form.markup.inline_keyboard) == 1


@pytest.mark.rule("C7")
def test_the_plain_look_has_the_same_words_and_no_markup():
    """It is sent when Telegram cannot parse the other one."""
    rich, plain = render(message(quote=NASTY)), render(message(quote=NASTY), Look(plain=True))
    assert plain.parse_mode is None
    assert plain.text == visible(rich.text)
    assert plain.markup == rich.markup


def test_without_link_buttons_links_are_spelled_out():
    """It is sent when Telegram refuses a link in a button."""
    form = render(message(buttons=[]), Look(url_buttons=False))
    assert form.markup is None
    assert "Открыть заявку: https://desk.example/tickets/12" in form.text


def test_telegram_gets_no_more_than_a_hundred_buttons():
    """The rest could not be pressed anyway."""
    rows = [[Button(label=str(number), data=TAKE)] for number in range(150)]
    markup = keyboard(message(buttons=rows), Look())
    assert markup is not None
    assert sum(len(row) for row in markup.inline_keyboard) == 100


@pytest.mark.rule("C7")
def test_the_oldest_comments_give_way_first():
    """The title, the text and the facts of a card stay whole, and no comment is told by half."""
    words = [Comment(who=f"{name}:", text=name * 400) for name in "абвгдежзик"]
    facts = [f"Факт {number}" for number in range(20)]
    form = render(message(about=facts, quote="слово " * 200, lines=[], comments=words))
    assert utf16(visible(form.text)) <= 4096
    assert all(fact in form.text for fact in facts)
    told = re.findall(r"\n\n(.):\n<blockquote>\1{400}</blockquote>", form.text)
    assert told == list("гдежзик")
