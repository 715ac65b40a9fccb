"""Two entries for one person become one."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from api.absences.models import Absence
from api.identity import places
from api.people.models import ClientContact, Person, TelegramLink
from api.tickets.models import Comment, Ticket, TicketWatcher
from shared.contracts.people import Role
from tests.desk import Desk
from tests.tasks.acts import gives

pytestmark = pytest.mark.both_stores


async def merges(desk: Desk, goes: UUID, stays: UUID, name: str, *take: str) -> Any:
    client = await desk.calls("gleb")
    body = {"into_id": str(stays), "name": name, "take": list(take)}
    return await client.post(f"/api/people/{goes}/merge", json=body)


async def twin(desk: Desk, **fields: Any) -> dict[str, Any]:
    """Anna Smirnova once more, of another company."""
    client = await desk.calls("gleb")
    firm = (await client.post("/api/clients", json={"name": "Лютик"})).json()
    draft = {"name": "Смирнова А.", "client_ids": [firm["id"]], **fields}
    made = await client.post("/api/contacts", json=draft)
    assert made.status_code == 201, made.text
    return made.json()


def test_every_place_that_names_a_person_says_what_becomes_of_it() -> None:
    """A new column must not be forgotten: what is not told apart would stay with a tombstone."""
    known = places.MOVED | places.ENDED | places.APART
    assert {f"{each.table.name}.{each.name}" for each in places.named()} == known


async def test_all_that_is_of_one_contact_is_the_others(desk: Desk) -> None:
    """Tickets, words, companies, what is followed and the Telegram account; the old address leads
    on, and no list shows it."""
    other = await twin(desk, phone="+79995550000", email="zaytseva@example.org")
    goes, stays = UUID(other["id"]), desk.ids["anna"]
    ticket = await desk.opens("anna")
    await desk.changes(Ticket, UUID(ticket["id"]), contact_id=goes, author_id=goes)
    await desk.says("anna", ticket, "Вот")
    await desk.keep(TicketWatcher(object_id=UUID(ticket["id"]), person_id=goes))
    await desk.keep(TelegramLink(scope="client", person_id=goes, telegram_user_id=987, chat_id=987))
    client = await desk.calls("gleb")
    asked = {"into_id": str(stays)}
    told = (await client.get(f"/api/people/{goes}/merge", params=asked)).json()
    assert {each["what"]: each["total"] for each in told["moving"]}["tickets"] == 1
    assert {each["field"] for each in told["fields"]} == {"name", "email", "phone"}
    done = await merges(desk, goes, stays, "смирнова а.", "phone")
    assert done.status_code == 204, done.text
    row = await desk.one(Ticket)
    assert (row.contact_id, row.author_id) == (stays, stays)
    assert await desk.count(Comment, Comment.author_id == stays) == 1
    assert await desk.count(ClientContact, ClientContact.person_id == stays) == 2
    kept = (await client.get(f"/api/contacts/{stays}")).json()
    assert (kept["name"], kept["phone"]) == ("Анна Смирнова", "+79995550000")
    assert kept["telegram_linked"]
    sign = (await client.get(f"/api/contacts/{goes}")).json()
    assert (sign["merged_into"]["id"], sign["active"], sign["phone"]) == (str(stays), False, None)
    found = (await client.get("/api/contacts", params={"search": "Смирнова"})).json()
    assert [each["id"] for each in found["items"]] == [str(stays)]
    refused = await client.patch(f"/api/contacts/{goes}", json={"active": True})
    assert refused.json()["code"] == "person_gone"
    assert "people_merged" in await desk.audit()


async def test_what_both_have_is_there_once(desk: Desk) -> None:
    """Both follow the ticket, both speak for the company; two accounts: that of who stays."""
    stays = desk.ids["anna"]
    other = await twin(desk)
    goes = UUID(other["id"])
    ticket = await desk.opens("anna")
    await desk.links("anna")
    await desk.keep(
        TicketWatcher(object_id=UUID(ticket["id"]), person_id=goes),
        TicketWatcher(object_id=UUID(ticket["id"]), person_id=stays),
        ClientContact(client_id=desk.ids["Ромашка"], person_id=goes),
        TelegramLink(scope="client", person_id=goes, telegram_user_id=987, chat_id=987),
    )
    assert (await merges(desk, goes, stays, "Смирнова А.")).status_code == 204
    assert await desk.count(TicketWatcher, TicketWatcher.person_id == stays) == 1
    assert await desk.count(TicketWatcher, TicketWatcher.person_id == goes) == 0
    assert await desk.count(ClientContact, ClientContact.person_id == stays) == 2
    live = await desk.all(TelegramLink, TelegramLink.ended_at.is_(None))
    assert [each.person_id for each in live if each.scope == "client"] == [stays]


async def test_employees_merge_without_a_circle(desk: Desk) -> None:
    """Boris, who is under Vera, takes her place: nobody is above oneself, nor deputy of oneself."""
    await gives(desk, "oleg", "vera")
    week = {"kind": "vacation", "start": "2027-05-17", "end": "2027-05-21"}
    await desk.does("boris", "/api/absences", week | {"deputy_id": str(desk.ids["vera"])})
    done = await merges(desk, desk.ids["vera"], desk.ids["boris"], "Вера Соколова")
    assert done.status_code == 204, done.text
    boris = await desk.one(Person, Person.id == desk.ids["boris"])
    darya = await desk.one(Person, Person.id == desk.ids["darya"])
    assert (boris.manager_id, darya.manager_id) == (desk.ids["oleg"], desk.ids["boris"])
    absence = await desk.one(Absence)
    assert (absence.deputy_id, absence.approver_id) == (None, desk.ids["oleg"])
    mine = (await (await desk.calls("boris")).get("/api/tasks")).json()
    assert mine["total"] == 1


@pytest.mark.parametrize(
    ("goes", "stays", "name", "code"),
    [
        ("boris", "anna", "Борис Петров", "not_the_same"),
        ("boris", "boris", "Борис Петров", "not_the_same"),
        ("boris", "vera", "Борис", "name_not_repeated"),
        ("gleb", "vera", "Глеб Иванов", "own_entry"),
        ("boris", "Поддержка", "Борис Петров", "not_found"),
    ],
)
async def test_not_everything_is_one_person(
    desk: Desk, goes: str, stays: str, name: str, code: str
) -> None:
    """Of one kind, two entries, asked for by name, and not the own one."""
    refused = await merges(desk, desk.ids[goes], desk.ids[stays], name)
    assert refused.json()["code"] == code


async def test_each_into_the_other_at_once(desk: Desk) -> None:
    """One of the two is done."""
    boris, vera = desk.ids["boris"], desk.ids["vera"]
    await desk.calls("gleb")
    done = await asyncio.gather(
        merges(desk, boris, vera, "Борис Петров"), merges(desk, vera, boris, "Вера Соколова")
    )
    assert sorted(each.status_code for each in done) == [204, 422]
    rows = await desk.all(Person, Person.id.in_([boris, vera]), Person.active)
    assert len(rows) == 1


@pytest.mark.rule("X6")
async def test_a_token_does_not_do_it(desk: Desk) -> None:
    """Whatever its scopes: only at a browser."""
    client = await desk.calls("gleb")
    made = await client.post("/api/tokens", json={"name": "t", "scopes": ["admin"]})
    key = {"Authorization": f"Bearer {made.json()['secret']}"}
    body = {"into_id": str(desk.ids["vera"]), "name": "Борис Петров"}
    path = f"/api/people/{desk.ids['boris']}"
    stranger = desk.browser()
    for answer in (
        await stranger.post(f"{path}/merge", json=body, headers=key),
        await stranger.post(f"{path}/erasure", json={"name": "Борис Петров"}, headers=key),
        await stranger.post(f"{path}/personal-data", headers=key),
    ):
        assert answer.json()["code"] == "session_needed"


async def test_the_last_administrator_is_not_merged_away(empty_desk: Desk) -> None:
    """Somebody must be able to keep the desk."""
    olga = await empty_desk.hires("Ольга", Role.ADMIN)
    petr = await empty_desk.hires("Пётр", Role.ADMIN)
    one, two = await empty_desk.logged_in(olga), await empty_desk.logged_in(petr)
    plain = await empty_desk.hires("Яна", Role.AGENT)
    done = await asyncio.gather(
        *(
            client.post(
                f"/api/people/{goes.id}/merge", json={"into_id": str(plain.id), "name": goes.name}
            )
            for client, goes in ((one, petr), (two, olga))
        )
    )
    assert min(each.status_code for each in done) == 204
    left = await empty_desk.all(Person, Person.active, Person.role == Role.ADMIN)
    assert len(left) == 1
