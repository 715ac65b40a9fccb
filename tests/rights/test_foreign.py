"""What is not one's own is not there (X1, X2): 404, the same as for what never was."""

from typing import Any

import httpx
import pytest

from api.db import new_id
from tests.desk import Desk
from tests.rights.test_doors import routes

pytestmark = pytest.mark.rule("X1", "X2")

STRANGERS = ("anna", "oleg")
"""A contact of another company, and an employee who does not work on tickets."""

NOBODY = new_id()

TICKET_ACTS: dict[str, Any] = {
    "GET /api/tickets/{ticket_id}": None,
    "GET /api/tickets/by-number/{number}": None,
    "PATCH /api/tickets/{ticket_id}": {"version": 1, "title": "Мой"},
    "POST /api/tickets/{ticket_id}/assign": {},
    "POST /api/tickets/{ticket_id}/status": {"status": "resolved"},
    "POST /api/tickets/{ticket_id}/cancel": {},
    "POST /api/tickets/{ticket_id}/solved": None,
    "POST /api/tickets/{ticket_id}/reopen": {"reason": "Эй"},
    "POST /api/tickets/{ticket_id}/rating": {"score": 1},
    "POST /api/tickets/{ticket_id}/comments": {"text": "Эй"},
    "PATCH /api/tickets/{ticket_id}/comments/{comment_id}": {"text": "Эй"},
    "POST /api/tickets/{ticket_id}/files": {"text": "Эй"},
    "POST /api/tickets/{ticket_id}/follow": None,
    "DELETE /api/tickets/{ticket_id}/follow": None,
    "POST /api/tickets/{ticket_id}/mute": None,
    "DELETE /api/tickets/{ticket_id}/mute": None,
    "GET /api/tickets/{ticket_id}/assignees": None,
    "POST /api/tickets/{ticket_id}/watchers": {"person_id": str(NOBODY)},
    "DELETE /api/tickets/{ticket_id}/watchers/{person_id}": None,
    "GET /api/tickets/{ticket_id}/canned-replies": None,
    "POST /api/tickets/{ticket_id}/links": {"number": 1},
    "DELETE /api/tickets/{ticket_id}/links/{link_id}": None,
}


@pytest.fixture
async def foreign(desk: Desk) -> dict[str, str]:
    """A ticket of the other company with a comment, a note of the desk and a file."""
    file_id = await desk.uploads("pavel", "акт.txt", b"signed")
    vasilek = str(desk.ids["Василёк"])
    ticket = await desk.opens("pavel", "Секрет", client_id=vasilek, file_ids=[file_id])
    said = await desk.says("pavel", ticket, "Слово")
    upload = await desk.uploads("pavel", "черновик.txt", b"not attached yet")
    await desk.pipeline()
    return {
        "ticket_id": ticket["id"],
        "comment_id": said["id"],
        "number": str(ticket["number"]),
        "file_id": file_id,
        "person_id": str(NOBODY),
        "link_id": str(NOBODY),
        "upload_id": upload,
    }


def test_no_act_on_a_ticket_is_left_out(desk: Desk) -> None:
    """Every route that names a ticket is tried below."""
    named = {door for door in routes(desk.app) if door.split()[1].startswith("/api/tickets/")}
    named.remove("GET /api/tickets/statuses")
    assert named == set(TICKET_ACTS)


@pytest.mark.parametrize("key", STRANGERS)
async def test_every_act_on_a_foreign_ticket_is_404(
    desk: Desk, foreign: dict[str, str], key: str
) -> None:
    """Whatever the method, and with a body that would be right."""
    client = await desk.calls(key)
    for act, body in TICKET_ACTS.items():
        answer = await _does(client, act, body, foreign)
        assert (act, answer.status_code, answer.json()["code"]) == (act, 404, "not_found")


@pytest.mark.parametrize("key", STRANGERS)
async def test_a_ticket_that_never_was_looks_the_same(
    desk: Desk, foreign: dict[str, str], key: str
) -> None:
    """Word for word, so that ids cannot be tried."""
    client = await desk.calls(key)
    never = foreign | {"ticket_id": str(new_id()), "number": "999"}
    for act, body in TICKET_ACTS.items():
        one, other = [await _does(client, act, body, ids) for ids in (foreign, never)]
        assert one.content == other.content, act


@pytest.mark.parametrize("key", STRANGERS)
async def test_its_files_are_404(desk: Desk, foreign: dict[str, str], key: str) -> None:
    """Also the upload that nothing took yet, and one that never was."""
    client = await desk.calls(key)
    for file_id in (foreign["file_id"], foreign["upload_id"], str(new_id())):
        for path in (f"/api/files/{file_id}", f"/api/files/{file_id}/preview"):
            answer = await client.get(path)
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.rule("X5")
async def test_an_upload_is_its_uploaders_alone_until_it_is_attached(
    desk: Desk, foreign: dict[str, str]
) -> None:
    """Not even the desk's; the attached one is."""
    agent = await desk.calls("boris")
    assert (await agent.get(f"/api/files/{foreign['upload_id']}")).status_code == 404
    assert (await agent.get(f"/api/files/{foreign['file_id']}")).status_code == 200
    own = await desk.calls("pavel")
    assert (await own.get(f"/api/files/{foreign['upload_id']}")).status_code == 200


@pytest.mark.both_stores
async def test_lists_and_search_do_not_know_it(desk: Desk, foreign: dict[str, str]) -> None:
    """Neither the row nor the count."""
    for key in STRANGERS:
        client = await desk.calls(key)
        for params in ({}, {"search": "секрет"}, {"client_id": str(desk.ids["Василёк"])}):
            answer = await client.get("/api/tickets", params=params)
            assert answer.json()["total"] == 0


async def test_anothers_notice_cannot_be_read(desk: Desk, foreign: dict[str, str]) -> None:
    """It stays unread."""
    notice = (await desk.inbox("darya"))[0]
    client = await desk.calls("boris")
    answer = await client.post(f"/api/notifications/{notice['id']}/read")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert (await desk.inbox("darya"))[0]["read_at"] is None


async def test_the_inbox_forgets_what_may_no_longer_be_seen(desk: Desk) -> None:
    """Who left the company reads nothing of it, not even what was told before."""
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    assert len(await desk.inbox("anna")) == 1
    await desk.leaves_companies("anna")
    assert await desk.inbox("anna") == []


@pytest.mark.rule("R6")
async def test_a_bot_acts_for_people_of_its_own_scope_only(desk: Desk) -> None:
    """The client bot cannot speak for an engineer."""
    await desk.links("boris")
    boris = desk.world.people["boris"]
    assert (await desk.bot("staff", boris).get("/api/tickets")).status_code == 200
    answer = await desk.bot("client", boris).get("/api/tickets")
    assert (answer.status_code, answer.json()["code"]) == (401, "telegram_not_linked")


@pytest.mark.rule("C1")
async def test_a_bot_cannot_remember_a_message_for_who_may_not_see_the_ticket(
    desk: Desk, foreign: dict[str, str]
) -> None:
    """Else the pipeline would draw the foreign card into that chat."""
    await desk.links("anna")
    draft: dict[str, Any] = {
        "chat_id": desk.world.people["anna"].telegram_id,
        "message_id": 7,
        "role": "card",
        "object_kind": "ticket",
        "object_ids": [foreign["ticket_id"]],
    }
    answer = await desk.bot("client").post("/api/telegram/messages", json=draft)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def _does(
    client: httpx.AsyncClient, act: str, body: Any, ids: dict[str, str]
) -> httpx.Response:
    method, path = act.split(" ")
    return await client.request(method, path.format(**ids), json=body)
