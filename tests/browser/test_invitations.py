"""People come in by themselves: invitations, forgotten passwords, the guide of the first days."""

import re
from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import OpensScreen, running
from tests.browser.screen import BOT_STARTS, Screen
from tests.browser.test_coming_in import setup_link
from tests.browser.test_people import hires
from tests.browser.test_tickets import Enters
from tests.sandbox import Sandbox
from tests.sandbox.people import GLEB
from tests.stories.product import Product

pytestmark = pytest.mark.asyncio(loop_scope="session")
LINK = re.compile(r"https?://\S+/(?:join|password)#\S+")
NINA = "nina@vestovoy.example"


def link_in(text: str) -> str:
    found = LINK.search(text)
    assert found, text
    return found.group()


@pytest.mark.rule("K2")
async def test_an_invited_colleague_sets_the_own_password_in_another_browser(
    opens: OpensScreen, world: Sandbox
):
    """By letter; the administrator types no password and sees what has become of it; the link
    works once and says so."""
    gleb = await opens(GLEB)
    await gleb.goes("/settings/people?new")
    await gleb.fills("Имя и фамилия", "Нина Новикова")
    await gleb.fills("Электронная почта", NINA)
    await expect(gleb.page.get_by_label(re.compile("ароль"))).to_have_count(0)
    await gleb.taps("Добавить")
    await gleb.sees(f"На {NINA}")
    await gleb.page.get_by_role("dialog").get_by_role("button", name="Пригласить").click()
    await gleb.sees("Письмо отправлено")
    link = link_in((await world.mail.waits_for(NINA)).text)
    await gleb.goes("/settings/people")
    await gleb.sees("письмом · отправлено")
    await gleb.page.get_by_role("link", name="Нина Новикова").first.click()
    await gleb.taps("Пригласить")
    await gleb.sees("Приглашение: Нина Новикова")
    await gleb.goes("/settings/people")
    nina, other = await opens(), await opens()
    for screen in (nina, other):
        await screen.goes(link)
        await screen.sees("Нина Новикова, вас пригласили")
    await nina.fills("Новый пароль", "тёплый чайник 7")
    await nina.taps("Сохранить и войти")
    await expect(nina.page).to_have_url(re.compile(r"/tickets$"))
    await other.fills("Новый пароль", "другой чайник 8")
    await other.taps("Сохранить и войти")
    await other.sees("Приглашение только что приняли или отозвали.")
    await other.page.reload()
    await other.sees("Это приглашение уже приняли.")
    await gleb.page.reload()
    await gleb.sees("Нина Новикова")
    # Others may wait: the desk is that of all these tests.
    waiting = gleb.page.get_by_role("region", name="Ждут ответа").get_by_text("Нина Новикова")
    await expect(waiting).to_have_count(0)
    assert not nina.complaints and not gleb.complaints


@pytest.mark.rule("K2", "X3")
async def test_a_forgotten_password_comes_by_letter(
    opens: OpensScreen, api: Enters, world: Sandbox
):
    """From the login page, and the page says the same for an address that nobody has."""
    email = f"{uuid4().hex}@vestovoy.example"
    await hires(await api(GLEB), "Инна Забывчивая", email=email, password="прежний чайник 5")
    inna = await opens()
    await inna.goes("/login")
    await inna.page.get_by_role("link", name="Забыли пароль?").click()
    await expect(inna.page.get_by_role("heading", name="Забыли пароль?")).to_be_visible()
    for address in ("nobody@vestovoy.example", email):
        await inna.fills("Электронная почта", address)
        await inna.taps("Прислать письмо")
        await inna.sees(f"Если с почтой {address} кто-то входит, письмо уже в пути.")
        if address != email:
            await inna.taps("Другой адрес")
    letter = await world.mail.waits_for(email, "Новый пароль")
    await inna.goes(link_in(letter.text))
    await inna.fills("Новый пароль", "вишня на рассвете")
    await inna.taps("Сохранить и войти")
    await expect(inna.page).to_have_url(re.compile(r"/tickets$"))
    assert world.mail.letters_to("nobody@vestovoy.example") == []
    assert not inna.complaints


