"""The client's last word: it is solved, it is not, a score; and a word on what is closed (C4)."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from api.clock import now
from api.outbox import OutboxEvent
from api.tickets.life import closing
from api.tickets.models import Comment, Ticket
from tests.desk import Desk
from tests.sandbox.telegram.files import tiny_jpeg
from tests.tickets.test_working import events, posts, told


async def resolved(desk: Desk, **more: Any) -> Any:
    ticket = await desk.takes("boris", await desk.opens("anna"))
    return await desk.moves("boris", ticket, "resolved", **more)


async def closed(desk: Desk) -> Any:
    return (await posts(desk, "anna", await resolved(desk), "solved")).json()


async def long_ago(desk: Desk, **days: int) -> None:
    """The ticket's terms ran out."""
    row = await desk.one(Ticket)
    gone = {name: now() - timedelta(days=number) for name, number in days.items()}
    await desk.changes(Ticket, row.id, **gone)


async def policy(desk: Desk, **terms: Any) -> None:
    await desk.does("gleb", "/api/admin/tickets", terms, method="PUT")


async def test_solved_closes_and_a_second_press_is_told(desk: Desk) -> None:
    """With the status it has; the buttons that are left are those of a closed ticket."""
    ticket = await resolved(desk)
    assert {"solved", "reopen"} <= set((await seen(desk, ticket))["allowed"])
    done = (await posts(desk, "anna", ticket, "solved")).json()
    assert (done["status"], done["history"][-1]["new"]) == ("closed", "closed")
    assert {"reopen", "rate"} <= set(done["allowed"])
    again = await posts(desk, "anna", ticket, "solved")
    assert (told(again), again.json()["extra"]) == ((409, "move_not_allowed"), {"status": "closed"})


@pytest.mark.rule("X1")
async def test_the_last_word_is_the_contacts_own(desk: Desk) -> None:
    """A colleague may send it back, but neither confirm nor rate; the desk does none of it."""
    ticket = await resolved(desk)
    for key in ("pavel", "boris"):
        assert told(await posts(desk, key, ticket, "solved")) == (403, "not_allowed")
    await posts(desk, "anna", ticket, "solved")
    for key in ("pavel", "boris"):
        assert told(await posts(desk, key, ticket, "rating", {"score": 5})) == (403, "not_allowed")
    assert told(await posts(desk, "boris", ticket, "reopen")) == (403, "not_allowed")
    assert (await posts(desk, "pavel", ticket, "reopen")).json()["status"] == "in_progress"


async def seen(desk: Desk, ticket: Any, key: str = "anna") -> Any:
    return (await (await desk.calls(key)).get(f"/api/tickets/{ticket['id']}")).json()


@pytest.mark.parametrize("ended", [resolved, closed])
async def test_reopening_is_one_act_with_its_reason(desk: Desk, ended: Any) -> None:
    """Status, line, public word and one event; the clock of the solution runs again."""
    ticket = await ended(desk)
    back = (await posts(desk, "anna", ticket, "reopen", {"reason": "Опять течёт"})).json()
    assert (back["status"], back["comments"][-1]["text"]) == ("in_progress", "Опять течёт")
    assert (await events(desk))[-1] == "ticket_status_changed"
    row = await desk.one(Ticket)
    assert (row.close_at, row.reopen_until, row.solved_at) == (None, None, None)


@pytest.mark.rule("T2")
async def test_what_is_still_wrong_is_one_word_with_its_files(desk: Desk) -> None:
    """Without a text, too; what did not come keeps its place."""
    ticket, photo = await resolved(desk), await desk.uploads("anna", "кран.jpg", tiny_jpeg())
    lost = {"name": "видео.mp4", "size": 30_000_000, "reason": "too_large"}
    order = {"file_ids": [photo], "missing_files": [lost]}
    back = (await posts(desk, "anna", ticket, "reopen", order)).json()
    [word] = back["comments"]
    assert [(f["name"], f["state"]) for f in word["files"]] == [
        ("кран.jpg", "stored"),
        ("видео.mp4", "missing"),
    ]
    assert (await events(desk))[-1] == "ticket_status_changed"


@pytest.mark.both_stores
async def test_reopening_too_late_is_refused(desk: Desk) -> None:
    """Beyond the window that the ticket ended with, and what was never ended."""
    ticket = await closed(desk)
    await long_ago(desk, reopen_until=1)
    assert told(await posts(desk, "anna", ticket, "reopen")) == (409, "reopen_too_late")
    assert "reopen" not in (await seen(desk, ticket))["allowed"]
    fresh = await desk.opens("anna", "Другое")
    assert told(await posts(desk, "anna", fresh, "reopen")) == (409, "move_not_allowed")


