"""Taking, giving, moving, cancelling: one wins and the other is told."""

import asyncio
from typing import Any

import httpx
import pytest

from api.db import new_id
from api.outbox import OutboxEvent
from api.people.models import Person
from tests.desk import Desk

ENGINEERS = ("boris", "darya", "vera", "gleb")


async def posts(desk: Desk, key: str, ticket: Any, act: str, body: Any = None) -> httpx.Response:
    client = await desk.calls(key)
    return await client.post(f"/api/tickets/{ticket['id']}/{act}", json=body or {})


def told(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def events(desk: Desk) -> list[str]:
    return [row.kind for row in await desk.all(OutboxEvent)]


@pytest.mark.both_stores
async def test_of_all_who_take_it_at_once_one_wins(desk: Desk) -> None:
    """The others get 409 with the winner's name; one event, one line of history."""
    ticket = await desk.opens("anna")
    for key in ENGINEERS:
        await desk.calls(key)
    answers = await asyncio.gather(*(posts(desk, key, ticket, "assign") for key in ENGINEERS))
    won = [answer.json() for answer in answers if answer.status_code == 200]
    lost = [answer for answer in answers if answer.status_code != 200]
    assert len(won) == 1
    winner = won[0]["assignee"]["name"]
    assert [told(answer) for answer in lost] == [(409, "already_taken")] * 3
    assert {answer.json()["extra"]["assignee"] for answer in lost} == {winner}
    assert await events(desk) == ["ticket_opened", "ticket_assigned"]


async def test_taking_begins_the_work(desk: Desk) -> None:
    """New becomes in progress, in one act with one event; the history tells both."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    assert (ticket["status"], ticket["version"]) == ("in_progress", 2)
    assert ticket["assignee"]["name"] == "Борис Петров"
    lines = [(line["field"], line["old"], line["new"]) for line in ticket["history"]]
    assert lines == [("assignee", None, "Борис Петров"), ("status", "new", "in_progress")]


async def test_who_saw_the_assignee_may_take_over(desk: Desk) -> None:
    """With the present version it is a wish, without it a race lost."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    assert told(await posts(desk, "darya", ticket, "assign")) == (409, "already_taken")
    taken = await posts(desk, "darya", ticket, "assign", {"version": ticket["version"]})
    assert taken.json()["assignee"]["name"] == "Дарья Лебедева"


@pytest.mark.rule("D5")
async def test_giving_it_to_who_has_it_changes_nothing(desk: Desk) -> None:
    """Said by name; no event."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    assert told(await posts(desk, "boris", ticket, "assign")) == (422, "same_assignee")
    same = {"assignee_id": str(desk.ids["boris"])}
    assert told(await posts(desk, "vera", ticket, "assign", same)) == (422, "same_assignee")
    assert await events(desk) == ["ticket_opened", "ticket_assigned"]


async def test_a_ticket_goes_only_to_who_works_on_tickets(desk: Desk) -> None:
    """Not to an employee of another trade, a contact, a dismissed one or nobody."""
    ticket = await desk.opens("anna")
    await desk.changes(Person, desk.ids["darya"], active=False)
    for someone in (desk.ids["oleg"], desk.ids["anna"], desk.ids["darya"], new_id()):
        answer = await posts(desk, "vera", ticket, "assign", {"assignee_id": str(someone)})
        assert told(answer) == (422, "unknown_assignee")


async def test_giving_does_not_begin_the_work(desk: Desk) -> None:
    """A ticket in somebody's queue is new until it is taken up."""
    ticket = await desk.opens("anna")
    body = {"assignee_id": str(desk.ids["boris"]), "version": 1}
    given = await posts(desk, "vera", ticket, "assign", body)
    assert (given.json()["status"], given.json()["assignee"]["name"]) == ("new", "Борис Петров")


async def test_giving_what_changed_meanwhile_is_refused(desk: Desk) -> None:
    """409 with the new version."""
    ticket = await desk.opens("anna")
    await desk.takes("darya", ticket)
    body = {"assignee_id": str(desk.ids["boris"]), "version": 1}
    answer = await posts(desk, "vera", ticket, "assign", body)
    assert told(answer) == (409, "version_conflict")


async def test_a_move_that_the_table_does_not_have_is_refused(desk: Desk) -> None:
    """With the present status, so that the sentence can say it."""
    ticket = await desk.opens("anna")
    answer = await posts(desk, "boris", ticket, "status", {"status": "closed"})
    assert told(answer) == (409, "move_not_allowed")
    assert answer.json()["extra"] == {"status": "new"}


async def test_a_move_may_bring_its_public_word(desk: Desk) -> None:
    """Status and comment are one act with one event."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    body = {"status": "resolved", "comment": "Заменили картридж"}
    done = (await posts(desk, "boris", ticket, "status", body)).json()
    assert done["status"] == "resolved"
    assert [(c["text"], c["visibility"]) for c in done["comments"]] == [
        ("Заменили картридж", "public")
    ]
    assert await events(desk) == ["ticket_opened", "ticket_assigned", "ticket_status_changed"]


async def test_a_move_of_what_changed_meanwhile_is_refused(desk: Desk) -> None:
    """The caller named the version it saw."""
    ticket = await desk.opens("anna")
    await desk.takes("darya", ticket)
    body = {"status": "resolved", "version": 1}
    assert told(await posts(desk, "boris", ticket, "status", body)) == (409, "version_conflict")


@pytest.mark.both_stores
async def test_of_two_moves_at_once_both_are_answered_and_one_is_kept(desk: Desk) -> None:
    """The loser is refused, by the version or by the table; nothing is overwritten."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    await desk.calls("vera")
    answers = await asyncio.gather(
        posts(desk, "boris", ticket, "status", {"status": "resolved"}),
        posts(desk, "vera", ticket, "status", {"status": "cancelled"}),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert (await events(desk)).count("ticket_status_changed") == 1


@pytest.mark.rule("T12")
async def test_a_contact_cancels_the_own_ticket_once(desk: Desk) -> None:
    """The second press says that it is cancelled already; the reason reaches the event."""
    ticket = await desk.opens("anna")
    gone = await posts(desk, "anna", ticket, "cancel", {"reason": "Само прошло"})
    assert gone.json()["status"] == "cancelled"
    assert told(await posts(desk, "anna", ticket, "cancel")) == (409, "already_cancelled")
    assert "Само прошло" in (await desk.all(OutboxEvent))[-1].payload
    assert await events(desk) == ["ticket_opened", "ticket_status_changed"]


@pytest.mark.rule("T12")
async def test_what_is_resolved_can_no_longer_be_cancelled(desk: Desk) -> None:
    """Said with the status it has."""
    ticket = await desk.opens("anna")
    await desk.moves("boris", ticket, "resolved")
    answer = await posts(desk, "anna", ticket, "cancel")
    assert told(answer) == (409, "move_not_allowed")
    assert answer.json()["extra"] == {"status": "resolved"}


@pytest.mark.rule("T12", "X2")
async def test_a_colleagues_ticket_is_not_ones_own_to_cancel(desk: Desk) -> None:
    """He sees it; that is all."""
    ticket = await desk.opens("anna")
    assert told(await posts(desk, "pavel", ticket, "cancel")) == (403, "not_allowed")


async def test_an_edit_needs_the_version_that_was_seen(desk: Desk) -> None:
    """A newer one answers 409, and nothing of the edit is kept."""
    ticket = await desk.opens("anna")
    client = await desk.calls("boris")
    path = f"/api/tickets/{ticket['id']}"
    first = await client.patch(path, json={"version": 1, "priority": "high"})
    assert (first.json()["priority"], first.json()["version"]) == ("high", 2)
    second = await client.patch(path, json={"version": 1, "title": "Другое"})
    assert told(second) == (409, "version_conflict")
    assert (await client.get(path)).json()["title"] == ticket["title"]


@pytest.mark.both_stores
async def test_of_two_edits_at_once_one_wins(desk: Desk) -> None:
    """Both saw version one."""
    ticket = await desk.opens("anna")
    path = f"/api/tickets/{ticket['id']}"
    clients = [await desk.calls(key) for key in ("boris", "darya")]
    answers = await asyncio.gather(
        *(c.patch(path, json={"version": 1, "title": f"Т{n}"}) for n, c in enumerate(clients))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_an_edit_that_changes_nothing_is_no_event(desk: Desk) -> None:
    """And no new version."""
    ticket = await desk.opens("anna")
    client = await desk.calls("boris")
    body = {"version": 1, "title": ticket["title"], "priority": "normal"}
    answer = await client.patch(f"/api/tickets/{ticket['id']}", json=body)
    assert answer.json()["version"] == 1
    assert await events(desk) == ["ticket_opened"]


@pytest.mark.both_stores
@pytest.mark.rule("T13")
async def test_an_edited_text_keeps_the_old_one_in_the_history(desk: Desk) -> None:
    """And is marked as edited; the new words are found by the search."""
    ticket = await desk.opens("anna", "Не печатает")
    body = {"version": 1, "text": "Не сканирует"}
    client = await desk.calls("anna")
    edited = (await client.patch(f"/api/tickets/{ticket['id']}", json=body)).json()
    assert edited["edited_at"]
    assert [(h["field"], h["old"], h["new"]) for h in edited["history"]] == [
        ("text", "Не печатает", "Не сканирует")
    ]
    found = await client.get("/api/tickets", params={"search": "сканирует"})
    assert found.json()["total"] == 1


@pytest.mark.rule("X2")
@pytest.mark.parametrize("change", [{"priority": "critical"}, {"team_id": None}])
async def test_priority_and_team_are_the_desks_own_business(
    desk: Desk, change: dict[str, Any]
) -> None:
    """The client changes the words of the own ticket and nothing else."""
    ticket = await desk.opens("anna")
    client = await desk.calls("anna")
    answer = await client.patch(f"/api/tickets/{ticket['id']}", json={"version": 1} | change)
    assert told(answer) == (403, "not_allowed")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "Ы" * 5000}, 200),
        ({"title": "   "}, 422),
        ({"team_id": "01890000-0000-7000-8000-000000000000"}, 422),
    ],
)
async def test_an_impossible_edit_is_no_failure_of_ours(
    desk: Desk, change: dict[str, Any], expected: int
) -> None:
    """A title is cut as at opening, an empty one and an unknown team are refused."""
    ticket = await desk.opens("anna")
    client = await desk.calls("boris")
    answer = await client.patch(f"/api/tickets/{ticket['id']}", json={"version": 1} | change)
    assert answer.status_code == expected, answer.text
