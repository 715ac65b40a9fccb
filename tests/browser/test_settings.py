"""The administrator's pages."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpensScreen
from tests.browser.test_tickets import Enters, opened
from tests.sandbox import Sandbox
from tests.sandbox.people import BORIS, DARYA, GLEB

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.rule("M2", "M5", "X4")
async def test_a_channel_is_set_tested_and_its_secret_masked(opens: OpensScreen, world: Sandbox):
    """The test shows the counterpart's own answer; the saved address is shown to nobody again."""
    screen = await opens(GLEB)
    await screen.goes("/settings/channels/mattermost")
    await screen.sees("Создайте вебхук от служебной учётной записи")
    await screen.fills("Адрес входящего вебхука", "")
    await screen.taps("Сохранить")
    lacking = screen.page.get_by_label("Адрес входящего вебхука")
    assert await lacking.evaluate("field => field.validationMessage") == "Заполните это поле."
    await screen.fills("Адрес входящего вебхука", world.mattermost.hook_url)
    await screen.taps("Сохранить")
    await screen.sees("Сохранено")
    await screen.page.reload()
    field = screen.page.get_by_label("Адрес входящего вебхука")
    await expect(field).to_have_value("••••••••")
    await screen.fills("Или впишите", "support")
    await screen.taps("Отправить проверку")
    await screen.sees("сообщение уже опубликовано")
    await screen.fills("Или впишите", "no-such-channel")
    await screen.taps("Отправить проверку")
    await screen.sees("В Mattermost нет такого канала")


@pytest.mark.rule("K3")
async def test_a_test_goes_to_whoever_is_chosen_and_says_what_to_do(opens: OpensScreen):
    """From a list of those whom the channel reaches, with a search; a mail server only takes it."""
    screen = await opens(GLEB)
    await screen.goes("/settings/channels/email")
    await screen.page.get_by_role("group", name="Кому отправить").get_by_role("button").click()
    choice = screen.page.get_by_role("dialog")
    await choice.get_by_role("searchbox").fill("вера")
    await choice.get_by_role("button", name="Вера Соколова").click()
    await screen.taps("Отправить проверку")
    await screen.sees("Отправили проверочное сообщение. Кому: Вера Соколова.")
    await screen.sees("Почтовый сервер принял письмо.")
    await screen.sees("Это ещё не значит, что оно в ящике")


@pytest.mark.rule("K3")
async def test_the_log_of_deliveries_tells_a_whole_life(
    opens: OpensScreen, api: Enters, world: Sandbox
):
    """Narrowed to a ticket by its number, a line unfolds into what became of it; the filter stands
    in the address."""
    hook = {"channel": "mattermost", "url": world.mattermost.hook_url}
    saved = {"enabled": True, "settings": hook}
    await (await api(GLEB)).put("/api/admin/channels/mattermost", saved)
    ticket = await opened(await api(DARYA), "Греется розетка")
    await world.mattermost.waits_for("Греется розетка")
    screen = await opens(GLEB)
    await screen.goes(f"/settings/deliveries?ticket={ticket['number']}&lane=mattermost")
    await screen.sees(f"Заявка №{ticket['number']}")
    line = screen.page.locator("details").first
    await line.locator("summary").first.click()
    await screen.sees("Произошло: Новая заявка")
    await screen.sees("Поставлено в очередь. Канал: Mattermost")
    await expect(screen.page.get_by_role("link", name="Открыть заявку").first).to_be_visible()
    await screen.taps("Что показать (выбрано: 2)")
    await screen.fills("Номер заявки", "999999")
    await screen.page.keyboard.press("Tab")
    await screen.sees("Ничего не нашлось")
    assert "ticket=999999" in screen.page.url


@pytest.mark.rule("K3", "X6")
async def test_the_audit_log_reads_as_sentences(opens: OpensScreen):
    """Narrowed to an act; the file is of what is shown."""
    screen = await opens(GLEB)
    await screen.goes("/settings/audit?action=login")
    await screen.sees("Глеб Иванов входит.")
    await screen.taps("Что показать (выбрано: 1)")
    file = screen.page.get_by_role("link", name="Скачать для Excel")
    async with screen.page.expect_download() as download:
        await file.click()
    assert (await download.value).suggested_filename.startswith("audit-")


@pytest.mark.rule("K3", "Q11")
async def test_the_page_of_health_says_how_things_are(opens: OpensScreen):
    """Each thing that was looked at, in words."""
    screen = await opens(GLEB)
    await screen.goes("/settings/health")
    await screen.sees("База данных")
    await screen.sees("Отвечает, таблицы от этой версии.")
    await screen.taps("Проверить ещё раз")
    await screen.sees("В порядке")


async def test_a_channel_of_the_environment_is_read_only(opens: OpensScreen):
    """The page says why, and offers no button to save."""
    screen = await opens(GLEB)
    await screen.goes("/settings/channels/email")
    await screen.sees("Канал задан переменными окружения")
    await expect(screen.page.get_by_label("Сервер SMTP")).to_be_disabled()
    await expect(screen.button("Сохранить")).to_have_count(0)


@pytest.mark.rule("E5")
async def test_a_template_is_previewed_refused_saved_and_restored(
    opens: OpensScreen, world: Sandbox
):
    """An unknown variable is named; the built-in text comes back by one button."""
    screen = await opens(GLEB)
    await screen.goes("/settings/templates/ticket_opened/ru")
    body = screen.page.get_by_label("Текст письма")
    await body.fill("Привет, {{ nobody }}")
    await screen.taps("Сохранить")
    await expect(screen.page.get_by_role("alert")).to_contain_text("nobody")
    await body.fill("Привет, {{ recipient }}! Заявка {{ number }}")
    await screen.taps("Посмотреть")
    letter = screen.page.frame_locator("iframe")
    await expect(letter.get_by_text("Привет, ")).to_be_visible()
    await screen.taps("Сохранить")
    await screen.sees("Изменён")
    await screen.taps("Отправить себе")
    await screen.sees("Почтовый сервер принял письмо")
    await screen.taps("Вернуть встроенный")
    await screen.page.get_by_role("dialog").get_by_role("button", name="Вернуть встроенный").click()
    await screen.sees_not("Изменён")


async def test_people_are_added(opens: OpensScreen):
    """A company, then its contact, who can then be found."""
    screen = await opens(GLEB)
    await screen.goes("/settings/people/clients")
    await screen.taps("Добавить компанию")
    await screen.fills("Название компании", "Лютик")
    await screen.taps("Добавить")
    await screen.sees("Лютик")
    await screen.goes("/settings/people/contacts")
    await screen.taps("Добавить клиента")
    await screen.fills("Имя и фамилия", "Фёдор Лютиков")
    await screen.page.get_by_role("group", name="Компании").get_by_role("button").click()
    await screen.page.get_by_role("dialog").last.get_by_role("button", name="Лютик").click()
    await screen.fills("Телефон", "8 (999) 555-66-77")
    await screen.taps("Добавить")
    await screen.fills("Имя, почта или телефон", "Лютиков")
    await screen.sees("Фёдор Лютиков")


async def test_settings_are_for_the_administrator(opens: OpensScreen):
    """Others see neither the place nor the pages."""
    screen = await opens(BORIS)
    await screen.goes("/")
    await screen.taps("Ещё")
    await expect(screen.page.get_by_role("link", name="Профиль")).to_be_visible()
    await expect(screen.page.get_by_role("link", name="Настройки")).to_have_count(0)
    await screen.goes("/settings/channels")
    await screen.sees("Настройки открыты только администратору")
