"""The talk about a new ticket, from the first word to the confirmation."""

import pytest

from tests.bots.desk import Desk
from tests.cast import Actor
from tests.sandbox.people import ANNA

pytestmark = pytest.mark.usefixtures("client_bot")


@pytest.mark.rule("T1", "T3", "T9")
async def test_an_album_and_a_document_make_one_ticket(anna: Actor, desk: Desk):
    """Two photos with a caption and a PDF: one ticket with three files, confirmed by number."""
    desk.link(ANNA, "Ромашка")
    await anna.sends_album(2, caption="Не печатает <b>& принтер 🖨")
    await anna.sees("Отправить или добавить ещё?")
    await anna.sends_file("акт.pdf", b"%PDF-1.7")
    await anna.sees("3 файла")
    await anna.taps("Отправить")
    confirmation = await anna.sees("Заявка №1 создана")
    assert "№1 · Не печатает <b>& принтер 🖨" in confirmation.text
    assert anna.buttons(confirmation) == ["Добавить", "Статус", "Отменить"]
    [ticket] = desk.tickets
    assert ticket.text == "Не печатает <b>& принтер 🖨"
    assert len(ticket.files) == 3
