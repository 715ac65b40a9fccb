"""Lists of tasks in the staff bot, and what a reply to a message about a task does."""

from datetime import timedelta
from typing import Any

from api.clock import now
from tests.cast import Actor
from tests.sandbox.telegram import Message
from tests.talks.office import Office


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
    await boris.taps("Закрытые")
    await boris.sees_edited(shown, "Мои задачи, закрытые")
    assert "Отчёт" in shown.text
