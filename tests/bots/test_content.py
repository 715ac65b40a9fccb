"""What is taken out of a message of each kind."""

from typing import Any

import pytest
from aiogram.types import Message

from shared.i18n import translator
from shared.telegram.inbox.content import Content, content_of

RU = translator("ru")


def message(number: int = 1, **content: Any) -> Message:
    head = {"message_id": number, "date": 0, "chat": {"id": 1, "type": "private"}}
    return Message.model_validate(head | content)


def sticker(**more: Any) -> dict[str, Any]:
    kind = {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    return {"sticker": {"file_id": "f", "file_unique_id": "u"} | kind | more}


def size(name: str, side: int) -> dict[str, Any]:
    return {"file_id": name, "file_unique_id": name, "width": side, "height": side}


@pytest.mark.rule("T8")
def test_the_best_photo_size_is_taken():
    """Whatever order the sizes come in."""
    content = content_of([message(7, photo=[size("s", 90), size("l", 1280), size("m", 320)])], RU)
    [file] = content.files
    assert (file.file_id, file.name, file.content_type) == ("l", "photo_7.jpg", "image/jpeg")


@pytest.mark.rule("T14")
@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({}, "sticker_1.webp"),
        ({"is_animated": True}, "sticker_1.tgs"),
        ({"is_video": True}, "sticker_1.webm"),
    ],
)
def test_stickers_are_files(more: dict[str, Any], name: str):
    """Still, animated and video ones, each with its own extension."""
    assert [file.name for file in content_of([message(**sticker(**more))], RU).files] == [name]


@pytest.mark.rule("T14")
def test_a_venue_tells_its_name_and_place():
    """Title, address and point."""
    point = {"latitude": 55.75, "longitude": 37.61}
    venue = {"location": point, "title": "Склад", "address": "ул. Мира, 1"}
    content = content_of([message(venue=venue, location=point)], RU)
    assert content.text == "Склад, ул. Мира, 1\nМестоположение: 55.750000, 37.610000"


@pytest.mark.rule("T14", "U3")
def test_what_cannot_be_kept_is_refused_beside_what_can():
    """A poll among other parts does not lose them."""
    poll = message(2, dice={"emoji": "🎲", "value": 3})
    content = content_of([message(1, text="текст"), poll], RU)
    assert content == Content("текст", [], refused=True)
    assert not content.empty


@pytest.mark.rule("T3")
def test_parts_are_read_in_the_order_of_their_ids():
    """Not in the order of arrival."""
    assert content_of([message(2, text="два"), message(1, text="раз")], RU).text == "раз\nдва"


ANNA = {"id": 5, "is_bot": False, "first_name": "Анна", "last_name": "Смирнова"}
BOT = {"id": 42, "is_bot": True, "first_name": "Бот"}
CHANNEL = {"id": -100, "type": "channel", "title": "Новости", "username": "news"}
OFFICE = {"id": -5, "type": "supergroup", "title": "Офис"}
FROM_ANNA = {"type": "user", "date": 1, "sender_user": ANNA}
FROM_NEWS = {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 7}
FROM_SHADOW = {"type": "hidden_user", "date": 1, "sender_user_name": "Тень"}
FROM_OFFICE = {"type": "chat", "date": 1, "sender_chat": OFFICE, "author_signature": "Пётр"}


def marked(kind: str, text: str, part: str, **more: Any) -> dict[str, Any]:
    """The text with one entity over its `part`, counted as Telegram counts."""
    offset, length = (
        len(each.encode("utf-16-le")) // 2 for each in (text.partition(part)[0], part)
    )
    return {"text": text, "entities": [{"type": kind, "offset": offset, "length": length} | more]}


def link(offset: int, length: int) -> list[dict[str, Any]]:
    return [{"type": "text_link", "offset": offset, "length": length, "url": "http://b"}]


def answers(whose: dict[str, Any], words: str) -> dict[str, Any]:
    head = {"date": 0, "chat": {"id": 1, "type": "private"}}
    return {"reply_to_message": head | {"message_id": 2, "from": whose, "text": words}}


