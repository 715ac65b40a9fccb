"""Opening a ticket over HTTP."""

import asyncio

import pytest

from api.db import new_id
from api.files.models import StoredFile
from tests.desk import Desk

ROMASHKA, VASILEK = "Ромашка", "Василёк"


async def refused(desk: Desk, key: str, body: object) -> tuple[int, str]:
    answer = await (await desk.calls(key)).post("/api/tickets", json=body)
    return answer.status_code, answer.json()["code"]


@pytest.mark.rule("T5")
async def test_a_ticket_knows_whose_it_is_and_goes_to_the_only_team(desk: Desk) -> None:
    """A contact of one company names nothing but the trouble."""
    ticket = await desk.opens("anna", "Не печатает\nВторой этаж", source="telegram")
    assert ticket["title"] == "Не печатает"
    assert ticket["text"] == "Не печатает\nВторой этаж"
    assert ticket["client"]["name"] == ROMASHKA
    assert ticket["contact"]["name"] == "Анна Смирнова"
    assert ticket["team"]["name"] == "Поддержка"
    assert (ticket["status"], ticket["number"], ticket["version"]) == ("new", 1, 1)
    assert ticket["source"] == "telegram"


@pytest.mark.rule("T1")
async def test_who_wrote_it_is_told_beside_whom_it_is_for(desk: Desk) -> None:
    """Who took a call writes in the client's name, and stays its author; both sides read so."""
    own = await desk.opens("anna")
    romashka, anna = str(desk.ids["Ромашка"]), str(desk.ids["anna"])
    called = await desk.opens("oleg", client_id=romashka, contact_id=anna)
    for ticket, key in ((own, "anna"), (called, "oleg")):
        author = (ticket["author"]["id"], ticket["contact"]["id"])
        assert author == (str(desk.ids[key]), anna)
        for reader in ("boris", "anna"):
            client = await desk.calls(reader)
            now = (await client.get(f"/api/tickets/{ticket['id']}")).json()
            assert now["author"] == ticket["author"]


@pytest.mark.both_stores
async def test_numbers_have_no_gaps_even_at_once(desk: Desk) -> None:
    """Ten contacts' tickets in one moment, and a refused one between."""
    await refused(desk, "anna", {"text": ""})
    made = await asyncio.gather(*(desk.opens("anna", f"Заявка {n}") for n in range(10)))
    assert sorted(ticket["number"] for ticket in made) == list(range(1, 11))


@pytest.mark.rule("T11")
async def test_a_contact_of_two_companies_chooses(desk: Desk) -> None:
    """Never guessed; inside the other company the ticket is not seen."""
    assert await refused(desk, "pavel", {"text": "Не печатает"}) == (422, "choose_client")
    ticket = await desk.opens("pavel", client_id=str(desk.ids[VASILEK]))
    assert ticket["client"]["name"] == VASILEK
    anna = await desk.calls("anna")
    assert (await anna.get(f"/api/tickets/{ticket['id']}")).status_code == 404


@pytest.mark.rule("T11", "X2")
async def test_nobody_opens_a_ticket_for_a_foreign_company(desk: Desk) -> None:
    """Nor for one that does not exist."""
    for client_id in (desk.ids[VASILEK], new_id()):
        body = {"text": "Не печатает", "client_id": str(client_id)}
        assert await refused(desk, "anna", body) == (422, "unknown_client")


async def test_an_engineer_opens_one_for_the_client(desk: Desk) -> None:
    """The client is named, the contact may be; the contact must belong to the client."""
    client_id, anna = str(desk.ids[ROMASHKA]), str(desk.ids["anna"])
    ticket = await desk.opens("boris", client_id=client_id, contact_id=anna, priority="high")
    assert (ticket["contact"]["id"], ticket["priority"]) == (anna, "high")
    wrong = {"text": "?", "client_id": str(desk.ids[VASILEK]), "contact_id": anna}
    assert await refused(desk, "boris", wrong) == (422, "unknown_client")
    assert await refused(desk, "boris", {"text": "?"}) == (422, "unknown_client")


@pytest.mark.rule("X2")
async def test_a_contact_speaks_for_nobody_else(desk: Desk) -> None:
    """The contact of an own ticket is the author, whoever is named."""
    ticket = await desk.opens("anna", contact_id=str(desk.ids["pavel"]))
    assert ticket["contact"]["id"] == str(desk.ids["anna"])


