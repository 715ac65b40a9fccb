"""Comments, their edits, files that come late, and following."""

import asyncio
from typing import Any

import httpx
import pytest

from api.db import new_id
from api.tickets.models import TicketWatcher
from tests.desk import Desk


async def posts(desk: Desk, key: str, ticket: Any, act: str, body: Any = None) -> httpx.Response:
    client = await desk.calls(key)
    return await client.post(f"/api/tickets/{ticket['id']}/{act}", json=body or {})


async def whole(desk: Desk, key: str, ticket: Any) -> Any:
    return (await (await desk.calls(key)).get(f"/api/tickets/{ticket['id']}")).json()


def told(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


@pytest.mark.rule("C5")
async def test_a_clients_word_is_public(desk: Desk) -> None:
    """And the desk's too, unless it says otherwise."""
    ticket = await desk.opens("anna")
    await desk.says("anna", ticket, "Срочно")
    await desk.says("boris", ticket, "Едем")
    await desk.says("boris", ticket, "Опять они", visibility="internal")
    seen = (await whole(desk, "anna", ticket))["comments"]
    assert [(c["author"]["name"], c["text"]) for c in seen] == [
        ("Анна Смирнова", "Срочно"),
        ("Борис Петров", "Едем"),
    ]
    assert len((await whole(desk, "boris", ticket))["comments"]) == 3


@pytest.mark.rule("X2")
async def test_a_client_sees_names_and_no_address_of_the_desk(desk: Desk) -> None:
    """Neither e-mail nor phone, nor who else watches."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    await desk.says("boris", ticket, "Едем")
    await desk.does("vera", f"/api/tickets/{ticket['id']}/follow")
    answer = await (await desk.calls("anna")).get(f"/api/tickets/{ticket['id']}")
    for secret in ("@vestovoy.example", "+7999000", "Вера"):
        assert secret not in answer.text
    assert answer.json()["watchers"] == []


@pytest.mark.parametrize("status", ["waiting", "resolved"])
async def test_a_clients_answer_brings_the_ticket_back(desk: Desk, status: str) -> None:
    """To work if somebody has it; one event tells both, the history keeps the move."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    await desk.moves("boris", ticket, status)
    await desk.says("anna", ticket, "Всё ещё не печатает")
    now = await whole(desk, "boris", ticket)
    assert now["status"] == "in_progress"
    assert now["history"][-1]["old"] == status


async def test_an_answer_on_what_nobody_took_makes_it_new_again(desk: Desk) -> None:
    """It goes back to the queue."""
    ticket = await desk.opens("anna")
    await desk.moves("boris", ticket, "resolved")
    await desk.says("anna", ticket, "Нет")
    assert (await whole(desk, "boris", ticket))["status"] == "new"


async def test_the_desks_own_word_brings_nothing_back(desk: Desk) -> None:
    """Only the client's answer does."""
    ticket = await desk.opens("anna")
    await desk.moves("boris", ticket, "waiting")
    await desk.says("boris", ticket, "Ждём")
    assert (await whole(desk, "boris", ticket))["status"] == "waiting"


@pytest.mark.both_stores
async def test_two_answers_at_once_bring_it_back_once(desk: Desk) -> None:
    """Both words are kept."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    await desk.moves("boris", ticket, "waiting")
    await desk.calls("anna")
    await asyncio.gather(*(desk.says("anna", ticket, f"Ответ {n}") for n in range(2)))
    now = await whole(desk, "boris", ticket)
    assert len(now["comments"]) == 2
    moves = [line for line in now["history"] if line["old"] == "waiting"]
    assert (len(moves), now["status"]) == (1, "in_progress")


@pytest.mark.rule("C4")
@pytest.mark.parametrize(
    ("way", "who", "code"),
    [
        (("resolved", "closed"), "boris", "ticket_closed"),
        (("cancelled",), "boris", "ticket_cancelled"),
        (("cancelled",), "anna", "ticket_cancelled"),
    ],
)
async def test_an_ended_ticket_hears_no_public_word(
    desk: Desk, way: tuple[str, ...], who: str, code: str
) -> None:
    """Said by name; a note of the desk is still possible."""
    ticket = await desk.opens("anna")
    for step in way:
        await desk.moves("boris", ticket, step)
    assert told(await posts(desk, who, ticket, "comments", {"text": "Эй"})) == (409, code)
    await desk.says("boris", ticket, "Для себя", visibility="internal")


async def test_an_empty_comment_is_refused(desk: Desk) -> None:
    """A file alone is a comment."""
    ticket = await desk.opens("anna")
    answer = await posts(desk, "anna", ticket, "comments", {"text": "  "})
    assert told(answer) == (422, "empty_comment")
    file_id = await desk.uploads("anna", "акт.txt", b"signed")
    said = await desk.says("anna", ticket, "", file_ids=[file_id])
    assert [each["name"] for each in said["files"]] == ["акт.txt"]


@pytest.mark.rule("T13")
async def test_an_edited_comment_keeps_its_old_words_and_files(desk: Desk) -> None:
    """The author edits; every former text is readable, the newest last."""
    ticket = await desk.opens("anna")
    file_id = await desk.uploads("anna", "акт.txt", b"signed")
    said = await desk.says("anna", ticket, "Раз", file_ids=[file_id])
    path = f"/api/tickets/{ticket['id']}/comments/{said['id']}"
    await desk.does("anna", path, {"text": "Два"}, method="PATCH")
    edited = await desk.does("anna", path, {"text": "Три"}, method="PATCH")
    assert (edited["text"], edited["earlier"]) == ("Три", ["Раз", "Два"])
    assert edited["edited_at"] and len(edited["files"]) == 1


@pytest.mark.rule("T13")
async def test_the_same_words_again_are_no_edit(desk: Desk) -> None:
    """Telegram repeats an update now and then."""
    ticket = await desk.opens("anna")
    said = await desk.says("anna", ticket, "Раз")
    path = f"/api/tickets/{ticket['id']}/comments/{said['id']}"
    same = await desk.does("anna", path, {"text": "Раз "}, method="PATCH")
    assert (same["earlier"], same["edited_at"]) == ([], None)


@pytest.mark.rule("X1")
async def test_nobody_edits_anothers_words(desk: Desk) -> None:
    """Nor a comment under another ticket's path, nor one that is not there."""
    ticket, other = await desk.opens("anna"), await desk.opens("anna", "Другое")
    said = await desk.says("anna", ticket, "Раз")
    client = await desk.calls("boris")
    for ticket_id, comment_id, expected in (
        (ticket["id"], said["id"], 403),
        (other["id"], said["id"], 404),
        (ticket["id"], new_id(), 404),
    ):
        path = f"/api/tickets/{ticket_id}/comments/{comment_id}"
        assert (await client.patch(path, json={"text": "Чужое"})).status_code == expected


@pytest.mark.rule("T13")
async def test_a_comment_cannot_be_edited_away(desk: Desk) -> None:
    """An empty text would leave a comment that says nothing."""
    ticket = await desk.opens("anna")
    said = await desk.says("anna", ticket, "Раз")
    path = f"/api/tickets/{ticket['id']}/comments/{said['id']}"
    answer = await (await desk.calls("anna")).patch(path, json={"text": "  "})
    assert told(answer) == (422, "empty_comment")


@pytest.mark.rule("T2")
async def test_a_late_part_joins_the_ticket(desk: Desk) -> None:
    """Its caption is one more line; the file stands after the others; no event rings anybody."""
    first = await desk.uploads("anna", "1.txt", b"one")
    ticket = await desk.opens("anna", "Альбом", file_ids=[first])
    late = await desk.uploads("anna", "2.txt", b"two")
    body = {"file_ids": [late], "text": "и ещё"}
    now = (await posts(desk, "anna", ticket, "files", body)).json()
    assert [each["name"] for each in now["files"]] == ["1.txt", "2.txt"]
    assert now["text"] == "Альбом\nи ещё"
    await desk.pipeline()
    assert [each["kind"] for each in await desk.inbox("boris")] == ["ticket_opened"]


@pytest.mark.rule("T2")
async def test_a_late_part_joins_its_comment(desk: Desk) -> None:
    """Not the ticket."""
    ticket = await desk.opens("anna")
    said = await desk.says("anna", ticket, "Альбом")
    late = await desk.uploads("anna", "2.txt", b"two")
    body = {"file_ids": [late], "text": "и ещё", "comment_id": said["id"]}
    now = (await posts(desk, "anna", ticket, "files", body)).json()
    assert now["files"] == []
    (comment,) = now["comments"]
    assert [each["name"] for each in comment["files"]] == ["2.txt"]
    assert comment["text"] == "Альбом\nи ещё"


@pytest.mark.both_stores
@pytest.mark.rule("T2", "T3")
@pytest.mark.parametrize("to_comment", [False, True])
async def test_late_captions_at_once_all_stay(desk: Desk, to_comment: bool) -> None:
    """None is written over another."""
    ticket = await desk.opens("anna", "Альбом")
    said = await desk.says("anna", ticket, "Фото") if to_comment else {"id": None}
    bodies = [{"text": f"подпись{n}", "comment_id": said["id"]} for n in range(5)]
    await asyncio.gather(*(posts(desk, "anna", ticket, "files", body) for body in bodies))
    now = await whole(desk, "anna", ticket)
    text = now["comments"][0]["text"] if to_comment else now["text"]
    assert sorted(text.split("\n")[1:]) == [f"подпись{n}" for n in range(5)]


@pytest.mark.rule("T2", "X1")
async def test_nobody_adds_to_anothers_words(desk: Desk) -> None:
    """A colleague writes a comment of the own instead."""
    ticket = await desk.opens("anna")
    late = await desk.uploads("boris", "2.txt", b"two")
    answer = await posts(desk, "boris", ticket, "files", {"file_ids": [late]})
    assert told(answer) == (403, "not_allowed")


@pytest.mark.rule("T8")
async def test_too_many_files_are_refused(desk: Desk) -> None:
    """The limit is per ticket or comment, over all calls."""
    ids = [await desk.uploads("anna", f"{n}.txt", b"x") for n in range(21)]
    ticket = await desk.opens("anna", "Много", file_ids=ids[:20])
    answer = await posts(desk, "anna", ticket, "files", {"file_ids": ids[20:]})
    assert answer.status_code == 422
    assert answer.json()["extra"] == {"limit": 20}


@pytest.mark.both_stores
@pytest.mark.rule("N3")
async def test_following_twice_is_following_once(desk: Desk) -> None:
    """And one press ends it."""
    ticket = await desk.opens("anna")
    path = f"/api/tickets/{ticket['id']}/follow"
    for key in ("pavel", "vera"):
        for _ in range(2):
            assert (await desk.does(key, path))["following"]
    assert await desk.count(TicketWatcher) == 2
    assert not (await desk.does("vera", path, method="DELETE"))["following"]
    assert not (await desk.does("vera", path, method="DELETE"))["following"]
    assert await desk.count(TicketWatcher) == 1


@pytest.mark.rule("N3")
async def test_who_follows_hears_and_who_stopped_does_not(desk: Desk) -> None:
    """With the reason said."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    path = f"/api/tickets/{ticket['id']}/follow"
    await desk.does("darya", path)
    await desk.does("vera", path)
    await desk.does("vera", path, method="DELETE")
    await desk.moves("boris", ticket, "resolved")
    await desk.pipeline()
    heard = await desk.inbox("darya")
    assert heard[0]["kind"] == "ticket_status_changed"
    assert heard[0]["why"] == "Вы следите за этой заявкой"
    assert "ticket_status_changed" not in [each["kind"] for each in await desk.inbox("vera")]


async def test_a_word_makes_the_ticket_the_newest(desk: Desk) -> None:
    """The list of what changed last begins with it."""
    first, _ = await desk.opens("anna", "Первая"), await desk.opens("anna", "Вторая")
    await desk.says("anna", first, "Эй")
    rows = (await (await desk.calls("boris")).get("/api/tickets")).json()["items"]
    assert [row["title"] for row in rows] == ["Первая", "Вторая"]
