"""The pictures of the administrator's guides: the same pages twice, in Russian and in English."""

import io
from pathlib import Path
from typing import Final

import xlsxwriter
from playwright.async_api import Browser, FilePayload, Locator, Page

from shared.i18n import Translator
from tools.pictures import firm
from tools.pictures.drawing import draw, opened
from tools.pictures.firm import Desk, Names

IMAGES: Final = Path("docs/images/guide")
SIZE: Final = (1100, 760)
HEADINGS: Final = {
    "ru": ("ФИО", "Почта", "Телефон", "Роль", "Руководитель", "Отдел"),
    "en": ("Name", "E-mail", "Phone", "Role", "Manager", "Team"),
}
MAIL: Final = {"ru": "smtp.yandex.ru", "en": "smtp.example.org"}
LANGUAGES: Final = {"ru": firm.RUSSIAN, "en": firm.ENGLISH}


async def draw_guides(browser: Browser) -> None:
    """A desk of its own for each language."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for locale, names in LANGUAGES.items():
        async with firm.fresh() as desk:
            await Album(browser, desk, names, locale).draw()


class Album:
    """One language's pictures, in the order of the guide."""

    def __init__(self, browser: Browser, desk: Desk, names: Names, locale: str) -> None:
        self.browser = browser
        self.desk = desk
        self.names = names
        self.locale = locale
        self.t = Translator(locale)
        self.page: Page

    async def draw(self) -> None:
        self.page = await opened(self.browser, self.desk.link, SIZE, self.locale)
        await self.setup()
        await firm.administrator(self.desk, self.names, self.locale)
        await self.logs_in()
        await self.guide()
        await firm.fill(self.desk, self.names)
        await self.mail()
        await self.file()
        await self.invitation()
        await self.rules()
        await self.leaver()
        await self.service()
        await self.page.context.close()

    async def setup(self) -> None:
        """What the link of the first start opens."""
        page = self.page
        await page.locator("input[name=organization]").fill(self.names.firm)
        await page.locator("input[name=name]").fill(self.names.administrator)
        await page.locator("input[name=email]").fill(firm.EMAIL)
        await page.locator("input[name=password]").fill(firm.PASSWORD)
        await page.locator("input[name=organization]").focus()
        await self.keeps("setup", height=760)

    async def logs_in(self) -> None:
        await self.page.goto(f"{self.desk.product.url}/login")
        await self.page.locator("input[name=email]").fill(firm.EMAIL)
        await self.page.locator("input[name=password]").fill(firm.PASSWORD)
        await self.page.locator("form button").click()
        await self.page.get_by_role("navigation").first.wait_for()

    async def guide(self) -> None:
        """The first steps, the first of them open."""
        await self.goes("/start")
        await self.says("pwa-guide-bot-save").first.wait_for()
        await self.keeps("start")

    async def mail(self) -> None:
        """The channel of letters, after a test that arrived."""
        await self.goes("/settings/channels/email")
        await self.button("pwa-test-send").click()
        await self.says("pwa-test-answer").wait_for()
        # The sandbox's server has no name that a guide should show.
        page, service = self.page, MAIL[self.locale]
        await page.get_by_label(self.t("pwa-setting-email-host"), exact=True).fill(service)
        await page.get_by_label(self.t("pwa-setting-email-port"), exact=True).fill("465")
        security = page.get_by_label(self.t("pwa-setting-email-security"), exact=True)
        await security.select_option("tls")
        username = page.get_by_label(self.t("pwa-setting-email-username"), exact=True)
        await username.fill("support@north.example")
        await self.keeps("channel-test")

    async def file(self) -> None:
        """A list of people between its file and the desk."""
        await self.goes("/settings/people/import?kind=employees")
        content = self.workbook()
        chosen = FilePayload(name="staff.xlsx", mimeType="", buffer=content)
        field = self.page.get_by_label(self.t("pwa-import-file"), exact=True)
        await field.set_input_files(chosen)
        await self.button("pwa-import-send").click()
        await self.button("pwa-import-look").click()
        heading = self.page.get_by_role("heading", name=self.t("pwa-import-preview"))
        await heading.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 200)")
        await self.keeps("import")

    def workbook(self) -> bytes:
        """Two who are new, and a phone that lost its end."""
        out = io.BytesIO()
        agent = self.t("pwa-role-agent")
        boss, team = self.names.staff[1][0], self.names.teams[0]
        phones = ("+7 901 555-01-01", "+7 901 555-01-02", "7,90155E+10")
        with xlsxwriter.Workbook(out) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, HEADINGS[self.locale])
            for row, (name, phone) in enumerate(zip(self.names.newcomers, phones, strict=True), 1):
                email = f"new{row}@north.example"
                sheet.write_row(row, 0, [name, email, phone, agent, boss, team])
        return out.getvalue()

    async def invitation(self) -> None:
        """Over the list of employees."""
        await self.goes("/settings/people")
        name = self.t("pwa-invite-for", name=self.names.staff[2][0])
        await self.page.get_by_role("button", name=name).click()
        await self.page.get_by_role("dialog").wait_for()
        await self.keeps("invite")
        await self.goes("/settings/people/tree")
        await self.page.get_by_text(self.names.staff[-1][0]).first.wait_for()
        await self.keeps("tree")

    async def rules(self) -> None:
        await self.goes("/settings/promises")
        await self.page.get_by_text(self.t("pwa-priority-critical")).first.wait_for()
        await self.keeps("promises")
        await self.goes("/settings/calendar?year=2026")
        await self.page.locator("#day-2026-01-01").wait_for()
        await self.keeps("calendar")

    async def leaver(self) -> None:
        """What moves, and to whom."""
        await self.goes("/settings/people")
        await self.page.get_by_role("link", name=self.names.staff[2][0]).click()
        await self.page.get_by_role("link", name=self.t("pwa-act-leave")).click()
        await self.page.get_by_text(self.names.trouble).wait_for()
        await self.keeps("leave")

    async def service(self) -> None:
        await self.goes("/settings/health")
        await self.button("pwa-health-again").wait_for()
        await self.page.get_by_text(self.t("pwa-health-well")).first.wait_for()
        await self.keeps("health")

    async def goes(self, path: str) -> None:
        await self.page.goto(f"{self.desk.product.url}{path}")
        await self.page.get_by_role("heading", level=1).wait_for()

    def says(self, key: str) -> Locator:
        return self.page.get_by_text(self.t(key))

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=self.t(key), exact=True).first

    async def keeps(self, name: str, height: int | None = None) -> None:
        await self.page.wait_for_load_state("networkidle")
        await draw(self.page, IMAGES / f"{name}.{self.locale}.webp", height=height)
