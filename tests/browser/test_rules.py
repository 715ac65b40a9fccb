"""The rules of the desk, kept by somebody who knows no other way than the pages."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import FilePayload, Route, expect

from tests.browser.conftest import OpensScreen
from tests.browser.screen import Screen
from tests.files.test_rules import PNG
from tests.sandbox.people import BORIS, GLEB, Person
from tests.stories.web import WebUser

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.rule("K1")]
Enters = Callable[[Person], Awaitable[WebUser]]


async def put_back(screen: Screen) -> None:
    """By the button, and the second one that asks."""
    await screen.taps("Вернуть по умолчанию")
    await screen.sees("Вернуть значения по умолчанию?")
    await (
        screen.page.get_by_role("dialog").get_by_role("button", name="Вернуть по умолчанию").click()
    )
    await screen.sees("Действуют значения по умолчанию.")


async def test_promised_times_are_seen_kept_and_put_back(opens: OpensScreen):
    """The example follows what is typed; what cannot be is said at the field; a reload loses
    nothing; the page says who changed it."""
    screen = await opens(GLEB)
    await screen.goes("/settings")
    await screen.page.get_by_role("link", name="Обещанные сроки").click()
    await screen.sees("Заявка с высоким приоритетом, открытая сейчас: ответим")
    await screen.sees("По умолчанию: 15 мин.")
    heading = screen.page.get_by_role("heading", name="Высокий", exact=True)
    high = screen.page.locator("section").filter(has=heading)
    example = await high.get_by_role("paragraph").last.inner_text()
    hours = high.get_by_label("Решение за, часы")
    await hours.fill("0")
    await hours.blur()
    await screen.taps("Сохранить")
    said = await hours.evaluate("field => field.validationMessage")
    assert said == "Решение не может быть раньше первого ответа."
    await hours.fill("40")
    await hours.blur()
    await expect(high.get_by_role("paragraph").last).to_contain_text("Заявка с высоким")
    await expect(high.get_by_role("paragraph").last).not_to_have_text(example)
    await screen.page.reload()
    await screen.sees("Здесь то, что вы ввели раньше и не отправили.")
    await expect(hours).to_have_value("40")
    await screen.taps("Сохранить")
    await screen.sees("Сохранено")
    await screen.sees(f"Изменил(а) {GLEB.name}")
    await put_back(screen)
    await expect(hours).to_have_value("9")


async def test_a_company_is_promised_times_of_its_own(opens: OpensScreen, api: Enters):
    """What all have stands there first; nonsense is said at the field; what is kept holds for its
    tickets, an agent reads it at the company, and the desk's page leads to the card, where it is
    put back."""
    web = await api(GLEB)
    company = await web.post("/api/clients", {"name": f"Барвинок {uuid4().hex[:6]}"})
    card = f"/settings/people/clients/{company['id']}"
    screen = await opens(GLEB)
    await screen.goes(card)
    await screen.sees("Своих сроков нет: действуют общие, как у всех.")
    await screen.sees("Как у всех: первый ответ за 1 ч, решение за 9 ч.")
    await screen.page.get_by_role("switch", name="Высокий: свои сроки").check()
    section = screen.page.get_by_role("region", name="Обещанные сроки")
    minutes = section.get_by_label("Первый ответ за, минуты")
    hours = section.get_by_label("Решение за, часы")
    await hours.fill("0")
    await hours.blur()
    await screen.taps("Сохранить")
    said = await hours.evaluate("field => field.validationMessage")
    assert said == "Решение не может быть раньше первого ответа."
    await hours.fill("3")
    await minutes.fill("20")
    await minutes.blur()
    await screen.page.reload()
    await expect(minutes).to_have_value("20")
    await screen.sees("Изменено: обещанные сроки")
    await screen.taps("Сохранить")
    await screen.sees("Сохранено")
    kept = await web.get(f"/api/clients/{company['id']}")
    assert kept["sla_targets"] == {"high": {"reaction_minutes": 80, "solution_minutes": 180}}
    boris = await opens(BORIS)
    await boris.goes(f"/clients/{company['id']}")
    await boris.sees("Свои сроки: высокий. В остальном сроки общие, как у всех.")
    await boris.sees("Высокий: первый ответ за 1 ч 20 мин, решение за 3 ч")
    assert boris.complaints == []
    await screen.goes("/settings/promises")
    await screen.page.get_by_role("link", name=company["name"]).click()
    await screen.sees("Свои сроки: высокий.")
    await screen.taps("Вернуть общие сроки")
    await screen.taps("Сохранить")
    await screen.sees("Сохранено")
    assert (await web.get(f"/api/clients/{company['id']}"))["sla_targets"] is None
    await screen.goes("/settings/promises")
    await screen.sees("Действуют значения по умолчанию.")
    await screen.sees_not(company["name"])
    # The example of what cannot be promised is refused.
    assert [each for each in screen.complaints if "422" not in each] == []


async def test_a_year_is_marked_by_hand_and_by_keys(opens: OpensScreen, api: Enters):
    """A day off of one's own by a click, a short day by the keyboard alone; then put back."""
    screen = await opens(GLEB)
    await screen.goes("/settings/calendar?year=2027")
    await screen.page.get_by_role("button", name="15 июля").click()
    await screen.page.get_by_role("button", name="16 июля").press("Enter")
    await screen.page.get_by_label("Короткий", exact=True).check(force=True)
    await screen.page.locator("#day-2027-07-15").focus()
    await screen.page.keyboard.press("ArrowLeft")
    await screen.page.keyboard.press("Enter")
    await screen.taps("Сохранить")
    await screen.sees("Сохранено")
    gleb = await api(GLEB)
    kept: Any = await gleb.get("/api/admin/work-calendar/2027")
    assert {"2027-07-15", "2027-07-16"} <= set(kept["holidays"])
    assert "2027-07-14" in kept["shortened"]
    await screen.taps("Вернуть по умолчанию")
    await (
        screen.page.get_by_role("dialog").get_by_role("button", name="Вернуть по умолчанию").click()
    )
    await screen.sees("Действует календарь по умолчанию")
    kept = await gleb.get("/api/admin/work-calendar/2027")
    assert not kept["edited"]


