"""A card that a bot drew, after somebody else's act: the table of it is `road/test_one_card.py`."""

import pytest

from api.notifications.models import MessageRef
from tests.cast import Actor
from tests.conversations.office import Office
from tests.desk import until
from tests.sandbox.telegram import Message

pytestmark = [pytest.mark.rule("U4", "T7"), pytest.mark.usefixtures("no_pace")]


async def opens(office: Office, actor: Actor, cards: int) -> Message:
    """So many cards are in the chat then; the newest, of which the bot has told the desk."""
    await actor.types("Заявки")
    await actor.taps("Все открытые")
    await actor.taps("№1 · Кран")
    whole = "🔒 Вера Соколова (внутренняя заметка)"
    await until(lambda: len(actor.messages(whole)) == cards)
    newest = actor.messages(whole)[-1]
    mine = MessageRef.message_id == newest.message_id
    await until(lambda: office.desk.count(MessageRef, mine))
    return newest


async def test_an_edited_card_is_what_the_bot_would_draw_now(office: Office):
    """Darya takes the ticket while Boris looks at its card: his message goes on having the words,
    the files and the promises that a card opened anew has, and its buttons."""
    desk = office.desk
    lost = {"name": "видео.mp4", "size": 30 * 1024**2, "reason": "too_large"}
    ticket = await desk.opens("anna", "Кран\nТечёт <сильно>", missing_files=[lost])
    await desk.says("anna", ticket, "Капает", missing_files=[lost])
    await desk.says("vera", ticket, "Звонила", visibility="internal")
    boris = await office.enters("boris")
    await desk.pipeline()
    shown = await opens(office, boris, 1)
    await desk.takes("darya", ticket)
    await desk.pipeline()
    await boris.sees_edited(shown, "Исполнитель: Дарья Лебедева")
    fresh = await opens(office, boris, 2)
    for part in ("text", "entities", "reply_markup"):
        assert shown.wire[part] == fresh.wire[part]
    assert "🔒 Вера Соколова" in fresh.text and fresh.text.count("Не получен: видео.mp4") == 2
