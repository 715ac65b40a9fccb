"""Two administrators who save the same thing: neither overwrites the other unseen."""

import asyncio
import re
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Route, expect

from tests.browser.conftest import OpensScreen
from tests.browser.test_people import hires
from tests.browser.test_rules import put_back
from tests.browser.test_tickets import Enters
from tests.sandbox.people import GLEB
from tests.stories.web import WebUser

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.rule("K1")]
LARISA = replace(GLEB, name="Лариса Вторая", email="larisa@vestovoy.example")
"""An administrator beside Gleb."""
HERS = "сорок два синих кита"


async def test_the_second_of_two_administrators_sees_both_values(opens: OpensScreen, api: Enters):
    """What was typed survives a reload; what the other changed elsewhere stays as it is; of one
    field both values are shown, to choose from."""
    web = await api(GLEB)
    person = await hires(web, "Иван Второй", phone="+79995010101")
    gleb = await opens(GLEB)
    await gleb.goes(f"/settings/people/{person['id']}")
    await gleb.sees("Узнаем по номеру +7 999 501-01-01")
    await gleb.fills("Имя и фамилия", "Иван Моё")
    await gleb.page.reload()
    name = gleb.page.get_by_label("Имя и фамилия", exact=True)
    await expect(name).to_have_value("Иван Моё")
    await gleb.sees("Изменено: имя и фамилия")
    path = f"/api/employees/{person['id']}"
    await web.patch(path, {"name": "Иван Чужое", "mattermost_login": "ivan.other"})
    await gleb.taps("Сохранить")
    await gleb.sees("здесь записали: «Иван Чужое»")
    login = gleb.page.get_by_label("Логин в Mattermost", exact=True)
    await expect(login).to_have_value("ivan.other")
    await gleb.taps("Оставить моё")
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    kept = await web.get(path)
    assert (kept["name"], kept["mattermost_login"]) == ("Иван Моё", "ivan.other")
    expected = [each for each in gleb.complaints if "409" not in each]
    assert expected == []


async def test_of_two_who_promise_a_company_the_second_reads_what_the_first_did(
    opens: OpensScreen, api: Enters
):
    """In words, to choose from."""
    web = await api(GLEB)
    company = await web.post("/api/clients", {"name": f"Пион {uuid4().hex[:6]}"})
    screen = await opens(GLEB)
    await screen.goes(f"/settings/people/clients/{company['id']}")
    await screen.page.get_by_role("switch", name="Низкий: свои сроки").check()
    other = {"critical": {"reaction_minutes": 5, "solution_minutes": 90}}
    await web.patch(f"/api/clients/{company['id']}", {"sla_targets": other})
    await screen.taps("Сохранить")
    await screen.sees("здесь записали: «Критический: первый ответ за 5 мин, решение за 1 ч 30 мин»")
    await screen.taps("Взять это")
    await screen.sees("Свои сроки: критический.")


async def comes_to_help(gleb: WebUser) -> None:
    """Larisa is hired and has a password."""
    draft = {"name": LARISA.name, "email": LARISA.email, "role": "admin"}
    person = await gleb.post("/api/employees", draft)
    link = await gleb.post(f"/api/employees/{person['id']}/password-link")
    token = link["url"].partition("#")[2] or link["url"].rpartition("/")[2]
    await gleb.post("/api/password", {"token": token, "password": HERS})


async def test_two_administrators_on_one_page_lose_nothing_of_each_other(
    opens: OpensScreen, api: Enters
):
    """The second one is told who saved what meanwhile: of the same field both values are shown, to
    choose from; what only the other changed comes in and says so; what was typed stays, also over a
    reload."""
    await comes_to_help(await api(GLEB))
    gleb, larisa = await opens(GLEB), await opens()
    await gleb.goes("/settings/retention")
    await larisa.logs_in(LARISA, password=HERS)
    await expect(larisa.button("Войти")).to_have_count(0)
    await larisa.goes("/settings/retention")
    await larisa.sees("Действуют значения по умолчанию.")
    await gleb.fills("Доставки и уведомления, дней", "60")
    await gleb.fills("Журнал действий, дней", "400")
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    await larisa.fills("Доставки и уведомления, дней", "45")
    await larisa.taps("Сохранить")
    await larisa.sees(f"кто-то изменил то же самое (это {GLEB.name})")
    await larisa.sees("здесь записали: «60»")
    await larisa.sees("Пока вы правили, здесь записали новое значение.")
    actions = larisa.page.get_by_label("Журнал действий, дней", exact=True)
    await expect(actions).to_have_value("400")
    mine = larisa.page.get_by_label("Доставки и уведомления, дней", exact=True)
    await expect(mine).to_have_value("45")
    await larisa.page.reload()
    await larisa.sees("здесь записали: «60»")
    await expect(mine).to_have_value("45")
    await larisa.taps("Оставить моё")
    await larisa.taps("Сохранить")
    await larisa.sees("Сохранено")
    await larisa.sees(f"Изменил(а) {LARISA.name}")
    kept = await (await api(GLEB)).get("/api/admin/retention")
    assert (kept["deliveries_days"], kept["audit_days"]) == (45, 400)
    # Gleb still looks at his own: he would put back what Larisa has just saved.
    await gleb.taps("Вернуть по умолчанию")
    again = gleb.page.get_by_role("dialog").get_by_role("button", name="Вернуть по умолчанию")
    await again.click()
    await gleb.sees("Пока вы смотрели, это изменили. Показываем, как стало.")
    await gleb.sees(f"Изменил(а) {LARISA.name}")
    await again.click()
    await gleb.sees("Действуют значения по умолчанию.")


