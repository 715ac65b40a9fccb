"""An internal comment reaches no client, in any channel: one test for each (C5)."""

from typing import Any

import pytest

from api.outbox import OutboxEvent
from tests.desk import Desk
from tests.sandbox.people import ANNA

pytestmark = [pytest.mark.rule("C5"), pytest.mark.usefixtures("no_pace")]

SECRET = "Клиент опять сам выдернул шнур"
CLIENTS = ("anna", "pavel")


@pytest.fixture
async def ticket(desk: Desk) -> Any:
    """A ticket with watchers from both sides, and an internal comment with a file on it."""
    await desk.links(*CLIENTS, "boris", "vera")
    ticket = await desk.opens("anna")
    await desk.does("pavel", f"/api/tickets/{ticket['id']}/follow")
    await desk.does("vera", f"/api/tickets/{ticket['id']}/follow")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    file_id = await desk.uploads("boris", "шнур.txt", SECRET.encode())
    said = await desk.says("boris", ticket, SECRET, visibility="internal", file_ids=[file_id])
    await desk.pipeline()
    return ticket | {"comment_id": said["id"], "file_id": file_id}


async def test_colleagues_do_hear_it(desk: Desk, ticket: Any) -> None:
    """Else the other tests of this file would prove nothing."""
    vera = desk.actor("vera")
    assert SECRET in (await vera.sees("внутренняя заметка")).text
    assert SECRET in desk.world.mail.letter_to("vera@vestovoy.example").text
    whole = await (await desk.calls("vera")).get(f"/api/tickets/{ticket['id']}")
    assert SECRET in whole.text


async def test_not_in_telegram(desk: Desk, ticket: Any) -> None:
    """Neither as a notice nor as an edit of an older message."""
    await desk.moves("boris", ticket, "waiting")
    await desk.pipeline()
    for key in CLIENTS:
        desk.actor(key).sees_no("шнур")
        desk.actor(key).sees_no("внутренн")


async def test_not_by_mail(desk: Desk) -> None:
    """No letter about it, and none that quotes it."""
    await desk.prefers("anna", ("email", "always"))
    opened = await desk.opens("anna")
    await desk.says("boris", opened, SECRET, visibility="internal")
    await desk.says("boris", opened, "Выезжаем", visibility="public")
    await desk.pipeline()
    letters = desk.world.mail.letters_to(ANNA.email)
    assert len(letters) == 1
    assert "Выезжаем" in letters[0].text
    assert all(SECRET.encode() not in each.raw and SECRET not in each.text for each in letters)


@pytest.mark.rule("E6")
async def test_not_by_a_letter_of_the_administrators_own_template(desk: Desk) -> None:
    """Even a template that prints every variable has nothing of it."""
    await desk.prefers("anna", ("email", "always"))
    body = "{{ actor }}: {{ comment }} — {{ link }}"
    path = "/api/admin/templates/ticket_commented/ru"
    await desk.does("gleb", path, {"body": body}, method="PUT")
    opened = await desk.opens("anna")
    await desk.says("boris", opened, SECRET, visibility="internal")
    await desk.says("boris", opened, "Выезжаем")
    await desk.pipeline()
    (letter,) = desk.world.mail.letters_to(ANNA.email)
    assert "Выезжаем" in letter.text and "шнур" not in letter.text


async def test_not_in_the_inbox(desk: Desk, ticket: Any) -> None:
    """No line, no count."""
    for key in CLIENTS:
        kinds = [each["kind"] for each in await desk.inbox(key)]
        assert "ticket_commented" not in kinds


@pytest.mark.both_stores
async def test_not_as_a_delivery(desk: Desk, ticket: Any) -> None:
    """Nothing was even planned for a client."""
    said = await desk.one(OutboxEvent, OutboxEvent.kind == "ticket_commented")
    assert await desk.deliveries("vera", event_id=said.id)
    for key in CLIENTS:
        assert await desk.deliveries(key, event_id=said.id) == []


async def test_not_in_the_ticket_as_the_client_sees_it(desk: Desk, ticket: Any) -> None:
    """Neither the comment nor the name of its file, by id and by number."""
    for key in CLIENTS:
        client = await desk.calls(key)
        for path in (f"/api/tickets/{ticket['id']}", f"/api/tickets/by-number/{ticket['number']}"):
            answer = await client.get(path)
            assert answer.status_code == 200
            assert "шнур" not in answer.text and ticket["comment_id"] not in answer.text


async def test_not_as_a_file(desk: Desk, ticket: Any) -> None:
    """The file of an internal comment is not there for a client who guesses its id."""
    for key in CLIENTS:
        answer = await (await desk.calls(key)).get(f"/api/files/{ticket['file_id']}")
        assert answer.status_code == 404
    assert (await (await desk.calls("vera")).get(f"/api/files/{ticket['file_id']}")).is_success


async def test_not_through_its_id(desk: Desk, ticket: Any) -> None:
    """A client can neither edit it nor hang a late file on it."""
    client = await desk.calls("anna")
    path = f"/api/tickets/{ticket['id']}"
    edited = await client.patch(f"{path}/comments/{ticket['comment_id']}", json={"text": "?"})
    late = await client.post(f"{path}/files", json={"comment_id": ticket["comment_id"]})
    assert [edited.status_code, late.status_code] == [404, 404]


async def test_not_by_searching(desk: Desk, ticket: Any) -> None:
    """The search looks through the ticket's own words only."""
    answer = await (await desk.calls("anna")).get("/api/tickets", params={"search": "шнур"})
    assert answer.json()["total"] == 0


async def test_not_in_the_live_stream(desk: Desk, ticket: Any) -> None:
    """A client has no stream at all."""
    answer = await (await desk.calls("anna")).get("/api/stream")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


async def test_a_client_cannot_write_an_internal_one(desk: Desk, ticket: Any) -> None:
    """The wish is refused, not quietly turned into something else."""
    client = await desk.calls("anna")
    draft = {"text": "Тайно", "visibility": "internal"}
    answer = await client.post(f"/api/tickets/{ticket['id']}/comments", json=draft)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


async def test_a_colleague_outside_the_desk_who_follows_may_read_it(desk: Desk) -> None:
    """The director follows the ticket: an employee, so the note is for him too."""
    await desk.links("oleg")
    opened = await desk.opens("oleg", "Для клиента", client_id=str(desk.ids["Ромашка"]))
    await desk.does("oleg", f"/api/tickets/{opened['id']}/follow")
    await desk.says("boris", opened, SECRET, visibility="internal")
    await desk.pipeline()
    await desk.actor("oleg").sees(SECRET)
