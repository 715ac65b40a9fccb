"""What the API refuses is said where it is seen: at the field, and beside the pressed button."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, ViewportSize, expect

from tests.browser.conftest import OpensScreen, running
from tests.browser.screen import Screen
from tests.browser.test_coming_in import setup_link
from tests.browser.test_tickets import Enters
from tests.sandbox.people import GLEB
from tests.stories.product import Product

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.rule("K1")]

SIZES: list[ViewportSize] = [{"width": 1280, "height": 800}, {"width": 360, "height": 740}]
MAIL, NUMBER = "Почта написана с ошибкой", "Не удалось разобрать номер"


@pytest_asyncio.fixture(loop_scope="session")
async def empty(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Product]:
    """As installed: nobody is here."""
    async with running(Product(tmp_path_factory.mktemp("empty"), {}, scaled=False)) as started:
        yield started


def field(screen: Screen, label: str) -> Locator:
    return screen.page.get_by_label(label, exact=True)


async def in_sight(place: Locator) -> None:
    """Whole, and nothing lies over it."""
    await expect(place).to_be_in_viewport(ratio=1)
    covered = await place.evaluate("""place => {
        const { x, y, width, height } = place.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return !place.contains(top);
    }""")
    assert not covered


async def test_the_first_administrator_is_told_what_is_wrong_and_cannot_be_the_last_to_go(
    browser: Browser, empty: Product
):
    """At /setup the field is marked and unmarked by its correction; who would leave nobody in
    charge reads why, beside the button."""
    screen = await Screen.open(browser, empty.url)
    await screen.goes(setup_link(empty.folder))
    await screen.fills("Название вашей компании", "Север")
    await screen.fills("Имя и фамилия", "Елена Первая")
    await screen.fills("Электронная почта", "office@sputnik")
    await screen.fills("Телефон", "позвоните мне")
    await screen.fills("Пароль", "очень длинный пароль")
    mail, phone = field(screen, "Электронная почта"), field(screen, "Телефон")
    await screen.taps("Создать и войти")
    await is_marked(phone, NUMBER)
    await expect(mail).not_to_have_attribute("aria-invalid", "true")
    await screen.fills("Название вашей компании", "Север и Юг")
    await is_marked(phone, NUMBER)
    await phone.fill("+7 999 123-45-67")
    await screen.sees_not(NUMBER)
    await screen.taps("Создать и войти")
    await is_marked(mail, MAIL)
    await mail.fill("office@sputnik.example")
    await screen.sees_not(MAIL)
    await screen.taps("Создать и войти")
    await expect(screen.page.get_by_role("heading", name="Начало")).to_be_visible()
    for size in SIZES:
        await screen.page.set_viewport_size(size)
        await gives_the_role_away(screen)
    await screen.context.close()


async def is_marked(place: Locator, said: str) -> None:
    await expect(place).to_have_attribute("aria-invalid", "true")
    told = await place.evaluate("""field => field.getAttribute('aria-describedby').split(' ')
        .map(id => document.getElementById(id)?.innerText).join(' ')""")
    assert said in told


async def gives_the_role_away(screen: Screen) -> None:
    await screen.goes("/settings/people")
    await screen.page.get_by_role("link", name="Елена Первая").click()
    await field(screen, "Роль").select_option("employee")
    await screen.taps("Сохранить")
    reason = screen.page.get_by_role("alert").filter(has_text="Это последний администратор")
    await expect(reason).to_contain_text("Сначала сделайте администратором")
    await in_sight(reason)
    await in_sight(screen.button("Сохранить"))
    await field(screen, "Роль").select_option("agent")
    await expect(reason).to_have_count(0)
    await screen.taps("Отменить правки")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size["width"])
async def test_a_refusal_of_a_dialog_stays_beside_its_button_until_the_field_is_mended(
    opens: OpensScreen, api: Enters, size: Any
):
    """A team of a name that is taken: the reason and the buttons are in sight however long the
    form is, and go with the name."""
    web = await api(GLEB)
    name = f"Команда {uuid4().hex[:6]}"
    await web.post("/api/teams", {"name": name})
    gleb = await opens(GLEB, viewport=size)
    await gleb.goes("/settings/teams")
    await gleb.taps("Добавить команду")
    await in_sight(gleb.button("Сохранить"))
    await gleb.fills("Название", name)
    await gleb.taps("Сохранить")
    reason = gleb.page.get_by_role("alert").filter(has_text="Такое название уже есть")
    await in_sight(reason)
    await in_sight(gleb.button("Сохранить"))
    await is_marked(field(gleb, "Название"), "Такое название уже есть")
    await gleb.fills("Канал в Mattermost", "support")
    await expect(reason).to_be_visible()
    await gleb.fills("Название", f"{name} вторая")
    await expect(reason).to_have_count(0)
    await gleb.taps("Сохранить")
    await gleb.sees("Сохранено")


async def test_who_is_added_reads_which_field_is_wrong(opens: OpensScreen):
    """The old refusal goes as soon as the address is corrected."""
    gleb = await opens(GLEB)
    await gleb.goes("/settings/people?new")
    await gleb.fills("Имя и фамилия", f"Зоя {uuid4().hex[:6]}")
    await gleb.fills("Электронная почта", "zoya@sputnik")
    await gleb.taps("Добавить")
    await is_marked(field(gleb, "Электронная почта"), MAIL)
    await in_sight(gleb.page.get_by_role("alert").filter(has_text=MAIL))
    await gleb.fills("Электронная почта", f"{uuid4().hex[:6]}@example.org")
    await gleb.sees_not(MAIL)
    await gleb.taps("Добавить")
    await expect(field(gleb, "Электронная почта")).to_have_count(0)
