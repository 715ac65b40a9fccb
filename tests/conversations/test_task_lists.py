"""Lists of tasks in the staff bot, and what a reply to a message about a task does."""

from datetime import timedelta
from typing import Any

import pytest

from api.clock import now
from tests.cast import Actor
from tests.conversations.office import Office
from tests.sandbox.telegram import Attachment, Message


async def gives(office: Office, giver: str, to: str, title: str, **more: Any) -> Any:
    """A task that stands already."""
    draft = {"title": title, "assignee_id": str(office.desk.ids[to])} | more
    return await office.desk.does(giver, "/api/tasks", draft)


async def task(office: Office, given: Any, key: str = "oleg") -> Any:
    """The task as it stands now."""
    client = await office.desk.calls(key)
    answer = await client.get(f"/api/tasks/{given['id']}")
    return answer.json()


async def opens_card(actor: Actor, title: str = "Отчёт") -> Message:
    await actor.types("Задачи")
    await actor.taps(f"· {title}")
    return await actor.sees("Статус: ")


async def test_everybody_finds_the_own_lists(office: Office):
    """Mine at once; given, my people's and overdue by buttons, my people's for managers only."""
    await gives(office, "vera", "boris", "Отчёт")
    boris, vera = await office.enters("boris"), await office.enters("vera")
    await boris.types("Задачи")
    shown = await boris.sees("Мои задачи")
    assert "№1 · Отчёт" in shown.text
    assert "Моих сотрудников" not in boris.buttons(shown)
    await vera.types("/tasks")
    shown = await vera.sees("Здесь пока пусто")
    for tab, title in (("Порученные мной", "Порученные мной"), ("Моих сотрудников", "Задачи моих")):
        await vera.taps_on(shown, tab)
        await vera.sees_edited(shown, title)
        assert "№1 · Отчёт — Борис Петров" in shown.text


async def test_a_long_list_is_turned_in_place(office: Office):
    """Six a page, the nearest due date first."""
    for number in range(7):
        due = (now() + timedelta(days=number + 2)).isoformat()
        await gives(office, "vera", "boris", f"Дело {number}", due_at=due)
    boris = await office.enters("boris")
    await boris.types("Задачи")
    first = await boris.sees("Всего: 7")
    assert "Дело 5" in first.text and "Дело 6" not in first.text
    await boris.taps("Дальше")
    await boris.sees_edited(first, "Дело 6")
    await boris.taps("← Назад")
    await boris.sees_edited(first, "Дело 0")


async def test_what_is_overdue_and_what_is_over_have_lists_of_their_own(office: Office):
    """Overdue is marked; done tasks are behind a button."""
    late = await gives(
        office, "boris", "boris", "Отчёт", due_at=(now() - timedelta(days=1)).isoformat()
    )
    boris = await office.enters("boris")
    await boris.types("Задачи")
    shown = await boris.sees("⚠️ вчера в ")
    await boris.taps("Просроченные")
    await boris.sees_edited(shown, "Просроченные задачи")
    assert "Отчёт" in shown.text
    await office.desk.does("boris", f"/api/tasks/{late['id']}/complete")
    await boris.taps("• Просроченные")
    await boris.sees_edited(shown, "Здесь пока пусто")
    await boris.taps("Мои")
    await boris.taps("Завершённые")
    await boris.sees_edited(shown, "Мои завершённые задачи")
    assert "Отчёт" in shown.text


@pytest.mark.rule("C1", "C2", "C6")
async def test_a_reply_to_a_card_is_a_comment_with_its_files(office: Office):
    """Words alone get a reaction, files a confirmation; a reply to that joins the same task."""
    given = await gives(office, "vera", "boris", "Отчёт <b>&")
    boris = await office.enters("boris")
    card = await opens_card(boris, "Отчёт <b>&")
    mine = await boris.replies(card, "Начал <i>")
    await boris.sees_reaction(mine, "👍")
    await boris.replies(card, "Черновик", file=Attachment(kind="document", name="report.pdf"))
    confirmed = await boris.sees("Добавлено · Задача №1")
    assert "report.pdf" in confirmed.text
    mine = await boris.replies(confirmed, "Это не всё")
    await boris.sees_reaction(mine, "👍")
    comments = (await task(office, given))["comments"]
    assert [each["text"] for each in comments] == ["Начал <i>", "Черновик", "Это не всё"]
    assert [file["name"] for file in comments[1]["files"]] == ["report.pdf"]


@pytest.mark.rule("T2")
async def test_a_late_photo_joins_the_comment(office: Office):
    """The confirmation is edited, not repeated."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    await opens_card(boris)
    await boris.taps("Комментарий")
    await boris.sees("Что добавить")
    first = (await boris.sends_album(2, caption="Как есть"))[0]
    confirmed = await boris.sees("Добавлено")
    await boris.adds_to_album(first)
    await boris.sees_edited(confirmed, "3 файла")
    [comment] = (await task(office, given))["comments"]
    assert len(comment["files"]) == 3


@pytest.mark.rule("C4")
async def test_a_reply_to_what_is_over_or_lost_is_explained(office: Office):
    """A cancelled task takes no words, and one that is not Boris's any more is not there."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    card = await opens_card(boris)
    await office.desk.does("vera", f"/api/tasks/{given['id']}/cancel")
    await boris.replies(card, "Начал")
    await boris.sees("Задача отменена, добавить к ней ничего нельзя")
    await office.desk.does("vera", f"/api/tasks/{given['id']}/reopen")
    order = {"assignee_id": str(office.desk.ids["darya"])}
    await office.desk.does("vera", f"/api/tasks/{given['id']}/delegate", order)
    await boris.replies(card, "Начал")
    await boris.sees("Задача не найдена или больше вам недоступна")


async def test_a_task_is_found_by_words_and_by_number(office: Office):
    """Among all that one may see, whatever its state; pages are turned in place."""
    for number in range(7):
        await gives(office, "boris", "boris", f"Картридж {number}")
    await gives(office, "vera", "vera", "Чужой картридж")
    done = await gives(office, "vera", "boris", "Отчёт: итоги")
    await office.desk.does("boris", f"/api/tasks/{done['id']}/complete")
    boris = await office.enters("boris")
    await boris.types("Задачи")
    await boris.taps("Найти")
    await boris.sees("Что найти?")
    await boris.types("КАРТРИДЖ: ")
    found = await boris.sees("По запросу «КАРТРИДЖ»")
    assert "Всего: 7" in found.text and "Чужой" not in found.text
    await boris.taps_on(found, "Дальше")
    await boris.sees_edited(found, "Картридж 6")
    for words, seen in (
        ("№9", "№9 · Отчёт: итоги — выполнена"),
        ("нет такого", "Здесь пока пусто"),
    ):
        await boris.taps("Найти другое")
        await boris.sees("Что найти?")
        await boris.types(words)
        await boris.sees(seen)
