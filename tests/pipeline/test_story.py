"""The pipeline from end to end, in process: every channel, the stale card, the answer back."""

import pytest

from shared.contracts.admin import DeliveryState
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = [pytest.mark.usefixtures("no_pace"), pytest.mark.both_stores]


@pytest.mark.rule("Q1", "Q2")
async def test_a_new_ticket_reaches_the_desk_by_every_channel(desk: Desk) -> None:
    """The team hears by Telegram, mail, Mattermost, push and in the inbox; the author does not."""
    await desk.links("anna", "boris", "vera")
    browser = await desk.subscribes("boris")
    ticket = await desk.opens("anna", "Не печатает принтер\nВторой этаж")
    await desk.pipeline()
    number = ticket["number"]
    await desk.actor("boris").sees(f"Новая заявка №{number}")
    await desk.actor("vera").sees(f"Новая заявка №{number}")
    assert desk.world.mail.letter_to("boris@vestovoy.example").subject.startswith(f"[№{number}]")
    assert desk.world.mattermost.posts_to("@boris.petrov", "Новая заявка")
    assert desk.world.mattermost.posts_to("support", "Новая заявка")
    assert f"№{number}" in desk.world.push.messages_to(browser)[-1].text
    assert [each["kind"] for each in await desk.inbox("boris")] == ["ticket_opened"]
    assert await desk.inbox("anna") == []
    assert await desk.unsent() == 0
    assert {row.state for row in await desk.deliveries()} == {DeliveryState.SENT}


@pytest.mark.rule("C1")
async def test_taking_edits_the_card_in_the_heads_chat(desk: Desk) -> None:
    """The head's notice shows the new state and loses the taken button; no dead buttons."""
    await desk.links("anna", "boris", "vera")
    ticket = await desk.opens("anna")
    await desk.pipeline()
    vera = desk.actor("vera")
    card = await vera.sees("Новая заявка")
    assert "Взять в работу" in vera.buttons(card)
    await desk.takes("boris", ticket)
    await desk.pipeline()
    await vera.sees_edited(card, "Исполнитель: Борис Петров")
    assert "Взять в работу" not in vera.buttons(card)
    assert "Новая заявка" in card.text


async def test_the_contact_hears_assignee_and_status(desk: Desk) -> None:
    """The client bot says who works on it now."""
    await desk.links("anna", "boris")
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    said = await desk.actor("anna").sees("в работе")
    assert "Исполнитель — Борис" in said.text
    assert [row.lane for row in await desk.deliveries("anna")] == [Lanes.TELEGRAM_CLIENT]
