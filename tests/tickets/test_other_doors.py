"""Tickets by other systems with a personal token, and tickets that the desk itself begins."""

from typing import Any

import httpx
import pytest

from shared.contracts.admin import DeliveryState
from tests.desk import Desk
from tests.lanes import Lanes
from tests.sandbox.people import ANNA

BOTH = ("tickets:read", "tickets:write")


async def system(desk: Desk, key: str, *scopes: str) -> httpx.AsyncClient:
    """Another system in the name of a person, as far as the scopes reach."""
    made = await desk.does(key, "/api/tokens", {"name": "ERP", "scopes": list(scopes)})
    return desk.browser(Authorization=f"Bearer {made['secret']}")


@pytest.mark.rule("Q12")
async def test_a_system_opens_one_ticket_with_its_file(desk: Desk) -> None:
    """In its person's name; the same key again is the same ticket, another body is refused."""
    erp = await system(desk, "boris", *BOTH)
    upload = await erp.post("/api/files", files={"file": ("лог.txt", b"stack")})
    draft: dict[str, Any] = {
        "text": "Сбой обмена",
        "client_id": str(desk.ids["Ромашка"]),
        "contact_id": str(desk.ids["anna"]),
        "file_ids": [upload.json()["id"]],
    }
    key = {"Idempotency-Key": "erp:1"}
    first, again = [await erp.post("/api/tickets", json=draft, headers=key) for _ in range(2)]
    other = await erp.post("/api/tickets", json=draft | {"text": "?"}, headers=key)
    assert (first.status_code, other.status_code) == (201, 422)
    assert first.json()["id"] == again.json()["id"]
    assert (first.json()["source"], first.json()["files"][0]["name"]) == ("api", "лог.txt")
    said = await erp.post(f"/api/tickets/{first.json()['id']}/comments", json={"text": "Повтор"})
    assert said.json()["author"]["name"] == "Борис Петров"


@pytest.mark.rule("X1")
@pytest.mark.parametrize(
    ("scopes", "reads", "writes"),
    [(("tickets:read",), 200, 403), (("tickets:write",), 403, 201), (("tasks:write",), 403, 403)],
)
async def test_a_scope_that_is_missing_is_named(
    desk: Desk, scopes: tuple[str, ...], reads: int, writes: int
) -> None:
    """Reading and writing are two scopes, and neither is that of tasks."""
    ticket = await desk.opens("anna")
    erp = await system(desk, "boris", *scopes)
    read = await erp.get(f"/api/tickets/{ticket['id']}")
    wrote = await erp.post(f"/api/tickets/{ticket['id']}/comments", json={"text": "Слово"})
    assert (read.status_code, wrote.status_code) == (reads, writes)
    refused = [each.json() for each in (read, wrote) if each.status_code == 403]
    assert all("the token lacks the scope" in each["detail"] for each in refused)


@pytest.mark.rule("X2")
async def test_a_token_sees_no_more_than_its_person(desk: Desk) -> None:
    """The scope narrows a right and gives none."""
    ticket = await desk.opens("anna")
    erp = await system(desk, "oleg", *BOTH)
    assert (await erp.get(f"/api/tickets/{ticket['id']}")).status_code == 404
    given = await erp.post(f"/api/tickets/{ticket['id']}/watchers", json={"person_id": "?"})
    assert given.status_code in {400, 404}


@pytest.mark.usefixtures("no_pace")
@pytest.mark.rule("C7")
async def test_what_the_desk_begins_reaches_the_contact_by_every_channel(desk: Desk) -> None:
    """Telegram, mail and the inbox: the words and the names of the files."""
    await desk.links("anna")
    await desk.prefers("anna", ("telegram", "always"), ("email", "always"))
    file_id = await desk.uploads("boris", "акт.txt", b"to be signed")
    draft = {"client_id": str(desk.ids["Ромашка"]), "contact_id": str(desk.ids["anna"])}
    await desk.opens("boris", "Подпишите акт", file_ids=[file_id], **draft)
    await desk.pipeline()
    told = (await desk.actor("anna").sees("создана для вас")).text
    (letter,) = desk.world.mail.letters_to(ANNA.email)
    for words in (told, letter.text):
        assert "Подпишите акт" in words
        assert "акт.txt" in words
    (notice,) = await desk.inbox("anna")
    assert notice["title"] == "Заявка №1 создана для вас"
    lanes = {each.lane: each.state for each in await desk.deliveries("anna")}
    assert lanes == dict.fromkeys((Lanes.TELEGRAM_CLIENT, Lanes.EMAIL), DeliveryState.SENT)
