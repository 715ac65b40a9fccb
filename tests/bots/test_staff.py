"""The employees' bot: queue, taking, statuses, and whose eyes an answer is for."""

import re

import pytest

from shared.contracts.files import MissingFile
from shared.contracts.people import Me
from shared.contracts.tickets import CommentDraft, Ticket, TicketStatus, Visibility
from shared.telegram.buttons import TicketButton, TicketPress, short
from tests.bots.desk import Desk, ref
from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA, BORIS, DARYA, VERA
from tests.sandbox.telegram import Attachment, Message

pytestmark = pytest.mark.usefixtures("staff_bot")


@pytest.fixture(autouse=True)
def me(desk: Desk) -> Me:
    desk.link(DARYA)
    return desk.link(BORIS)


@pytest.fixture(autouse=True)
def ticket(desk: Desk) -> Ticket:
    return desk.ticket(desk.link(ANNA, "Ромашка"), "Кран")


async def test_an_employee_registers_in_the_own_bot(world: Sandbox, desk: Desk):
    """The staff bot has its own menu and its own words."""
    desk.person(VERA)
    vera = Actor(world, VERA)
    await vera.opens_bot()
    await vera.sees("бот для сотрудников")
    await vera.shares_phone()
    await vera.sees("Здравствуйте, Вера Соколова!")
    assert vera.buttons() == [
        "Задачи",
        "Новая задача",
        "Заявки",
        "Отсутствия",
        "Сводка",
        "Настройки",
        "Помощь",
    ]


async def card(boris: Actor) -> Message:
    """Ticket 1 as Boris sees it."""
    await boris.types("Заявки")
    await boris.taps("№1 · Кран")
    return await boris.sees("Клиент: Ромашка, Анна Смирнова")


async def test_the_queue_and_the_own_list(boris: Actor, desk: Desk, me: Me):
    """New tickets and my open ones are two lists."""
    await boris.types("Заявки")
    await boris.sees("№1 · Кран — новая")
    desk.change(desk.tickets[0].id, assignee=ref(me), status=TicketStatus.IN_PROGRESS)
    await boris.types("Заявки")
    await boris.sees("Здесь пока пусто")
    await boris.taps("Мои")
    await boris.sees("№1 · Кран — в работе")


async def test_the_card_has_every_act_and_a_link(boris: Actor):
    """The link opens the ticket in the PWA, by an address that Telegram accepts."""
    shown = await card(boris)
    assert boris.buttons(shown) == [
        "Взять в работу",
        "Ждём клиента",
        "Решена",
        "Ответить клиенту",
        "Внутренняя заметка",
        "🔕 Не уведомлять",
        "👁 Следить",
        "⏰ Отложить",
        "Открыть",
    ]
    url = shown.buttons[-1].url or ""
    assert url.startswith("http://127.0.0.1:8000/tickets/")


@pytest.mark.rule("U4")
async def test_of_two_who_take_one_the_second_hears_who_was_first(
    boris: Actor, darya: Actor, desk: Desk
):
    """The loser's card loses its stale button."""
    his, hers = await card(boris), await card(darya)
    await boris.taps_on(his, "Взять в работу")
    await boris.sees_toast("Заявка №1 ваша")
    await darya.taps_on(hers, "Взять в работу")
    toast = await darya.sees_toast("Борис Петров")
    assert toast.alert
    assert (desk.tickets[0].assignee or ref(desk.linked[DARYA.telegram_id])).name == BORIS.name
    await darya.sees_edited(hers)
    assert "Взять в работу" not in darya.buttons(hers)


async def test_a_status_is_set_by_a_press(boris: Actor, desk: Desk):
    """The press says the new status; the message itself is edited by the delivery road."""
    shown = await card(boris)
    await boris.taps_on(shown, "Решена")
    await boris.sees_toast("Статус: решена")
    assert desk.tickets[0].status == "resolved"


@pytest.mark.rule("U4")
async def test_a_move_from_an_old_card_is_asked_again(
    boris: Actor, desk: Desk, me: Me, ticket: Ticket
):
    """The ticket changed since the card was drawn: nothing is done, the buttons are new."""
    shown = await card(boris)
    desk.change(ticket.id, status=TicketStatus.WAITING, assignee=ref(me))
    await boris.taps_on(shown, "Решена")
    await boris.sees_toast("Заявка уже изменилась")
    assert desk.tickets[0].status == "waiting"
    await boris.sees_edited(shown)
    assert "Вернуть в работу" in boris.buttons(shown)


@pytest.mark.rule("C2", "C5")
async def test_a_reply_to_the_card_goes_to_the_client_and_says_so(boris: Actor, desk: Desk):
    """Text and file become one public comment, confirmed in words."""
    shown = await card(boris)
    await boris.replies(shown, "Выезжаю <b>&", file=Attachment(name="план.pdf", content=b"%PDF"))
    confirmation = await boris.sees("Отправлено клиенту · №1 · Кран")
    assert "1 файл: план.pdf" in confirmation.text
    [comment] = desk.tickets[0].comments
    assert (comment.text, comment.visibility) == ("Выезжаю <b>&", "public")


@pytest.mark.rule("C5")
async def test_a_reply_with_the_mark_stays_inside(boris: Actor, desk: Desk):
    """«!» makes a note; a reply to the note's confirmation is a note as well."""
    shown = await card(boris)
    await boris.replies(shown, "! Клиент грубит")
    confirmation = await boris.sees("Внутренняя заметка, клиент её не видит")
    await boris.replies(confirmation, "Уже нет")
    await boris.sees("Внутренняя заметка, клиент её не видит")
    assert [(one.text, one.visibility) for one in desk.tickets[0].comments] == [
        ("Клиент грубит", "internal"),
        ("Уже нет", "internal"),
    ]


