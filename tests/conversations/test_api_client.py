"""The bots' client of the API: what it repeats, what it never repeats, and how it fails."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace
from pydantic import SecretStr

from api.auth import introducing
from api.files.models import StoredFile
from api.notifications.models import MessageRef
from shared import listening
from shared.client import ApiClient, ApiProblem, ApiUnavailable, UserApi, tickets, transport
from shared.client.tickets import TicketFilter
from shared.contracts.telegram import BotScope, MessageRefDraft, MessageRole, ObjectKind
from shared.contracts.ticket_asks import Assign, CommentDraft, StatusChange
from shared.contracts.tickets import TicketStatus
from tests.conversations.door import Door, served
from tests.desk import Desk
from tests.sandbox.people import BORIS


@dataclass
class Line:
    """The staff bot's client, and Boris's, before the real API whose door may fail."""

    bot: ApiClient
    boris: UserApi
    door: Door
    url: str


@pytest.fixture
async def line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Line]:
    monkeypatch.setattr(transport, "PAUSES", (0.01, 0.01))
    await desk.links("boris")
    token = desk.settings.service_token(BotScope.STAFF)
    door = Door(desk.app)
    async with served(door) as url, ApiClient(f"{url}/", token) as bot:
        yield Line(bot, bot.as_user(BORIS.telegram_id), door, url)


@pytest.fixture
async def ticket_id(desk: Desk) -> UUID:
    return UUID((await desk.opens("anna", "Кран"))["id"])


async def test_a_read_is_repeated_through_cut_connections(line: Line, desk: Desk, ticket_id: UUID):
    """A cut connection, a silent server, then the answer: by every filter that was asked for."""
    await desk.takes("boris", await desk.opens("anna", "Свет"))
    line.door.fail(hang_up=True)
    line.door.fail()
    wanted = TicketFilter(statuses=(TicketStatus.IN_PROGRESS,), assignee="me", is_open=True)
    page = await line.boris.tickets(wanted)
    assert [row.title for row in page.items] == ["Свет"]
    assert line.door.asked == ["GET /api/tickets"] * 3


@pytest.mark.rule("U1")
async def test_a_keyed_write_is_repeated_and_done_once(line: Line, ticket_id: UUID):
    """An answer that was lost on the way, and one that says "I am still at it", which is our own
    earlier try: in the end there is one comment."""
    path = f"/api/tickets/{ticket_id}/comments"
    line.door.fail(path, lost_answer=True)
    at_it = b'{"status": 409, "title": "t", "code": "idempotency_in_flight"}'
    line.door.fail(path, status=409, body=at_it)
    said = await line.boris.comment(ticket_id, CommentDraft(text="Еду"), key="staff:7")
    assert line.door.asked == [f"POST {path}"] * 3
    assert [one.id for one in (await line.boris.ticket(ticket_id)).comments] == [said.id]


@pytest.mark.rule("Q12")
async def test_a_key_that_is_held_is_asked_for_again_and_again(
    line: Line, ticket_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that was killed holds it for seconds; nobody is told of a failure."""
    monkeypatch.setattr(transport, "BUSY_PAUSES", (0.01,) * 5)
    path = f"/api/tickets/{ticket_id}/comments"
    held = b'{"status": 409, "title": "t", "code": "idempotency_in_flight"}'
    line.door.fail(path, status=409, body=held, times=5)
    await line.boris.comment(ticket_id, CommentDraft(text="Еду"), key="staff:8")
    assert len(line.door.asked) == 6


async def test_silence_is_named_after_three_tries(line: Line):
    """The caller learns that the API is away, not how aiohttp calls it."""
    line.door.shut = True
    with pytest.raises(ApiUnavailable):
        await line.boris.me()
    assert len(line.door.asked) == 3


async def test_a_refusal_keeps_its_code_and_words(line: Line, desk: Desk, ticket_id: UUID):
    """It is not repeated."""
    await desk.does("darya", f"/api/tickets/{ticket_id}/assign")
    with pytest.raises(ApiProblem) as refusal:
        await line.boris.assign(ticket_id, Assign(), key="staff:7")
    assert (refusal.value.code, refusal.value.status) == ("already_taken", 409)
    assert refusal.value.told("assignee") == "Дарья Лебедева"
    assert refusal.value.told("nothing") == ""
    assert len(line.door.asked) == 1


async def test_a_page_of_a_proxy_is_a_refusal_too(line: Line):
    """What is no problem+json gets a code by its status."""
    line.door.fail(status=413, body=b"<html>too large</html>")
    with pytest.raises(ApiProblem, match="http_413"):
        await line.boris.me()


async def test_an_answer_of_another_shape_is_unavailable(line: Line):
    """An API of another version: nothing half-read goes on."""
    line.door.fail(status=200, body=b'{"never": "heard"}')
    with pytest.raises(ApiUnavailable, match="Me"):
        await line.boris.me()


