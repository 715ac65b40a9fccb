"""What requests may ask of the database, warm, on both stores."""

from typing import Any

import httpx
import pytest
from sqlalchemy import update

from api.people.models import TelegramLink
from tests.desk import Desk
from tests.sandbox.people import ANNA
from tests.servers.asked import Asked, Recorder

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("Q15")]


async def test_a_ticket_of_a_contact_by_the_bot(counting: Recorder, desk: Desk) -> None:
    """Who calls, whose it is, its number, its row, the event, the key with the answer."""
    await desk.links("anna")
    bot = desk.bot("client", ANNA)

    async def opens(text: str) -> Any:
        answer = await bot.post(
            "/api/tickets", json={"text": text}, headers={"Idempotency-Key": text}
        )
        assert answer.status_code == 201, answer.text

    await opens("one")
    with counting() as asked:
        await opens("two")
    asked.hold(5 if desk.held.database.is_sqlite else 4)


async def test_a_ticket_of_an_agent_in_the_page(counting: Recorder, desk: Desk) -> None:
    boris = await desk.calls("boris")

    async def opens(text: str) -> Any:
        body = {"text": text, "client_id": str(desk.ids["Ромашка"])}
        answer = await boris.post("/api/tickets", json=body, headers={"Idempotency-Key": text})
        assert answer.status_code == 201, answer.text

    await opens("one")
    with counting() as asked:
        await opens("two")
    asked.hold(5 if desk.held.database.is_sqlite else 4)


async def test_a_ticket_of_an_agent_for_a_contact(counting: Recorder, desk: Desk) -> None:
    """One more tells by which channels the contact hears nothing."""
    boris = await desk.calls("boris")

    async def opens(text: str) -> Any:
        body = {
            "text": text,
            "client_id": str(desk.ids["Ромашка"]),
            "contact_id": str(desk.ids["anna"]),
        }
        answer = await boris.post("/api/tickets", json=body, headers={"Idempotency-Key": text})
        assert answer.status_code == 201, answer.text
        return answer.json()

    await opens("one")
    with counting() as asked:
        made = await opens("two")
    asked.hold(6)
    assert (await boris.get(f"/api/tickets/{made['id']}")).json() == made


async def test_the_first_answer_takes_the_ticket(counting: Recorder, desk: Desk) -> None:
    """Nobody's ticket becomes theirs who answer (T17): besides the word and the event the person
    who takes it is held, and the history says it."""
    boris = await desk.calls("boris")

    async def answers(text: str) -> Asked:
        ticket = await desk.opens("anna", text)
        path = f"/api/tickets/{ticket['id']}/comments"
        with counting() as asked:
            answer = await boris.post(path, json={"text": "Да"}, headers={"Idempotency-Key": text})
        assert answer.json()["took"]
        return asked

    await answers("one")
    asked = await answers("two")
    asked.hold(8 if desk.held.database.is_sqlite else 7)


@pytest.mark.parametrize("key", ["anna", "boris", "oleg"])
async def test_who_i_am(counting: Recorder, desk: Desk, key: str) -> None:
    """Who calls, and what every screen needs of the person; PostgreSQL is waited for no oftener."""
    asked = await costs(counting, await desk.calls(key), "/api/me")
    asked.hold(2, transactions=1 if desk.held.database.is_sqlite else 0)


async def costs(counting: Recorder, client: httpx.AsyncClient, path: str) -> Asked:
    """What the second of two equal readings asked."""
    assert (await client.get(path)).status_code == 200
    with counting() as asked:
        await client.get(path)
    return asked


@pytest.mark.parametrize("key", ["anna", "boris"])
async def test_a_ticket_is_read(counting: Recorder, desk: Desk, key: str) -> None:
    """Who calls, the ticket, what hangs on it, and for the desk the tasks made of it."""
    ticket = await desk.opens()
    other = await desk.opens("anna", "Вторая")
    await desk.takes("boris", ticket)
    await desk.says("boris", ticket, "Смотрю")
    link = {"number": other["number"], "kind": "related"}
    await desk.does("boris", f"/api/tickets/{ticket['id']}/links", link)
    asked = await costs(counting, await desk.calls(key), f"/api/tickets/{ticket['id']}")
    asked.hold(4)


async def test_a_ticket_of_whom_a_channel_does_not_reach(counting: Recorder, desk: Desk) -> None:
    """One more tells the desk by which, as the answer to an act does."""
    await desk.links("anna")
    ticket = await desk.opens()
    async with desk.held.database.begin() as session:
        blocked = update(TelegramLink).where(TelegramLink.person_id == desk.ids["anna"])
        await session.execute(blocked.values(unreachable="blocked"))
    boris = await desk.calls("boris")
    asked = await costs(counting, boris, f"/api/tickets/{ticket['id']}")
    asked.hold(5)
    read = (await boris.get(f"/api/tickets/{ticket['id']}")).json()
    assert [each["channel"] for each in read["contact_unreachable"]] == ["telegram"]
    assert (await desk.takes("boris", ticket))["contact_unreachable"] == read["contact_unreachable"]


async def test_a_task_is_given(counting: Recorder, desk: Desk) -> None:
    """Who calls, whose it is, its number, its row, the event, the key with the answer; which tells
    what a reading tells."""
    boris = await desk.calls("boris")

    async def gives(key: str) -> Any:
        body = {"title": "Картриджи", "text": "Купить"}
        answer = await boris.post("/api/tasks", json=body, headers={"Idempotency-Key": key})
        assert answer.status_code == 201, answer.text
        return answer.json()

    await gives("one")
    with counting() as asked:
        made = await gives("two")
    asked.hold(6)
    assert (await boris.get(f"/api/tasks/{made['id']}")).json() == made


async def test_a_task_is_read(counting: Recorder, desk: Desk) -> None:
    """Who calls, the task, what hangs on it."""
    task = await desk.does("boris", "/api/tasks", {"title": "Картриджи", "text": "Купить"})
    await desk.does("boris", f"/api/tasks/{task['id']}/comments", {"text": "Ищу"})
    asked = await costs(counting, await desk.calls("boris"), f"/api/tasks/{task['id']}")
    asked.hold(3)


@pytest.mark.parametrize("key", ["anna", "boris"])
async def test_a_word_on_a_ticket(counting: Recorder, desk: Desk, key: str) -> None:
    """Who calls, the ticket, the word, that the ticket changed, the event, the key with the
    answer."""
    ticket = await desk.opens()
    await desk.takes("boris", ticket)
    asked = await says(counting, await desk.calls(key), f"/api/tickets/{ticket['id']}/comments")
    asked.hold(6)


async def test_a_word_on_a_task(counting: Recorder, desk: Desk) -> None:
    task = await desk.does("boris", "/api/tasks", {"title": "Картриджи", "text": "Купить"})
    asked = await says(counting, await desk.calls("boris"), f"/api/tasks/{task['id']}/comments")
    asked.hold(6)


async def says(counting: Recorder, client: httpx.AsyncClient, path: str) -> Asked:
    """What the second of two words asked; the item then tells it as the answer did."""

    async def word(key: str) -> Any:
        answer = await client.post(path, json={"text": "Да"}, headers={"Idempotency-Key": key})
        assert answer.status_code == 201, answer.text
        return answer.json()

    await word("one")
    with counting() as asked:
        made = await word("two")
    whole = await client.get(path.removesuffix("/comments"))
    assert whole.json()["comments"][-1] == {k: v for k, v in made.items() if k != "took"}
    return asked
