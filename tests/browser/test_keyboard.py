"""The books of people without a mouse: whatever is pressed was reached by Tab."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import OpensScreen
from tests.browser.screen import Screen
from tests.browser.test_people import hires
from tests.browser.test_tickets import Enters
from tests.people.imports.brought import csv_of
from tests.sandbox.people import GLEB

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.rule("K1")]

STOPS = 80
"""More than any of these pages has."""


async def reaches(screen: Screen, wanted: Locator) -> None:
    """Tab by Tab, as somebody without a mouse."""
    await expect(wanted).to_be_visible()
    for _ in range(STOPS):
        if await wanted.evaluate("node => node === document.activeElement"):
            return
        await screen.page.keyboard.press("Tab")
    pytest.fail(f"no Tab leads to {wanted}")


async def presses(screen: Screen, wanted: Locator) -> None:
    await reaches(screen, wanted)
    await screen.page.keyboard.press("Enter")


def link(screen: Screen, name: str) -> Locator:
    return screen.page.get_by_role("link", name=name, exact=True)


async def test_a_card_is_found_changed_and_somebody_leaves(opens: OpensScreen, api: Enters) -> None:
    """From the list to the card, what is changed is kept, and the last page tells what was done."""
    person = await hires(await api(GLEB), "Клавдия Кнопкина")
    gleb = await opens(GLEB, viewport={"width": 1280, "height": 900})
    await gleb.goes("/settings/people")
    await reaches(gleb, gleb.page.get_by_role("searchbox"))
    await gleb.page.keyboard.type(person["name"])
    await expect(gleb.page.locator(".work-list li")).to_have_count(1)
    await presses(gleb, link(gleb, person["name"]))
    await reaches(gleb, gleb.page.get_by_label("Имя и фамилия", exact=True))
    await gleb.page.keyboard.press("End")
    await gleb.page.keyboard.type(" мл.")
    await presses(gleb, gleb.button("Сохранить"))
    await gleb.sees("Сохранено")
    await presses(gleb, link(gleb, "Отключить…"))
    await presses(gleb, gleb.button(f"Отключить: {person['name']} мл."))
    await gleb.sees("Что сделано")
    assert gleb.complaints == []


async def test_the_tree_leads_to_a_card(opens: OpensScreen, api: Enters) -> None:
    """The tree is one stop; behind it come the buttons and the card of the row that is chosen."""
    web = await api(GLEB)
    boss = await hires(web, "Аглая Верхняя")
    person = await hires(web, "Агния Нижняя", manager_id=boss["id"])
    gleb = await opens(GLEB, viewport={"width": 1280, "height": 900})
    await gleb.goes("/settings/people/tree")
    row = gleb.page.locator(f'[data-person="{person["id"]}"]')
    await reaches(gleb, gleb.page.locator('[role="treeitem"][tabindex="0"]'))
    for _ in range(STOPS):
        if await row.evaluate("node => node === document.activeElement"):
            break
        await gleb.page.keyboard.press("ArrowDown")
    await presses(gleb, row.get_by_role("link", name=person["name"]))
    await expect(gleb.page.get_by_role("heading", level=1)).to_have_text(person["name"])
    assert gleb.complaints == []


async def test_a_list_is_brought_and_taken_back(opens: OpensScreen, tmp_path: Path) -> None:
    """The browser's own window for files alone is another's."""
    file = tmp_path / "люди.csv"
    file.write_bytes(csv_of([["ФИО", "E-mail"], ["Лилия Полевая", "lily@field.example"]]).encode())
    gleb = await opens(GLEB, viewport={"width": 1280, "height": 900})
    await gleb.goes("/settings/people")
    await presses(gleb, link(gleb, "Загрузить из файла"))
    field = gleb.page.get_by_label("Файл", exact=True)
    await reaches(gleb, field)
    await field.set_input_files(file)
    await presses(gleb, gleb.button("Показать, что в файле"))
    await gleb.sees("Что в каком столбце")
    await presses(gleb, gleb.button("Посмотреть, что получится"))
    await gleb.sees("Лилия Полевая")
    await presses(gleb, gleb.page.get_by_role("button", name="Загрузить", exact=False).first)
    await presses(gleb, gleb.page.get_by_role("button", name="Отменить загрузку").first)
    dialog = gleb.page.get_by_role("dialog")
    await presses(gleb, dialog.get_by_role("button", name="Отменить загрузку"))
    await gleb.sees("Всё снова так, как было")
    assert gleb.complaints == []