async def test_a_bot_that_is_not_set_up_has_no_config(line: Line, desk: Desk):
    """Any other refusal is not taken for it."""
    desk.settings.telegram_staff_token = SecretStr("")
    assert await line.bot.config() is None
    async with ApiClient(line.url, "vsb_staff_nobody") as stranger:
        with pytest.raises(ApiProblem) as refusal:
            await stranger.config()
    assert refusal.value.status == 401


async def test_a_forgotten_message_is_none(line: Line):
    """Other refusals are told."""
    assert await line.bot.recall(1, 2) is None
    line.door.fail(status=403, body=b'{"status":403,"title":"t","code":"not_allowed"}')
    with pytest.raises(ApiProblem, match="not_allowed"):
        await line.bot.recall(1, 2)


async def test_remembering_is_repeated_because_twice_is_once(
    line: Line, desk: Desk, ticket_id: UUID
):
    """An upsert needs no key."""
    line.door.fail(lost_answer=True)
    await line.bot.remember(
        MessageRefDraft(
            chat_id=BORIS.telegram_id,
            message_id=2,
            role=MessageRole.CARD,
            object_kind=ObjectKind.TICKET,
            object_ids=[ticket_id],
        )
    )
    assert len(line.door.asked) == 2 and await desk.count(MessageRef) == 1


@pytest.mark.rule("X1", "R8")
async def test_who_somebody_is_comes_along_with_what_is_read(
    line: Line, desk: Desk, ticket_id: UUID
):
    """In one call, once: whoever reads it again, or has changed something, asks anew. Who was shut
    out is a stranger at once."""
    wanted = TicketFilter(is_open=True)
    me = await line.boris.me(wanted.read())
    assert me == await line.boris.me()
    assert [each.id for each in (await line.boris.tickets(wanted)).items] == [ticket_id]
    assert line.door.asked == ["GET /api/tickets", "GET /api/me"]
    await line.boris.tickets(wanted)
    await line.boris.me(wanted.read())
    await line.boris.set_status(ticket_id, StatusChange(status=TicketStatus.IN_PROGRESS), key="k")
    page = await line.boris.tickets(wanted)
    assert page.items[0].status is TicketStatus.IN_PROGRESS
    boris = f"/api/employees/{desk.ids['boris']}"
    await desk.does("gleb", boris, {"active": False}, method="PATCH")
    with pytest.raises(ApiProblem, match="telegram_not_linked"):
        await line.boris.me(wanted.read())


async def test_who_has_more_to_be_told_than_a_header_holds_is_asked_for_alone(
    line: Line, monkeypatch: pytest.MonkeyPatch
):
    """A contact of a hundred companies, say."""
    monkeypatch.setattr(introducing, "LONGEST", 10)
    assert (await line.boris.me(TicketFilter().read())).name == BORIS.name
    assert line.door.asked == ["GET /api/tickets", "GET /api/me"]


async def test_a_refused_reading_says_nothing_of_the_person(line: Line, ticket_id: UUID):
    """Who it is is asked by itself, and the refusal waits for whoever reads."""
    foreign = tickets.card(uuid4())
    assert (await line.boris.me(foreign)).name == BORIS.name
    with pytest.raises(ApiProblem, match="not_found"):
        await line.boris.ticket(UUID(foreign.path.rpartition("/")[2]))


async def test_what_a_message_is_about_is_told_in_order_and_at_the_end(
    line: Line, desk: Desk, ticket_id: UUID
):
    """Nobody waits for it, and a refusal is nobody's trouble; a bot that ends has told it."""
    about = MessageRefDraft(
        chat_id=BORIS.telegram_id,
        message_id=2,
        role=MessageRole.CARD,
        object_kind=ObjectKind.TICKET,
        object_ids=[ticket_id],
    )
    line.bot.remember_soon(replace(about, object_ids=[uuid4()]))
    for version in (1, 2, 3):
        line.bot.remember_soon(replace(about, version=version))
    assert line.door.asked == []
    await line.bot.close()
    assert (await desk.one(MessageRef)).version == 3


async def test_an_upload_is_streamed_and_repeated_whole(line: Line, desk: Desk, tmp_path: Path):
    """Name and type go along, Russian names as they are; the second try sends all of it."""
    path = tmp_path / "file"
    path.write_bytes(b"x" * 100_000)
    line.door.fail(hang_up=True)
    info = await line.boris.upload(path, "отчёт.txt", "text/plain", key="staff:7")
    assert len(line.door.asked) == 2
    kept = await desk.one(StoredFile)
    assert (kept.id, kept.name, kept.size) == (info.id, "отчёт.txt", 100_000)
    assert kept.content_type == "text/plain"


async def test_a_connection_that_the_api_is_about_to_end_is_not_asked_on(
    line: Line, monkeypatch: pytest.MonkeyPatch
):
    """It is kept for less than the server keeps it: for a moment, and then left for a new one."""
    assert listening.KEPT_BY_CALLER < listening.KEPT_BY_SERVER
    monkeypatch.setattr(transport, "KEPT_BY_CALLER", 0.3)
    for pause in (0, 0.5, 0):
        await line.boris.me()
        await asyncio.sleep(pause)
    first, second, third = line.door.connections
    assert first == second != third
