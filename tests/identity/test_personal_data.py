"""Personal data of one person: handed out, and erased (152-ФЗ)."""

import io
import json
import zipfile
from uuid import UUID

import pytest

from api.auth.models import Invitation
from api.clock import now
from api.db import new_id
from api.identity import naming
from api.notifications.models import Delivery, MessageRef, Notice
from api.objects.audit import AuditEntry
from api.people.imports.models import ImportedRow, PeopleImport
from api.people.models import Person, TelegramLink
from api.tickets.models import Comment, Ticket
from shared.contracts.imports import ImportOutcome, ImportState, ListKind
from shared.contracts.invitations import InvitationWay
from tests.desk import Desk

pytestmark = pytest.mark.both_stores


async def is_invited(desk: Desk, whom: UUID) -> None:
    never = dict.fromkeys(("opened_at", "accepted_at", "ended_at"))
    by, way = desk.ids["gleb"], InvitationWay.TELEGRAM
    said = Invitation(person_id=whom, by_id=by, way=way, token_hash="?", expires_at=now(), **never)
    await desk.keep(said)


async def was_imported(desk: Desk, whom: UUID) -> None:
    """A file said something of the person."""
    record = PeopleImport(
        id=new_id(),
        kind=ListKind.CONTACTS,
        state=ImportState.DONE,
        file_name="люди.csv",
        by_id=desk.ids["gleb"],
        matching={},
    )
    row = ImportedRow(
        import_id=record.id,
        number=2,
        title="Из файла",
        outcome=ImportOutcome.NEW,
        object_id=whom,
        became={"name": "Из файла"},
    )
    await desk.keep(record)
    await desk.keep(row)


async def test_all_of_a_person_is_handed_out(desk: Desk) -> None:
    """As JSON and as a page, in which nothing that was written is markup."""
    ticket = await desk.opens("anna", "<b>Не печатает</b>")
    await desk.says("anna", ticket, "Вот <script>alert(1)</script>")
    await desk.links("anna")
    await desk.pipeline()
    client = await desk.calls("gleb")
    await is_invited(desk, desk.ids["anna"])
    await was_imported(desk, desk.ids["anna"])
    made = await client.post(f"/api/people/{desk.ids['anna']}/personal-data")
    assert (made.status_code, made.headers["content-type"]) == (200, "application/zip")
    archive = zipfile.ZipFile(io.BytesIO(made.content))
    data = json.loads(archive.read("data.json"))
    [profile] = data["profile"]
    assert (profile["name"], profile["kind"]) == ("Анна Смирнова", "contact")
    assert [each["number"] for each in data["tickets"]] == [ticket["number"]]
    assert "<script>" in data["comments"][0]["text"]
    assert data["telegram"][0]["telegram_user_id"]
    assert data["invitations"][0]["way"] == "telegram"
    assert data["imports"][0]["became"] == {"name": "Из файла"}
    page = archive.read("index.html").decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "Анна Смирнова" in page
    assert (await desk.audit())[-1] == "personal_data_exported"
    whole = archive.read("data.json").decode()
    assert "password" not in whole
    assert "token_hash" not in whole


