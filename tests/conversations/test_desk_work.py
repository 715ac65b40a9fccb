"""What an agent does with a ticket beside answering it, in the bot and against the real API."""

from typing import Any
from uuid import UUID

import pytest

from api.tasks.models import Task
from api.tickets.models import Comment, Ticket
from tests.cast import Actor
from tests.conversations.office import Office


async def more(office: Office, boris: Actor, **draft: Any) -> Any:
    """A ticket whose card Boris opens, and the rest of it behind the one button."""
    ticket = await office.desk.opens("anna", "Кран течёт", **draft)
    await boris.types("Заявки")
    await boris.taps("№1 · Кран течёт")
    await boris.sees("Исполнитель: пока не назначен")
    await boris.taps("Ещё")
    await boris.sees("Категория: ")
    return ticket


async def kept(office: Office, ticket: Any) -> Ticket:
    return await office.desk.one(Ticket, Ticket.id == UUID(ticket["id"]))


async def test_category_and_priority_are_changed_on_the_way(office: Office) -> None:
    """The same message asks and then shows what became of it."""
    fire = await office.desk.category("Авария")
    boris = await office.enters("boris")
    ticket = await more(office, boris)
    await boris.taps("Категория")
    await boris.sees("Какая категория у заявки №1")
    await boris.taps("Авария")
    await boris.sees("Категория: Авария")
    await boris.taps("Приоритет")
    await boris.sees("Какой приоритет")
    await boris.taps("высокий")
    await boris.sees("Приоритет: высокий")
    row = await kept(office, ticket)
    assert (str(row.category_id), row.priority) == (fire["id"], "high")


@pytest.mark.rule("U4")
async def test_a_choice_on_an_old_version_is_asked_again(office: Office) -> None:
    """Somebody was faster: the message shows what is true now, and nothing is overwritten."""
    boris = await office.enters("boris")
    ticket = await more(office, boris)
    await boris.taps("Приоритет")
    await boris.sees("Какой приоритет")
    path, change = f"/api/tickets/{ticket['id']}", {"version": 1, "priority": "critical"}
    await office.desk.does("darya", path, change, method="PATCH")
    await boris.taps("низкий")
    await boris.sees("Приоритет: критический")
    assert (await kept(office, ticket)).priority == "critical"


async def test_a_task_is_made_of_a_ticket(office: Office) -> None:
    """The talk about a new task knows the ticket, and the ticket shows the task."""
    boris = await office.enters("boris")
    ticket = await more(office, boris)
    await boris.taps("Сделать задачу")
    await boris.sees("По заявке №1 · Кран течёт")
    await boris.types("Купить прокладку")
    await boris.sees("Кто это сделает?")
    await boris.taps("Я")
    await boris.sees("К какому сроку?")
    await boris.taps("Без срока")
    await boris.sees("Всё верно?")
    await boris.taps("Создать")
    await boris.sees("Задача создана")
    task = await office.desk.one(Task)
    assert str(task.ticket_id) == ticket["id"]


async def test_ready_words_go_as_they_were_shown(office: Office) -> None:
    """Even if the reply is changed between the look and the press."""
    reply = {"title": "Привет", "text": "Здравствуйте, {{ contact_name }}!"}
    made = await office.desk.does("gleb", "/api/canned-replies", reply)
    ticket = await office.desk.opens("anna", "Кран течёт")
    boris = await office.enters("boris")
    await boris.types("Заявки")
    await boris.taps("№1 · Кран течёт")
    await boris.sees("Исполнитель: ")
    await boris.taps("Ответить клиенту")
    await boris.sees("Что отправить")
    await boris.taps("Готовые ответы")
    await boris.sees("Какой ответ взять?")
    await boris.taps("Привет")
    await boris.sees("Здравствуйте, Анна Смирнова!")
    changed = reply | {"text": "До свидания"}
    await office.desk.does("gleb", f"/api/canned-replies/{made['id']}", changed, method="PUT")
    await boris.taps("Отправить клиенту")
    await boris.sees("Отправлено клиенту")
    said = await office.desk.one(Comment, Comment.object_id == UUID(ticket["id"]))
    assert (said.text, said.visibility) == ("Здравствуйте, Анна Смирнова!", "public")


async def test_the_queue_of_a_team_and_of_a_category(office: Office) -> None:
    """Open tickets of the one that was chosen."""
    fire = await office.desk.category("Авария")
    await office.desk.opens("anna", "Горит", category_id=fire["id"])
    await office.desk.opens("anna", "Кран течёт")
    boris = await office.enters("boris")
    await boris.types("Заявки")
    await boris.sees("Новые заявки")
    await boris.taps("По категории")
    await boris.sees("Заявки какой категории показать?")
    await boris.taps("Авария")
    listed = await boris.sees("Открытые заявки категории")
    assert [each for each in boris.buttons(listed) if each.startswith("№")] == ["№1 · Горит"]
    await boris.taps("По команде")
    await boris.sees("Чьи заявки показать?")
    await boris.taps("Поддержка")
    await boris.sees("Открытые заявки команды")


async def test_an_employee_begins_a_ticket_for_a_client(office: Office) -> None:
    """Company, contact, words and a file, and a look at all of it."""
    boris = await office.enters("boris")
    await boris.types("Заявки")
    await boris.sees("Новые заявки")
    await boris.taps("➕ Заявка за клиента")
    await boris.sees("От какой компании заявка?")
    await boris.types("ромаш")
    await boris.taps("Ромашка")
    await boris.sees("Кто обратился из компании Ромашка?")
    await boris.taps("Анна Смирнова")
    await boris.sees("Что случилось?")
    await boris.types("Звонила: кран течёт")
    await boris.sees("Новая заявка — Ромашка, Анна Смирнова")
    await boris.sends_photo()
    await boris.sees("1 файл")
    await boris.taps("Создать заявку")
    await boris.sees("№1 · Звонила: кран течёт")
    row = await office.desk.one(Ticket)
    assert row.contact_id == office.desk.ids["anna"]
    assert (row.author_id, row.source) == (office.desk.ids["boris"], "telegram")
