"""Documents that others attach, in the browser's own viewer."""

import re

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.conftest import OpensScreen
from tests.browser.test_desk import WIDE, dialog
from tests.browser.test_tickets import Enters, opened
from tests.sandbox.people import BORIS, DARYA

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.rule("X5")
async def test_a_strangers_pdf_is_shown_and_runs_nothing_of_ours(opens: OpensScreen, api: Enters):
    """In the browser's own viewer, from bytes that the page calls a PDF: a page hidden in them is
    none. What cannot be shown is offered for saving."""
    darya = await api(DARYA)
    ticket = await opened(darya, "Счёт не сходится")
    boris = await opens(BORIS, viewport=WIDE)
    await boris.goes(f"/tickets/{ticket['number']}")
    hidden = b"%PDF-1.4\n<html><script>top.document.title='taken'</script></html>"
    files: list[FilePayload] = [
        {"name": "счёт.csv", "mimeType": "text/csv", "buffer": b"1;2"},
        {"name": "счёт.pdf", "mimeType": "application/pdf", "buffer": hidden},
    ]
    await boris.page.get_by_label("Прикрепить файлы").set_input_files(files)
    await expect(boris.button("Убрать счёт.pdf")).to_be_visible()
    await expect(boris.page.get_by_role("progressbar")).to_have_count(0)
    await boris.taps("Отправить")
    await expect(boris.page.get_by_role("link", name="счёт.csv")).to_have_attribute(
        "download", "счёт.csv"
    )
    await boris.page.get_by_role("button", name="счёт.pdf").click()
    frame = dialog(boris).locator("iframe")
    await expect(frame).to_have_attribute("src", re.compile("^blob:"))
    await expect(dialog(boris).get_by_role("link", name="Скачать")).to_be_visible()
    await boris.page.wait_for_load_state("networkidle")
    assert await boris.page.title() != "taken"
    await boris.taps("Закрыть")
    await expect(frame).to_have_count(0)
