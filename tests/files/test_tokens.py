"""Another system opens a ticket with files by a personal token, once, and within its scopes."""

from typing import Any

import httpx
import pytest

from api.files.models import StoredFile
from api.tickets.models import Ticket
from tests.desk import Desk
from tests.files.test_inspect import JPEG, PROGRAM

pytestmark = pytest.mark.rule("X1")


async def system(desk: Desk, *scopes: str) -> httpx.AsyncClient:
    """What holds a token of Boris with these scopes and nothing else."""
    made = await desk.does("boris", "/api/tokens", {"name": "CRM", "scopes": list(scopes)})
    return desk.browser(Authorization=f"Bearer {made['secret']}")


async def uploads(
    client: httpx.AsyncClient, name: str, content: bytes, key: str = ""
) -> httpx.Response:
    headers = {"Idempotency-Key": key} if key else {}
    return await client.post("/api/files", files={"file": (name, content)}, headers=headers)


async def orders(desk: Desk, crm: httpx.AsyncClient) -> Any:
    """A file, then the ticket that names it, under the keys of one and the same order."""
    kept = await uploads(crm, "сбой.jpg", JPEG, "crm:7:file")
    draft: dict[str, Any] = {
        "text": "Заказ 7 не оплачивается",
        "client_id": str(desk.ids["Ромашка"]),
        "contact_id": str(desk.ids["anna"]),
        "file_ids": [kept.json()["id"]],
    }
    answer = await crm.post("/api/tickets", json=draft, headers={"Idempotency-Key": "crm:7"})
    assert answer.status_code == 201, answer.text
    return answer.json()


@pytest.mark.rule("Q12", "T8")
async def test_a_ticket_with_files_comes_once_however_often_it_is_sent(desk: Desk):
    """The system lost every answer and sent all of it again under the same keys."""
    crm = await system(desk, "tickets:write", "tickets:read")
    first, again = [await orders(desk, crm) for _ in range(2)]
    assert first == again
    ticket = await desk.one(Ticket)
    assert [each["name"] for each in again["files"]] == ["сбой.jpg"]
    assert (await desk.count(StoredFile), ticket.contact_id) == (1, desk.ids["anna"])
    path = f"/api/tickets/{ticket.id}/comments"
    more = (await uploads(crm, "журнал.txt", b"log")).json()["id"]
    said = await crm.post(path, json={"text": "Журнал", "file_ids": [more]})
    assert said.json()["files"][0]["name"] == "журнал.txt"
    assert (await crm.get(f"/api/files/{more}")).content == b"log"


async def test_what_is_refused_names_why_and_leaves_nothing(desk: Desk):
    """A program, an empty file, a file that is nobody's, more files than a ticket takes."""
    crm = await system(desk, "tickets:write")
    assert (await uploads(crm, "отчёт.jpg", PROGRAM)).json()["code"] == "file_type_forbidden"
    assert (await uploads(crm, "пусто.txt", b"")).json()["code"] == "empty_file"
    draft = {"text": "Сбой", "client_id": str(desk.ids["Ромашка"])}
    foreign = await desk.uploads("vera", "чужое.txt", b"x")
    answer = await crm.post("/api/tickets", json=draft | {"file_ids": [foreign]})
    assert answer.json()["code"] == "unknown_file"
    await desk.does("gleb", "/api/admin/files", {"max_count": 1}, method="PUT")
    ids = [(await uploads(crm, f"{n}.txt", b"x")).json()["id"] for n in range(2)]
    answer = await crm.post("/api/tickets", json=draft | {"file_ids": ids})
    assert (answer.json()["code"], answer.json()["extra"]["limit"]) == ("too_many_files", 1)
    assert await desk.count(Ticket) == 0


async def test_a_token_reaches_no_files_past_its_scopes(desk: Desk):
    """Reading writes nothing; tasks are not tickets; links are asked the same."""
    file_id = await desk.uploads("boris", "акт.txt", b"x")
    client = str(desk.ids["Ромашка"])
    ticket = await desk.opens("boris", "Сбой", client_id=client, file_ids=[file_id])
    wanted = {"object_id": ticket["id"]}
    reader, tasks = (
        await system(desk, "tickets:read"),
        await system(desk, "tasks:write", "tasks:read"),
    )
    for refused in (
        await uploads(reader, "a.txt", b"x"),
        await reader.post("/api/upload-links", json=wanted),
        await tasks.post("/api/upload-links", json=wanted),
        await tasks.post("/api/tickets", json={"text": "Сбой", "client_id": client}),
    ):
        assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    assert (await reader.get(f"/api/files/{file_id}")).status_code == 200
    for path in (f"/api/files/{file_id}", f"/api/files/{file_id}/preview"):
        assert (await tasks.get(path)).status_code == 404