@pytest.mark.rule("T4")
async def test_a_file_is_enough(desk: Desk) -> None:
    """Its name is the title."""
    file_id = await desk.uploads("anna", "IMG_0001.txt", b"a photo")
    ticket = await desk.opens("anna", "", file_ids=[file_id])
    assert ticket["title"] == "IMG_0001.txt"
    assert [each["name"] for each in ticket["files"]] == ["IMG_0001.txt"]


@pytest.mark.rule("T7")
async def test_a_file_that_did_not_arrive_is_named(desk: Desk) -> None:
    """The ticket stands and shows it; no file is lost in silence."""
    lost = {"name": "видео.mp4", "size": 25_000_000, "reason": "too large"}
    ticket = await desk.opens("anna", "", missing_files=[lost])
    (file,) = ticket["files"]
    assert (file["name"], file["size"], file["state"]) == ("видео.mp4", 25_000_000, "missing")


@pytest.mark.rule("T4")
@pytest.mark.parametrize("body", [{}, {"text": " \n "}])
async def test_neither_word_nor_file_is_no_ticket(desk: Desk, body: object) -> None:
    """Said by name."""
    assert await refused(desk, "anna", body) == (422, "empty_ticket")


@pytest.mark.both_stores
@pytest.mark.rule("X5")
async def test_nobody_attaches_anothers_upload(desk: Desk) -> None:
    """Nor the same one twice."""
    file_id = await desk.uploads("pavel", "чужой.txt", b"not yours")
    body = {"text": "?", "file_ids": [file_id]}
    assert await refused(desk, "anna", body) == (422, "unknown_file")
    row = await desk.one(StoredFile)
    assert row.object_id is None
    await desk.opens("pavel", client_id=str(desk.ids[ROMASHKA]), file_ids=[file_id])
    again = {"text": "?", "client_id": str(desk.ids[ROMASHKA]), "file_ids": [file_id]}
    assert await refused(desk, "pavel", again) == (422, "unknown_file")


@pytest.mark.rule("T15")
async def test_the_eleventh_ticket_of_an_hour_is_refused(desk: Desk) -> None:
    """With the limit and when to come again; an engineer has no such limit."""
    for number in range(10):
        await desk.opens("anna", f"Заявка {number}")
    answer = await (await desk.calls("anna")).post("/api/tickets", json={"text": "Ещё"})
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_tickets")
    assert answer.json()["extra"]["limit"] == 10
    assert int(answer.headers["Retry-After"]) > 0
    for number in range(11):
        await desk.opens("boris", f"Ещё {number}", client_id=str(desk.ids[ROMASHKA]))


@pytest.mark.both_stores
@pytest.mark.rule("T15")
async def test_of_several_at_once_the_hour_takes_what_is_left_of_it(desk: Desk) -> None:
    """Two places and five tickets in one moment: nobody slips past the count."""
    for number in range(8):
        await desk.opens("anna", f"Заявка {number}")
    client = await desk.calls("anna")
    answers = await asyncio.gather(
        *(client.post("/api/tickets", json={"text": f"Ещё {n}"}) for n in range(5))
    )
    assert sorted(each.status_code for each in answers) == [201, 201, 429, 429, 429]


async def test_a_giant_text_is_kept_whole(desk: Desk) -> None:
    """5000 characters are nothing; the title is cut."""
    text = "Слово " * 1000
    ticket = await desk.opens("anna", text)
    assert ticket["text"] == text.strip()
    assert len(ticket["title"]) <= 80


@pytest.mark.parametrize("text", ["Не печатает\x00 совсем", "\x00"])
async def test_a_zero_byte_is_no_failure_of_ours(desk: Desk, text: str) -> None:
    """PostgreSQL cannot keep one; whoever sends it gets an answer, not a 500."""
    answer = await (await desk.calls("anna")).post("/api/tickets", json={"text": text})
    assert answer.status_code < 500


async def test_an_unknown_team_is_refused(desk: Desk) -> None:
    """Not silently dropped."""
    body = {"text": "?", "client_id": str(desk.ids[ROMASHKA]), "team_id": str(new_id())}
    assert await refused(desk, "boris", body) == (422, "unknown_team")
