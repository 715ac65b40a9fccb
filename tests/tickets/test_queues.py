"""Teams as queues: who gets a ticket by rule, also when many come at once."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from api.clock import now
from api.db import new_id
from api.people.models import AwayPeriod, Person, Team, TeamMember
from shared.contracts.absences import AbsenceKind
from shared.contracts.people import AssignmentRule
from tests.desk import Desk

pytestmark = pytest.mark.both_stores

ON_DUTY = {"Борис Петров", "Дарья Лебедева", "Вера Соколова"}


async def rules(desk: Desk, rule: AssignmentRule) -> None:
    """The only team's queue gives by this rule."""
    await desk.changes(Team, desk.ids["Поддержка"], assignment=rule)


async def is_away(desk: Desk, *keys: str) -> None:
    """These people do not work today."""
    today = now().date()
    periods = [
        AwayPeriod(
            id=new_id(),
            person_id=desk.ids[key],
            kind=AbsenceKind.VACATION,
            since=today.replace(day=1),
            until=today.replace(year=today.year + 1, day=1),
            counts=True,
        )
        for key in keys
    ]
    await desk.keep(*periods)


def who(ticket: Any) -> str | None:
    return ticket["assignee"]["name"] if ticket["assignee"] else None


async def test_each_gets_one_in_turn(desk: Desk) -> None:
    """And begins anew after the last; a ticket that was given stays new until work begins."""
    await rules(desk, AssignmentRule.ROUND_ROBIN)
    made = [await desk.opens("anna", f"Заявка {n}") for n in range(6)]
    names = [who(each) for each in made]
    assert set(names[:3]) == ON_DUTY
    assert names[3:] == names[:3]
    assert {each["status"] for each in made} == {"new"}


@pytest.mark.parametrize("rule", [AssignmentRule.ROUND_ROBIN, AssignmentRule.LEAST_LOADED])
async def test_tickets_of_one_moment_go_to_different_people(
    desk: Desk, rule: AssignmentRule
) -> None:
    """Six at once, three people: two each."""
    await rules(desk, rule)
    made = await asyncio.gather(*(desk.opens("anna", f"Заявка {n}") for n in range(6)))
    assert Counter(who(each) for each in made) == dict.fromkeys(ON_DUTY, 2)


async def test_the_least_loaded_gets_it(desk: Desk) -> None:
    """Open tickets count, whatever the turn says; what is done counts no more."""
    for key in ("boris", "darya"):
        await desk.takes(key, await desk.opens("anna"))
    await rules(desk, AssignmentRule.LEAST_LOADED)
    given = await desk.opens("anna")
    assert who(given) == "Вера Соколова"
    await desk.moves("vera", given, "resolved")
    assert who(await desk.opens("anna")) == "Вера Соколова"


@pytest.mark.rule("A9")
async def test_who_is_away_gets_none(desk: Desk) -> None:
    """Nor who left, nor who does not work on tickets."""
    await rules(desk, AssignmentRule.ROUND_ROBIN)
    await is_away(desk, "boris")
    await desk.changes(Person, desk.ids["darya"], active=False)
    await desk.keep(TeamMember(team_id=desk.ids["Поддержка"], person_id=desk.ids["oleg"]))
    made = [await desk.opens("anna", f"Заявка {n}") for n in range(2)]
    assert {who(each) for each in made} == {"Вера Соколова"}


@pytest.mark.rule("A9")
async def test_nobody_there_leaves_it_to_the_team(desk: Desk) -> None:
    """Unassigned, and the whole team hears of it as of any new ticket."""
    await rules(desk, AssignmentRule.LEAST_LOADED)
    await is_away(desk, "boris", "darya", "vera")
    ticket = await desk.opens("anna")
    await desk.pipeline()
    assert (who(ticket), ticket["history"]) == (None, [])
    (notice,) = await desk.inbox("boris")
    assert notice["title"].startswith("🆕 Новая заявка")


async def test_the_rule_is_nobodys_act(desk: Desk) -> None:
    """The history names no actor; the assignee and the contact hear once, the contact by the first
    name; the others hear nothing."""
    await rules(desk, AssignmentRule.ROUND_ROBIN)
    ticket = await desk.opens("anna")
    await desk.pipeline()
    (line,) = ticket["history"]
    assert (line["field"], line["actor"], line["new"]) == ("assignee", None, who(ticket))
    key = {"Борис Петров": "boris", "Дарья Лебедева": "darya", "Вера Соколова": "vera"}[line["new"]]
    (given,) = await desk.inbox(key)
    assert given["title"] == "🆕 По очереди команды вам назначена заявка №1"
    (told,) = await desk.inbox("anna")
    assert told["title"] == f"Заявка №1: исполнитель — {line['new'].split()[0]}"
    assert [await desk.inbox(each) for each in {"boris", "darya", "vera"} - {key}] == [[], []]


async def test_a_contact_for_whom_it_was_opened_hears_once(desk: Desk) -> None:
    """Of the opening; the card in it names who works on it."""
    await rules(desk, AssignmentRule.ROUND_ROBIN)
    anna, romashka = str(desk.ids["anna"]), str(desk.ids["Ромашка"])
    await desk.opens("gleb", client_id=romashka, contact_id=anna)
    await desk.pipeline()
    (told,) = await desk.inbox("anna")
    assert told["title"] == "Заявка №1 создана для вас"


async def test_a_ticket_moved_to_another_team_is_given_there(desk: Desk) -> None:
    """While nobody has it; who has it keeps it."""
    other = Team(id=new_id(), name="Склад", assignment=AssignmentRule.ROUND_ROBIN)
    await desk.keep(other)
    await desk.keep(TeamMember(team_id=other.id, person_id=desk.ids["darya"]))
    support = str(desk.ids["Поддержка"])
    romashka = str(desk.ids["Ромашка"])

    async def moved(ticket: Any) -> Any:
        change = {"version": ticket["version"], "team_id": str(other.id)}
        return await desk.does("boris", f"/api/tickets/{ticket['id']}", change, method="PATCH")

    free = await moved(await desk.opens("boris", client_id=romashka, team_id=support))
    assert (who(free), free["status"]) == ("Дарья Лебедева", "new")
    assert [line["field"] for line in free["history"]] == ["team", "assignee"]
    draft = await desk.opens("boris", client_id=romashka, team_id=support)
    assert who(await moved(await desk.takes("boris", draft))) == "Борис Петров"


async def test_the_turn_outlives_a_change_of_the_team(desk: Desk) -> None:
    """Renaming the team gives nobody a second ticket."""
    team_id = desk.ids["Поддержка"]
    await rules(desk, AssignmentRule.ROUND_ROBIN)
    first = who(await desk.opens("anna"))
    draft = {
        "name": "Первая линия",
        "lead_id": str(desk.ids["vera"]),
        "member_ids": [str(desk.ids[key]) for key in ("boris", "darya", "vera")],
        "assignment": "round_robin",
    }
    team = await desk.does("gleb", f"/api/teams/{team_id}", draft, method="PUT")
    assert team["assignment"] == "round_robin"
    assert first not in {who(await desk.opens("anna", f"Ещё {n}")) for n in range(2)}
