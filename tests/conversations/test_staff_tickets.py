"""The employees' bot: queue, taking, statuses, and whose eyes an answer is for."""

import re
from typing import Any
from uuid import UUID

import pytest

from shared.work.buttons import TicketButton, TicketPress, short
from tests.cast import Actor
from tests.conversations.office import Office
from tests.sandbox.telegram import Attachment, Message


@pytest.fixture(autouse=True)
async def ticket(office: Office) -> Any:
    return await office.desk.opens("anna", "Кран")


@pytest.fixture
async def boris(office: Office) -> Actor:
    return await office.enters("boris")


async def card(actor: Actor, *, begun: bool = False) -> Message:
    """Ticket 1 as an employee sees it; once it has begun it is among the new ones no more."""
    await actor.types("Заявки")
    if begun:
        await actor.taps("Все открытые")
    await actor.taps("№1 · Кран")
    return await actor.sees("Клиент: Ромашка, Анна Смирнова")


async def said_of(office: Office) -> list[tuple[str, str]]:
    """The comments of the ticket, with whose eyes they are for."""
    return [(one["text"], one["visibility"]) for one in (await office.ticket())["comments"]]


async def test_an_employee_registers_in_the_own_bot(office: Office):
    """The staff bot has its own menu and its own words."""
    vera = office.desk.actor("vera")
    await vera.opens_bot()
    await vera.sees("бот для сотрудников")
    await vera.shares_phone()
    await vera.sees("Здравствуйте, Вера!")
    assert vera.buttons()[:3] == ["Задачи", "Новая задача", "Заявки"]


async def test_the_queue_and_the_own_list(office: Office, boris: Actor, ticket: Any):
    """New tickets and my open ones are two lists."""
    await boris.types("Заявки")
    await boris.sees("№1 · Кран — новая")
    await office.desk.takes("boris", ticket)
    await boris.types("Заявки")
    await boris.sees("Здесь пока пусто")
    await boris.taps("Мои")
    await boris.sees("№1 · Кран — в работе")


async def test_the_card_has_every_act_and_a_link(office: Office, boris: Actor, ticket: Any):
    """The link opens the ticket in the PWA, by an address that Telegram accepts."""
    shown = await card(boris)
    assert boris.buttons(shown) == [
        "Взять в работу",
        "Назначить",
        "Ждём клиента",
        "Решена",
        "Ответить клиенту",
        "Внутренняя заметка",
        "Ещё",
        "🔕 Не уведомлять",
        "👁 Следить",
        "⏰ Отложить",
        "Открыть",
    ]
    url = shown.buttons[-1].url or ""
    assert url == f"{office.desk.settings.base_url}/tickets/{ticket['id']}"


@pytest.mark.rule("U4")
async def test_of_two_who_take_one_the_second_hears_who_was_first(office: Office, boris: Actor):
    """The loser's card loses its stale button."""
    darya = await office.enters("darya")
    his, hers = await card(boris), await card(darya)
    await boris.taps_on(his, "Взять в работу")
    await boris.sees_toast("Заявка №1 ваша")
    await darya.taps_on(hers, "Взять в работу")
    toast = await darya.sees_toast("Борис Петров")
    assert toast.alert
    assert (await office.ticket())["assignee"]["name"] == "Борис Петров"
    await darya.sees_edited(hers)
    assert "Взять в работу" not in darya.buttons(hers)


async def test_a_status_is_set_by_a_press(office: Office, boris: Actor):
    """The press says the new status; the message itself is edited by the delivery pipeline."""
    shown = await card(boris)
    await boris.taps_on(shown, "Решена")
    await boris.sees_toast("Статус: решена")
    assert (await office.ticket())["status"] == "resolved"


@pytest.mark.rule("U4")
async def test_a_move_from_an_old_card_is_asked_again(office: Office, boris: Actor, ticket: Any):
    """The ticket changed since the card was drawn: nothing is done, the buttons are new."""
    shown = await card(boris)
    await office.desk.moves("boris", await office.desk.takes("boris", ticket), "waiting")
    await boris.taps_on(shown, "Решена")
    await boris.sees_toast("Заявка уже изменилась")
    assert (await office.ticket())["status"] == "waiting"
    await boris.sees_edited(shown)
    assert "Вернуть в работу" in boris.buttons(shown)


@pytest.mark.rule("C2", "C5")
async def test_a_reply_to_the_card_goes_to_the_client_and_says_so(office: Office, boris: Actor):
    """Text and file become one public comment, confirmed in words."""
    shown = await card(boris)
    await boris.replies(shown, "Выезжаю <b>&", file=Attachment(name="план.pdf", content=b"%PDF"))
    confirmation = await boris.sees("Отправлено клиенту · №1 · Кран")
    assert "1 файл: план.pdf" in confirmation.text
    assert await said_of(office) == [("Выезжаю <b>&", "public")]


@pytest.mark.rule("T17")
async def test_an_answer_on_nobodys_ticket_says_that_it_is_taken(office: Office, boris: Actor):
    """Once: the next one is just an answer, and a colleague's card offers no beginning."""
    shown = await card(boris)
    await boris.replies(shown, "Выезжаю")
    confirmation = await boris.sees("Отправлено клиенту · №1 · Кран")
    assert "Вы взяли заявку №1" in confirmation.text
    await boris.replies(shown, "Уже рядом")
    again = await boris.sees("Отправлено клиенту · №1 · Кран")
    assert "взяли" not in again.text
    darya = await office.enters("darya")
    hers = await card(darya, begun=True)
    assert darya.buttons(hers)[0] == "Назначить"