@pytest.mark.both_stores
async def test_a_ticket_is_rated_once_and_a_word_added_once(desk: Desk) -> None:
    """Another score, the same again and a second word are refused with the score that counts."""
    ticket = await closed(desk)
    rated = (await posts(desk, "anna", ticket, "rating", {"score": 2})).json()
    assert (rated["rating"]["score"], rated["rating"]["word"]) == (2, "")
    assert "rate" not in rated["allowed"]
    for again in ({"score": 5}, {"score": 2}):
        refused = await posts(desk, "anna", ticket, "rating", again)
        assert (told(refused), refused.json()["extra"]) == ((409, "already_rated"), {"score": 2})
    word = {"score": 2, "word": "Долго"}
    rated = (await posts(desk, "anna", ticket, "rating", word)).json()
    assert rated["rating"]["word"] == "Долго"
    assert told(await posts(desk, "anna", ticket, "rating", word)) == (409, "already_rated")


async def test_a_score_says_whether_it_is_older_than_the_latest_reopening(desk: Desk) -> None:
    """Also after the ticket has ended anew: the score is of what was done before."""
    ticket = await closed(desk)
    rated = (await posts(desk, "anna", ticket, "rating", {"score": 2})).json()
    assert not rated["rating"]["before_reopening"]
    back = (await posts(desk, "anna", rated, "reopen")).json()
    assert back["rating"]["before_reopening"]
    again = await desk.moves("boris", back, "resolved")
    assert again["rating"]["before_reopening"]


