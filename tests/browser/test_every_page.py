"""Every page as those need it who see little, hear it read, use no mouse, have a phone (K1, X7)."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.pages import NEEDS, PWA
from tests.browser.screen import Screen
from tests.people.imports.brought import csv_of
from tests.sandbox.people import GLEB
from tests.stories.product import Product
from tests.stories.web import WebUser

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.rule("K1", "X7")]

LANES = [f"/settings/channels/{lane}" for lane in ("telegram-staff", "mattermost", "push")]
"""Beside the one that stands for the variable: each has fields of its own."""
PATHS = sorted([*NEEDS, *LANES])
DOORS = ("/login", "/forgot", "/join", "/password", "/setup")
NARROW: ViewportSize = {"width": 360, "height": 800}
WIDE: ViewportSize = {"width": 1280, "height": 800}
CONTRAST = {"runOnly": ["color-contrast"]}
"""All that another colour scheme changes, and what no width does."""
BUT_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}
TEXTS = Path(__file__).parents[2] / "shared" / "locales" / "ru"
NAMES = [
    name
    for file in TEXTS.glob("pwa*.ftl")
    for name in re.findall(r"^pwa-(\w+-[\w-]+) =", file.read_text("utf-8"), re.MULTILINE)
]
"""Of texts; where one has not been brought, the page shows its name."""
UNSAID = """names => {
    const known = new Set(names);
    const shown = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
        each => ['aria-label', 'title', 'placeholder'].map(name => each.getAttribute(name) ?? ''));
    return [document.title, document.body.innerText, ...shown].join(' ').split(/\\s+/)
        .filter(word => known.has(word));
}"""
STANDING = "* { animation: none !important; transition: none !important }"
SIDEWAYS = """() => {
    const over = document.documentElement.scrollWidth - innerWidth;
    return over > 0 ? [`${over} px too wide`] : [];
}"""
RUN = """async options => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...options });
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary})`));
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def things(product: Product) -> dict[str, str]:
    """One of each kind that has a page of its own, by the variable of the page's address."""
    async with WebUser(product.url, GLEB) as gleb:
        gleb_id = (await gleb.get("/api/me"))["id"]
        client = (await gleb.get("/api/clients"))["items"][0]
        contact = (await gleb.get("/api/contacts"))["items"][0]
        ticket = await gleb.post(
            "/api/tickets", {"text": "Lamp", "client_id": client["id"], "source": "web"}
        )
        task = await gleb.post("/api/tasks", {"text": "Lamp", "assignee_id": gleb_id})
        template = (await gleb.get("/api/admin/templates"))[0]
        return {
            "/tickets/[ref]": str(ticket["number"]),
            "/tasks/[ref]": str(task["number"]),
            "/absences/[id]": await _absence(gleb),
            "/clients/[id]": client["id"],
            "/settings/people/clients/[id]": client["id"],
            "/contacts/[id]": contact["id"],
            "/settings/people/contacts/[id]": contact["id"],
            "/settings/people/[id]": gleb_id,
            "/settings/balances/[person]": gleb_id,
            "/settings/people/import/[id]": await _import(gleb),
            "/settings/channels/[lane]": "email",
            "/settings/templates/[event]": template["event"],
            "/settings/templates/[event]/[locale]": template["locale"],
        }


async def _absence(web: WebUser) -> str:
    day = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    made = await web.post("/api/absences", {"kind": "day_off", "start": day, "end": day})
    return made["id"]


async def _import(web: WebUser) -> str:
    """A draft whose rows are looked at already."""
    form = aiohttp.FormData()
    rows = [["ФИО", "Почта", "Телефон"], ["Зоя Тюльпанова", "zoya@t.example", "+79165551001"]]
    form.add_field("file", csv_of(rows).encode(), filename="list.csv")
    async with web.session.post("/api/imports?kind=employees", data=form) as answer:
        assert answer.status == 201, await answer.text()
        made = (await answer.json())["id"]
    match = {"heading_row": 1, "fields": ["name", "email", "phone"]}
    async with web.session.put(f"/api/imports/{made}/matching", json=match) as answer:
        assert (await answer.json())["counts"]["new"] == 1, await answer.text()
    return made


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def desk(browser: Browser, product: Product) -> Any:
    """One browser of the administrator for all pages of the desk."""
    screen = await _open(browser, product)
    await screen.is_known_as(GLEB)
    yield screen
    await screen.context.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def street(browser: Browser, product: Product) -> Any:
    """One browser in which nobody has logged in."""
    screen = await _open(browser, product)
    yield screen
    await screen.context.close()


async def _open(browser: Browser, product: Product) -> Screen:
    screen = await Screen.open(browser, product.url)
    await screen.context.add_init_script(path=PWA / "node_modules" / "axe-core" / "axe.min.js")
    return screen


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_fits_and_axe_and_the_console_find_nothing(
    desk: Screen, street: Screen, things: dict[str, str], path: str
) -> None:
    """Narrow and wide, by day and by night; and the page has brought all its words."""
    screen = street if path in DOORS else desk
    screen.complaints.clear()
    page = screen.page
    await page.goto(_address(path, things))
    await expect(page.locator("h1").first).to_be_visible()
    await expect(page.locator(".skeleton")).to_have_count(0)
    await page.wait_for_load_state("networkidle")
    await page.add_style_tag(content=STANDING)
    assert await _found(page) == {}
    assert await page.evaluate(UNSAID, NAMES) == []
    assert screen.complaints == []


async def test_axe_finds_nothing_where_many_are_invited(desk: Screen, product: Product) -> None:
    """Before and after the press, and below the dialog."""
    async with WebUser(product.url, GLEB) as gleb:
        for name, email in (("Рада Письмова", "rada@axe.example"), ("Рада Безпочтова", None)):
            await gleb.post("/api/employees", {"name": name, "email": email})
    await desk.page.goto("/settings/people?invitation=none&search=Рада")
    await desk.page.add_style_tag(content=STANDING)
    button = desk.page.get_by_role("button", name="Пригласить всех (2)")
    await expect(button).to_be_visible()
    assert await _found(desk.page) == {}
    await button.click()
    await expect(desk.page.get_by_role("list", name="Кого пригласим")).to_be_visible()
    assert await _found(desk.page) == {}
    await desk.page.get_by_role("dialog").get_by_role("button", name="Пригласить всех (2)").click()
    await expect(desk.page.get_by_text("Отправлено 1 письмо")).to_be_visible()
    assert await _found(desk.page) == {}


async def test_axe_finds_nothing_where_a_company_is_promised_its_own(
    desk: Screen, product: Product
) -> None:
    """Its card with the fields open, and the desk's page that leads there."""
    targets = {"high": {"reaction_minutes": 15, "solution_minutes": 120}}
    async with WebUser(product.url, GLEB) as gleb:
        company = await gleb.post("/api/clients", {"name": "Ирис"})
        await gleb.patch(f"/api/clients/{company['id']}", {"sla_targets": targets})
    await desk.page.goto("/settings/promises")
    await desk.page.add_style_tag(content=STANDING)
    await expect(desk.page.get_by_role("link", name="Ирис")).to_be_visible()
    assert await _found(desk.page) == {}
    await desk.page.goto(f"/settings/people/clients/{company['id']}")
    await desk.page.add_style_tag(content=STANDING)
    await expect(
        desk.page.get_by_text("Заявка с высоким приоритетом, открытая сейчас")
    ).to_be_visible()
    assert await _found(desk.page) == {}


async def _found(page: Page) -> dict[str, list[str]]:
    """What axe says of the page in each of its looks, and whether it must be scrolled sideways;
    nothing of those it says nothing of."""
    said: dict[str, list[str]] = {}
    await page.set_viewport_size(NARROW)
    await page.emulate_media(color_scheme="dark")
    said["narrow, by night"] = await page.evaluate(RUN, CONTRAST)
    await page.emulate_media(color_scheme="light")
    said["narrow"] = await page.evaluate(RUN, {}) + await page.evaluate(SIDEWAYS)
    await page.set_viewport_size(WIDE)
    said["wide"] = await page.evaluate(RUN, BUT_CONTRAST) + await page.evaluate(SIDEWAYS)
    return {look: faults for look, faults in said.items() if faults}


def _address(path: str, things: dict[str, str]) -> str:
    """With a thing that exists in place of each variable."""
    words = path.split("/")
    for place, word in enumerate(words):
        if word.startswith("["):
            words[place] = things["/".join(path.split("/")[: place + 1])]
    return "/".join(words)