@pytest.mark.rule("T17")
async def test_a_colleagues_ticket_is_taken_over_behind_more(office: Office, boris: Actor):
    """By the version that the message shows: whoever is named there was seen."""
    await office.desk.takes("darya", await office.ticket())
    shown = await card(boris, begun=True)
    assert "Взять в работу" not in boris.buttons(shown)
    await boris.taps("Ещё")
    await boris.sees("Категория: ")
    await boris.taps("Забрать себе")
    await boris.sees_toast("Заявка №1 ваша")
    assert (await office.ticket())["assignee"]["name"] == "Борис Петров"
    assert "Забрать себе" not in boris.buttons()


@pytest.mark.rule("C5")
async def test_a_reply_with_the_mark_stays_inside(office: Office, boris: Actor):
    """«!» makes a note; a reply to the note's confirmation is a note as well."""
    shown = await card(boris)
    await boris.replies(shown, "! Клиент грубит")
    confirmation = await boris.sees("Внутренняя заметка, клиент её не видит")
    await boris.replies(confirmation, "Уже нет")
    await boris.sees("Внутренняя заметка, клиент её не видит")
    assert await said_of(office) == [("Клиент грубит", "internal"), ("Уже нет", "internal")]


@pytest.mark.rule("C5")
@pytest.mark.parametrize(
    ("button", "question", "confirmed", "visibility"),
    [
        ("Ответить клиенту", "отправить клиенту", "Отправлено клиенту", "public"),
        ("Внутренняя заметка", "Клиент её не увидит", "клиент её не видит", "internal"),
    ],
    ids=["answer", "note"],
)
async def test_the_buttons_say_whose_eyes_it_is_for(
    office: Office, boris: Actor, button: str, question: str, confirmed: str, visibility: str
):
    """The question names the reader, and so does the confirmation."""
    await card(boris)
    await boris.taps(button)
    asked = await boris.sees(question)
    await boris.types("Слово")
    await boris.sees(confirmed)
    await boris.sees_no_buttons(asked)
    assert await said_of(office) == [("Слово", visibility)]


async def test_an_answer_can_be_left(office: Office, boris: Actor, ticket: Any):
    """After «Отмена» the next words are no comment."""
    await card(boris)
    await boris.taps("Ответить клиенту")
    await boris.sees("отправить клиенту")
    await boris.taps("Отмена")
    await boris.sees_toast("Хорошо, отменил")
    await boris.types("просто слово")
    await boris.sees("К чему это относится?")
    assert await said_of(office) == []


@pytest.mark.rule("U3")
async def test_dice_break_nothing(boris: Actor):
    """The person is told what is accepted; inside a talk too, as every talk shows."""
    await boris.sends_dice()
    await boris.sees("Такое сообщение я принять не могу")
    await card(boris)


@pytest.mark.rule("C5", "T7")
async def test_the_card_tells_the_last_comments_and_whose_they_are(
    office: Office, boris: Actor, ticket: Any
):
    """Internal ones are marked, own ones are mine, lost files are named."""
    desk = office.desk
    lost = {"name": "a.pdf", "size": 3 * 1024**2, "reason": "download_failed"}
    await desk.says("anna", ticket, "самое старое")
    await desk.says("anna", ticket, "Капает", missing_files=[lost])
    await desk.says("boris", ticket, "Звонил", visibility="internal")
    await desk.says("darya", ticket, "Едем")
    shown = await card(boris, begun=True)
    timeless = re.sub(r" · \d+ \w+ в \d\d:\d\d", "", shown.text)
    assert timeless != shown.text
    assert "💬 Анна Смирнова:\nКапает\n⚠️ Не получен: a.pdf, 3 МБ" in timeless
    assert "🔒 вы (внутренняя заметка):\nЗвонил" in timeless
    assert "💬 Дарья Лебедева:\nЕдем" in timeless
    assert "самое старое" not in shown.text


async def test_the_queue_turns_its_pages(office: Office, boris: Actor):
    """Five a page, in place."""
    for number in range(2, 8):
        await office.desk.opens("anna", f"Дело {number}")
    await boris.types("Заявки")
    listed = await boris.sees("Всего: 7")
    await boris.taps("Дальше →")
    await boris.sees_edited(listed, "№1 · Кран")


@pytest.mark.rule("U4")
async def test_a_status_of_another_version_is_refused(office: Office, boris: Actor, ticket: Any):
    """A letter that this version does not know changes nothing."""
    shown = await card(boris)
    ticket_id = short(UUID(ticket["id"]))
    data = TicketButton(do=TicketPress.STATUS, id=ticket_id, v=1, arg="z").pack()
    await boris.taps_raw(data, shown)
    await boris.sees_toast("Эта кнопка устарела")
    assert (await office.ticket())["status"] == "new"


@pytest.mark.rule("C7")
async def test_the_longest_card_fits_into_one_message(office: Office, boris: Actor):
    """Five thousand signs of text: the card is cut, not refused."""
    await office.desk.opens("anna", "Очень " * 40 + "\n" + "<&>" * 1600)
    await boris.types("Заявки")
    listed = await boris.sees("Очень Очень")
    await boris.taps_on(listed, "№2")
    shown = await boris.sees("Клиент: Ромашка")
    assert "<&><&>" in shown.text and len(shown.text) < 1500