async def test_two_who_mark_days_and_two_who_write_texts_keep_them_all(
    opens: OpensScreen, api: Enters
):
    """A day, a text in a language and a priority are fields of their own: who changed another one
    is asked nothing, and saves both."""
    web, gleb = await api(GLEB), await opens(GLEB)
    path = "/api/admin/work-calendar/2028"
    await gleb.goes("/settings/calendar?year=2028")
    await gleb.page.get_by_role("button", name="13 июля").click()
    year: Any = await web.get(path)
    lists = {name: year[name] for name in ("statutory", "holidays", "workdays", "shortened")}
    await web.put(path, lists | {"holidays": [*lists["holidays"], "2028-07-14"]})
    await gleb.taps("Сохранить")
    await gleb.sees(f"здесь что-то изменили (это {GLEB.name})")
    await gleb.sees("14 июл. 2028")
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    kept: Any = await web.get(path)
    assert {"2028-07-13", "2028-07-14"} <= set(kept["holidays"])
    await gleb.goes("/settings/texts")
    await gleb.page.get_by_label("Русский").first.fill("Здравствуйте! Это «Ромашка».")
    await web.put("/api/admin/bot-texts", {"welcome": {"en": "Hello from Romashka."}})
    await gleb.taps("Сохранить")
    await gleb.sees("Ваши правки на месте")
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    told: Any = await web.get("/api/admin/bot-texts")
    assert told["welcome"] == {"ru": "Здравствуйте! Это «Ромашка».", "en": "Hello from Romashka."}
    await put_back(gleb)


async def test_of_two_who_rewrite_a_letter_one_chooses(opens: OpensScreen, api: Enters):
    """The words of both stand there until one of them is taken."""
    web, gleb = await api(GLEB), await opens(GLEB)
    await gleb.goes("/settings/templates/ticket_opened/ru")
    text = gleb.page.get_by_label("Текст письма", exact=True)
    await text.fill("Моё: {{ news }}")
    await web.put("/api/admin/templates/ticket_opened/ru", {"body": "Чужое: {{ news }}"})
    await gleb.taps("Сохранить")
    await gleb.sees("здесь записали: «Чужое: {{ news }}»")
    await gleb.taps("Взять это")
    await expect(text).to_have_value("Чужое: {{ news }}")
    await gleb.taps("Вернуть встроенный")
    await gleb.page.get_by_role("dialog").get_by_role("button").last.click()
    await expect(text).to_have_value(re.compile("Здравствуйте"))


async def test_of_two_who_set_a_channel_up_one_chooses(opens: OpensScreen, api: Enters):
    """What only the other changed comes in, and the secret that was typed stays, unshown, where it
    is: whoever saves it is told that another may have been saved."""
    web, gleb = await api(GLEB), await opens(GLEB)
    path = "/api/admin/channels/telegram-staff"
    before: Any = await web.get(path)
    await gleb.goes("/settings/channels/telegram-staff")
    await gleb.fills("Часы поддержки", "9–18")
    token = gleb.page.get_by_label("Токен бота")
    await token.fill("42:TYPED-AND-NOT-SENT-YET-BY-ANYBODY-AT-ALL")
    theirs = {"support_hours": "10–19", "support_phone": "+7 495 000-00-00"}
    await web.put(path, {"enabled": True, "settings": before["settings"] | theirs})
    await gleb.taps("Сохранить")
    await gleb.sees(f"кто-то изменил то же самое (это {GLEB.name})")
    await gleb.sees("здесь записали: «10–19»")
    await gleb.sees("Будет записано то, что ввели вы.")
    await expect(gleb.page.get_by_label("Телефон поддержки")).to_have_value("+7 495 000-00-00")
    await expect(token).to_have_value("42:TYPED-AND-NOT-SENT-YET-BY-ANYBODY-AT-ALL")
    await gleb.taps("Оставить моё")
    await token.fill(before["settings"]["token"])
    await gleb.page.get_by_role("switch", name="Канал включён").uncheck()  # It may have no token.
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    kept: Any = await web.get(path)
    assert kept["settings"] == before["settings"] | theirs | {"support_hours": "9–18"}
    assert kept["version"] == before["version"] + 2
    await web.put(path, {"enabled": before["enabled"], "settings": before["settings"]})


async def test_the_words_that_came_meanwhile_are_read_before_the_refusal_is_told(
    opens: OpensScreen, api: Enters
):
    """Also over a slow line: who is asked to save once more saves with the next press."""
    web, gleb = await api(GLEB), await opens(GLEB, service_workers="block")
    path = "/api/admin/bot-texts"
    await gleb.goes("/settings/texts")
    greeting = gleb.page.get_by_label("Русский").nth(1)
    await greeting.fill("Здравствуйте, {name}! Это «Ромашка».")
    await web.put(path, {"greeting": {"en": "Hello, {name}!"}})

    async def later(route: Route) -> None:
        if route.request.method == "GET":
            await asyncio.sleep(1)
        await route.continue_()

    await gleb.page.route(f"**{path}", later)
    await gleb.taps("Сохранить")
    await gleb.sees("ваши правки на месте")
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    await put_back(gleb)
