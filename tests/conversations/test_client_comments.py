"""Adding to a ticket: by replying, by the button; and cancelling it."""

import json
from typing import Any
from uuid import UUID

import pytest

from api.notifications.models import MessageRef
from api.outbox import OutboxEvent
from shared.work.buttons import TicketButton, TicketPress, short
from tests.cast import Actor
from tests.conversations.office import Office
from tests.desk import until
from tests.sandbox.telegram import Attachment, Message


@pytest.fixture
async def ticket(client_office: Office) -> Any:
    return await client_office.desk.opens("anna", "Кран")


async def card(anna: Actor) -> Message:
    """Anna's card of ticket 1."""
    await anna.types("Мои заявки")
    await anna.taps("№1 · Кран")
    return await anna.sees("Исполнитель")


async def comments(office: Office) -> list[Any]:
    return (await office.ticket())["comments"]


@pytest.mark.rule("C1", "C2", "C6")
async def test_a_reply_in_words_is_a_comment_and_gets_a_thumb(
    client_office: Office, anna: Actor, ticket: Any
):
    """The author hears nothing but a reaction."""
    shown = await card(anna)
    mine = await anna.replies(shown, "Капает <b>&")
    await anna.sees_reaction(mine, "👍")
    assert [one["text"] for one in await comments(client_office)] == ["Капает <b>&"]
    assert anna.last is shown


@pytest.mark.rule("C1", "C2")
async def test_a_reply_that_is_faster_than_the_roads_memory_finds_its_ticket(
    client_office: Office, anna: Actor, ticket: Any
):
    """The pipeline says what a message was about when its batch is done, a moment after the person
    has it."""
    desk, door = client_office.desk, client_office.door
    shown = await card(anna)
    here = MessageRef.message_id == shown.message_id
    [ref] = await until(lambda: desk.all(MessageRef, here))
    await desk.changes(MessageRef, ref.id, message_id=0)
    door.asked.clear()
    mine = await anna.replies(shown, "Капает")
    await until(lambda: door.asked.count("GET /api/telegram/messages") > 1)
    await desk.changes(MessageRef, ref.id, message_id=shown.message_id)
    await anna.sees_reaction(mine, "👍")
    assert [one["text"] for one in await comments(client_office)] == ["Капает"]


@pytest.mark.rule("C2")
async def test_a_reply_with_a_file_brings_the_file(client_office: Office, anna: Actor, ticket: Any):
    """The confirmation says where it went and how many files there are; it can be answered too."""
    shown = await card(anna)
    await anna.replies(shown, "вот", file=Attachment(kind="photo"))
    confirmation = await anna.sees("Добавлено к заявке №1 · Кран")
    assert "1 файл" in confirmation.text
    mine = await anna.replies(confirmation, "и ещё")
    await anna.sees_reaction(mine, "👍")
    assert [len(one["files"]) for one in await comments(client_office)] == [1, 0]


@pytest.mark.rule("C2")
async def test_a_reply_wins_over_the_talk_that_goes_on(
    client_office: Office, anna: Actor, ticket: Any
):
    """A reply tells by itself what it is about; the draft waits."""
    shown = await card(anna)
    await anna.types("Новая заявка")
    await anna.types("Другое дело")
    await anna.sees("Другое дело")
    mine = await anna.replies(shown, "Капает")
    await anna.sees_reaction(mine, "👍")
    await anna.taps("Отправить")
    await anna.sees("Заявка №2")
    assert (await client_office.ticket(2))["text"] == "Другое дело"


@pytest.mark.rule("C6")
async def test_where_reactions_are_forbidden_words_confirm(anna: Actor, ticket: Any):
    """The confirmation is never lost."""
    shown = await card(anna)
    refused = "Bad Request: REACTION_INVALID"
    anna.world.telegram.fail(method="setMessageReaction", status=400, description=refused)
    await anna.replies(shown, "Капает")
    await anna.sees("Добавлено к заявке №1")