async def test_what_is_erased_is_nowhere_and_the_work_stays(desk: Desk) -> None:
    """Said before; not found by name, phone or address afterwards; tickets stay, nameless."""
    boris = desk.ids["boris"]
    await desk.links("boris")
    taken = await desk.takes("boris", await desk.opens("anna"))
    await desk.says("boris", taken, "Еду")
    await desk.pipeline()
    client = await desk.calls("gleb")
    await is_invited(desk, desk.ids["boris"])
    await was_imported(desk, desk.ids["boris"])
    path = f"/api/people/{boris}/erasure"
    before = (await client.get(path)).json()
    assert before["active"]
    asked = {"name": "Борис Петров"}
    assert (await client.post(path, json=asked)).json()["code"] == "still_active"
    person = await desk.one(Person, Person.id == boris)
    await client.patch(f"/api/employees/{boris}", json={"active": False})
    told = (await client.get(path)).json()
    assert {"telegram", "deliveries"} & {each["what"] for each in told["goes"]}
    assert {each["what"]: each["total"] for each in told["stays"]}["comments"] == 1
    wrong = await client.post(path, json={"name": "Борис"})
    assert wrong.json()["code"] == "name_not_repeated"
    done = await client.post(path, json=asked)
    assert done.status_code == 204, done.text
    row = (await client.get(f"/api/employees/{boris}")).json()
    assert (row["name"], row["erased"], row["phone"], row["email"]) == (
        "Удалённый сотрудник",
        True,
        None,
        None,
    )
    for kind in (Delivery, Notice, MessageRef, TelegramLink, Invitation):
        assert await desk.count(kind, kind.person_id == boris) == 0, kind
    assert await desk.count(ImportedRow) == 0
    assert await desk.count(PeopleImport) == 1
    for word in (person.name, person.email, person.phone):
        assert word
        seen = (await client.get("/api/employees", params={"search": word})).json()
        assert str(boris) not in [each["id"] for each in seen["items"]]
    ticket = (await client.get(f"/api/tickets/{taken['id']}")).json()
    assert person.name not in json.dumps(ticket, ensure_ascii=False)
    assert [each.author_id for each in await desk.all(Comment)] == [boris]
    audit = await desk.all(AuditEntry, AuditEntry.object_id == str(boris))
    assert not {"phone", "username", "address"} & {key for each in audit for key in each.detail}
    assert "personal_data_erased" in {each.action for each in audit}
    for again in (
        await client.post(path, json={"name": "Удалённый сотрудник"}),
        await client.patch(f"/api/employees/{boris}", json={"active": True}),
    ):
        assert again.json()["code"] == "person_gone"


async def test_a_contact_is_erased_and_the_company_keeps_its_tickets(desk: Desk) -> None:
    """The ticket has a nameless contact, and its page opens."""
    ticket = await desk.opens("anna")
    client, anna = await desk.calls("gleb"), desk.ids["anna"]
    await client.patch(f"/api/contacts/{anna}", json={"active": False})
    done = await client.post(f"/api/people/{anna}/erasure", json={"name": "анна  смирнова"})
    assert done.status_code == 204, done.text
    seen = (await client.get(f"/api/tickets/{ticket['id']}")).json()
    assert seen["contact"]["name"] == "Удалённый клиент"
    assert (await desk.one(Ticket, Ticket.id == UUID(ticket["id"]))).contact_id == anna


async def test_where_the_name_still_stands_is_shown(desk: Desk) -> None:
    """In titles, texts and comments, in any case; the whole name before a part of it."""
    part = await desk.opens("anna", "Пропуск для Смирновой")
    await desk.opens("anna", "Не печатает")
    said = await desk.opens("anna", "Нет света")
    await desk.says("anna", said, "Это АННА СМИРНОВА, второй этаж")
    client = await desk.calls("gleb")
    told = (await client.get(f"/api/people/{desk.ids['anna']}/erasure")).json()
    assert [(each["kind"], each["number"]) for each in told["named"]] == [
        ("ticket", said["number"]),
        ("ticket", part["number"]),
    ]
    assert told["named"][1]["title"] == "Пропуск для Смирновой"
    assert told["named_total"] == 2


async def test_of_many_places_the_first_are_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And how many there are in all; tasks are found too."""
    monkeypatch.setattr(naming, "MOST", 1)
    await desk.opens("anna", "Звонила Смирнова")
    client = await desk.calls("gleb")
    await client.post("/api/tasks", json={"title": "Позвонить Анне Смирновой"})
    told = (await client.get(f"/api/people/{desk.ids['anna']}/erasure")).json()
    assert [each["kind"] for each in told["named"]] == ["task"]
    assert told["named_total"] == 2


async def test_nobody_erases_the_own_entry(desk: Desk) -> None:
    """Nor somebody who is not there."""
    client = await desk.calls("gleb")
    own = await client.post(f"/api/people/{desk.ids['gleb']}/erasure", json={"name": "Глеб Иванов"})
    assert own.json()["code"] == "own_entry"
    nobody = f"/api/people/{desk.ids['Поддержка']}"
    for answer in (
        await client.get(f"{nobody}/erasure"),
        await client.post(f"{nobody}/personal-data"),
    ):
        assert answer.status_code == 404
