"""Working on tickets at the page."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpensScreen
from tests.browser.screen import Screen
from tests.sandbox.people import BORIS, DARYA, GLEB, VERA, Person
from tests.stories.web import WebUser

pytestmark = pytest.mark.asyncio(loop_scope="session")
Enters = Callable[[Person], Awaitable[WebUser]]


async def test_a_ticket_is_taken_answered_and_resolved(opens: OpensScreen, api: Enters):
    """Buttons are those the API allows; each act shows at once."""
    darya = await api(DARYA)
    ticket = await opened(darya, "Мигает лампа <b>&</b> 💡")
    boris = await opens(BORIS)
    await boris.goes(f"/tickets/{ticket['id']}")
    words = boris.page.get_by_role("article", name=f"Сообщение: {DARYA.name}")
    await expect(words).to_contain_text("за клиента: Ромашка")
    await expect(words).to_contain_text("Мигает лампа <b>&</b> 💡")
    await boris.page.get_by_text("Подробности и история").click()
    await boris.sees("Заявка создана")
    await boris.taps("Взять в работу")
    await expect(boris.button("Взять в работу")).to_have_count(0)
    await boris.fills("Ответ клиенту", "Сейчас посмотрим")
    await boris.taps("Отправить")
    await boris.sees("Сейчас посмотрим")
    await boris.taps("Отметить решённой")
    await boris.fills("Что сделано", "Заменили")
    await boris.page.get_by_role("dialog").get_by_role("button", name="Отметить решённой").click()
    await boris.sees("Заменили")
    now = await darya.get(f"/api/tickets/{ticket['id']}")
    assert now["status"] == "resolved"
    assert now["assignee"]["name"] == BORIS.name
    assert [each["text"] for each in now["comments"]] == ["Сейчас посмотрим", "Заменили"]
    assert not boris.complaints


@pytest.mark.rule("C5")
async def test_an_internal_note_looks_and_is_internal(opens: OpensScreen, api: Enters):
    """The switch says who will see the words, and so does the message afterwards."""
    darya = await api(DARYA)
    ticket = await opened(darya, "Шумит сервер")
    boris = await opens(BORIS)
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.page.get_by_text("Внутренняя заметка", exact=True).click()
    await boris.fills("Заметка для своих", "Пора менять вентилятор")
    await boris.taps("Отправить")
    note = boris.page.get_by_role("article", name="Внутренняя заметка: Борис Петров")
    await expect(note).to_contain_text("Пора менять вентилятор")
    comment = (await darya.get(f"/api/tickets/{ticket['id']}"))["comments"][0]
    assert comment["visibility"] == "internal"


async def test_what_others_do_shows_without_a_reload(opens: OpensScreen, api: Enters):
    """The live stream says what to fetch again: the list, the ticket and the bell."""
    darya = await api(DARYA)
    vera = await opens(VERA)
    await vera.goes("/")
    await vera.sees("Заявки")
    ticket = await opened(darya, "Пропал интернет на складе")
    await vera.sees("Пропал интернет на складе")
    await vera.page.get_by_text("Пропал интернет на складе").first.click()
    await darya.post(f"/api/tickets/{ticket['id']}/comments", {"text": "Звонили со склада ещё раз"})
    await vera.sees("Звонили со склада ещё раз")


@pytest.mark.rule("T17")
async def test_two_take_one_ticket_and_the_second_is_told(opens: OpensScreen, api: Enters):
    """The loser reads who has it and sees the ticket as it is: it may be taken over on purpose."""
    darya, vera = await api(DARYA), await api(VERA)
    ticket = await opened(darya, "Не включается проектор")
    boris = await opens(BORIS)
    await boris.page.add_init_script("window.EventSource = class { close() {} };")
    await boris.goes(f"/tickets/{ticket['number']}")
    await expect(boris.button("Взять в работу")).to_be_visible()
    await vera.post(f"/api/tickets/{ticket['id']}/assign", {})
    await boris.taps("Взять в работу")
    await boris.sees("Заявку уже взял(а) Вера Соколова")
    await expect(boris.button("Взять в работу")).to_have_count(0)
    await boris.taps("Назначить")
    await boris.taps("Забрать себе")
    await boris.sees(f"· {BORIS.name}")
    assert (await vera.get(f"/api/tickets/{ticket['id']}"))["assignee"]["name"] == BORIS.name


async def test_a_file_goes_along_and_a_refused_one_says_why(opens: OpensScreen, api: Enters):
    """A forbidden type is told before a byte is sent, and the message waits until it is gone."""
    darya = await api(DARYA)
    ticket = await opened(darya, "Нужна инструкция")
    boris = await opens(BORIS)
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.fills("Ответ клиенту", "Вот она")
    picker = boris.page.get_by_label("Прикрепить файлы")
    await picker.set_input_files(
        [
            {"name": "инструкция.txt", "mimeType": "text/plain", "buffer": "шаг 1".encode()},
            {"name": "setup.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
        ]
    )
    await boris.sees("Файлы .exe не принимаются.")
    await boris.taps("Отправить")
    area = boris.page.get_by_label("Ответ клиенту")
    lack = "Файл не загрузился: повторите или уберите его."
    await expect(area).to_have_js_property("validationMessage", lack)
    await expect(area).to_be_focused()
    await boris.taps("Убрать setup.exe")
    await expect(boris.page.get_by_role("progressbar")).to_have_count(0)
    await boris.taps("Отправить")
    await expect(boris.page.get_by_role("link", name="инструкция.txt")).to_be_visible()
    comment = (await darya.get(f"/api/tickets/{ticket['id']}"))["comments"][0]
    assert [each["name"] for each in comment["files"]] == ["инструкция.txt"]


async def test_an_employee_opens_a_ticket_for_a_client(opens: OpensScreen, api: Enters):
    """Company, contact, text and file; the first line is the title."""
    boris = await opens(BORIS)
    await boris.goes("/tickets/new")
    await picks(boris, "Компания", "Ромашка")
    await picks(boris, "Клиент", "Анна Смирнова")
    await boris.fills("Что случилось", "Не греет батарея\nВ кабинете 12 холодно")
    await boris.taps("Создать заявку")
    await expect(boris.page.get_by_role("heading", name="Не греет батарея")).to_be_visible()
    await boris.sees("Анна Смирнова")


async def test_the_list_is_filtered_and_the_filter_is_in_the_address(
    opens: OpensScreen, api: Enters
):
    """A shared address opens the same list."""
    darya = await api(DARYA)
    await opened(darya, "Скрипит дверь в архив")
    await opened(darya, "Течёт кран в буфете")
    boris = await opens(BORIS)
    await boris.goes("/tickets?view=unassigned&search=архив")
    await boris.sees("Скрипит дверь в архив")
    await boris.sees_not("Течёт кран в буфете")
    await boris.fills("Номер или слова", "буфете")
    await boris.sees("Течёт кран в буфете")
    await expect(boris.page).to_have_url(re.compile(r"view=unassigned&search=%D0%B1"))


@pytest.mark.rule("N3")
async def test_the_inbox_counts_is_put_off_and_read(opens: OpensScreen, api: Enters):
    """The badge shows what is unread; putting one off reads it, reading all clears the badge."""
    darya = await api(DARYA)
    vera = await opens(VERA)
    await vera.goes("/inbox")
    await opened(darya, "Замигал роутер")
    await vera.sees("Замигал роутер")
    await vera.page.get_by_role("button", name="Отложить: ").first.click()
    await vera.taps("Завтра")
    await vera.sees("Напомню")
    await opened(darya, "Погас монитор")
    await vera.sees("Погас монитор")
    await vera.taps("Прочитать все")
    await expect(vera.page.get_by_text("непрочитан")).to_have_count(0)
    web = await api(VERA)
    assert (await web.get("/api/notifications"))["unread"] == 0


async def picks(screen: Screen, label: str, name: str) -> None:
    """One of a list, in the dialog that the field opens."""
    group = screen.page.get_by_role("group", name=label, exact=True)
    await group.get_by_role("button", name="Выбрать").click()
    await screen.fills("Часть имени или названия", name)
    await screen.page.get_by_role("dialog").get_by_role("button", name=name).click()


@pytest.mark.rule("K4")
async def test_a_list_to_choose_from_goes_on_and_is_searched(opens: OpensScreen, api: Enters):
    """What is beyond the first page comes with «Показать ещё», or by a word of its name."""
    gleb = await api(GLEB)
    for number in range(30):
        await gleb.post("/api/clients", {"name": f"Ящик {number:02}"})
    boris = await opens(BORIS)
    await boris.goes("/tickets/new")
    field = boris.page.get_by_role("group", name="Компания")
    await field.get_by_role("button", name="Выбрать").click()
    dialog = boris.page.get_by_role("dialog")
    last = dialog.get_by_role("button", name="Ящик 29")
    await boris.fills("Часть имени или названия", "ящик")
    await expect(dialog.get_by_role("button", name="Ящик 00")).to_be_visible()
    await expect(last).to_have_count(0)
    await boris.taps("Показать ещё")
    await expect(last).to_be_visible()
    await expect(boris.button("Показать ещё")).to_have_count(0)
    await boris.fills("Часть имени или названия", "ящик 28")
    await expect(last).to_have_count(0)
    await dialog.get_by_role("button", name="Ящик 28").click()
    await expect(field).to_contain_text("Ящик 28")
    await boris.fills("Что случилось", "Ещё не всё сказано")
    await boris.page.get_by_role("group", name="Клиент").get_by_role("button").click()
    await dialog.get_by_role("searchbox").press("Enter")
    await boris.taps("Закрыть")
    await expect(dialog).to_have_count(0)
    await expect(boris.button("Создать заявку")).to_be_enabled()
    assert boris.page.url.endswith("/tickets/new")  # Looking for somebody sends nothing.
    assert not boris.complaints


async def opened(who: WebUser, text: str) -> Any:
    """A ticket of «Ромашка»."""
    clients = (await who.get("/api/clients"))["items"]
    client_id = next(each["id"] for each in clients if each["name"] == "Ромашка")
    return await who.post("/api/tickets", {"text": text, "client_id": client_id, "source": "web"})
