"""A word on a closed ticket asks what becomes of it; nothing of it is lost (C8)."""

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from shared.telegram.memory import timeouts
from tests.cast import Actor
from tests.conversations.office import Office
from tests.conversations.test_client_last_word import opens_card
from tests.desk import until
from tests.sandbox.telegram import Attachment, Message

pytestmark = pytest.mark.rule("C8", "C4")


async def thanks(office: Office) -> tuple[Actor, Message]:
    """Anna answers a message of her closed ticket; the bot asks."""
    anna, _ = await opens_card(office, "resolved", "closed")
    await anna.replies(anna.last, "Спасибо!")
    asked = await anna.sees("закрыта. Дописать это к ней или открыть её снова?")
    assert anna.buttons(asked) == ["Дописать", "Открыть снова"]
    return anna, asked


async def now(office: Office) -> tuple[str, list[str]]:
    """Status and words of the ticket."""
    ticket: Any = await office.ticket()
    return ticket["status"], [each["text"] for each in ticket["comments"]]


async def test_a_thanks_is_added_and_nothing_begins_anew(client_office: Office):
    """The ticket may still be reopened from the confirmation, once."""
    anna, asked = await thanks(client_office)
    assert await now(client_office) == ("closed", [])
    await anna.taps_on(asked, "Дописать")
    await anna.sees_edited(asked, "Дописано к закрытой заявке №1")
    assert await now(client_office) == ("closed", ["Спасибо!"])
    await anna.taps_on(asked, "Открыть снова")
    await anna.sees("снова в работе")
    await anna.sees_no_buttons(asked)
    assert await now(client_office) == ("in_progress", ["Спасибо!"])


async def test_more_words_go_along(client_office: Office):
    """Words and files until the answer are one comment, which brings the ticket back."""
    anna, asked = await thanks(client_office)
    await anna.sends_photo(caption="Но снова капает")
    await anna.sees_deleted(asked)
    asked = await anna.sees("открыть её снова?")
    await anna.taps_on(asked, "Открыть снова")
    await anna.sees_edited(asked, "снова открыта, ваше сообщение в ней")
    assert "1 файл" in asked.text
    assert await now(client_office) == ("in_progress", ["Спасибо!\nНо снова капает"])
    await anna.types("/cancel")
    await anna.sees("Отменять нечего")


async def test_what_nobody_answers_is_added(empty_office: Office):
    """After the time that is set, whatever else the person does; a restart only delays it, and a
    press that comes too late still reopens, once."""
    await empty_office.start(answer_wait=60.0)
    anna, asked = await thanks(empty_office)
    data = {one.text: one.data or "" for one in asked.buttons}
    await anna.types("/help")
    await anna.sees("Что я умею")
    await empty_office.stop()
    bag = await empty_office.start(answer_wait=60.0)
    assert await now(empty_office) == ("closed", [])
    await bag.stop()
    _hurries(empty_office)
    await empty_office.start()
    await anna.sees_edited(asked, "Дописано к закрытой заявке №1")
    assert await now(empty_office) == ("closed", ["Спасибо!"])
    for _ in range(2):
        await anna.taps_raw(data["Открыть снова"], asked)
        await anna.sees("снова в работе")
    await anna.taps_raw(data["Дописать"], asked)
    assert await now(empty_office) == ("in_progress", ["Спасибо!"])


def _hurries(office: Office) -> None:
    """The time of what waits on the bot's spool has come."""
    with closing(sqlite3.connect(office.settings.data_dir / "bot_client.sqlite")) as spool:
        [(value,)] = spool.execute("SELECT value FROM fields WHERE bag LIKE 'later:%'").fetchall()
        passed = json.dumps(json.loads(value) | {"at": 0})
        spool.execute("UPDATE fields SET value = ? WHERE bag LIKE 'later:%'", (passed,))
        spool.commit()


async def test_it_comes_again_where_the_desk_is_silent(client_office: Office, monkeypatch: Any):
    """Words are not lost by a default that could not be carried out."""
    monkeypatch.setattr(timeouts, "AGAIN", 0.05)
    client_office.settings.answer_wait = 0.2
    await client_office.restarts()
    anna, asked = await thanks(client_office)
    door = client_office.door
    for name in ("shut", "ajar"):
        setattr(door, name, True)
        door.asked.clear()
        await until(lambda: len(door.asked) > 1)
        setattr(door, name, False)
    await anna.sees_edited(asked, "Дописано к закрытой заявке №1")
    anna.sees_no("не отвечает")
    assert await now(client_office) == ("closed", ["Спасибо!"])


async def test_cancelled_words_are_not_added(client_office: Office):
    """The person has taken them back."""
    anna, asked = await thanks(client_office)
    await anna.types("/cancel")
    await anna.sees("Хорошо, отменил")
    await anna.sees_no_buttons(asked)
    assert await now(client_office) == ("closed", [])


async def test_the_talk_that_goes_on_keeps_its_draft(client_office: Office):
    """An answer to a closed ticket in the middle of a new one."""
    anna, _ = await opens_card(client_office, "resolved", "closed")
    card = anna.last
    await anna.types("Новая заявка")
    await anna.types("Другое дело")
    await anna.sees("Другое дело")
    await anna.replies(card, "Спасибо!", file=Attachment(kind="photo"))
    asked = await anna.sees("открыть её снова?")
    await anna.taps("Отправить")
    await anna.sees("Заявка №2")
    await anna.taps_on(asked, "Дописать")
    await anna.sees_edited(asked, "1 файл")
    assert (await client_office.ticket(2))["text"] == "Другое дело"
    assert await now(client_office) == ("closed", ["Спасибо!"])
