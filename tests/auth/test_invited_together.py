"""Employees are invited together: each by the way that reaches them, and nobody twice."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import httpx
import pytest
import time_machine

from api.auth.models import Invitation
from api.objects.audit import AuditEntry
from api.people.models import DeadAddress, Person
from shared.contracts.people import Role
from tests.auth.test_invitations import introduces, joins, looks, token_of
from tests.desk import Desk
from tests.servers.asked import Asked, Recorder

pytestmark = pytest.mark.rule("K2")
OPEN = (Invitation.ended_at.is_(None), Invitation.accepted_at.is_(None))


async def invites(admin: httpx.AsyncClient, people: Iterable[Person]) -> list[dict[str, Any]]:
    asked = {"person_ids": [str(each.id) for each in people]}
    answer = await admin.post("/api/invitations", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["people"]


def became(told: Sequence[dict[str, Any]]) -> list[tuple[str, str, str | None]]:
    return [(each["name"], each["outcome"], each["trouble"]) for each in told]


async def crowd(desk: Desk, count: int, begin: int = 0) -> list[Person]:
    return [
        await desk.hires(f"Новый {each:03}", email=f"new{each}@desk.example")
        for each in range(begin, begin + count)
    ]


async def stage(admin: httpx.AsyncClient, name: str) -> list[str]:
    asked = {"invitation": name, "active": True}
    items = (await admin.get("/api/employees", params=asked)).json()["items"]
    return [each["name"] for each in items]


@pytest.mark.rule("X6")
async def test_each_is_told_what_became_of_it(desk: Desk) -> None:
    """Letters go by the pipeline; whom none reaches has a link to be passed on; who needs nothing,
    has left, is a contact or nobody is named, and the others are invited all the same."""
    await introduces(desk, "staff")
    gleb = await desk.calls("gleb")
    inna, zoya = await desk.hires("Инна", email="inna@d.example"), await desk.hires("Зоя")
    dead = await desk.hires("Лев", email="lev@d.example")
    mark = {"channel": "email", "name": "lev@d.example", "reason": "550 no such user"}
    await desk.keep(DeadAddress(person_id=dead.id, **mark))
    inside = await desk.hires("Рита", email="rita@d.example")
    await desk.changes(Person, inside.id, password_hash="kept")
    in_the_bot = await desk.hires("Ян")
    await desk.registers(in_the_bot, 900)
    gone = await desk.hires("Пётр", email="petr@d.example", active=False)
    contact = await desk.knows("Клиент", await desk.company("Астра"))
    asked = [inna, zoya, inna, dead, inside, in_the_bot, gone, contact, Person(id=uuid4())]
    told = await invites(gleb, asked)
    assert became(told) == [
        ("Инна", "letter", None),
        ("Зоя", "link", "no_email"),
        ("Лев", "link", "address_dead"),
        ("Рита", "already_in", None),
        ("Ян", "already_in", None),
        ("Пётр", "inactive", None),
        ("", "unknown", None),
        ("", "unknown", None),
    ]
    assert [bool(each["url"]) for each in told] == [False, True, True, *[False] * 5]
    assert (await joins(desk, "staff", token_of(told[1]), 901)).json()["name"] == "Зоя"
    await desk.pipeline()
    (letter,) = desk.world.mail.letters_to("inna@d.example")
    found = re.search(r"/join#([\w-]+)", letter.text)
    for token in (found and found[1], token_of(told[2])):
        assert token and (await looks(desk, token))["state"] == "good"
    assert await desk.count(AuditEntry, AuditEntry.action == "person_invited") == 3


@pytest.mark.both_stores
async def test_a_repeat_invites_nobody_twice_and_what_is_spent_makes_room(desk: Desk) -> None:
    """An open invitation stays as it is, and its link works; one that expired, was withdrawn or
    leads into a bot where the person is meanwhile ends. The list of employees knows who is how
    far."""
    await introduces(desk, "staff")
    gleb = await desk.calls("gleb")
    people = [await desk.hires(name, email=f"{n}@d.example") for n, name in enumerate("АБВ")]
    mine = {each.name for each in people}

    async def now_at(name: str) -> set[str]:
        return mine & set(await stage(gleb, name))

    assert await now_at("none") == mine
    await gleb.post(f"/api/employees/{people[0].id}/invitation", json={"way": "telegram"})
    assert Counter(each["outcome"] for each in await invites(gleb, people)) == {
        "already_invited": 1,
        "letter": 2,
    }
    assert {each["outcome"] for each in await invites(gleb, people)} == {"already_invited"}
    assert (await now_at("none"), await now_at("waiting")) == (set(), mine)
    await desk.registers(people[0], 902)
    made = (await gleb.get("/api/invitations", params={"person_id": str(people[1].id)})).json()
    await gleb.delete(f"/api/invitations/{made['items'][0]['id']}")
    assert (await now_at("none"), await now_at("waiting")) == ({"А", "Б"}, {"В"})
    assert [each[1] for each in became(await invites(gleb, people))] == [
        "letter",
        "letter",
        "already_invited",
    ]
    with time_machine.travel(datetime.now(UTC) + timedelta(days=7, seconds=1), tick=True):
        assert (await now_at("waiting"), await now_at("expired")) == (set(), mine)
        assert {each["outcome"] for each in await invites(gleb, people)} == {"letter"}
        assert (await now_at("waiting"), await now_at("expired")) == (mine, set())
    ids = [each.id for each in people]
    assert await desk.count(Invitation, *OPEN, Invitation.person_id.in_(ids)) == 3


@pytest.mark.both_stores
async def test_administrators_at_once_leave_one_open_invitation_each(desk: Desk) -> None:
    """Two lists of the same people in opposite orders, and one of them by the own card: a letter
    each, and nobody waits for anybody in a circle."""
    people = await crowd(desk, 30)
    gleb = await desk.calls("gleb")
    eva = await desk.logged_in(await desk.hires("Ева", Role.ADMIN))
    path = f"/api/employees/{people[7].id}/invitation"
    one, other, alone = await asyncio.gather(
        invites(gleb, people),
        invites(eva, people[::-1]),
        gleb.post(path, json={"way": "letter"}),
    )
    assert alone.status_code in {201, 409}
    letters = Counter(each["name"] for each in (*one, *other) if each["outcome"] == "letter")
    letters -= Counter([people[7].name])
    assert letters == Counter(each.name for each in people if each is not people[7])
    assert {each["outcome"] for each in (*one, *other)} == {"letter", "already_invited"}
    ids = [each.id for each in people]
    assert await desk.count(Invitation, *OPEN, Invitation.person_id.in_(ids)) == 30


@pytest.mark.rule("Q15")
@pytest.mark.both_stores
async def test_many_cost_what_few_do(counting: Recorder, desk: Desk) -> None:
    """Who calls, people, settings, mail, dead addresses, what is spent, invitations, which of them
    are new, the audit and the events: a statement each."""
    gleb = await desk.calls("gleb")
    costs: list[Asked] = []
    for people in (await crowd(desk, 2), await crowd(desk, 60, begin=2)):
        await gleb.get("/api/invitations")
        with counting() as asked:
            assert {each["outcome"] for each in await invites(gleb, people)} == {"letter"}
        asked.hold(10)
        costs.append(asked)
    few, many = costs
    assert len(many.statements) <= len(few.statements)


@pytest.mark.rule("K3")
async def test_without_mail_and_bot_links_are_told_and_whom_nothing_reaches(
    empty_desk: Desk,
) -> None:
    """An office that has no mail server yet hands the links over itself."""
    gleb = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    nina = await empty_desk.hires("Нина", email="nina@example.org")
    told = await invites(gleb, [nina, await empty_desk.hires("Захар")])
    assert became(told) == [("Нина", "link", "no_mail_server"), ("Захар", "no_way", None)]
    assert (await looks(empty_desk, token_of(told[0])))["state"] == "good"


@pytest.mark.rule("X8")
async def test_too_many_and_nobody_are_refused_with_the_bound(desk: Desk) -> None:
    gleb = await desk.calls("gleb")
    for ids, bound in (([str(uuid4())] * 201, "200"), ([], "1"), (["7"], "UUID")):
        answer = await gleb.post("/api/invitations", json={"person_ids": ids})
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
        assert bound in answer.json()["detail"]


@pytest.mark.rule("X1")
async def test_only_an_administrator_in_a_browser_invites_many(desk: Desk) -> None:
    """As one: whoever can invite could come in as the person."""
    (inna,) = await crowd(desk, 1)
    asked = {"person_ids": [str(inna.id)]}
    gleb = await desk.calls("gleb")
    draft = {"name": "бот", "scopes": ["admin"]}
    secret = (await gleb.post("/api/tokens", json=draft)).json()["secret"]
    program = desk.browser(Authorization=f"Bearer {secret}")
    refused = await program.post("/api/invitations", json=asked)
    assert (refused.status_code, refused.json()["code"]) == (403, "session_needed")
    boris = await desk.calls("boris")
    assert (await boris.post("/api/invitations", json=asked)).status_code == 403
    assert await desk.count(Invitation) == 0


@pytest.mark.both_stores
async def test_the_list_and_the_act_go_by_one_rule(desk: Desk) -> None:
    """Whom the list shows as not invited yet is invited, and nobody else: whatever of an address, a
    password, the bot and a leaving somebody has."""
    await introduces(desk, "staff")
    gleb = await desk.calls("gleb")
    people: list[Person] = []
    for at, (email, password, linked, active) in enumerate(product((True, False), repeat=4)):
        address = f"rule{at}@desk.example" if email else None
        person = await desk.hires(f"По правилу {at:02}", email=address, active=active)
        if password:
            await desk.changes(Person, person.id, password_hash="kept")
        if linked:
            await desk.registers(person, 800 + at)
        people.append(person)
    asked = {"invitation": "none", "active": True, "search": "По правилу"}
    items = (await gleb.get("/api/employees", params=asked)).json()["items"]
    told = await invites(gleb, people)
    done = [each["name"] for each in told if each["outcome"] in {"letter", "link"}]
    assert sorted(done) == sorted(each["name"] for each in items)
    assert len(done) == 4