@pytest.mark.both_stores
async def test_of_two_scores_at_once_one_counts(desk: Desk) -> None:
    """One event, one line of history."""
    ticket = await closed(desk)
    answers = await asyncio.gather(
        *(posts(desk, "anna", ticket, "rating", {"score": score}) for score in (1, 5))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert (await events(desk)).count("ticket_rated") == 1
    assert [h["field"] for h in (await seen(desk, ticket))["history"]].count("rating") == 1


@pytest.mark.both_stores
async def test_a_rating_a_week_later_counts_and_after_its_term_does_not(desk: Desk) -> None:
    """What is not closed is not rated either, nor by a score that is none."""
    ticket = await closed(desk)
    assert told(await posts(desk, "anna", ticket, "rating", {"score": 6})) == (422, "invalid")
    await long_ago(desk, rate_until=-20)
    assert (await posts(desk, "anna", ticket, "rating", {"score": 5})).status_code == 200
    await desk.changes(Ticket, (await desk.one(Ticket)).id, rating_score=None)
    await long_ago(desk, rate_until=1)
    late = await posts(desk, "anna", ticket, "rating", {"score": 5})
    assert told(late) == (409, "rating_too_late")
    await posts(desk, "anna", ticket, "reopen")
    early = await posts(desk, "anna", ticket, "rating", {"score": 5})
    assert told(early) == (409, "move_not_allowed")


@pytest.mark.rule("C6", "N1")
@pytest.mark.parametrize(("score", "hearers"), [(5, {"boris"}), (2, {"boris", "vera"})])
async def test_a_score_is_told_to_who_worked_and_a_bad_one_to_the_lead(
    desk: Desk, score: int, hearers: set[str]
) -> None:
    """The rater hears nothing of the own act."""
    ticket = await closed(desk)
    await posts(desk, "anna", ticket, "rating", {"score": score, "word": "Как вышло"})
    await desk.pipeline()
    line = f"заявка №1, оценка {score} из 5"
    heard = {k for k in ("anna", "boris", "vera") if await hears(desk, k, line)}
    assert heard == hearers


async def hears(desk: Desk, key: str, words: str) -> bool:
    return any(words in each["title"] for each in await desk.inbox(key))


@pytest.mark.rule("C4")
async def test_a_word_brings_a_closed_ticket_back(desk: Desk) -> None:
    """If it says so, as one act, while it may be reopened."""
    ticket = await closed(desk)
    await desk.says("anna", ticket, "Снова то же", reopen=True)
    assert (await seen(desk, ticket))["status"] == "in_progress"
    assert (await events(desk))[-1] == "ticket_commented"


@pytest.mark.rule("C8")
async def test_a_thanks_does_not_reopen(desk: Desk) -> None:
    """Who did not say whether it does is asked; without reopening it is a word for the assignee."""
    ticket = await closed(desk)
    refused = await posts(desk, "anna", ticket, "comments", {"text": "Спасибо"})
    assert (told(refused), refused.json()["extra"]) == (
        (409, "ticket_closed"),
        {"status": "closed", "way": "reopen"},
    )
    assert await desk.count(Comment) == 0
    await desk.says("anna", ticket, "Спасибо", reopen=False)
    now = await seen(desk, ticket)
    assert (now["status"], now["comments"][-1]["text"]) == ("closed", "Спасибо")
    await desk.pipeline()
    assert await hears(desk, "boris", "Анна Смирнова")


@pytest.mark.rule("C8")
async def test_a_word_may_leave_a_resolved_ticket_as_it_is(desk: Desk) -> None:
    """If it says so; employees say nothing of the kind."""
    ticket = await desk.opens("anna")
    taken = await desk.takes("boris", ticket)
    await desk.moves("boris", taken, "resolved")
    await desk.says("anna", ticket, "Спасибо", reopen=False)
    assert (await seen(desk, ticket))["status"] == "resolved"


@pytest.mark.both_stores
@pytest.mark.rule("C4")
@pytest.mark.parametrize(
    ("wished", "late", "way"),
    [
        ("reopen", True, "new_ticket"),
        ("new_ticket", False, "new_ticket"),
        ("refuse", False, "refuse"),
    ],
)
async def test_a_word_on_a_closed_ticket_goes_the_way_that_the_desk_chose(
    desk: Desk, wished: str, late: bool, way: str
) -> None:
    """Nothing of it is kept here; an employee is simply refused."""
    await policy(desk, closed_comment=wished)
    ticket = await closed(desk)
    if late:
        await long_ago(desk, reopen_until=1)
    refused = await posts(desk, "anna", ticket, "comments", {"text": "Снова"})
    assert told(refused) == (409, "ticket_closed")
    assert refused.json()["extra"] == {"status": "closed", "way": way}
    assert await desk.count(Comment) == 0
    mine = await posts(desk, "boris", ticket, "comments", {"text": "Ответ"})
    assert (told(mine), mine.json()["extra"]) == ((409, "ticket_closed"), {"status": "closed"})


@pytest.mark.rule("C4")
async def test_a_word_on_a_cancelled_ticket_has_its_own_refusal(desk: Desk) -> None:
    """Nothing brings it back."""
    ticket = await desk.opens("anna")
    await posts(desk, "anna", ticket, "cancel")
    refused = await posts(desk, "anna", ticket, "comments", {"text": "Снова"})
    assert told(refused) == (409, "ticket_cancelled")


@pytest.mark.both_stores
@pytest.mark.rule("C4", "T11")
async def test_a_ticket_that_follows_is_in_the_same_company_and_both_tell_of_it(desk: Desk) -> None:
    """Without being asked for the company; a foreign one cannot be followed."""
    romashka = str(desk.ids["Ромашка"])
    old = await desk.opens("pavel", "Старое", client_id=romashka)
    new = await desk.opens("pavel", "Продолжение", follows=old["id"])
    assert new["client"]["id"] == romashka
    (link,) = new["links"]
    assert (link["kind"], link["ticket"]["number"]) == ("follow_up", 1)
    assert ("follows", "№1") in [(h["field"], h["new"]) for h in new["history"]]
    lines = (await seen(desk, old, "pavel"))["history"]
    assert ("followed", "№2") in [(h["field"], h["new"]) for h in lines]
    foreign = await desk.opens("pavel", "Чужое", client_id=str(desk.ids["Василёк"]))
    client = await desk.calls("anna")
    answer = await client.post("/api/tickets", json={"text": "?", "follows": foreign["id"]})
    assert told(answer) == (404, "not_found")


@pytest.mark.both_stores
@pytest.mark.rule("T12")
async def test_cancelling_at_the_moment_an_agent_resolves(desk: Desk) -> None:
    """One of them wins; who loses is told what it has become, and nothing is overwritten."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    move = {"status": "resolved", "version": ticket["version"]}
    cancel, resolve = await asyncio.gather(
        posts(desk, "anna", ticket, "cancel"), posts(desk, "boris", ticket, "status", move)
    )
    assert sorted((cancel.status_code, resolve.status_code)) == [200, 409]
    if resolve.status_code == 200:
        assert cancel.json()["extra"] == {"status": "resolved"}
    assert (await events(desk)).count("ticket_status_changed") == 1


@pytest.mark.both_stores
async def test_what_nobody_objects_to_closes_by_itself_once(desk: Desk) -> None:
    """After the days of the setting, however many ticks come at once; the client is asked for a
    rating."""
    ticket = await resolved(desk)
    assert await desk.records(closing.run) == []
    await long_ago(desk, close_at=1)
    database, settings = desk.held.database, desk.settings
    await asyncio.gather(*(closing.run(database, settings) for _ in range(3)))
    done = await seen(desk, ticket)
    assert (done["status"], done["history"][-1]["actor"]) == ("closed", None)
    assert (await events(desk)).count("ticket_status_changed") == 2
    await desk.pipeline()
    assert await hears(desk, "anna", "закрыта. Оцените")
    assert await hears(desk, "boris", "возражений не было")


async def test_a_setting_of_no_days_closes_nothing(desk: Desk) -> None:
    """And impossible terms are refused by name."""
    await policy(desk, close_after_days=0)
    await resolved(desk)
    assert (await desk.one(Ticket)).close_at is None
    client = await desk.calls("gleb")
    wrong = await client.put("/api/admin/tickets", json={"reopen_days": -1})
    assert (wrong.status_code, wrong.json()["detail"]) == (422, "reopen_days: from 0 to 366")


@pytest.mark.rule("C4", "R8")
async def test_the_ticket_of_a_dismissed_contact_stands_and_hears_nothing(desk: Desk) -> None:
    """The desk goes on with it; nobody is told who is no more."""
    ticket = await desk.opens("anna")
    await desk.does("gleb", f"/api/contacts/{desk.ids['anna']}", {"active": False}, method="PATCH")
    await desk.pipeline()
    before = len(await desk.deliveries("anna"))
    await desk.says("boris", ticket, "Починили")
    await desk.moves("boris", ticket, "resolved")
    await desk.pipeline()
    assert len(await desk.deliveries("anna")) == before
    assert await desk.count(OutboxEvent) == 3
