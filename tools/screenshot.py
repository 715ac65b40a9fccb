"""`make pictures`: plays the story in a fresh demo and draws the pictures of docs/images anew.

The demo runs already (`make demo`); Chromium is the machine's own.
"""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.sandbox.people import BORIS, PASSWORD

IMAGES = Path("docs/images")
PRODUCT = "http://127.0.0.1:8000"
SANDBOX = "http://127.0.0.1:8100"
PATIENCE_MS = 60_000
WIDE = (1440, 900)
PHONE = (390, 844)

PHONE_BUTTON = "Поделиться номером"
ALBUM = "Пример: альбом из двух фото"
TROUBLE = "Принтер на складе жуёт бумагу\nПосле обеда встал совсем, накладные печатать не на чем."
ANSWER = "Анна, уже еду. Буду через 20 минут, лоток пока не открывайте."
THANKS = "Спасибо! Встречу у входа на склад."


class Chat:
    """One person's chat with one bot, on the sandbox's page."""

    def __init__(self, page: Page, bot: str) -> None:
        self.root = page.locator(f"#pane-{bot}")

    def registers(self) -> None:
        self.root.locator(".wide-button").click()
        self.root.locator(".reply-key", has_text=PHONE_BUTTON).click()
        self.sees("Здравствуйте, ")

    def sends_album(self, caption: str) -> None:
        self.root.get_by_role("button", name="Прикрепить").click()
        self.root.get_by_role("menuitem", name=ALBUM).click()
        self.says(caption)

    def says(self, text: str) -> None:
        line = self.root.locator("textarea")
        line.fill(text)
        line.press("Enter")

    def replies(self, to: str, text: str) -> None:
        message = self.sees(to)
        message.hover()
        message.get_by_role("button", name="Ответить", exact=True).click()
        self.says(text)

    def presses(self, label: str) -> None:
        self.root.locator("button.key", has_text=label).last.click()

    def sees(self, text: str) -> Locator:
        """The newest message that says so."""
        message = self.root.locator("article", has_text=text).last
        expect(message).to_be_visible()
        return message


def play(page: Page) -> None:
    """A client's ticket by an album, taken and answered in the staff bot."""
    anna, boris = Chat(page, "client"), Chat(page, "staff")
    anna.registers()
    boris.registers()
    anna.sends_album(TROUBLE)
    anna.presses("Отправить")
    anna.sees("создана")
    boris.sees(TROUBLE.splitlines()[0])
    boris.presses("Взять в работу")
    anna.sees("в работе")
    boris.replies(to=TROUBLE.splitlines()[0], text=ANSWER)
    anna.sees(ANSWER)
    anna.replies(to=ANSWER, text=THANKS)
    boris.sees(THANKS)


def opened(browser: Browser, url: str, size: tuple[int, int]) -> Page:
    """A page of its own, in Russian and in the light colours."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height}, locale="ru-RU", color_scheme="light"
    )
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    return page


def draw(page: Page, name: str) -> None:
    """The page as it stands, once its pictures are there."""
    page.mouse.move(0, 0)
    page.evaluate("() => Promise.all([...document.images].map((each) => each.decode()))")
    page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")


def draw_product(browser: Browser, url: str, size: tuple[int, int], name: str) -> None:
    """The ticket's card as the engineer sees it in the web application."""
    page = opened(browser, f"{url}/login", size)
    page.locator("input[name=email]").fill(BORIS.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form button").click()
    page.get_by_text(TROUBLE.splitlines()[0]).first.click()
    expect(page.get_by_text(THANKS).first).to_be_visible()
    draw(page, name)
    page.close()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshot", description=__doc__)
    parser.add_argument("--product", default=PRODUCT)
    parser.add_argument("--sandbox", default=SANDBOX)
    asked = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("This machine has no chromium.", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = opened(browser, asked.sandbox, WIDE)
        play(page)
        draw(page, "demo")
        draw_product(browser, asked.product, WIDE, "ticket")
        draw_product(browser, asked.product, PHONE, "phone")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
