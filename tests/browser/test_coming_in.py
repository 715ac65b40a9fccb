"""Login, the first administrator, the way back to the object, and leaving."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import OpensScreen, running
from tests.browser.screen import Screen
from tests.sandbox.people import BORIS, GLEB, OLEG
from tests.stories.product import Product

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.rule("X3")
async def test_a_wrong_password_is_told_in_words(opens: OpensScreen):
    """And says nothing of whether there is such an account."""
    screen = await opens()
    await screen.logs_in(BORIS, password="не тот пароль")
    await screen.sees("Неверная почта или пароль.")


@pytest.mark.rule("P10")
async def test_a_login_in_between_returns_to_the_object(opens: OpensScreen):
    """A link from a notice, opened without a session, is not lost."""
    screen = await opens()
    await screen.logs_in(BORIS, at="/tickets?view=all&search=кот")
    await expect(screen.page).to_have_url(re.compile(r"/tickets\?view=all&search="))


@pytest.mark.rule("P10")
async def test_a_login_never_leads_to_another_site(opens: OpensScreen):
    """What stands in the address is no reason to leave."""
    screen = await opens()
    await screen.logs_in(BORIS, at="/login?next=https://evil.example/")
    await expect(screen.page).to_have_url(re.compile(re.escape(screen.url) + "/tickets$"))


async def test_login_and_list_work_by_keyboard_alone(opens: OpensScreen):
    """Tab and Enter are enough, and the first stop skips to the content."""
    screen = await opens()
    await screen.goes("/login")
    await screen.page.get_by_label("Электронная почта").focus()
    await screen.page.keyboard.type(BORIS.email)
    await screen.page.keyboard.press("Tab")
    await screen.page.keyboard.type("vestovoy-demo")
    await screen.page.keyboard.press("Enter")
    await expect(screen.page.get_by_role("heading", name="Заявки")).to_be_visible()
    await screen.goes("/tickets")
    await expect(screen.page.get_by_role("heading", name="Заявки")).to_be_visible()
    await screen.page.keyboard.press("Tab")
    await expect(screen.page.get_by_role("link", name="К содержанию")).to_be_focused()


async def test_the_language_changes_at_once_and_stays(opens: OpensScreen):
    """The person's own choice, kept by the API."""
    screen = await opens(GLEB)
    await screen.goes("/profile")
    await screen.page.get_by_label("Язык").select_option("en")
    await expect(screen.page.get_by_role("heading", name="Where to tell you")).to_be_visible()
    await screen.page.reload()
    await expect(screen.page.locator("html")).to_have_attribute("lang", "en")
    await screen.page.get_by_label("Language").select_option("ru")
    await expect(screen.page.get_by_role("heading", name="Куда сообщать")).to_be_visible()


@pytest.mark.rule("K1", "K2", "X3")
async def test_the_first_administrator_comes_by_the_link_of_the_first_start(
    browser: Browser, product: Product, tmp_path_factory: pytest.TempPathFactory
):
    """To the guide; what was typed survives a reload. The link works once and says so at once, and
    the token in it never reaches a server's log."""
    empty = Product(tmp_path_factory.mktemp("empty"), {}, scaled=False)
    async with running(empty):
        link = setup_link(empty.folder)
        screen = await Screen.open(browser, empty.url)
        await screen.goes(link)
        await screen.fills("Название вашей компании", "Север")
        await screen.fills("Имя и фамилия", "Елена Первая")
        await screen.page.reload()
        await expect(screen.page.get_by_label("Имя и фамилия")).to_have_value("Елена Первая")
        await screen.fills("Электронная почта", "elena@example.org")
        await screen.fills("Пароль", "очень длинный пароль")
        await screen.taps("Создать и войти")
        await expect(screen.page.get_by_role("heading", name="Начало")).to_be_visible()
        await screen.sees("Сделано 0 из 6")
        again = await Screen.open(browser, empty.url)
        await again.goes(link)
        await again.sees("По этой ссылке администратора уже создали.")
        await expect(again.page.get_by_role("textbox")).to_have_value("vestovoy invite-admin")
        assert not screen.complaints and not again.complaints
        await screen.context.close()
        await again.context.close()


@pytest.mark.rule("X3")
async def test_a_forgotten_password_is_replaced_by_the_administrators_link(opens: OpensScreen):
    """The administrator makes the link, the person opens it, and it works once."""
    gleb = await opens(GLEB)
    await gleb.goes("/settings/people")
    await gleb.page.get_by_role("link", name=OLEG.name).click()
    await gleb.taps("Создать ссылку")
    field = gleb.page.get_by_label(re.compile("Передайте ссылку лично"))
    await expect(field).to_have_value(re.compile("/password#"))
    link = await field.input_value()
    oleg = await opens()
    await oleg.goes(link)
    await oleg.fills("Новый пароль", "тёплый чайник 7")
    await oleg.taps("Сохранить и войти")
    await expect(oleg.page).to_have_url(re.compile(r"/tickets$"))
    again = await opens()
    await again.goes(link)
    await again.sees("Этой ссылкой уже задали пароль")


def setup_link(folder: Path) -> str:
    """As the administrator finds it in the output."""
    said = (folder / "up.log").read_text(encoding="utf-8")
    found = re.search(r"https?://\S+/setup#\S+", said)
    assert found, said
    return found.group()
