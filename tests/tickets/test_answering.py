"""An answer to the client takes what nobody has, and begins what is new (T17)."""

import asyncio
from typing import Any

import pytest

from api.notifications.models import Notice
from api.outbox import OutboxEvent
from api.people.models import Person, Team
from api.tickets import events
from shared.contracts.people import AssignmentRule
from tests.desk import Desk
from tests.tickets.test_other_doors import BOTH, system

pytestmark = pytest.mark.rule("T17")


async def now(desk: Desk, ticket: Any) -> Any:
    return (await (await desk.calls("vera")).get(f"/api/tickets/{ticket['id']}")).json()


def stands(ticket: Any) -> tuple[str | None, str]:
    """Whose it is, and its status."""
    return ticket["assignee"] and ticket["assignee"]["name"], ticket["status"]


def lines(ticket: Any) -> list[tuple[str, str | None, str | None]]:
    return [(each["field"], each["old"], each["new"]) for each in ticket["history"]]


async def gives(desk: Desk, ticket: Any, key: str) -> Any:
    """Vera names who is to work on it; it stays new."""
    body = {"assignee_id": str(desk.ids[key])}
    return await desk.does("vera", f"/api/tickets/{ticket['id']}/assign", body)


async def test_an_answer_takes_what_nobody_has_and_begins_the_work(desk: Desk) -> None:
    """One act: history, the first answer of the promise, one event; the answer says so."""
    ticket = await desk.opens("anna")
    said = await desk.says("boris", ticket, "Смотрю")
    after = await now(desk, ticket)
    assert (said["took"], stands(after)) == (True, ("Борис Петров", "in_progress"))
    assert lines(after) == [("assignee", None, "Борис Петров"), ("status", "new", "in_progress")]
    assert {each["actor"]["name"] for each in after["history"]} == {"Борис Петров"}
    assert after["sla"]["reaction"]["done_at"]
    kinds = [row.kind for row in await desk.all(OutboxEvent)]
    assert kinds == ["ticket_opened", "ticket_commented"]


async def test_the_client_hears_of_it_once_and_the_team_of_no_foreign_work(desk: Desk) -> None:
    """One message with the words; whoever answered, and the queue, hear nothing more."""
    ticket = await desk.opens("anna")
    await desk.pipeline()
    heard = await desk.count(Notice)
    await desk.says("boris", ticket, "Смотрю")
    await desk.pipeline()
    mine = Notice.person_id == desk.ids["anna"]
    assert await desk.count(Notice) == heard + 1
    assert await desk.count(Notice, mine) == 1
    [first] = await desk.inbox("anna")
    assert (first["title"], first["body"]) == ("💬 Борис — заявка №1", "Смотрю")


async def test_whoever_follows_reads_who_took_it_until_it_is_anothers(desk: Desk) -> None:
    """The headline stays true when the ticket goes on (Q14)."""
    ticket = await desk.opens("anna")
    await desk.does("vera", f"/api/tickets/{ticket['id']}/follow")
    await desk.says("boris", ticket, "Смотрю")
    await desk.pipeline()
    titles = [each["title"] for each in await desk.inbox("vera")]
    assert "💬 Борис Петров — заявка №1, теперь исполнитель" in titles
    await gives(desk, ticket, "darya")
    titles = [each["title"] for each in await desk.inbox("vera")]
    assert "💬 Борис Петров — заявка №1" in titles


async def test_the_answer_of_the_assignee_begins_the_work(desk: Desk) -> None:
    """It was given and stayed new; it is nobody's turn to be taken."""
    ticket = await gives(desk, await desk.opens("anna"), "boris")
    said = await desk.says("boris", ticket, "Смотрю")
    after = await now(desk, ticket)
    assert (said["took"], stands(after)) == (False, ("Борис Петров", "in_progress"))
    assert lines(after)[-1] == ("status", "new", "in_progress")


async def test_a_colleagues_answer_leaves_it_where_it_is(desk: Desk) -> None:
    """But it is the first answer that was promised."""
    ticket = await gives(desk, await desk.opens("anna"), "darya")
    said = await desk.says("boris", ticket, "Дарья скоро ответит")
    after = await now(desk, ticket)
    assert (said["took"], stands(after)) == (False, ("Дарья Лебедева", "new"))
    assert after["sla"]["reaction"]["done_at"]


async def test_a_note_takes_nothing(desk: Desk) -> None:
    """It is for the desk, and answers nobody."""
    ticket = await desk.opens("anna")
    await desk.says("boris", ticket, "Опять они", visibility="internal")
    assert stands(await now(desk, ticket)) == (None, "new")