@pytest.mark.rule("C5")
@pytest.mark.parametrize(
    ("button", "question", "confirmed", "visibility"),
    [
        ("Ответить клиенту", "отправить клиенту", "Отправлено клиенту", "public"),
        ("Внутренняя заметка", "Клиент её не увидит", "клиент её не видит", "internal"),
    ],
)
async def test_the_buttons_say_whose_eyes_it_is_for(
    boris: Actor, desk: Desk, button: str, question: str, confirmed: str, visibility: str
):
    """The question names the reader, and so does the confirmation."""
    await card(boris)
    await boris.taps(button)
    asked = await boris.sees(question)
    await boris.types("Слово")
    await boris.sees(confirmed)
    await boris.sees_no_buttons(asked)
    assert [one.visibility for one in desk.tickets[0].comments] == [visibility]


async def test_an_answer_can_be_left(boris: Actor, desk: Desk):
    """After «Отмена» and after a menu button the next words are no comment."""
    await card(boris)
    await boris.taps("Ответить клиенту")
    await boris.sees("отправить клиенту")
    await boris.taps("Отмена")
    await boris.sees_toast("Хорошо, оставили")
    await boris.types("просто слово")
    await boris.sees("К чему это относится?")
    assert desk.tickets[0].comments == []


@pytest.mark.rule("C3")
async def test_free_words_are_nobodys(boris: Actor, desk: Desk, me: Me, ticket: Ticket):
    """The bot offers the own tickets, and asks again when more is said."""
    desk.change(ticket.id, assignee=ref(me))
    desk.ticket(desk.linked[ANNA.telegram_id], "Свет", assignee=ref(me))
    await boris.types("готово")
    asked = await boris.sees("К чему это относится?")
    assert boris.buttons(asked)[1:-1] == ["Заявка №2 · Свет", "Заявка №1 · Кран"]
    await boris.types("всё")
    await boris.sees_no_buttons(asked)
    assert [one.comments for one in desk.tickets] == [[], []]


@pytest.mark.rule("U3")
async def test_dice_break_nothing(boris: Actor):
    """Outside a talk, and inside one, the person is told what is accepted."""
    await boris.sends_dice()
    await boris.sees("Такое сообщение я принять не могу")
    await card(boris)
    await boris.taps("Внутренняя заметка")
    await boris.sees("Клиент её не увидит")
    await boris.sends_dice()
    await boris.sees("Такое сообщение я принять не могу")
    await boris.types("теперь словами")
    await boris.sees("клиент её не видит")


@pytest.mark.rule("C5", "T7")
async def test_the_card_tells_the_last_comments_and_whose_they_are(
    boris: Actor, desk: Desk, me: Me, ticket: Ticket
):
    """Internal ones are marked, own ones are mine, lost files are named."""
    anna = desk.linked[ANNA.telegram_id]
    desk.comment(ticket, CommentDraft(text="самое старое"), anna)
    lost = [MissingFile(name="a.pdf", size=3 * 1024**2, reason="download_failed")]
    desk.comment(desk.tickets[0], CommentDraft(text="Капает", missing_files=lost), anna)
    note = CommentDraft(text="Звонил", visibility=Visibility.INTERNAL)
    desk.comment(desk.tickets[0], note, me)
    desk.comment(desk.tickets[0], CommentDraft(text="Едем"), desk.linked[DARYA.telegram_id])
    shown = await card(boris)
    timeless = re.sub(r" · сегодня в \d\d:\d\d", "", shown.text)
    assert timeless != shown.text
    assert "💬 Анна Смирнова:\nКапает\n⚠️ Не получен: a.pdf, 3 МБ" in timeless
    assert "🔒 вы (внутренняя заметка):\nЗвонил" in timeless
    assert "💬 Дарья Лебедева:\nЕдем" in timeless
    assert "самое старое" not in shown.text


async def test_the_queue_turns_its_pages(boris: Actor, desk: Desk):
    """Five a page, in place."""
    for number in range(2, 8):
        desk.ticket(desk.linked[ANNA.telegram_id], f"Дело {number}")
    await boris.types("Заявки")
    listed = await boris.sees("Всего: 7")
    await boris.taps("Дальше →")
    await boris.sees_edited(listed, "№1 · Кран")


@pytest.mark.rule("U4")
async def test_a_status_of_another_version_is_refused(boris: Actor, ticket: Ticket, desk: Desk):
    """A letter that this version does not know changes nothing."""
    shown = await card(boris)
    data = TicketButton(do=TicketPress.STATUS, id=short(ticket.id), v=1, arg="z").pack()
    await boris.taps_raw(data, shown)
    await boris.sees_toast("Эта кнопка устарела")
    assert desk.tickets[0].status == "new"


@pytest.mark.rule("C7")
async def test_the_longest_card_fits_into_one_message(boris: Actor, desk: Desk, ticket: Ticket):
    """Five thousand signs of text and long comments: the card is cut, not refused."""
    desk.change(ticket.id, text="<&>" * 1700, title="Очень " * 40)
    await boris.types("Заявки")
    listed = await boris.sees("Очень Очень")
    await boris.taps_on(listed, "№1")
    shown = await boris.sees("Клиент: Ромашка")
    assert "<&><&>" in shown.text and len(shown.text) < 1500