def quotes(words: str) -> dict[str, Any]:
    return {"quote": {"text": words, "position": 0}}


SEEN: list[tuple[dict[str, Any], str]] = [
    (
        marked("text_link", "👩‍🔧 смотрите тут, срочно", "тут", url="https://a.example/x"),
        "👩‍🔧 смотрите тут (https://a.example/x), срочно",
    ),
    (marked("text_link", "a.example", "a.example", url="http://a.example/"), "a.example"),
    (marked("text_mention", "спросите шефа", "шефа", user=ANNA), "спросите шефа (Анна Смирнова)"),
    (marked("text_mention", "Анна Смирнова", "Анна Смирнова", user=ANNA), "Анна Смирнова"),
    (marked("spoiler", "пароль 1234", "1234"), "пароль 1234"),
    (marked("pre", "x = 1\n  y", "x = 1\n  y", language="python"), "x = 1\n  y"),
    (marked("custom_emoji", "вот 🙂", "🙂", custom_emoji_id="1"), "вот 🙂"),
    (marked("blockquote", "он:\nраз\nдва\nвот", "раз\nдва"), "он:\n> раз\n> два\nвот"),
    (marked("kind_of_tomorrow", "слово", "слово"), "слово"),
    ({"text": "да", "entities": link(9, 9)}, "да (http://b)"),
    (
        {"caption": "тут", "photo": [size("s", 90)], "caption_entities": link(0, 3)},
        "тут (http://b)",
    ),
    ({"text": "Касса", "forward_origin": FROM_ANNA}, "Касса\nПереслано от: Анна Смирнова"),
    ({"text": "Касса", "forward_origin": FROM_SHADOW}, "Касса\nПереслано от: Тень"),
    ({"text": "Касса", "forward_origin": FROM_OFFICE}, "Касса\nПереслано от: Офис, Пётр"),
    (
        {"photo": [size("s", 90)], "forward_origin": FROM_NEWS},
        "Переслано от: Новости (https://t.me/news/7)",
    ),
    (
        {"text": "! нет"} | quotes("какая касса?") | answers(BOT, "№1: какая касса?"),
        "! нет\nВ ответ на: «какая касса?»",
    ),
    ({"text": "нет"} | answers(BOT, "№1"), "нет"),
    ({"text": "вторая"} | answers(ANNA, "Касса\nстоит"), "вторая\nВ ответ на: «Касса стоит»"),
    (
        {"text": "вот", "external_reply": {"origin": FROM_NEWS}} | quotes("Обновление"),
        "вот\nВ ответ на сообщение от: Новости (https://t.me/news/7). «Обновление»",
    ),
]
"""What comes, and what a reader is told."""


@pytest.mark.rule("T16")
@pytest.mark.parametrize(("came", "told"), SEEN)
def test_a_reader_sees_what_the_sender_saw(came: dict[str, Any], told: str):
    """Addresses behind words, the author of what is passed on, the passage that is answered."""
    assert content_of([message(**came)], RU).text == told


@pytest.mark.rule("T16", "T5")
def test_what_parts_share_is_told_once():
    """Below the caption of an album, and not in the middle of a text that was cut."""
    halves = [message(each, text=str(each), forward_origin=FROM_ANNA) for each in (1, 2)]
    assert content_of(halves, RU).text == "1\n2\nПереслано от: Анна Смирнова"
    photo = {"photo": [size("s", 90)], "media_group_id": "a", "forward_origin": FROM_ANNA}
    album = [message(1, caption="раз", **photo), message(2, **photo)]
    assert content_of(album, RU).text == "раз\nПереслано от: Анна Смирнова"


@pytest.mark.rule("T14")
def test_a_forwarded_dice_is_a_dice():
    """Whoever threw it."""
    dice = message(dice={"emoji": "🎲", "value": 3}, forward_origin=FROM_ANNA)
    assert content_of([dice], RU) == Content("", [], refused=True)
