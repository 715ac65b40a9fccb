"""An edited message is followed in both bots (T13): the text, the draft, one part of several."""

import pytest

from api.db import new_id
from shared.contracts.telegram import ObjectKind, SourcePart, SourcePlace
from shared.telegram.inbox.rewording import replaced
from tests.cast import Actor
from tests.conversations.office import Office
from tests.conversations.scripts import TALKS
from tests.sandbox.telegram import Attachment, Message

pytestmark = pytest.mark.rule("T13")


async def opens(anna: Actor, *words: str) -> list[Message]:
    await anna.types("Новая заявка")
    said = [await anna.types(each) for each in words]
    await anna.sees(words[-1])
    await anna.taps("Отправить")
    await anna.sees("Заявка №1 создана")
    return said


async def test_one_part_of_a_ticket_is_followed_and_the_old_words_are_kept(client_office: Office):
    """The other part stays, the history has what was said before, the card says so."""
    anna = await client_office.enters("anna")
    first, _ = await opens(anna, "Кран течёт", "На кухне")
    await anna.edits(first, "Кран капает")
    await anna.sees_reaction(first, "✍")
    now = await client_office.ticket()
    assert now["text"] == "Кран капает\nНа кухне"
    assert [(h["field"], h["old"]) for h in now["history"]] == [("text", "Кран течёт\nНа кухне")]
    await anna.types("Мои заявки")
    await anna.taps("№1 · ")
    await anna.sees("Текст изменён")


async def test_a_draft_is_followed_and_its_preview_drawn_anew(client_office: Office):
    """What is sent is what stands in the chat."""
    anna = await client_office.enters("anna")
    await anna.types("Новая заявка")
    said = await anna.types("Кран течёт")
    shown = await anna.sees("Отправить или добавить ещё?")
    await anna.edits(said, "Кран капает")
    await anna.sees_edited(shown, "Кран капает")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1 создана")
    assert (await client_office.ticket())["text"] == "Кран капает"


async def test_an_edited_caption_keeps_the_file(client_office: Office):
    """Of a comment, too; it is shown as edited."""
    anna = await client_office.enters("anna")
    await opens(anna, "Кран течёт")
    photo = await anna.replies(anna.last, "Вот", file=Attachment(kind="photo"))
    await anna.sees("Добавлено к заявке")
    await anna.edits(photo, "Вот здесь")
    await anna.sees_reaction(photo, "✍")
    comment = (await client_office.ticket())["comments"][-1]
    assert (comment["text"], comment["earlier"]) == ("Вот здесь", ["Вот"])
    assert comment["edited_at"] and len(comment["files"]) == 1


async def test_an_edit_after_the_end_is_explained_once(client_office: Office):
    """The words stay as they were."""
    anna = await client_office.enters("anna")
    (said,) = await opens(anna, "Кран течёт")
    await client_office.desk.moves("boris", await client_office.ticket(), "resolved")
    for number in range(2):
        await anna.edits(said, f"Другое {number}")
    await anna.types("/cancel")
    await anna.sees("Отменять нечего")
    assert len(anna.messages("Исправление не учтено")) == 1
    assert (await client_office.ticket())["text"] == "Кран течёт"


async def test_words_that_stand_nowhere_may_be_edited_in_peace(client_office: Office):
    """A button of the menu, words that were never sent."""
    anna = await client_office.enters("anna")
    said = await anna.types("Мои заявки")
    await anna.sees("Открытые заявки")
    before = len(anna.messages())
    await anna.edits(said, "Мои задачи")
    await anna.types("/cancel")
    await anna.sees("Отменять нечего")
    assert len(anna.messages()) == before + 1


