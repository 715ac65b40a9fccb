"""What a bot confirms stays true (A3, U4): the client bot, the real API and the road."""

from pathlib import Path

import pytest

from shared.contracts.telegram import BotScope
from tests.desk import Desk
from tests.talks.office import open_office


@pytest.mark.rule("U4", "T9")
@pytest.mark.usefixtures("no_pace")
async def test_a_created_tickets_buttons_do_not_outlive_what_they_offer(
    desk: Desk, tmp_path: Path
) -> None:
    """The road draws the confirmation anew when the ticket is taken and when it is cancelled."""
    async with open_office(desk, tmp_path, BotScope.CLIENT) as office:
        anna = await office.enters("anna")
        await anna.types("Не печатает принтер")
        await anna.taps("Отправить")
        confirmation = await anna.sees("Заявка №1 создана")
        assert anna.buttons(confirmation) == ["Добавить", "Статус", "Отменить"]
        found = await (await desk.calls("boris")).get("/api/tickets/by-number/1")
        ticket = found.json()
        await desk.takes("boris", ticket)
        await desk.road()
        await anna.sees_edited(confirmation, "Статус: в работе")
        await desk.does("anna", f"/api/tickets/{ticket['id']}/cancel")
        await desk.road()
        await anna.sees_edited(confirmation, "Статус: отменена")
        assert "Отменить" not in anna.buttons(confirmation)
