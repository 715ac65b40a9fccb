"""What is taken out of a message of each kind."""

from typing import Any

import pytest
from aiogram.types import Message

from shared.i18n import translator
from shared.telegram.content import Content, content_of

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
