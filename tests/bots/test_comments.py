"""Adding to a ticket: by replying, by the button; and cancelling it."""

import asyncio

import pytest

from shared.contracts.people import Me
from shared.contracts.tickets import TicketStatus
from shared.telegram.buttons import TicketButton, TicketPress, short
from tests.bots.desk import Desk
from tests.cast import Actor
from tests.desk import until
from tests.sandbox.people import ANNA, PAVEL
from tests.sandbox.telegram import Attachment, Message

pytestmark = pytest.mark.usefixtures("client_bot")


@pytest.fixture
def me(desk: Desk) -> Me:
    return desk.link(ANNA, "Ромашка")


async def card(anna: Actor) -> Message:
    """Anna's card of ticket 1."""
    await anna.types("Мои заявки")
    await anna.taps("№1 · Кран")
    return await anna.sees("Исполнитель")


@pytest.mark.rule("C1", "C2", "C6")
async def test_a_reply_in_words_is_a_comment_and_gets_a_thumb(anna: Actor, desk: Desk, me: Me):
    """The author hears nothing but a reaction."""
    desk.ticket(me, "Кран")
    shown = await card(anna)
    mine = await anna.replies(shown, "Капает <b>&")
    await anna.sees_reaction(mine, "👍")
    assert [one.text for one in desk.tickets[0].comments] == ["Капает <b>&"]
    assert anna.last is shown


@pytest.mark.rule("C1", "C2")
async def test_a_reply_that_is_faster_than_the_roads_memory_finds_its_ticket(
    anna: Actor, desk: Desk, me: Me
):
    """The road says what a message was about when its batch is done, a moment after the person
    has it."""
    desk.ticket(me, "Кран")
    shown = await card(anna)
    place = shown.wire["chat"]["id"], shown.message_id
    await until(lambda: place in desk.refs)
    ref = desk.refs.pop(place)
    answering = asyncio.create_task(anna.replies(shown, "Капает"))
    await until(lambda: desk.recalled[place] > 1)
    desk.refs[place] = ref
    await anna.sees_reaction(await answering, "👍")
    assert [one.text for one in desk.tickets[0].comments] == ["Капает"]


@pytest.mark.rule("C2")
async def test_a_reply_with_a_file_brings_the_file(anna: Actor, desk: Desk, me: Me):
    """The confirmation says where it went and how many files there are; it can be answered too."""
    desk.ticket(me, "Кран")
    shown = await card(anna)
    await anna.replies(shown, "вот", file=Attachment(kind="photo"))
    confirmation = await anna.sees("Добавлено к заявке №1 · Кран")
    assert "1 файл" in confirmation.text
    mine = await anna.replies(confirmation, "и ещё")
    await anna.sees_reaction(mine, "👍")
    assert [len(one.files) for one in desk.tickets[0].comments] == [1, 0]


@pytest.mark.rule("C2")
async def test_a_reply_wins_over_the_talk_that_goes_on(anna: Actor, desk: Desk, me: Me):
    """A reply tells by itself what it is about; the draft waits."""
    desk.ticket(me, "Кран")
    shown = await card(anna)
    await anna.types("Новая заявка")
    await anna.types("Другое дело")
    await anna.sees("Другое дело")
    mine = await anna.replies(shown, "Капает")
    await anna.sees_reaction(mine, "👍")
    await anna.taps("Отправить")
    await anna.sees("Заявка №2")
    assert desk.tickets[1].text == "Другое дело"


@pytest.mark.rule("C6")
async def test_where_reactions_are_forbidden_words_confirm(anna: Actor, desk: Desk, me: Me):
    """The confirmation is never lost."""
    desk.ticket(me, "Кран")
    shown = await card(anna)
    refused = "Bad Request: REACTION_INVALID"
    anna.world.telegram.fail(method="setMessageReaction", status=400, description=refused)
    await anna.replies(shown, "Капает")
    await anna.sees("Добавлено к заявке №1")