@pytest.mark.rule("K1", "K2", "K4")
async def test_the_first_start_leads_through_the_guide(
    browser: Browser, world: Sandbox, product: Product, tmp_path_factory: pytest.TempPathFactory
):
    """A bot is done when it has come; no form is a dead end; the guide is put away and
    brought back; while there is no mail server no letter is promised. At 360 pixels."""
    empty = Product(tmp_path_factory.mktemp("guided"), _outside(world), scaled=False)
    async with running(empty):
        screen = await _sets_up(browser, empty.url, setup_link(empty.folder))
        await screen.page.get_by_label("Токен от @BotFather").first.fill("1:nobody-has-this")
        await screen.page.get_by_role("button", name="Сохранить и проверить").first.click()
        await screen.sees("Не работает")
        staff = world.telegram.bots["staff"].token
        await screen.page.get_by_label("Токен от @BotFather").first.fill(staff)
        await screen.page.get_by_role("button", name="Сохранить и проверить").first.click()
        came = screen.page.get_by_text("Сделано 1 из 6")
        await expect(came).to_be_visible(timeout=BOT_STARTS)
        await screen.goes("/tickets/new")
        await screen.fills("Что случилось", "Не печатает принтер")
        await screen.page.get_by_role("link", name="Добавить компанию").click()
        await screen.fills("Название компании", "Ромашка")
        await screen.taps("Добавить")
        await expect(screen.page).to_have_url(re.compile("/tickets/new"))
        await screen.sees("Ромашка")
        field = screen.page.get_by_label("Что случилось")
        await expect(field).to_have_value("Не печатает принтер")
        await screen.goes("/start")
        await screen.sees("Начато")
        await screen.taps("Больше не показывать")
        await screen.sees("Подсказки убраны из меню.")
        await screen.goes("/tickets")
        await screen.sees("Заявки приходят от клиентов")
        await screen.sees_not("Настройка ещё не закончена")
        await screen.goes("/start")
        await screen.taps("Вернуть в меню")
        await screen.sees("Больше не показывать")
        await screen.goes("/tickets")
        await screen.sees("Настройка ещё не закончена: 1 из 6 шагов.")
        await _invites_two(screen)
        width = await screen.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360 and not screen.complaints
        await screen.context.close()


async def _invites_two(screen: Screen) -> None:
    """Links are promised and told, to one as to many, and where mail is set up stands beside."""
    for name in ("Инна", "Лев"):
        draft = {"name": name, "email": f"{uuid4().hex[:6]}@vestovoy.example"}
        assert (await screen.context.request.post("/api/employees", data=draft)).status == 201
    await screen.goes("/settings/people?invitation=none")
    await screen.sees("Почтовый сервер не настроен, письма не уйдут: 2 ссылки передадите вы.")
    await screen.taps("Пригласить: Инна")
    await screen.sees("письма не будет. Ссылка появится здесь")
    one = screen.page.get_by_role("dialog")
    await expect(one.get_by_role("radio", name="Ссылкой: передам лично")).to_be_checked()
    await expect(one.get_by_role("radio", name="Письмом")).to_have_count(0)
    await screen.page.keyboard.press("Escape")
    await screen.taps("Пригласить всех (2)")
    await screen.sees("Ссылки появятся здесь, и передадите их вы.")
    await screen.sees_not("на странице из своего письма")
    set_up = screen.page.get_by_role("link", name="Настроить почту")
    await expect(set_up).to_have_attribute("href", "/settings/channels/email")
    await screen.page.get_by_role("dialog").get_by_role("button", name="Пригласить всех").click()
    await screen.sees("Почтовый сервер не настроен: ссылка на страницу")


def _outside(world: Sandbox) -> dict[str, str]:
    """Where Telegram is; tokens are the administrator's to give."""
    wanted = ("VESTOVOY_TELEGRAM_API_URL", "VESTOVOY_ALLOW_PRIVATE_HOSTS")
    return {name: value for name, value in world.env().items() if name in wanted}


async def _sets_up(browser: Browser, url: str, link: str) -> Screen:
    screen = await Screen.open(browser, url)
    await screen.goes(link)
    await screen.fills("Название вашей компании", "Север")
    await screen.fills("Имя и фамилия", "Елена Первая")
    await screen.fills("Электронная почта", "elena@example.org")
    await screen.fills("Пароль", "очень длинный пароль")
    await screen.taps("Создать и войти")
    await expect(screen.page.get_by_role("heading", name="Начало")).to_be_visible()
    return screen
