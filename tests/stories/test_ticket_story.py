"""The main job, end to end: a client's ticket reaches the staff by every channel, and the answer
comes back."""

import pytest

from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA, BORIS, VERA
from tests.sandbox.telegram import Attachment
from tests.stories.conftest import PATIENCE, joins
from tests.stories.product import Product
from tests.stories.waiting import eventually
from tests.stories.web import WebUser


@pytest.mark.slow("the whole product starts in processes of its own")
@pytest.mark.timeout(300)
@pytest.mark.rule("T1", "T3", "T9", "C1", "C2", "C5", "C6", "Q1", "R1", "R10", "U4", "E2", "M1")
async def test_a_clients_ticket_reaches_the_staff_and_the_answer_comes_back(
    world: Sandbox, product: Product
) -> None:
    """The story of the issue, with everybody's eyes, in both modes."""
    anna, boris, vera = [await joins(world, each) for each in (ANNA, BORIS, VERA)]
    async with WebUser(product.url, BORIS) as web:
        browser = await web.takes_pushes(world)
        await web.opens_inbox()

        # 1. An album with a caption and a PDF make a ticket.
        await anna.sends_album(2, caption="Не печатает принтер <b>&\nТретий день")
        await anna.sees("Отправить или добавить ещё?", within=PATIENCE)
        await anna.taps("Добавить")
        await anna.sends_file("счёт.pdf", b"%PDF-1.7 an invoice", mime="application/pdf")
        await anna.sees("счёт.pdf", within=PATIENCE)
        await anna.taps("Отправить")
        await anna.sees("Заявка №1 создана", within=PATIENCE)

        # 2. The engineer and the head hear by every channel, and the inbox lives.
        card = await boris.sees("Новая заявка №1", within=PATIENCE)
        heads = await vera.sees("Новая заявка №1", within=PATIENCE)
        assert "Взять в работу" in boris.buttons(card)
        letter = await world.mail.waits_for(BORIS.email, "[№1]", within=PATIENCE)
        assert letter.subject == "[№1] Не печатает принтер <b>&"
        await world.mail.waits_for(VERA.email, "[№1]", within=PATIENCE)
        await world.mattermost.waits_for("№1", to=f"@{BORIS.mattermost}", within=PATIENCE)
        await world.mattermost.waits_for("№1", to="support", within=PATIENCE)
        push = await world.push.waits_for(browser, within=PATIENCE)
        assert "№1" in push.data["notification"]["title"]
        await eventually(lambda: _titled(web, "Новая заявка №1"), "a line in the inbox")
        assert any(each["kind"] == "notification" for each in web.heard)

        # 3. The engineer takes it; the contact hears; the head's card loses the stale button.
        await boris.taps_on(card, "Взять в работу", within=PATIENCE)
        taken = await anna.sees("Исполнитель — Борис", within=PATIENCE)
        assert "в работе" in taken.text
        await vera.sees_edited(heads, "Исполнитель: Борис Петров", within=PATIENCE)
        await boris.sees_edited(card, "Исполнитель: вы", within=PATIENCE)
        assert "Взять в работу" not in boris.buttons(card)

        # 4. A reply with a file goes to the client; an internal comment goes to no client.
        manual = Attachment(kind="document", name="manual.txt", content=b"turn it off and on")
        await boris.replies(card, "Перезагрузите принтер, пожалуйста", file=manual)
        answer = await anna.sees("Перезагрузите принтер", within=PATIENCE)
        assert "manual.txt" in answer.text
        ticket = (await web.get("/api/tickets"))["items"][0]
        comments = f"/api/tickets/{ticket['id']}/comments"
        secret = "Клиент не платил с июля"
        await web.post(comments, {"text": secret, "visibility": "internal"})
        await vera.sees(secret, within=PATIENCE)

        # 5. The contact answers by replying; the ticket is resolved; the contact sees it.
        await anna.replies(answer, "Помогло, спасибо!")
        await boris.sees("Помогло, спасибо!", within=PATIENCE)
        await boris.taps_on(card, "Решена", within=PATIENCE)
        await anna.sees("Заявка №1 решена", within=PATIENCE)
        await anna.taps("Мои заявки")
        await anna.sees("№1", within=PATIENCE)

        await product.stop()  # While the inbox is open.

    anna.sees_no(secret)
    assert not any(secret in each.text for each in world.mail.letters_to(ANNA.email))


async def _titled(web: WebUser, title: str) -> bool:
    return any(title in each for each in await web.inbox())