@pytest.mark.rule("C4")
async def test_a_cancelled_and_a_lost_ticket_have_their_own_words(
    client_office: Office, anna: Actor, ticket: Any
):
    """Rights are checked at the moment of the reply."""
    shown = await card(anna)
    await client_office.desk.does("anna", f"/api/tickets/{ticket['id']}/cancel")
    await anna.replies(shown, "Капает")
    await anna.sees("отменена, дополнить её уже нельзя")
    await client_office.desk.leaves_companies("anna")
    await anna.replies(shown, "Капает")
    await anna.sees("не найдена или больше вам недоступна")


async def test_the_add_button_asks_what(client_office: Office, anna: Actor, ticket: Any):
    """The next message, whatever it is, belongs to the ticket."""
    await card(anna)
    await anna.taps("Добавить")
    question = await anna.sees("Что добавить к заявке №1")
    await anna.sends_voice()
    await anna.sees("Добавлено к заявке №1")
    await anna.sees_no_buttons(question)
    [comment] = await comments(client_office)
    assert len(comment["files"]) == 1


async def test_the_add_question_can_be_left(anna: Actor, ticket: Any):
    """After «Отмена» words are free again."""
    await card(anna)
    await anna.taps("Добавить")
    question = await anna.sees("Что добавить")
    await anna.taps_on(question, "Отмена")
    await anna.sees_toast("Хорошо, отменил")
    await anna.types("другое")
    await anna.sees("новая заявка или дополнение")


@pytest.mark.rule("T12")
async def test_cancelling_asks_and_takes_a_reason(client_office: Office, anna: Actor, ticket: Any):
    """The reason goes along; a second press says where it stands."""
    shown = await card(anna)
    cancel = next(one.data for one in shown.buttons if one.text == "Отменить") or ""
    await anna.taps("Отменить")
    question = await anna.sees("Отменить заявку №1 · Кран?")
    await anna.types("сами починили")
    await anna.sees("Заявка №1 · Кран отменена")
    await anna.sees_no_buttons(question)
    moved = OutboxEvent.kind == "ticket_status_changed"
    told = json.loads((await client_office.desk.one(OutboxEvent, moved)).payload)
    assert (told["new"], told["reason"]) == ("cancelled", "сами починили")
    await anna.taps_raw(cancel, shown)
    await anna.sees_toast("уже отменена")
    await anna.sees_edited(shown)
    assert "Отменить" not in anna.buttons(shown)


@pytest.mark.rule("T12")
async def test_cancelling_needs_a_yes(client_office: Office, anna: Actor, ticket: Any):
    """«Нет» leaves everything as it was, «Да, отменить» needs no reason."""
    await card(anna)
    await anna.taps("Отменить")
    question = await anna.sees("Отменить заявку")
    await anna.taps_on(question, "Нет")
    await anna.sees_no_buttons(question)
    assert (await client_office.ticket())["status"] == "new"
    await anna.taps("Отменить")
    await anna.taps("Да, отменить")
    await anna.sees("отменена")
    assert (await client_office.ticket())["status"] == "cancelled"


@pytest.mark.rule("X2")
async def test_a_foreign_ticket_is_not_found(client_office: Office, anna: Actor):
    """A press on another company's ticket tells nothing of it."""
    desk = client_office.desk
    foreign = await desk.opens("pavel", "Тайна", client_id=str(desk.ids["Василёк"]))
    data = TicketButton(do=TicketPress.OPEN, id=short(UUID(foreign["id"])), v=1).pack()
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    await anna.taps_raw(data)
    await anna.sees_toast("не найдена")


async def test_my_tickets_turn_their_pages(client_office: Office, anna: Actor):
    """Five a page, in place, open and closed apart."""
    desk = client_office.desk
    for number in range(1, 8):
        await desk.opens("anna", f"Дело {number}")
    first = await client_office.ticket(1)
    await desk.moves("boris", await desk.takes("boris", first), "resolved")
    await anna.types("Мои заявки")
    listed = await anna.sees("Всего: 6")
    assert anna.buttons(listed)[:5] == [f"№{n} · Дело {n}" for n in (7, 6, 5, 4, 3)]
    await anna.taps("Дальше →")
    await anna.sees_edited(listed, "№2 · Дело 2 — принята")
    await anna.taps("← Назад")
    await anna.sees_edited(listed, "№7 · Дело 7")
    await anna.taps("Закрытые заявки")
    await anna.sees_edited(listed, "№1 · Дело 1 — решена")
