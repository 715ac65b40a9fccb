"""What was typed into a form waits until it is sent, for whoever typed it and nobody else."""

from uuid import uuid4

import pytest
from playwright.async_api import Locator, Route, expect

from tests.browser.conftest import OpensScreen
from tests.browser.screen import Screen
from tests.browser.test_tickets import Enters, opened
from tests.sandbox.people import BORIS, DARYA, GLEB

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.rule("K1")]

LEFT = "Здесь то, что вы ввели раньше и не отправили."
KEPT = "() => Object.entries(sessionStorage).filter(([key]) => key.startsWith('typed:')).flat()"
DIALOGS = {
    "employee": ("/settings/people", "Добавить сотрудника", "Имя и фамилия"),
    "contact": ("/settings/people/contacts", "Добавить клиента", "Имя и фамилия"),
    "client": ("/settings/people/clients", "Добавить компанию", "Название компании"),
    "team": ("/settings/teams", "Добавить команду", "Название"),
    "category": ("/settings/categories", "Добавить категорию", "Название"),
    "reply": ("/settings/replies", "Добавить ответ", "Текст ответа"),
    "token": ("/profile/tokens", "Создать токен", "Название"),
}
PAGES = {
    "ticket": ("/tickets/new", "Что случилось"),
    "task": ("/tasks/new", "Что нужно сделать"),
    "absence": ("/absences/new", "Комментарий"),
}


def field(screen: Screen, label: str) -> Locator:
    return screen.page.get_by_label(label, exact=True)


async def presses(screen: Screen, name: str) -> None:
    """The button in the dialog that stands above all."""
    await screen.page.get_by_role("dialog").last.get_by_role("button", name=name).click()


@pytest.mark.parametrize("form", DIALOGS)
async def test_a_dialog_keeps_its_words_over_a_reload(opens: OpensScreen, form: str):
    """It says so, and begins anew when it is told to."""
    path, add, label = DIALOGS[form]
    gleb = await opens(GLEB)
    await gleb.goes(path)
    await gleb.page.get_by_role("button", name=add).first.click()
    await expect(gleb.page.get_by_role("dialog").locator("input, textarea").first).to_be_focused()
    await gleb.fills(label, "Недописанное")
    await gleb.page.reload()
    await gleb.page.get_by_role("button", name=add).first.click()
    await gleb.sees(LEFT)
    await expect(field(gleb, label)).to_have_value("Недописанное")
    await gleb.taps("Начать заново")
    await expect(field(gleb, label)).to_have_value("")
    assert await gleb.page.evaluate(KEPT) == []
    assert gleb.complaints == []


@pytest.mark.parametrize("form", PAGES)
async def test_a_page_keeps_its_words_over_a_reload(opens: OpensScreen, form: str):
    """Of a new ticket, a task, an absence."""
    path, label = PAGES[form]
    boris = await opens(BORIS)
    await boris.goes(path)
    await boris.fills(label, "Недописанное")
    await boris.page.reload()
    await boris.sees(LEFT)
    await expect(field(boris, label)).to_have_value("Недописанное")


async def writes_alone(route: Route) -> None:
    await (route.abort() if route.request.method == "GET" else route.continue_())


async def test_a_comment_outlives_its_session_and_is_nobody_elses(opens: OpensScreen, api: Enters):
    """After the login the person goes on where the words are; in between another one finds none."""
    ticket = await opened(await api(DARYA), "Скрипит дверь")
    boris = await opens(BORIS)
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.fills("Ответ клиенту", "Смажем завтра")
    # Whatever is asked next finds the session ended: here it is the comment, and no read before it.
    await boris.page.route("**/api/**", writes_alone)
    await boris.context.clear_cookies()
    await boris.taps("Отправить")
    await boris.page.wait_for_url("**/login*")
    await boris.page.unroute("**/api/**")
    await boris.logs_in_here(BORIS)
    await expect(field(boris, "Ответ клиенту")).to_have_value("Смажем завтра")
    await boris.context.clear_cookies()
    await boris.logs_in(GLEB)
    assert await boris.page.evaluate(KEPT) == []


async def test_a_comment_that_was_sent_is_kept_no_more(opens: OpensScreen, api: Enters):
    """Nor does it go along to another ticket."""
    darya = await api(DARYA)
    ticket, other = await opened(darya, "Капает кран"), await opened(darya, "Гудит труба")
    boris = await opens(BORIS)
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.fills("Ответ клиенту", "Уже едем")
    await boris.page.reload()
    await boris.goes(f"/tickets/{other['number']}")
    await expect(field(boris, "Ответ клиенту")).to_have_value("")
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.taps("Отправить")
    await expect(field(boris, "Ответ клиенту")).to_have_value("")
    assert await boris.page.evaluate(KEPT) == []