async def test_a_balance_is_corrected_with_its_reason(opens: OpensScreen):
    """Found by name; the reason stays below with who gave it."""
    screen = await opens(GLEB)
    await screen.goes("/settings/balances")
    await screen.fills("Имя, почта или телефон", "Борис")
    await screen.page.get_by_role("link", name="Борис Петров").click()
    await screen.fills("Добавить дней", "3")
    await screen.sees("Станет:")
    await screen.taps("Поправить")
    reason = screen.page.get_by_label("Почему")
    assert not await reason.evaluate("field => field.checkValidity()")
    await reason.fill("С прошлой работы")
    await reason.press("Enter")
    await screen.sees("Остаток исправлен")
    row = screen.page.get_by_role("listitem").filter(has_text="С прошлой работы")
    await expect(row).to_contain_text("+3")
    await expect(row).to_contain_text(GLEB.name)


async def test_the_desk_has_a_name_and_its_own_words(opens: OpensScreen):
    """A colour on which nothing can be read is refused in words; the title has the name at once."""
    screen = await opens(GLEB)
    await screen.goes("/settings/look")
    await screen.fills("Название службы", "Поддержка «Ромашки»")
    color = screen.page.get_by_label("Цвет")
    await color.fill("#ffff00")
    await screen.taps("Сохранить")
    said = await color.evaluate("field => field.validationMessage")
    assert said.startswith("Слишком светлый")
    await color.fill("#0f766e")
    await screen.taps("Сохранить")
    await screen.sees("Сохранено")
    await expect(screen.page).to_have_title("Название и вид · Поддержка «Ромашки»")
    picture = FilePayload(name="logo.png", mimeType="image/png", buffer=PNG)
    await screen.page.get_by_label("Выбрать картинку").set_input_files(picture)
    await expect(screen.page.get_by_alt_text("Логотип сейчас")).to_be_visible()
    large = FilePayload(name="big.png", mimeType="image/png", buffer=bytes(200 * 1024 + 1))
    await screen.page.get_by_label("Выбрать картинку").set_input_files(large)
    await screen.sees("Нужна картинка PNG, JPEG или WebP не больше 200 КБ.")
    await put_back(screen)
    await screen.goes("/settings/texts")
    await screen.page.get_by_label("Русский").first.fill("Это «Ромашка». Поделитесь номером.")
    await screen.taps("Сохранить")
    await screen.sees(f"Изменил(а) {GLEB.name}")
    await put_back(screen)


@pytest.mark.parametrize("late", ["/api/admin/retention", "/api/admin/settings"])
async def test_the_form_comes_whichever_of_its_answers_is_late(
    opens: OpensScreen, late: str
) -> None:
    """What holds, and what would hold by default, are asked at once."""
    screen = await opens(GLEB, service_workers="block")

    async def later(route: Route) -> None:
        await asyncio.sleep(0.7)
        await route.continue_()

    await screen.page.route(f"**{late}", later)
    await screen.goes("/settings/retention")
    await screen.sees("Доставки и уведомления, дней")


async def test_a_press_is_heard_that_follows_a_mended_field(opens: OpensScreen) -> None:
    """What the example says comes and goes with what is typed; nothing moves under the press."""
    screen = await opens(GLEB)
    await screen.goes("/settings/promises")
    heading = screen.page.get_by_role("heading", name="Низкий", exact=True)
    low = screen.page.locator("section").filter(has=heading)
    hours = low.get_by_label("Решение за, часы")
    await screen.sees("Заявка с низким приоритетом, открытая сейчас: ответим")
    await hours.fill("0")
    await screen.taps("Сохранить")
    await hours.fill("91")
    await screen.taps("Сохранить")
    await screen.sees("Сохранено")
    await put_back(screen)
