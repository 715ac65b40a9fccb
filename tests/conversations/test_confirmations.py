"""What a bot confirms stays true (A3, U4): the client bot, the real API and the pipeline."""

import pytest

from tests.cast import Actor
from tests.conversations.office import Office


@pytest.mark.rule("U4", "T9")
@pytest.mark.usefixtures("no_pace")
async def test_a_created_tickets_buttons_do_not_outlive_what_they_offer(
    client_office: Office, anna: Actor
) -> None:
    """The pipeline draws the confirmation anew when the ticket is taken and when it is
    cancelled."""
    desk = client_office.desk
    await anna.types("Не печатает принтер")
    await anna.taps("Отправить")
    confirmation = await anna.sees("Заявка №1 создана")
    assert anna.buttons(confirmation) == ["Добавить", "Статус", "Отменить"]
    ticket = await client_office.ticket()
    await desk.takes("boris", ticket)
    await desk.pipeline()
    await anna.sees_edited(confirmation, "Статус: в работе")
    await desk.does("anna", f"/api/tickets/{ticket['id']}/cancel")
    await desk.pipeline()
    await anna.sees_edited(confirmation, "Статус: отменена")
    assert "Отменить" not in anna.buttons(confirmation)
