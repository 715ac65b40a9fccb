"""A person in front of the web application."""

from dataclasses import dataclass, field
from typing import Any, Self

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.sandbox.people import PASSWORD, Person

PATIENCE = 20_000
"""Milliseconds: two cores, and other tests beside."""
BOT_STARTS = 60_000
"""Milliseconds until a process of its own has come."""
EXPECTED_NOISE = ("status of 401", "net::ERR_INTERNET_DISCONNECTED")
"""Asking who is here before a login, and asking without a network."""

expect.set_options(timeout=PATIENCE)


@dataclass
class Screen:
    """One browser profile with one page; what the console complains about is kept."""

    url: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list[str])

    @classmethod
    async def open(cls, browser: Browser, url: str, **options: Any) -> Self:
        """A phone of 360 × 740 unless the options say otherwise."""
        phone: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "locale": "ru-RU"}
        chosen: dict[str, Any] = phone | options
        context = await browser.new_context(base_url=url, **chosen)
        context.set_default_timeout(PATIENCE)
        screen = cls(url, context, await context.new_page())
        screen.page.on("console", screen._heard)
        screen.page.on("pageerror", lambda error: screen.complaints.append(str(error)))
        return screen

    async def goes(self, path: str) -> None:
        await self.page.goto(path)

    async def is_known_as(self, person: Person) -> None:
        """The browser has the session of a login that nobody looked at; no page is open yet."""
        login = {"email": person.email, "password": PASSWORD}
        answer = await self.context.request.post("/api/session", data=login)
        assert answer.ok, await answer.text()

    async def logs_in(self, person: Person, at: str = "/login", password: str = PASSWORD) -> None:
        """By e-mail and password; returns when the form is gone."""
        await self.goes(at)
        await self.logs_in_here(person, password)

    async def logs_in_here(self, person: Person, password: str = PASSWORD) -> None:
        """At the login page that stands here already."""
        await self.fills("Электронная почта", person.email)
        await self.fills("Пароль", password)
        await self.taps("Войти")
        if password == PASSWORD:
            await expect(self.button("Войти")).to_have_count(0)

    async def logs_out(self) -> None:
        """From the profile; returns when the login page has taken its place."""
        await self.goes("/profile")
        await self.taps("Выйти")
        await expect(self.button("Войти")).to_be_visible()

    async def taps(self, name: str) -> None:
        await self.button(name).click()

    async def fills(self, label: str, text: str) -> None:
        await self.page.get_by_label(label, exact=True).fill(text)

    async def sees(self, text: str) -> None:
        await expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    async def sees_not(self, text: str) -> None:
        await expect(self.page.get_by_text(text).locator("visible=true")).to_have_count(0)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def works_offline(self) -> None:
        """The service worker has the shell, and the page is under its control."""
        await self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        await self.page.wait_for_function("navigator.serviceWorker.controller !== null")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(each in message.text for each in EXPECTED_NOISE):
            self.complaints.append(message.text)