@pytest.mark.rule("C4")
async def test_a_closed_and_a_lost_ticket_have_their_own_words(anna: Actor, desk: Desk, me: Me):
    """Rights are checked at the moment of the reply."""
    ticket = desk.ticket(me, "Кран")
    shown = await card(anna)
    desk.change(ticket.id, status=TicketStatus.CLOSED)
    await anna.replies(shown, "Капает")
    await anna.sees("Заявка закрыта")
    desk.tickets.clear()
    await anna.replies(shown, "Капает")
    await anna.sees("не найдена или больше вам недоступна")


async def test_the_add_button_asks_what(anna: Actor, desk: Desk, me: Me):
    """The next message, whatever it is, belongs to the ticket."""
    desk.ticket(me, "Кран")
    await card(anna)
    await anna.taps("Добавить")
    question = await anna.sees("Что добавить к заявке №1")
    await anna.sends_voice()
    await anna.sees("Добавлено к заявке №1")
    await anna.sees_no_buttons(question)
    assert len(desk.tickets[0].comments[0].files) == 1


async def test_the_add_question_can_be_left(anna: Actor, desk: Desk, me: Me):
    """After «Отмена» words are free again."""
    desk.ticket(me, "Кран")
    await card(anna)
    await anna.taps("Добавить")
    question = await anna.sees("Что добавить")
    await anna.taps_on(question, "Отмена")
    await anna.sees_toast("Хорошо, оставили")
    await anna.types("другое")
    await anna.sees("новая заявка или дополнение")


@pytest.mark.rule("T12")
async def test_cancelling_asks_and_takes_a_reason(anna: Actor, desk: Desk, me: Me):
    """The reason goes along; a second press says that it is cancelled already."""
    desk.ticket(me, "Кран")
    shown = await card(anna)
    cancel = next(one.data for one in shown.buttons if one.text == "Отменить") or ""
    await anna.taps("Отменить")
    question = await anna.sees("Отменить заявку №1 · Кран?")
    await anna.types("сами починили")
    await anna.sees("Заявка №1 · Кран отменена")
    await anna.sees_no_buttons(question)
    assert (desk.tickets[0].status, desk.tickets[0].text) == ("cancelled", "сами починили")
    await anna.taps_raw(cancel, shown)
    await anna.sees_toast("уже отменена")
    await anna.sees_edited(shown)
    assert anna.buttons(shown) == ["Статус"]


@pytest.mark.rule("T12")
async def test_cancelling_needs_a_yes(anna: Actor, desk: Desk, me: Me):
    """«Нет» leaves everything as it was, «Да, отменить» needs no reason."""
    desk.ticket(me, "Кран")
    await card(anna)
    await anna.taps("Отменить")
    question = await anna.sees("Отменить заявку")
    await anna.taps_on(question, "Нет")
    await anna.sees_no_buttons(question)
    assert desk.tickets[0].status == "new"
    await anna.taps("Отменить")
    await anna.taps("Да, отменить")
    await anna.sees("отменена")
    assert desk.tickets[0].status == "cancelled"


@pytest.mark.rule("X2")
async def test_a_foreign_ticket_is_not_found(anna: Actor, desk: Desk, me: Me):
    """A press on another company's ticket tells nothing of it."""
    other = desk.link(PAVEL, "Василёк")
    desk.ticket(other, "Тайна")
    data = TicketButton(do=TicketPress.OPEN, id=short(desk.tickets[0].id), v=1).pack()
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    await anna.taps_raw(data)
    await anna.sees_toast("не найдена")


async def test_my_tickets_turn_their_pages(anna: Actor, desk: Desk, me: Me):
    """Five a page, in place, open and closed apart."""
    for number in range(1, 8):
        desk.ticket(me, f"Дело {number}")
    desk.change(desk.tickets[0].id, status=TicketStatus.RESOLVED)
    await anna.types("Мои заявки")
    listed = await anna.sees("Всего: 6")
    assert anna.buttons(listed)[:5] == [f"№{n} · Дело {n}" for n in (7, 6, 5, 4, 3)]
    await anna.taps("Дальше →")
    await anna.sees_edited(listed, "№2 · Дело 2 — новая")
    await anna.taps("← Назад")
    await anna.sees_edited(listed, "№7 · Дело 7")
    await anna.taps("Закрытые заявки")
    await anna.sees_edited(listed, "№1 · Дело 1 — решена")
