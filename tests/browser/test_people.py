"""The books of people at the page: two administrators, the tree, a leaver, a duplicate."""

import asyncio
import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Route, expect

from tests.browser.conftest import OpensScreen
from tests.browser.screen import Screen
from tests.browser.test_tickets import Enters
from tests.sandbox.people import BORIS, GLEB, VERA
from tests.stories.web import WebUser

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def hires(web: WebUser, name: str, **fields: Any) -> dict[str, Any]:
    """Somebody whom no other test knows."""
    return await web.post("/api/employees", {"name": f"{name} {uuid4().hex[:6]}", **fields})


def region(screen: Screen, name: str) -> Any:
    return screen.page.get_by_role("region", name=name)


@pytest.mark.rule("K4", "R3")
async def test_a_book_is_narrowed_by_its_address_and_a_phone_leads_to_its_owner(
    opens: OpensScreen, api: Enters
):
    """Filters live in the address; who has the number is said with the way to the card."""
    web = await api(GLEB)
    owner = await hires(web, "Пётр Хозяин", phone="+79995020202")
    person = await hires(web, "Яков Новый", role="agent")
    gleb = await opens(GLEB, viewport={"width": 1280, "height": 900})
    await gleb.goes("/settings/people?role=agent&managed=no")
    await gleb.sees(person["name"])
    await gleb.sees_not(owner["name"])
    await gleb.page.get_by_label("Любая роль").select_option("")
    await gleb.sees(owner["name"])
    await gleb.page.get_by_role("link", name=person["name"]).click()
    await gleb.fills("Телефон", "8 999 502")
    await gleb.sees("Пока не похоже на номер")
    await gleb.fills("Телефон", "8 (999) 502-02-02")
    await gleb.sees(f"за другим человеком: {owner['name']}")
    await gleb.page.get_by_role("link", name="Открыть карточку").first.click()
    await expect(gleb.page.get_by_label("Имя и фамилия", exact=True)).to_have_value(owner["name"])
    assert gleb.complaints == []


@pytest.mark.rule("K1")
async def test_a_row_on_a_phone_tells_who_approves_and_who_stands_in(
    opens: OpensScreen, api: Enters
):
    """Neither is cut off at 360 pixels."""
    web = await api(GLEB)
    boss, other = await hires(web, "Вера Верхова"), await hires(web, "Вася Запасной")
    person = await hires(web, "Юрий Строкин", manager_id=boss["id"], deputy_id=other["id"])
    gleb = await opens(GLEB)
    await gleb.goes(f"/settings/people?search={person['name']}")
    for words in (f"руководитель: {boss['name']}", f"заместитель: {other['name']}"):
        fact = gleb.page.get_by_text(words)
        await expect(fact).to_be_visible()
        assert await fact.evaluate("node => node.scrollHeight <= node.clientHeight + 1"), words
    assert gleb.complaints == []


@pytest.mark.rule("K1")
async def test_who_opens_a_line_right_after_typing_is_not_led_back(opens: OpensScreen):
    """The search that waits for a pause was asked for while the line's page was on its way."""
    screen = await opens(GLEB, service_workers="block")
    await screen.goes("/settings/people")
    line = screen.page.get_by_role("link", name=re.compile(BORIS.name))
    await expect(line).to_be_visible()

    async def late(route: Route) -> None:
        await asyncio.sleep(0.8)
        await route.continue_()

    await screen.page.route("**/_app/immutable/**", late)
    await screen.page.get_by_role("searchbox").fill("Борис")
    await line.click()
    await expect(screen.page).to_have_url(re.compile("/settings/people/[0-9a-f-]{36}$"))
    await expect(screen.page.get_by_role("heading", name=BORIS.name)).to_be_visible()


async def test_the_tree_is_walked_and_changed_by_keys_alone(opens: OpensScreen, api: Enters):
    """Enter chooses a manager; a circle is refused with a sentence; a branch closes."""
    web = await api(GLEB)
    boss, person = await hires(web, "Аарон Старший"), await hires(web, "Абрам Младший")
    gleb = await opens(GLEB, viewport={"width": 1280, "height": 900})
    await gleb.goes("/settings/people/tree")
    row = gleb.page.locator(f'[data-person="{person["id"]}"]')
    await row.focus()
    await gleb.page.keyboard.press("Enter")
    await gleb.page.keyboard.type(boss["name"])
    await expect(gleb.page.get_by_role("dialog").get_by_role("listitem")).to_have_count(1)
    await gleb.page.keyboard.press("Enter")
    await gleb.sees(f"новый руководитель — {boss['name']}")
    await expect(row).to_have_attribute("aria-level", "2")
    top = gleb.page.locator(f'[data-person="{boss["id"]}"]')
    await top.focus()
    await gleb.page.keyboard.press("Enter")
    await gleb.page.keyboard.type(person["name"])
    await expect(gleb.page.get_by_role("dialog").get_by_role("listitem")).to_have_count(1)
    await gleb.page.keyboard.press("Enter")
    await gleb.sees("Получится круг")
    await top.focus()
    await gleb.page.keyboard.press("ArrowLeft")
    await expect(row).to_have_count(0)
    await gleb.page.keyboard.press("ArrowRight")
    await gleb.page.keyboard.press("ArrowRight")
    await expect(row).to_be_focused()
    assert gleb.complaints == []


