"""A manager hands a task on in the staff bot; who may get it, the API says at the press."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from api.clock import now
from tests.cast import Actor
from tests.conversations.office import Office
from tests.conversations.test_task_lists import gives, task
from tests.sandbox.telegram import Message


async def asks_whom(vera: Actor) -> Message:
    """Vera's own task 1, and the question to whom it shall go."""
    await vera.types("Задачи")
    await vera.taps("· Отчёт")
    await vera.taps("Делегировать")
    return await vera.sees("Кому передать задачу?")


@pytest.fixture
async def given(office: Office) -> Any:
    return await gives(office, "oleg", "vera", "Отчёт")


@pytest.fixture
async def vera(office: Office, given: Any) -> Actor:
    return await office.enters("vera")


@pytest.mark.rule("D1", "D2")
async def test_the_list_has_the_people_below_with_their_load(office: Office, vera: Actor):
    """Everybody below and nobody else; a piece of a name narrows the list."""
    await gives(office, "darya", "darya", "Своё", due_at=(now() - timedelta(hours=1)).isoformat())
    asked = await asks_whom(vera)
    assert vera.buttons(asked) == [
        "Борис Петров · задач нет",
        "Дарья Лебедева · 1 задача, просрочено: 1",
        "Отмена",
    ]
    await vera.types("лебе")
    narrowed = await vera.sees("По запросу «лебе»")
    assert len(vera.buttons(narrowed)) == 2
    await vera.sees_no_buttons(asked)
    await vera.types("Ольга")
    await vera.sees("По запросу «Ольга» никого не нашёл")


async def test_the_task_goes_over_with_a_word(office: Office, vera: Actor, given: Any):
    """The new assignee's list has it, and the word stands beside it."""
    await asks_whom(vera)
    await vera.taps("Борис Петров")
    await vera.sees("Что написать вместе с задачей?")
    await vera.types("Срочно <b>")
    done = await vera.sees("Теперь исполнитель: Борис Петров")
    assert not vera.buttons(done)
    held = await task(office, given)
    assert held["assignee"]["name"] == "Борис Петров"
    assert [each["text"] for each in held["comments"]] == ["Срочно <b>"]


@pytest.mark.rule("D2")
async def test_who_is_away_is_marked_and_asks_to_confirm(office: Office, vera: Actor, given: Any):
    """«В отпуске по …» stands in the list; only [Yes] hands it over."""
    today = now().astimezone(ZoneInfo("Europe/Moscow")).date()
    days = {"start": today.isoformat(), "end": (today + timedelta(days=13)).isoformat()}
    away = await office.desk.does("boris", "/api/absences", {"kind": "vacation"} | days)
    await office.desk.does("vera", f"/api/absences/{away['id']}/approve", {"version": 1})
    await asks_whom(vera)
    await vera.taps("🌴 Борис Петров · в отпуске по")
    await vera.taps("Пропустить")
    await vera.sees("Борис Петров: в отпуске по")
    assert (await task(office, given))["assignee"]["name"] == "Вера Соколова"
    await vera.taps("Да, передать")
    await vera.sees("Теперь исполнитель: Борис Петров")


@pytest.mark.rule("D4")
async def test_a_task_that_changed_meanwhile_is_shown_and_asked_again(
    office: Office, vera: Actor, given: Any
):
    """Oleg moved the due date while Vera was choosing."""
    await asks_whom(vera)
    await vera.taps("Борис Петров")
    change = {"version": given["version"], "title": "Большой отчёт"}
    await office.desk.does("oleg", f"/api/tasks/{given['id']}", change, method="PATCH")
    await vera.taps("Пропустить")
    await vera.sees("Задача уже изменилась")
    await vera.sees("Большой отчёт")
    await vera.sees("Кому передать")
    await vera.taps("Дарья Лебедева")
    await vera.taps("Пропустить")
    await vera.sees("Теперь исполнитель: Дарья Лебедева")


@pytest.mark.rule("D1", "D4")
async def test_who_was_dismissed_a_second_ago_is_told(office: Office, vera: Actor, given: Any):
    """The question stands again, without that person."""
    await asks_whom(vera)
    await vera.taps("Борис Петров")
    await vera.sees("Что написать")
    path = f"/api/employees/{office.desk.ids['boris']}"
    await office.desk.does("gleb", path, {"active": False}, method="PATCH")
    await vera.taps("Пропустить")
    await vera.sees("Борис Петров больше не работает в компании")
    asked = await vera.sees("Кому передать")
    assert not any("Борис" in label for label in vera.buttons(asked))


@pytest.mark.rule("D4")
async def test_of_two_managers_the_second_is_told(office: Office, vera: Actor, given: Any):
    """Oleg was quicker: the task is Darya's, and Vera sees it before she chooses again."""
    await asks_whom(vera)
    await vera.taps("Борис Петров")
    order = {"assignee_id": str(office.desk.ids["darya"]), "version": given["version"]}
    await office.desk.does("oleg", f"/api/tasks/{given['id']}/delegate", order)
    await vera.taps("Пропустить")
    await vera.sees("Задача уже изменилась")
    await vera.sees("Исполнитель: Дарья Лебедева")


@pytest.mark.rule("D5")
async def test_the_same_person_changes_nothing(office: Office):
    """Boris has it already: it is said, and the history has no line."""
    mine = await gives(office, "vera", "boris", "Отчёт")
    vera = await office.enters("vera")
    await vera.types("Задачи")
    await vera.taps("Порученные мной")
    await vera.taps("· Отчёт")
    await vera.taps("Делегировать")
    await vera.taps("Борис Петров")
    await vera.taps("Пропустить")
    await vera.sees("Ничего не изменилось: Борис Петров уже исполнитель")
    assert (await task(office, mine))["history"] == mine["history"]


@pytest.mark.rule("U6")
async def test_back_restart_and_cancel(office: Office, vera: Actor, given: Any):
    """The choice survives a restart; back returns to the list; cancel leaves the task alone."""
    await asks_whom(vera)
    await vera.taps("Борис Петров")
    asked = await vera.sees("Что написать")
    await office.restarts()
    await vera.taps_on(asked, "← Назад")
    await vera.sees_edited(asked, "Кому передать")
    await vera.sends_photo()
    await vera.sees("Здесь нужен текст")
    await vera.taps("Отмена")
    await vera.sees_toast("Хорошо, отменил")
    assert (await task(office, given))["assignee"]["name"] == "Вера Соколова"
