"""An empty product, and how far its administrator has come with it: each fixture is a chapter that
was played by pages alone, once a worker."""

import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, expect

from tests.browser.conftest import BUILT, running
from tests.browser.firm import books
from tests.browser.screen import BOT_STARTS, Screen
from tests.browser.test_coming_in import setup_link
from tests.browser.test_invitations import link_in
from tests.sandbox import Sandbox
from tests.sandbox.people import BORIS, CAST, VERA, Person
from tests.stories.product import Product

ADMINISTRATOR = "Елена Ларина"
PASSWORD = "тёплый чайник на окне"
DESK = {"width": 1280, "height": 800}
COME = (VERA, BORIS, books.ZAKHAR, books.NINA)
"""Whoever takes the invitation; the others have it in their letters yet."""


@dataclass
class Firm:
    """The product, the world around it, and the browsers of those who have come."""

    browser: Browser
    world: Sandbox
    product: Product
    elena: Screen
    screens: dict[str, Screen] = field(default_factory=dict[str, Screen])

    async def somebody(self) -> Screen:
        """A browser in which nobody has been."""
        screen = await Screen.open(self.browser, self.product.url)
        self.screens[f"{len(self.screens)}"] = screen
        return screen

    def at(self, person: Person) -> Screen:
        return self.screens[person.key]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def empty(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Firm]:
    """As `vestovoy up` leaves an empty folder; the address of Telegram is all that it is told."""
    if not BUILT.exists():
        pytest.skip("the web application is not built: `make pwa`")
    async with contextlib.AsyncExitStack() as stack:
        world = await stack.enter_async_context(Sandbox(people=(*CAST, *books.NEWCOMERS)))
        world.mattermost.channels.add("support")
        env = {
            "VESTOVOY_TELEGRAM_API_URL": world.telegram.url,
            "VESTOVOY_ALLOW_PRIVATE_HOSTS": "true",
        }
        product = Product(tmp_path_factory.mktemp("firm"), env, scaled=False)
        await stack.enter_async_context(running(product))
        elena = await Screen.open(browser, product.url, viewport=DESK)
        firm = Firm(browser, world, product, elena)
        yield firm
        for screen in (elena, *firm.screens.values()):
            await screen.context.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def founded(empty: Firm) -> Firm:
    """By the link of the first start and the guide: the company, both bots, mail, three teams."""
    elena = empty.elena
    await elena.goes(setup_link(empty.product.folder))
    await elena.fills("Название вашей компании", "Северный ветер")
    await elena.fills("Имя и фамилия", ADMINISTRATOR)
    await elena.fills("Электронная почта", "elena@north.example")
    await elena.fills("Пароль", PASSWORD)
    await elena.page.get_by_label("Часовой пояс").select_option("Europe/Moscow")
    await elena.taps("Создать и войти")
    await elena.sees("Сделано 0 из 6")
    for done, bot in enumerate(("staff", "client"), 1):
        step = elena.page.locator("details[open]")
        await step.get_by_label("Токен от @BotFather").fill(empty.world.telegram.bots[bot].token)
        await step.get_by_role("button", name="Сохранить и проверить").click()
        came = elena.page.get_by_text(f"Сделано {done} из 6")
        await expect(came).to_be_visible(timeout=BOT_STARTS)
    await sets_mail(elena, empty.world)
    await elena.goes("/settings/teams")
    for team in books.TEAMS:
        await elena.taps("Добавить команду")
        await elena.fills("Название", team)
        await elena.page.get_by_role("dialog").get_by_role("button", name="Сохранить").click()
        await elena.sees(team)
    return empty


async def sets_mail(elena: Screen, world: Sandbox) -> None:
    """In the guide's own step, until the server has taken a letter."""
    await elena.page.get_by_label("Чья у вас почта").select_option(label="Свой почтовый сервер")
    server = urlsplit(world.mail.url)
    await elena.fills("Сервер SMTP", str(server.hostname))
    await elena.fills("Порт", str(server.port))
    await elena.page.get_by_label("Защита соединения").select_option(label="Без защиты")
    await elena.fills("Адрес отправителя", "support@north.example")
    await elena.taps("Сохранить")
    await elena.sees("Почтовый сервер отвечает и пустил нас.")
    await elena.taps("Отправить проверку")
    await elena.sees("Сделано 3 из 6")
    await world.mail.waits_for("elena@north.example")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def listed(founded: Firm) -> Firm:
    """Twelve people, forty companies and three hundred contacts, from three files."""
    for book, name, content in (
        ("employees", "штат.xlsx", books.staff()),
        ("clients", "клиенты.xlsx", books.companies()),
        ("contacts", "контакты.csv", books.contacts()),
    ):
        await brings(founded.elena, book, FilePayload(name=name, mimeType="", buffer=content))
    return founded


async def brings(elena: Screen, book: str, file: FilePayload) -> None:
    """From the book to the file's columns, which all are guessed, and the rows, which all are
    good."""
    place = "/settings/people" if book == "employees" else f"/settings/people/{book}"
    await elena.goes(place)
    await elena.page.get_by_role("link", name="Загрузить из файла").click()
    await elena.page.get_by_label("Файл", exact=True).set_input_files(file)
    await elena.taps("Показать, что в файле")
    await elena.taps("Посмотреть, что получится")
    await elena.page.get_by_role("button", name=re.compile(r"^Загрузить \d+")).click()
    await expect(elena.button("Отменить загрузку")).to_be_visible()


async def invites_all(elena: Screen) -> None:
    """Whom, is said before; what became of each, after: one has no address and gets a link."""
    everybody, lonely = f"Пригласить всех ({len(books.STAFF)})", books.WITHOUT_EMAIL
    await elena.sees(f"Уйдёт {len(books.STAFF) - 1} писем. У 1 человека нет почты")
    await elena.taps(everybody)
    dialog = elena.page.get_by_role("dialog")
    whom = dialog.get_by_role("list", name="Кого пригласим")
    await expect(whom.get_by_role("listitem")).to_have_count(len(books.STAFF))
    await dialog.get_by_role("button", name=everybody).click()
    await elena.sees(f"Отправлено {len(books.STAFF) - 1} писем")
    await expect(dialog.get_by_role("region", name="Ссылки")).to_contain_text(lonely)
    await dialog.get_by_role("button", name=f"Скопировать ссылку: {lonely}").click()
    await elena.sees("Ссылка скопирована")
    await dialog.get_by_role("button", name="Закрыть").last.click()
    await expect(elena.button(everybody)).to_have_count(0)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def manned(listed: Firm) -> Firm:
    """All were invited from the file that brought them, by one press; four came in by browsers of
    their own, with passwords of their own."""
    elena = listed.elena
    await elena.goes("/settings/people/import")
    await elena.page.get_by_role("link", name="штат.xlsx").click()
    await invites_all(elena)
    for person in COME:
        letter = await listed.world.mail.waits_for(person.email, within=20)
        screen = listed.screens[person.key] = await Screen.open(listed.browser, listed.product.url)
        await screen.goes(link_in(letter.text))
        await screen.sees(f"{person.name}, вас пригласили")
        await screen.fills("Новый пароль", PASSWORD)
        await screen.taps("Сохранить и войти")
        await expect(screen.page).to_have_url(re.compile(r"/tickets$"))
    return listed