async def test_an_employees_words_are_followed_too(office: Office):
    """A reply to the client, a note, which stays one, and a task with its title."""
    opened = await office.desk.takes("boris", await office.desk.opens("anna", "Кран течёт"))
    boris = await office.enters("boris")
    await boris.types("Заявки")
    await boris.taps("Мои")
    await boris.taps("№1 · Кран")
    await boris.sees("Клиент: ")
    said = await boris.replies(boris.last, "Едим")
    await boris.sees("Отправлено клиенту")
    await boris.edits(said, "Едем")
    await boris.sees_reaction(said, "✍")
    now = await office.ticket()
    assert [c["text"] for c in now["comments"]] == ["Едем"]
    note = await boris.replies(boris.last, "! старый кран")
    await boris.sees("Внутренняя заметка")
    await boris.edits(note, "! очень старый кран")
    await boris.sees_reaction(note, "✍")
    last = (await office.ticket())["comments"][-1]
    assert (last["text"], last["visibility"]) == ("очень старый кран", "internal")
    assert opened["number"] == 1


@pytest.mark.parametrize(
    ("name", "steps", "words"),
    [
        ("new task", 4, "Отчёт"),
        ("ticket for a client", 3, "Звонила: кран течёт"),
        ("deputy and comment of a request", 4, "Еду к маме"),
    ],
)
async def test_an_employees_draft_is_shown_anew(office: Office, name: str, steps: int, words: str):
    """Before it goes: what is made is what was seen."""
    talk = next(each for each in TALKS if each.name == name)
    actor = await office.enters(talk.who)
    for step in (*talk.way, *talk.steps[:steps]):
        await step.done_by(actor)
        await actor.sees(step.sees)
    said = next(one for one in actor.chat.live if not one.by_bot and one.text == words)
    await actor.edits(said, "Иначе")
    shown = await actor.sees("Иначе")
    assert shown.buttons and words not in shown.text


@pytest.mark.rule("U1")
async def test_the_same_edit_twice_changes_nothing(client_office: Office):
    """One line of history."""
    anna = await client_office.enters("anna")
    (said,) = await opens(anna, "Кран течёт")
    await anna.edits(said, "Кран капает")
    await anna.sees_reaction(said, "✍")
    await anna.edits(said, "Кран капает")
    await anna.types("/cancel")
    await anna.sees("Отменять нечего")
    assert len((await client_office.ticket())["history"]) == 1


PLACE = SourcePlace(
    object_kind=ObjectKind.TICKET,
    object_id=new_id(),
    comment_id=None,
    parts=[SourcePart(message_id=1, text="а"), SourcePart(message_id=2, text="")],
)


@pytest.mark.parametrize(
    ("text", "new", "result"),
    [
        ("а", SourcePart(message_id=1, text="б"), "б"),
        ("а", SourcePart(message_id=2, text="подпись"), "а\nподпись"),
        ("Было: а!", SourcePart(message_id=1, text="б"), "Было: б!"),
        ("Другое", SourcePart(message_id=1, text="я"), "Другое\nя"),
    ],
)
def test_a_part_finds_its_place(text: str, new: SourcePart, result: str):
    """Also after somebody else has changed the text."""
    assert replaced(text, PLACE, new) == result


@pytest.mark.rule("T16")
async def test_a_moving_location_is_a_fact_once(client_office: Office, anna: Actor):
    """It tells anew where it is every few seconds: neither draft nor ticket follows it."""
    point = {"latitude": 55.75, "longitude": 37.61, "live_period": 900}
    sent = anna.account.post({"location": point})
    preview = await anna.sees("Местоположение: 55.750000, 37.610000")
    moved = sent.as_json() | {"location": point | {"latitude": 60.0}, "edit_date": 1}
    bot = anna.world.telegram.bots["client"]
    anna.world.telegram.put_update(bot, "edited_message", moved)
    await anna.taps("Отправить")
    await anna.sees("Заявка №1")
    anna.world.telegram.put_update(bot, "edited_message", moved)
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert "55.75" in (await client_office.ticket())["text"]
    assert not any("60.0" in one for one in preview.ever)
