"""Tasks and absences at the page."""

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpensScreen
from tests.browser.test_tickets import Enters
from tests.sandbox.people import BORIS, DARYA, VERA
from tests.stories.waiting import eventually

URGENT = {"priority": "critical"}
pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.rule("X1", "P14")
async def test_a_task_is_opened_from_the_list_talked_about_and_done(
    opens: OpensScreen, api: Enters
):
    """The card has what the API allows this person; opened once, it is read without a network."""
    vera, boris_web = await api(VERA), await api(BORIS)
    boris_id = (await boris_web.get("/api/me"))["id"]
    draft = {"text": "Проверить <b>бэкапы</b>\nПо списку", "assignee_id": boris_id}
    task = await vera.post("/api/tasks", draft)
    boris = await opens(BORIS)
    await boris.goes("/tasks")
    await boris.page.get_by_text("Проверить <b>бэкапы</b>").click()
    await boris.sees("По списку")
    await expect(boris.button("Отменить задачу")).to_have_count(0)
    await boris.fills("Написать комментарий", "Начал со склада")
    await boris.taps("Отправить")
    await boris.sees("Начал со склада")
    await vera.post(f"/api/tasks/{task['id']}/comments", {"text": "Офис тоже"})
    await boris.sees("Офис тоже")
    await boris.taps("Готово")
    await boris.fills("Что получилось", "Все целы")
    await boris.page.get_by_role("dialog").get_by_role("button", name="Готово").click()
    await boris.sees("Выполнена")
    await boris.works_offline()
    await boris.context.set_offline(True)
    await boris.sees("Нет связи. Данные получены")
    now = await vera.get(f"/api/tasks/{task['id']}")
    assert now["status"] == "done"
    assert [each["text"] for each in now["comments"]][-1] == "Все целы"
    assert not boris.complaints


@pytest.mark.rule("D1", "N3")
async def test_a_task_is_written_put_off_and_handed_on_at_the_page(opens: OpensScreen, api: Enters):
    """The list of people shows their load; the assignee changes at once."""
    vera = await opens(VERA, viewport={"width": 1280, "height": 800})
    await vera.goes("/tasks/new")
    await vera.fills("Что нужно сделать", "Разобрать стойку")
    await vera.taps("Завтра")
    await vera.taps("Создать задачу")
    await expect(vera.page.get_by_role("heading", name="Разобрать стойку")).to_be_visible()
    await vera.taps("Отложить")
    await vera.taps("Завтра")
    await expect(vera.page.get_by_role("button", name="Напомню")).to_be_visible()
    await vera.taps("Делегировать")
    people = vera.page.get_by_role("dialog").get_by_role("listitem")
    await people.filter(has_text=BORIS.name).filter(has_text="задач").click()
    await vera.fills("Что написать вместе с задачей", "Ключ на вахте")
    await vera.page.get_by_role("dialog").get_by_role("button", name="Передать").click()
    await vera.sees(f"{VERA.name} → {BORIS.name}")
    given = (await (await api(BORIS)).get("/api/tasks?scope=mine&search=стойку"))["items"]
    assert [each["title"] for each in given] == ["Разобрать стойку"]


@pytest.mark.rule("A2", "A10")
async def test_an_absence_is_requested_and_approved_at_the_page(opens: OpensScreen):
    """The days are counted before anything is sent; the decision shows on the open page."""
    monday = date.today() + timedelta(days=28 - date.today().weekday())  # noqa: DTZ011
    boris = await opens(BORIS)
    await boris.goes("/absences/new")
    await boris.page.get_by_text("Без оплаты", exact=True).click()
    await boris.fills("Первый день", monday.isoformat())
    await boris.fills("Последний день", (monday + timedelta(days=1)).isoformat())
    await boris.sees("Согласует: Вера Соколова")
    await boris.fills("Комментарий", "Переезд")
    await boris.taps("Отправить на согласование")
    await boris.sees("Ждёт решения")
    vera = await opens(VERA)
    await vera.goes("/absences?view=approve")
    await vera.page.get_by_role("link").filter(has_text=BORIS.name).click()
    await vera.sees("Переезд")
    await vera.taps("Согласовать")
    await vera.sees("Согласовано")
    await boris.sees("Согласовано")
    assert not boris.complaints
    assert not vera.complaints


async def test_a_place_without_a_tab_is_behind_more(opens: OpensScreen):
    """On a phone four places have tabs, the others are one press further."""
    boris = await opens(BORIS)
    await boris.goes("/")
    await boris.taps("Ещё")
    await boris.page.get_by_role("link", name="Отсутствия").click()
    await boris.sees("Отпуск, осталось")


@pytest.mark.rule("G1")
async def test_working_hours_and_the_digests_hour_are_set_in_the_profile(
    opens: OpensScreen, api: Enters
):
    """Each change is kept at once; what cannot be is told and taken back."""
    darya = await opens(DARYA)
    await darya.goes("/profile")
    work = darya.page.get_by_role("region", name="Рабочее время")
    await work.get_by_label("Начало").fill("10:00")
    await work.get_by_label("Начало").blur()
    await darya.page.get_by_label("Во сколько").fill("10:30")
    await darya.page.get_by_label("Во сколько").blur()
    web = await api(DARYA)
    kept: dict[str, Any] = {}

    async def saved() -> bool:
        kept.update(await web.get("/api/me/schedule"))
        return kept["digest_at"] == "10:30:00"

    await eventually(saved, "the digest's hour kept")
    assert (kept["start"], kept["digest"]) == ("10:00:00", True)
    await work.get_by_label("Конец").fill("09:00")
    await work.get_by_label("Конец").blur()
    await darya.sees("Это значение не подходит")
    await expect(work.get_by_label("Конец")).to_have_value("18:00")


@pytest.mark.rule("Q15")
async def test_a_long_list_goes_on_while_others_add_to_it(opens: OpensScreen, api: Enters):
    """The next page begins after what was shown, whatever comes before it; back goes back."""
    web = await api(DARYA)
    me = (await web.get("/api/me"))["id"]
    for number in range(28):
        draft = {"title": f"Листаем {number:02}", "assignee_id": me, "priority": "normal"}
        await web.post("/api/tasks", draft)
    darya = await opens(DARYA)
    await darya.goes("/tasks?search=Листаем")
    await darya.sees("1–25 из 28")
    await darya.sees("Листаем 24")
    await darya.taps("Дальше")
    await darya.sees("26–28 из 28")
    await darya.sees("Листаем 25")
    await expect(darya.button("Дальше")).to_be_disabled()
    await web.post("/api/tasks", {"title": "Листаем срочно", "assignee_id": me} | URGENT)
    await darya.sees("26–28 из 29")
    await darya.page.reload()
    await darya.sees("26–28 из 29")
    await darya.sees_not("Листаем 24")
    await darya.taps("Назад")
    await darya.sees("1–25 из 29")
    await darya.sees("Листаем срочно")
    assert not darya.complaints
