"""What is left out of an update that the types refuse, and what is never left out."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

from shared.telegram.run.polling import RawUpdates
from shared.telegram.run.receiving import ALLOWED
from shared.telegram.wire.answers import Session
from shared.telegram.wire.reading import WHOLE, leniently

pytestmark = pytest.mark.rule("U8")

BOT = Bot("42:TEST")
PERSON = {"id": 1, "is_bot": False, "first_name": "Анна"}
CHAT = {"id": 1, "type": "private", "first_name": "Анна"}
FILE = {"file_id": "a", "file_unique_id": "b"}
NAMELESS = {"type": "hidden_user", "date": 1}


def message(**more: Any) -> dict[str, Any]:
    return {"message_id": 1, "date": 1, "chat": CHAT, "from": PERSON, "text": "Кран"} | more


def read(**kinds: Any) -> tuple[Update, list[str]]:
    return leniently(Update, {"update_id": 7} | kinds, BOT, WHOLE)


ODD: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"field_of_tomorrow": 5}, []),
    ({"forward_origin": NAMELESS}, ["forward_origin"]),
    ({"forward_origin": {"type": "of tomorrow"}}, ["forward_origin"]),
    ({"external_reply": {"origin": 5}}, ["external_reply.origin", "external_reply"]),
    ({"quote": {"text": "да"}}, ["quote"]),
    ({"reply_markup": {"keyboard": []}}, ["reply_markup"]),
    ({"entities": [{"type": "bold", "offset": 0, "length": 2}, {"type": "b"}]}, ["entities.1"]),
    ({"entities": [{"type": "b"}, {"type": "c"}]}, ["entities.1", "entities.0"]),
    ({"reply_to_message": {"message_id": 4}}, ["reply_to_message"]),
    (
        {"reply_to_message": message(forward_origin=NAMELESS)},
        ["reply_to_message.forward_origin"],
    ),
    ({"from": PERSON | {"language_code": {}}}, ["from.language_code"]),
    ({"document": FILE | {"thumbnail": {"file_id": "c"}}}, ["document.thumbnail"]),
    ({"pinned_message": {"message_id": 3}}, ["pinned_message"]),
]
"""What is odd about a message, and what is left out of it."""


@pytest.mark.parametrize(("odd", "left_out"), ODD)
def test_ornaments_are_left_out(odd: dict[str, Any], left_out: list[str]) -> None:
    """As little as will do; the words stay."""
    update, told = read(message=message(**odd))
    assert told == [f"message.{each}" for each in left_out]
    assert update.message is not None and update.message.text == "Кран"


@pytest.mark.parametrize(
    "odd",
    [
        {"text": 5},
        {"caption": ["да"]},
        {"photo": [FILE]},
        {"photo": [FILE | {"width": 1, "height": 1}, FILE]},
        {"document": {"file_id": "a"}},
        {"contact": {"phone_number": "1"}},
        {"location": {}},
        {"chat": {"type": "private"}},
        {"from": {"id": 1}},
        {"date": "yesterday"},
        {"message_id": None},
    ],
)
def test_words_files_and_people_are_never_left_out(odd: dict[str, Any]) -> None:
    """It would be another message."""
    with pytest.raises(ValidationError):
        read(message=message(**odd))


@pytest.mark.parametrize("kind", ALLOWED)
@pytest.mark.parametrize("body", [None, 5, "да", [], {}, {"from": PERSON}])
def test_what_happened_is_never_left_out(kind: str, body: Any) -> None:
    """An update of nothing would be served as nothing."""
    if body is None:
        assert read(**{kind: body})[0].message is None
        return
    with pytest.raises(ValidationError):
        read(**{kind: body})


@pytest.mark.parametrize("raw", [None, 5, [], {}, {"update_id": "много"}, {"message": message()}])
def test_what_is_no_update_is_refused(raw: Any) -> None:
    """By the types, not by a bug of ours."""
    with pytest.raises(ValidationError):
        leniently(Update, raw, BOT, WHOLE)


def test_half_a_letter_in_one_update_costs_the_others_nothing() -> None:
    """A surrogate without its other half is JSON, and no text."""
    content = r'{"ok": true, "result": [{"update_id": 7, "message": {"text": "\ud83d"}}, 5]}'
    answer = Session().check_response(BOT, RawUpdates(), 200, content)
    assert answer.result == [{"update_id": 7, "message": {"text": "\ud83d"}}, 5]
