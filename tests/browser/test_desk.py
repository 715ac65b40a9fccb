"""The desk behind a ticket, and the pages that rule it."""

import re

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser.conftest import OpensScreen
from tests.browser.screen import Screen
from tests.browser.test_tickets import Enters, opened
from tests.sandbox.people import BORIS, DARYA, GLEB

pytestmark = pytest.mark.asyncio(loop_scope="session")
WIDE = {"width": 1280, "height": 800}


async def test_a_ticket_gets_a_category_a_link_a_follower_and_a_task(
    opens: OpensScreen, api: Enters
):
    """Each shows at once beside the ticket; the task knows its ticket."""
    gleb, darya = await api(GLEB), await api(DARYA)
    await gleb.post("/api/categories", {"name": "Видеосвязь"})
    ticket, other = await opened(darya, "Нет звука"), await opened(darya, "Нет картинки")
    boris = await opens(BORIS, viewport=WIDE)
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.taps("Изменить")
    await dialog(boris).get_by_label("Категория").select_option(label="Видеосвязь")
    await dialog(boris).get_by_role("button", name="Сохранить").click()
    await boris.sees("Видеосвязь")
    await boris.taps("Связать с заявкой")
    await boris.fills("Номер другой заявки", str(other["number"]))
    await dialog(boris).get_by_role("button", name="Связать").click()
    await expect(boris.page.get_by_role("link", name="Нет картинки")).to_be_visible()
    await boris.taps("Добавить наблюдателя")
    await dialog(boris).get_by_role("button", name=DARYA.name).click()
    await expect(boris.button(f"Убрать из наблюдателей: {DARYA.name}")).to_be_visible()
    await boris.page.get_by_role("link", name="Создать задачу").click()
    await boris.fills("Что нужно сделать", "Проверить микрофон")
    await boris.taps("Создать задачу")
    await boris.page.get_by_role("link", name=f"Заявка №{ticket['number']}").click()
    await boris.sees("Проверить микрофон")
    now = await darya.get(f"/api/tickets/{ticket['id']}")
    assert now["category"]["name"] == "Видеосвязь"
    assert [each["ticket"]["id"] for each in now["links"]] == [other["id"]]
    assert DARYA.name in [each["name"] for each in now["watchers"]]
    own = await (await api(BORIS)).get(f"/api/tickets/{ticket['id']}")
    assert [each["title"] for each in own["tasks"]] == ["Проверить микрофон"]
    assert not boris.complaints


async def test_a_ready_reply_is_kept_and_sent_with_the_tickets_own_names(
    opens: OpensScreen, api: Enters
):
    """A wrong variable is named; the right ones are filled in where the answer is written."""
    darya = await api(DARYA)
    ticket = await opened(darya, "Медленный интернет")
    gleb = await opens(GLEB)
    await gleb.goes("/settings/replies")
    await gleb.taps("Добавить ответ")
    await gleb.fills("Название", "Приняли в работу")
    await gleb.fills("Текст ответа", "Заявку {{ nummer }} приняли")
    await gleb.taps("Сохранить")
    await expect(gleb.page.get_by_role("alert")).to_contain_text("nummer")
    await gleb.fills("Текст ответа", "Заявку №{{ number }} приняли")
    await gleb.taps("Сохранить")
    await gleb.sees("Приняли в работу")
    await gleb.goes(f"/tickets/{ticket['number']}")
    await gleb.taps("Готовые ответы")
    await dialog(gleb).get_by_role("button", name="Приняли в работу").click()
    words = f"Заявку №{ticket['number']} приняли"
    await expect(gleb.page.get_by_label("Ответ клиенту")).to_have_value(words)


async def test_a_team_gets_its_rule(opens: OpensScreen, api: Enters):
    """Who is in it and how it gives out new tickets is saved as it was chosen."""
    gleb = await opens(GLEB)
    await gleb.goes("/settings/teams")
    await gleb.taps("Добавить команду")
    await gleb.fills("Название", "Сетевики")
    await dialog(gleb).get_by_text("Наименее занятому").click()
    await gleb.page.get_by_role("group", name="Состав").get_by_role("button").click()
    await dialog(gleb).last.get_by_role("button", name=BORIS.name).click()
    await gleb.taps("Сохранить")
    await gleb.sees("Сетевики")
    teams = (await (await api(GLEB)).get("/api/teams"))["items"]
    team = next(each for each in teams if each["name"] == "Сетевики")
    assert team["assignment"] == "least_loaded"
    assert [each["name"] for each in team["members"]] == [BORIS.name]


async def test_the_rules_of_tickets_and_files_are_changed(opens: OpensScreen, api: Enters):
    """Days and sizes are saved; the files' page takes endings as people write them."""
    gleb, web = await opens(GLEB), await api(GLEB)
    before = await web.get("/api/admin/files")
    await gleb.goes("/settings/desk")
    await gleb.fills("Закрывать решённые через, дней", "10")
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    await gleb.goes("/settings/files")
    await gleb.fills("Не принимать", f"{', '.join(before['forbidden'])}, .ROM")
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")
    assert (await web.get("/api/admin/tickets"))["close_after_days"] == 10
    assert (await web.get("/api/admin/files"))["forbidden"] == [*before["forbidden"], "rom"]


async def makes_token(screen: Screen, name: str) -> str:
    """As the page shows it, in the dialog that stands open."""
    await screen.goes("/profile/tokens")
    await screen.taps("Создать токен")
    await screen.fills("Название", name)
    await dialog(screen).get_by_label("Читать заявки").check()
    await screen.taps("Создать")
    return await screen.page.get_by_label(name, exact=True).input_value()