@pytest.mark.rule("D8", "R8")
async def test_somebody_leaves_and_then_the_data_goes(opens: OpensScreen, api: Enters):
    """What moves and to whom stands before the button; afterwards a page tells what was done; the
    data is handed out, then erased by name; where the name still stands is shown."""
    web = await api(GLEB)
    heir = await hires(web, "Вадим Преемник", role="agent")
    person = await hires(web, "Захар Уходящий", role="agent", manager_id=heir["id"])
    boris = await api(BORIS)
    task = {"text": "Сдать пропуск", "assignee_id": person["id"]}
    await web.post("/api/tasks", task)
    asked = await web.post("/api/tasks", {"text": f"Проводить: {person['name']}"})
    assert await boris.get("/api/me")
    gleb = await opens(GLEB)
    await gleb.goes(f"/settings/people/{person['id']}")
    await gleb.page.get_by_role("link", name="Отключить…").click()
    await gleb.sees("Сдать пропуск")
    await gleb.sees(f"→ {heir['name']}")
    await gleb.taps(f"Отключить: {person['name']}")
    await gleb.sees("Что сделано")
    await gleb.sees("Задачи переданы по правилам: 1")
    await gleb.page.get_by_role("link", name="К карточке").click()
    await gleb.page.get_by_role("link", name="Личные данные…").click()
    async with gleb.page.expect_download() as downloading:
        await gleb.taps("Скачать архив")
    assert (await downloading.value).suggested_filename.endswith(".zip")
    await gleb.fills(f"Чтобы подтвердить, впишите имя: {person['name']}", person["name"])
    await gleb.taps("Стереть навсегда")
    await gleb.sees("Личные данные стёрты")
    await gleb.sees(f"Задача №{asked['number']} «Проводить: {person['name']}»")
    await gleb.page.get_by_role("link", name="К карточке").click()
    await expect(gleb.page.get_by_role("heading", level=1)).to_have_text("Удалённый сотрудник")
    await gleb.sees("Личные данные этого человека стёрты")
    assert gleb.complaints == []


async def test_a_duplicate_leads_to_the_entry_that_stays(opens: OpensScreen, api: Enters):
    """The preview says what wins and what moves; the old address leads on."""
    web = await api(GLEB)
    stays = await hires(web, "Савва Первый")
    goes = await hires(web, "Савва Повтор", email=f"{uuid4().hex}@example.org")
    gleb = await opens(GLEB)
    await gleb.goes(f"/settings/people/{goes['id']}/merge")
    await gleb.taps("Выбрать")
    await gleb.page.get_by_role("dialog").get_by_role("searchbox").fill(stays["name"])
    await gleb.page.get_by_role("dialog").get_by_role("button", name=stays["name"]).click()
    await gleb.sees("(было пусто)")
    await gleb.fills(f"Чтобы подтвердить, впишите имя: {goes['name']}", goes["name"])
    await gleb.page.get_by_role("button", name="Объединить", exact=True).click()
    await expect(gleb.page.get_by_label("Имя и фамилия", exact=True)).to_have_value(stays["name"])
    email = gleb.page.get_by_label("Электронная почта", exact=True)
    await expect(email).to_have_value(goes["email"])
    await gleb.goes(f"/settings/people/{goes['id']}")
    await gleb.page.get_by_role("link", name=stays["name"]).click()
    await expect(gleb.page.get_by_label("Имя и фамилия", exact=True)).to_have_value(stays["name"])
    assert gleb.complaints == []


async def test_a_company_is_archived_after_it_is_said_what_stays(opens: OpensScreen, api: Enters):
    """Its notes are kept; its people are told; it comes back."""
    web = await api(GLEB)
    firm = await web.post("/api/clients", {"name": f"Незабудка {uuid4().hex[:6]}"})
    await web.post("/api/contacts", {"name": "Нина Одинокая", "client_ids": [firm["id"]]})
    gleb = await opens(GLEB)
    await gleb.goes(f"/settings/people/clients/{firm['id']}")
    await gleb.fills("Заметки", "Звонить после обеда")
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    await gleb.taps("Отправить в архив")
    dialog = gleb.page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Открытых заявок у неё нет")
    await expect(dialog).to_contain_text("Нина Одинокая")
    await dialog.get_by_role("button", name="Отправить в архив").click()
    await gleb.taps("Вернуть из архива")
    await gleb.sees("Компания возвращена")
    kept = await web.get(f"/api/clients/{firm['id']}")
    assert (kept["active"], kept["notes"]) == (True, "Звонить после обеда")
    assert gleb.complaints == []


@pytest.mark.rule("C9", "K1")
async def test_a_lead_says_who_is_on_duty(opens: OpensScreen):
    """From the profile, and of the own team alone; whoever leads none has no way there."""
    vera = await opens(VERA)
    await vera.goes("/profile")
    await vera.page.get_by_role("link", name="Дежурства в моих командах").click()
    team = region(vera, "Поддержка")
    duty = team.get_by_role("group", name="Дежурные")
    await duty.get_by_label(BORIS.name).check()
    await vera.page.reload()
    await vera.sees("Здесь то, что вы ввели раньше")
    await expect(duty.get_by_label(BORIS.name)).to_be_checked()
    await team.get_by_role("button", name="Сохранить").click()
    await expect(team).to_contain_text(f"сейчас дежурит: {BORIS.name}")
    await duty.get_by_label(BORIS.name).uncheck()
    await team.get_by_role("button", name="Сохранить").click()
    await expect(team).not_to_contain_text("сейчас дежурит")
    assert vera.complaints == []
    boris = await opens(BORIS)
    await boris.goes("/profile")
    await boris.sees("Токены API")
    await boris.sees_not("Дежурства")