async def test_a_program_a_client_and_who_is_no_agent_take_nothing(desk: Desk) -> None:
    """A token speaks for a system; Oleg, who wrote the ticket, does not work on tickets."""
    ticket = await desk.opens("oleg", client_id=str(desk.ids["Ромашка"]))
    erp = await system(desk, "boris", *BOTH)
    said = await erp.post(f"/api/tickets/{ticket['id']}/comments", json={"text": "Счёт оплачен"})
    assert (said.status_code, said.json()["took"]) == (201, False)
    for key in ("oleg", "anna"):
        assert not (await desk.says(key, ticket, "Добавлю"))["took"]
    assert stands(await now(desk, ticket)) == (None, "new")


async def test_what_waits_is_taken_and_waits_on(desk: Desk) -> None:
    """Only what is new begins; what has ended belongs to nobody still."""
    ticket = await desk.moves("vera", await desk.opens("anna"), "waiting")
    await desk.says("boris", ticket, "Напомню о себе")
    assert stands(await now(desk, ticket)) == ("Борис Петров", "waiting")
    ended = await desk.moves("vera", await desk.opens("anna", "Кран"), "resolved")
    await desk.says("boris", ended, "Приходите ещё")
    assert stands(await now(desk, ended)) == (None, "resolved")


async def test_a_word_that_goes_with_a_move_is_an_answer_too(desk: Desk) -> None:
    """The move says the status; by the version that the caller saw, and in one event."""
    ticket = await desk.opens("anna")
    after = await desk.moves("boris", ticket, "resolved", comment="Заменили", version=1)
    assert stands(after) == ("Борис Петров", "resolved")
    assert lines(after) == [("assignee", None, "Борис Петров"), ("status", "new", "resolved")]
    last = (await desk.all(OutboxEvent))[-1]
    assert (last.kind, '"took":true' in last.payload) == (
        events.TicketStatusChanged.kind,
        True,
    )


async def test_a_move_by_an_old_version_takes_nothing(desk: Desk) -> None:
    """Refused as before, the word with it."""
    ticket = await desk.moves("vera", await desk.opens("anna"), "waiting")
    client = await desk.calls("boris")
    order = {"status": "resolved", "comment": "Заменили", "version": 1}
    answer = await client.post(f"/api/tickets/{ticket['id']}/status", json=order)
    assert (answer.status_code, answer.json()["code"]) == (409, "version_conflict")
    after = await now(desk, ticket)
    assert (stands(after), after["comments"]) == ((None, "waiting"), [])


@pytest.mark.both_stores
async def test_of_two_who_answer_at_once_one_has_it_and_both_are_heard(desk: Desk) -> None:
    """No refusal for either: one assignee, one line of history, both words."""
    ticket = await desk.opens("anna")
    team = ("boris", "darya", "vera", "gleb")
    for key in team:
        await desk.calls(key)
    said = await asyncio.gather(*(desk.says(key, ticket, f"Это {key}") for key in team))
    after = await now(desk, ticket)
    [first] = [each for each in said if each["took"]]
    assert stands(after) == (first["author"]["name"], "in_progress")
    assert [field for field, _, _ in lines(after)] == ["assignee", "status"]
    assert len(after["comments"]) == 4


@pytest.mark.both_stores
async def test_of_an_answer_and_a_take_at_once_one_has_it(desk: Desk) -> None:
    """The word is said either way; who took it too late is told."""
    ticket = await desk.opens("anna")
    boris, darya = [await desk.calls(key) for key in ("boris", "darya")]
    path = f"/api/tickets/{ticket['id']}"
    said, taken = await asyncio.gather(
        boris.post(f"{path}/comments", json={"text": "Смотрю"}),
        darya.post(f"{path}/assign", json={}),
    )
    after = await now(desk, ticket)
    assert said.status_code == 201
    winner = "Борис Петров" if said.json()["took"] else "Дарья Лебедева"
    assert stands(after) == (winner, "in_progress")
    assert taken.status_code == (409 if said.json()["took"] else 200)


async def test_the_queue_gives_and_the_answer_begins(desk: Desk) -> None:
    """What the team's rule gave stays new until its assignee says a word."""
    await desk.changes(Team, desk.ids["Поддержка"], assignment=AssignmentRule.ROUND_ROBIN)
    ticket = await desk.opens("anna")
    name = ticket["assignee"]["name"]
    key = (await desk.one(Person, Person.name == name)).id
    author = next(each for each, known in desk.ids.items() if known == key)
    await desk.says(author, ticket, "Смотрю")
    assert stands(await now(desk, ticket)) == (name, "in_progress")