async def test_a_token_is_shown_once_and_revoked(opens: OpensScreen, browser: Browser):
    """It does what was allowed, and leaves the list at once."""
    boris = await opens(BORIS)
    secret = await makes_token(boris, "Мониторинг")
    bearer = {"Authorization": f"Bearer {secret}"}
    stranger = await browser.new_context()
    answer = await stranger.request.get(f"{boris.url}/api/tickets", headers=bearer)
    await stranger.close()
    assert answer.status == 200
    await boris.taps("Закрыть")
    await boris.taps("Отозвать токен «Мониторинг»")
    await dialog(boris).get_by_role("button", name="Отозвать", exact=True).click()
    await boris.sees("Токенов ещё нет")


@pytest.mark.parametrize(
    ("refused", "told", "pasted"),
    [
        ("", "Токен скопирован", True),
        ("document.execCommand = () => false;", "выделите и скопируйте сами", False),
    ],
)
async def test_a_secret_is_copied_where_the_desk_has_no_https(
    opens: OpensScreen, refused: str, told: str, pasted: bool
):
    """Such a page has no clipboard of the new kind; a press that did nothing would be believed."""
    darya = await opens(DARYA)
    gone = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
    await darya.page.add_init_script(gone + refused)
    secret = await makes_token(darya, "Касса")
    await darya.taps("Скопировать токен")
    await darya.sees(told)
    await expect(darya.button("Скопировать токен")).to_be_focused()
    await darya.goes("/tickets")
    await darya.page.get_by_role("searchbox").focus()
    await darya.page.keyboard.press("ControlOrMeta+V")
    found = await darya.page.get_by_role("searchbox").input_value()
    assert (found == secret) is pasted


async def test_a_company_shows_its_people_and_tickets(opens: OpensScreen, api: Enters):
    """From the ticket to its company, to a person of it, to a new ticket of that person's."""
    darya = await api(DARYA)
    ticket = await opened(darya, "Пропала папка")
    boris = await opens(BORIS, viewport=WIDE)
    await boris.goes(f"/tickets/{ticket['number']}")
    await boris.page.get_by_role("link", name="Ромашка").click()
    await boris.sees("Пропала папка")
    people = boris.page.locator("a[href^='/contacts/']")  # Tickets of the company name her too.
    await people.filter(has_text="Анна Смирнова").click()
    await expect(boris.page.get_by_role("heading", name="Анна Смирнова")).to_be_visible()
    await boris.page.get_by_role("main").get_by_role("link", name="Новая заявка").click()
    for label, chosen in (("Компания", "Ромашка"), ("Клиент", "Анна Смирнова")):
        field = boris.page.get_by_role("group", name=label, exact=True)
        await expect(field).to_contain_text(chosen)


@pytest.mark.rule("T11")
async def test_a_ticket_may_begin_with_the_person(opens: OpensScreen):
    """Who calls says a name: the company comes along, and of two it is asked which."""
    boris = await opens(BORIS)
    await boris.goes("/tickets/new")
    company = boris.page.get_by_role("group", name="Компания", exact=True)
    await chooses(boris, "Клиент", "Анна Смирнова")
    await expect(company).to_contain_text("Ромашка")
    await boris.taps("Убрать")
    await expect(company).to_contain_text("Ромашка")
    await boris.goes("/tickets/new")
    await boris.taps("Начать заново")
    await chooses(boris, "Клиент", "Павел Орлов")
    await boris.page.get_by_label("Компания").select_option("Василёк")
    await boris.fills("Что случилось", "Звонил Павел")
    await boris.taps("Создать заявку")
    await boris.sees("за клиента: Павел Орлов")
    await boris.sees("Василёк · Павел Орлов")


async def chooses(screen: Screen, label: str, name: str) -> None:
    field = screen.page.get_by_role("group", name=label, exact=True)
    await field.get_by_role("button", name="Выбрать").click()
    await dialog(screen).get_by_role("button", name=name).click()


def dialog(screen: Screen) -> Locator:
    """The dialog that is open."""
    return screen.page.get_by_role("dialog")


async def test_an_unready_form_says_what_it_lacks_and_keys_lead_about(opens: OpensScreen):
    """The button is never grey: the field is named and has the focus. Keys work on any layout,
    never in a field, and not at all when they are turned off."""
    boris = await opens(BORIS, viewport=WIDE)
    await boris.goes("/tickets")
    await boris.sees("Заявки")
    await boris.page.wait_for_load_state("networkidle")
    await boris.page.keyboard.press("g")
    await boris.page.keyboard.press("k")
    await expect(boris.page).to_have_url(re.compile("/tasks$"))
    await boris.page.evaluate(
        "dispatchEvent(new KeyboardEvent('keydown', {key: 'с', code: 'KeyC'}))"
    )
    await expect(boris.page).to_have_url(re.compile("/tasks/new$"))
    text = boris.page.get_by_label("Что нужно сделать")
    await expect(text).to_be_focused()
    await boris.taps("Создать задачу")
    await expect(text).to_be_focused()
    lack = "Напишите что-нибудь или приложите файл."
    await expect(text).to_have_js_property("validationMessage", lack)
    await text.press("c")
    await text.press("Control+Enter")
    await expect(boris.page.get_by_role("heading", name="c", exact=True)).to_be_visible()
    await boris.goes("/profile")
    await boris.page.get_by_label("Клавиши из одной буквы на этом устройстве").uncheck()
    await boris.page.keyboard.press("c")
    await boris.page.keyboard.press("?")
    await boris.sees_not("Этот список")
    await expect(boris.page).to_have_url(re.compile("/profile$"))
    assert not boris.complaints
