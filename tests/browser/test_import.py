"""Lists of people from a file, in the administrator's pages."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpensScreen
from tests.browser.screen import Screen
from tests.people.imports.brought import csv_of
from tests.sandbox.people import BORIS, GLEB

pytestmark = pytest.mark.asyncio(loop_scope="session")

LIST = [
    ["Клиенты на декабрь"],
    [],
    ["ФИО", "Кому звонить", "E-mail", "Организация"],
    ["Тюльпанова Зоя", "8 (916) 555-10-01", "zoya@tulip.example", "Тюльпан и сыновья"],
    ["Пионов Лев", "7,91612E+10", "", "Тюльпан и сыновья"],
]


async def brings(screen: Screen, file: Path) -> None:
    """From the list of people to the file's columns."""
    await screen.goes("/settings/people?kind=contacts")
    await screen.page.get_by_role("link", name="Загрузить из файла").click()
    await screen.page.get_by_label("Файл", exact=True).set_input_files(file)
    await screen.taps("Показать, что в файле")
    await screen.sees("Что в каком столбце")


@pytest.mark.rule("K1", "K4")
@pytest.mark.parametrize("width", [360, 1280])
async def test_a_list_is_matched_looked_at_taken_over_and_taken_back(
    opens: OpensScreen, tmp_path: Path, width: int
):
    """By pages alone: what was chosen survives a reload, errors are said by cell, the list shows
    who came, and nobody is left after it is undone."""
    file = tmp_path / "клиенты.csv"
    file.write_bytes(csv_of(LIST).encode("cp1251"))
    screen = await opens(GLEB, viewport={"width": width, "height": 800})
    await brings(screen, file)
    column = screen.page.get_by_label("Столбец B: Кому звонить")
    await column.select_option(label="Телефон")
    await screen.page.reload()
    await expect(column).to_have_value("phone")
    await screen.goes("/settings/people/import")
    await screen.sees("Не закончена: можно продолжить")
    await screen.page.get_by_role("link", name=file.name).first.click()
    await screen.taps("Посмотреть, что получится")
    await screen.sees("Excel сократил номер до «7,91612E+10»")
    await screen.sees("Такой компании ещё нет: Тюльпан и сыновья")
    await screen.page.get_by_role("button", name="Завести такие компании").first.click()
    await screen.sees("Будет заведена 1 компания")
    await screen.page.get_by_role("button", name="Новые").click()
    for written in ("+79165551001", "zoya@tulip.example", "Тюльпан и сыновья"):
        await screen.sees(written)
    await screen.taps("Загрузить только верную: 1 строка")
    await screen.sees("Контактов приглашать не нужно")
    await screen.sees("Заведена 1 компания")
    await screen.page.get_by_role("link", name="К списку людей").click()
    await screen.sees("Тюльпанова Зоя")
    await screen.goes("/settings/people/import")
    await screen.page.get_by_role("link", name="клиенты.csv").first.click()
    await screen.taps("Отменить загрузку")
    dialog = screen.page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Отменить загрузку").click()
    await screen.sees("Всё снова так, как было")
    await screen.goes("/settings/people?kind=contacts")
    await screen.sees("Анна Смирнова")
    await screen.sees_not("Тюльпанова Зоя")
    wide: int = await screen.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    await brings(screen, file)
    await expect(column).to_have_value("phone")


async def test_a_file_that_is_no_table_is_refused_in_words(opens: OpensScreen, tmp_path: Path):
    """And a form without a file says that it wants one."""
    screen = await opens(GLEB)
    await screen.goes("/settings/people/import")
    await screen.taps("Показать, что в файле")
    field = screen.page.get_by_label("Файл", exact=True)
    told: str = await field.evaluate("field => field.validationMessage")
    assert told == "Выберите файл: нажмите на поле выше"
    (tmp_path / "старый.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    await field.set_input_files(tmp_path / "старый.xls")
    await screen.taps("Показать, что в файле")
    await screen.sees("Это книга старого Excel")


async def test_a_list_is_taken_in_a_file(opens: OpensScreen, tmp_path: Path):
    """It is saved under the name of the list."""
    screen = await opens(GLEB)
    await screen.goes("/settings/people/import?kind=clients")
    async with screen.page.expect_download() as waiting:
        await screen.taps("Скачать CSV")
    saved = await waiting.value
    assert saved.suggested_filename.startswith("Компании")
    await saved.save_as(tmp_path / "list.csv")
    text = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("ID в системе;Компания;")
    assert "Ромашка" in text


async def test_others_bring_nothing(opens: OpensScreen):
    screen = await opens(BORIS)
    await screen.goes("/settings/people/import")
    await screen.sees("Настройки открыты только администратору")