async def test_a_reason_waits_until_the_act_is_done(opens: OpensScreen, api: Enters):
    """A network that is away eats no words: the dialog has them when it opens again."""
    ticket = await opened(await api(DARYA), "Не тот этаж")
    boris = await opens(BORIS)
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.taps("Отменить заявку")
    await boris.fills("Причина, если она есть", "Ошиблись дверью")
    await boris.context.set_offline(True)
    await presses(boris, "Отменить заявку")
    await expect(boris.page.get_by_role("dialog")).to_have_count(0)
    await boris.context.set_offline(False)
    await boris.page.reload()
    await boris.taps("Отменить заявку")
    await expect(field(boris, "Причина, если она есть")).to_have_value("Ошиблись дверью")
    await presses(boris, "Отменить заявку")
    await boris.sees("Отменена")
    assert await boris.page.evaluate(KEPT) == []


async def test_an_edit_meets_what_another_wrote_meanwhile(opens: OpensScreen, api: Enters):
    """The own words survive a reload; of the same field both are shown, to choose from."""
    darya = await api(DARYA)
    ticket = await opened(darya, "Темно в коридоре")
    boris = await opens(BORIS)
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.taps("Изменить")
    await boris.fills("Тема", "Темно у лифта")
    change = {"title": "Темно на лестнице", "version": ticket["version"]}
    async with darya.session.patch(f"/api/tickets/{ticket['id']}", json=change) as answer:
        assert answer.status == 200, await answer.text()
    await boris.page.reload()
    await boris.taps("Изменить")
    await boris.sees("здесь записали: «Темно на лестнице»")
    await boris.taps("Оставить моё")
    await presses(boris, "Сохранить")
    await expect(boris.page.get_by_role("heading", name="Темно у лифта")).to_be_visible()
    assert await boris.page.evaluate(KEPT) == []


async def test_the_second_who_keeps_a_team_sees_what_changed(opens: OpensScreen, api: Enters):
    """The other's channel comes into the form; the own name stays and is saved."""
    web = await api(GLEB)
    name = f"Команда {uuid4().hex[:6]}"
    team = await web.post("/api/teams", {"name": name})
    gleb = await opens(GLEB)
    await gleb.goes("/settings/teams")
    await gleb.page.get_by_role("button", name=name).click()
    await gleb.fills("Название", f"{name} моя")
    other = {"name": f"{name} чужая", "mattermost_channel": "support"}
    async with web.session.put(f"/api/teams/{team['id']}", json=other) as answer:
        assert answer.status == 200, await answer.text()
    await gleb.taps("Сохранить")
    await gleb.sees(f"здесь записали: «{name} чужая»")
    await gleb.taps("Оставить моё")
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    found = (await web.get(f"/api/teams?search={name}"))["items"]
    kept = [(each["name"], each["mattermost_channel"]) for each in found]
    assert kept == [(f"{name} моя", "support")]


async def test_no_secret_waits_in_the_tab(opens: OpensScreen):
    """Of a channel's form all is kept but what opens its counterpart."""
    gleb = await opens(GLEB)
    await gleb.goes("/settings/channels/telegram-staff")
    await gleb.page.get_by_role("switch").first.click()
    await gleb.page.locator("input[type=password]").first.fill("42:SECRET-WORD")
    kept = str(await gleb.page.evaluate(KEPT))
    assert "channel:telegram-staff" in kept
    assert "SECRET-WORD" not in kept


async def test_a_contact_without_a_company_is_asked_for_one(opens: OpensScreen):
    """And the phone says how it will be matched, as on the card."""
    gleb = await opens(GLEB)
    await gleb.goes("/settings/people/contacts?new")
    await gleb.fills("Имя и фамилия", "Фома Безродный")
    await gleb.fills("Телефон", "8 (999) 501-77-88")
    await gleb.sees("Узнаем по номеру +7 999 501-77-88")
    await gleb.taps("Добавить")
    lack = gleb.page.get_by_role("dialog").locator("input:invalid")
    assert await lack.evaluate("field => field.validationMessage") == "Выберите компанию."


@pytest.mark.rule("P14")
async def test_who_logs_out_is_asked_about_words_that_would_go(opens: OpensScreen):
    """Everywhere is asked about in any case; here only where something waits."""
    boris = await opens(BORIS)
    await boris.goes("/tasks/new")
    await boris.fills("Что нужно сделать", "Недописанное")
    await boris.goes("/profile")
    await boris.taps("Выйти на всех устройствах")
    await boris.sees("Все ваши открытые сеансы закончатся")
    await presses(boris, "Назад")
    await boris.taps("Выйти")
    await boris.sees("вы ввели и не отправили")
    await presses(boris, "Выйти")
    await expect(boris.button("Войти")).to_be_visible()
    assert await boris.page.evaluate(KEPT) == []
