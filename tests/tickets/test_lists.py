"""Lists: filters, search, order, and the caller's right in every row."""

from typing import Any

import pytest

from api.auth import principals
from api.http.paging import Slice
from api.people.models import Client
from api.tickets import load, policy
from api.tickets.models import Ticket
from tests.desk import Desk

pytestmark = pytest.mark.both_stores

LISTS = "/api/tickets"


async def titles(desk: Desk, key: str, **params: Any) -> list[str]:
    answer = await (await desk.calls(key)).get(LISTS, params={"sort": "number"} | params)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["total"] == len(found["items"]) or params.get("limit")
    return [row["title"] for row in found["items"]]


@pytest.fixture
async def work(desk: Desk) -> dict[str, Any]:
    """Four tickets of two companies."""
    romashka, vasilek = str(desk.ids["Ромашка"]), str(desk.ids["Василёк"])
    made = {
        "anna": await desk.opens("anna", "Ёлка не горит\nЭТАЖ второй"),
        "pavel": await desk.opens("pavel", "Кабель порван", client_id=romashka),
        "vasilek": await desk.opens("pavel", "Vasilek 100%_done", client_id=vasilek),
        "oleg": await desk.opens("oleg", "Для директора", client_id=vasilek),
    }
    await desk.takes("boris", made["anna"])
    await desk.moves("boris", made["pavel"], "resolved")
    return made


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({}, ["Ёлка", "Кабель", "Vasilek", "Для"]),
        ({"open": "true"}, ["Ёлка", "Vasilek", "Для"]),
        ({"open": "false"}, ["Кабель"]),
        ({"status": "new"}, ["Vasilek", "Для"]),
        ({"status": ["in_progress", "resolved"]}, ["Ёлка", "Кабель"]),
        ({"assignee": "me"}, ["Ёлка"]),
        ({"assignee": "none"}, ["Кабель", "Vasilek", "Для"]),
        ({"assignee": "none", "open": "true", "search": "vasilek"}, ["Vasilek"]),
    ],
)
async def test_filters_narrow_together(
    desk: Desk, work: Any, params: dict[str, Any], found: list[str]
) -> None:
    """Each filter alone, and all of them at once."""
    assert [title.split()[0] for title in await titles(desk, "boris", **params)] == found


async def test_filters_by_id(desk: Desk, work: Any) -> None:
    """Client, team, assignee."""
    assert len(await titles(desk, "vera", client_id=str(desk.ids["Василёк"]))) == 2
    assert len(await titles(desk, "vera", team_id=str(desk.ids["Поддержка"]))) == 4
    assert len(await titles(desk, "vera", team_id=str(desk.ids["Ромашка"]))) == 0
    assert len(await titles(desk, "vera", assignee=str(desk.ids["boris"]))) == 1


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("ёлка", ["Ёлка"]),
        ("ЁЛКА ГОРИТ", ["Ёлка"]),
        pytest.param("елка – «Этаж»", ["Ёлка"], marks=pytest.mark.rule("X9")),
        ("этаж", ["Ёлка"]),
        ("второй ёлка", ["Ёлка"]),
        ("ёлка кабель", []),
        ("кАбЕлЬ", ["Кабель"]),
        ("VASILEK", ["Vasilek"]),
        ("100%", ["Vasilek"]),
        ("%", ["Vasilek"]),
        ("_", ["Vasilek"]),
        ("\\", []),
        ("№2", ["Кабель"]),
        ("нет такого", []),
    ],
)
async def test_search_ignores_case_in_cyrillic_and_takes_signs_as_signs(
    desk: Desk, work: Any, search: str, found: list[str]
) -> None:
    """On both databases alike; every word must be there."""
    assert [title.split()[0] for title in await titles(desk, "boris", search=search)] == found


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        ("number", [1, 2, 3, 4]),
        ("-number", [4, 3, 2, 1]),
        ("created_at", [1, 2, 3, 4]),
        ("-updated_at", [2, 1, 4, 3]),
    ],
)
async def test_the_order_is_the_callers(
    desk: Desk, work: Any, sort: str, numbers: list[int]
) -> None:
    """The default is what changed last."""
    answer = await (await desk.calls("boris")).get(LISTS, params={"sort": sort})
    assert [row["number"] for row in answer.json()["items"]] == numbers


async def test_a_page_is_a_window(desk: Desk, work: Any) -> None:
    """The total counts all that match."""
    params = {"sort": "number", "limit": 2, "offset": 1}
    answer = await (await desk.calls("boris")).get(LISTS, params=params)
    assert [row["number"] for row in answer.json()["items"]] == [2, 3]
    assert answer.json()["total"] == 4


@pytest.mark.parametrize(
    "params",
    [{"sort": "text"}, {"assignee": "somebody"}, {"status": "odd"}, {"search": "ы" * 201}],
)
async def test_a_filter_that_cannot_be_is_refused(desk: Desk, params: dict[str, str]) -> None:
    """Not ignored: the caller would read a list that was not asked for."""
    answer = await (await desk.calls("boris")).get(LISTS, params=params)
    assert answer.status_code in {400, 422}
    assert answer.json()["code"] == ("text_too_long" if "search" in params else "invalid")


@pytest.mark.rule("X2")
async def test_a_contact_lists_the_companys_tickets(desk: Desk, work: Any) -> None:
    """Of all own companies, or only the own ones where the company wishes so."""
    assert await titles(desk, "anna") == ["Ёлка не горит", "Кабель порван"]
    assert len(await titles(desk, "pavel")) == 4
    await desk.changes(Client, desk.ids["Ромашка"], contacts_see_all=False)
    assert await titles(desk, "anna") == ["Ёлка не горит"]
    assert len(await titles(desk, "pavel")) == 3


@pytest.mark.rule("X1")
async def test_an_employee_lists_what_he_wrote_or_follows(desk: Desk, work: Any) -> None:
    """The desk's other work is not his."""
    assert await titles(desk, "oleg") == ["Для директора"]


@pytest.mark.rule("X1")
@pytest.mark.parametrize("key", ["anna", "pavel", "boris", "gleb", "oleg"])
@pytest.mark.parametrize("open_company", [True, False])
async def test_the_list_and_the_policy_agree(
    desk: Desk, work: Any, key: str, open_company: bool
) -> None:
    """The condition in the statement is `policy.may_see`, for everybody and every ticket."""
    await desk.changes(Client, desk.ids["Ромашка"], contacts_see_all=open_company)
    if key == "oleg":
        await desk.does("vera", f"/api/tickets/{work['anna']['id']}/follow")
    async with desk.held.database.reads() as session:
        who = await principals.load(session, desk.ids[key])
        assert who is not None
        found = await load.page(session, who, load.Wanted(), Slice(100))
    every = await desk.all(Ticket)
    may = {row.number for row in every if policy.may_see(who, row.facts)}
    assert {row.number for row in found.rows} == may


async def test_a_ticket_is_found_by_its_number(desk: Desk, work: Any) -> None:
    """By whoever may see it."""
    number = work["vasilek"]["number"]
    assert (await (await desk.calls("pavel")).get(f"{LISTS}/by-number/{number}")).is_success
    assert (await (await desk.calls("anna")).get(f"{LISTS}/by-number/{number}")).status_code == 404
    assert (await (await desk.calls("boris")).get(f"{LISTS}/by-number/999")).status_code == 404
