"""The README's pictures, from a running, fresh demo (`make demo`): a client's ticket as both sides
see it."""

from pathlib import Path

from playwright.async_api import Browser, Locator, Page, expect

from tests.sandbox.people import BORIS, PASSWORD
from tools.pictures.drawing import PHONE, WIDE, draw, opened

IMAGES = Path("docs/images")
PHONE_BUTTON = "Поделиться номером"
ALBUM = "Пример: альбом из двух фото"
TROUBLE = "Принтер на складе жуёт бумагу\nПосле обеда встал совсем, накладные печатать не на чем."
ANSWER = "Анна, уже еду. Буду через 20 минут, лоток пока не открывайте."
THANKS = "Спасибо! Встречу у входа на склад."


class Chat:
    """One person's chat with one bot, on the sandbox's page."""

    def __init__(self, page: Page, bot: str) -> None:
        self.root = page.locator(f"#pane-{bot}")

    async def registers(self) -> None:
        await self.root.locator(".wide-button").click()
        await self.root.locator(".reply-key", has_text=PHONE_BUTTON).click()
        await self.sees("Здравствуйте, ")

    async def sends_album(self, caption: str) -> None:
        await self.root.get_by_role("button", name="Прикрепить").click()
        await self.root.get_by_role("menuitem", name=ALBUM).click()
        await self.says(caption)

    async def says(self, text: str) -> None:
        line = self.root.locator("textarea")
        await line.fill(text)
        await line.press("Enter")

    async def replies(self, to: str, text: str) -> None:
        message = await self.sees(to)
        await message.hover()
        await message.get_by_role("button", name="Ответить", exact=True).click()
        await self.says(text)

    async def presses(self, label: str) -> None:
        await self.root.locator("button.key", has_text=label).last.click()

    async def sees(self, text: str) -> Locator:
        """The newest message that says so."""
        message = self.root.locator("article", has_text=text).last
        await expect(message).to_be_visible()
        return message


async def play(page: Page) -> None:
    """A client's ticket by an album, taken and answered in the staff bot."""
    anna, boris = Chat(page, "client"), Chat(page, "staff")
    await anna.registers()
    await boris.registers()
    await anna.sends_album(TROUBLE)
    await anna.presses("Отправить")
    await anna.sees("создана")
    await boris.sees(TROUBLE.splitlines()[0])
    await boris.presses("Взять в работу")
    await anna.sees("в работе")
    await boris.replies(to=TROUBLE.splitlines()[0], text=ANSWER)
    await anna.sees(ANSWER)
    await anna.replies(to=ANSWER, text=THANKS)
    await boris.sees(THANKS)


async def draw_product(browser: Browser, url: str, size: tuple[int, int], name: str) -> None:
    """The ticket's card as the engineer sees it in the web application."""
    page = await opened(browser, f"{url}/login", size)
    await page.locator("input[name=email]").fill(BORIS.email)
    await page.locator("input[name=password]").fill(PASSWORD)
    await page.locator("form button").click()
    await page.get_by_text(TROUBLE.splitlines()[0]).first.click()
    await expect(page.get_by_text(THANKS).first).to_be_visible()
    await draw(page, IMAGES / f"{name}.png")
    await page.close()


async def draw_readme(browser: Browser, product: str, sandbox: str) -> None:
    """The demo's own page first: its story is in the other two."""
    page = await opened(browser, sandbox, WIDE)
    await play(page)
    await draw(page, IMAGES / "demo.png")
    await draw_product(browser, product, WIDE, "ticket")
    await draw_product(browser, product, PHONE, "phone")
