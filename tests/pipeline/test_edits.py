"""Old messages are brought up to date and keep their own words: no dead buttons (C1)."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import aiohttp
import pytest

from api.notifications.channels.base import Sent
from api.notifications.events import CardOutdated
from api.notifications.lanes import claims
from api.notifications.models import MessageRef
from api.notifications.plan import planner
from api.notifications.prepare import prepare
from api.notifications.settle.settle import Settling
from api.notifications.settle.settled import Result, Settled
from api.outbox import About, OutboxEvent
from shared.contracts.telegram import MessageRole, ObjectKind
from tests.cast import Actor
from tests.desk import Desk
from tests.lanes import Lanes
from tests.sandbox.people import ANNA, VERA
from tests.sandbox.world import CLIENT_TOKEN

pytestmark = [pytest.mark.rule("C1"), pytest.mark.usefixtures("no_pace")]


async def heard(desk: Desk, key: str, text: str = "Не печатает принтер") -> tuple[Any, Any, Actor]:
    """A ticket, the person's notice of it, and the person."""
    await desk.links(key)
    ticket = await desk.opens("anna", text)
    await desk.pipeline()
    actor = desk.actor(key)
    return ticket, await actor.sees("Новая заявка"), actor


async def test_an_edited_notice_keeps_what_it_told_and_why(desk: Desk) -> None:
    """The client's words and the reason stay; only the state and the buttons change."""
    ticket, notice, vera = await heard(desk, "vera")
    why = notice.text.splitlines()[-1]
    await desk.takes("boris", ticket)
    await desk.pipeline()
    await vera.sees_edited(notice, "Исполнитель: Борис Петров")
    assert notice.text.splitlines()[0] == "🆕 Новая заявка №1 — Ромашка"
    assert "Не печатает принтер" in notice.text
    assert notice.text.splitlines()[-1] == why


async def test_an_edited_word_of_the_client_keeps_its_text(desk: Desk) -> None:
    """A comment that was told is not replaced by the next event."""
    await desk.links("anna", "boris")
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.says("anna", ticket, "Застряла бумага")
    await desk.pipeline()
    boris = desk.actor("boris")
    notice = await boris.sees("Застряла бумага")
    await desk.moves("vera", ticket, "resolved")
    await desk.pipeline()
    await boris.sees_edited(notice, "Статус: решена")
    assert "Застряла бумага" in notice.text and "Анна Смирнова" in notice.text


async def test_a_clients_old_notice_gives_no_reason_of_the_staffs(desk: Desk) -> None:
    """An edit never says that the client leads a team; and why they hear, the client knows."""
    await desk.links("anna")
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    notice = await desk.actor("anna").sees("в работе")
    await desk.moves("boris", ticket, "resolved")
    await desk.pipeline()
    await desk.actor("anna").sees_edited(notice, "Статус: решена")
    assert not re.search("руковод|Это ваша", notice.text)


async def test_a_bots_own_card_stays_a_card(desk: Desk) -> None:
    """What a bot drew is drawn anew: heading, state and text, of no event."""
    await desk.links("anna")
    ticket = await desk.opens("anna", "Не печатает\nВторой этаж")
    desk.world.telegram.account("client", ANNA).say("привет")
    message_id = await _bot_says(desk, "карточка")
    await _remember(desk, ticket, message_id, role="card")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    card = desk.world.telegram.chat("client", ANNA).messages[message_id]
    lines = card.text.splitlines()
    assert lines[:2] == ["№1 · Не печатает", "Статус: в работе"]
    assert "Второй этаж" in lines
    assert desk.actor("anna").buttons(card)[:3] == ["Добавить", "Статус", "Отменить"]


async def test_a_card_that_changed_before_the_bot_told_of_it_is_drawn_anew(desk: Desk) -> None:
    """While it was on its way to the chat somebody took the ticket, and no message was known to
    edit. One that shows what is true stays as it is."""
    await desk.links("anna")
    ticket = await desk.opens("anna", "Не печатает")
    desk.world.telegram.account("client", ANNA).say("привет")
    late, fresh = [await _bot_says(desk, "карточка") for _ in range(2)]
    taken = await desk.takes("boris", ticket)
    await desk.pipeline()
    await _remember(desk, ticket, late, role="card")
    await _remember(desk, taken, fresh, role="card")
    await desk.pipeline()
    messages = desk.world.telegram.chat("client", ANNA).messages
    assert "Статус: в работе" in messages[late].text.splitlines()
    assert not messages[fresh].edited
    assert len(await desk.all(OutboxEvent, OutboxEvent.kind == CardOutdated.kind)) == 1


async def test_a_confirmation_is_left_as_it_was(desk: Desk) -> None:
    """It tells what the person did then; only replies to it are found."""
    await desk.links("anna")
    ticket = await desk.opens("anna")
    desk.world.telegram.account("client", ANNA).say("привет")
    message_id = await _bot_says(desk, "создана")
    await _remember(desk, ticket, message_id, role="confirmation")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    assert not desk.world.telegram.chat("client", ANNA).messages[message_id].edited


async def test_a_message_that_is_up_to_date_is_not_edited_again(desk: Desk) -> None:
    """A late files' edit changes no version, so nobody is asked to draw the same."""
    ticket, notice, _ = await heard(desk, "vera")
    file_id = await desk.uploads("anna", "акт.txt", b"signed")
    await desk.does("anna", f"/api/tickets/{ticket['id']}/files", {"file_ids": [file_id]})
    await desk.pipeline()
    assert not notice.edited


async def test_a_deleted_message_hurts_nobody(desk: Desk) -> None:
    """The person deleted the notice: the edit is refused for good, the address lives on."""
    ticket, notice, vera = await heard(desk, "vera")
    notice.deleted = True
    del vera.chat.messages[notice.message_id]
    await desk.takes("boris", ticket)
    await desk.says("anna", ticket, "Спасибо")
    await desk.pipeline()
    await desk.does("vera", f"/api/tickets/{ticket['id']}/follow")
    await desk.says("anna", ticket, "И ещё")
    await desk.pipeline()
    await vera.sees("И ещё")


async def test_an_edit_rings_nobody_and_passes_quiet_hours_and_switches(desk: Desk) -> None:
    """A card in the chat is true at night too."""
    ticket, notice, vera = await heard(desk, "vera")
    await desk.prefers("vera", ("email", "always"), quiet={"start": "00:00:00", "end": "23:59:59"})
    await desk.takes("boris", ticket)
    await desk.pipeline()
    await vera.sees_edited(notice, "Исполнитель: Борис Петров")


@pytest.mark.both_stores
async def test_a_notice_of_no_ticket_is_not_remembered_as_one(desk: Desk) -> None:
    """A reply to «your Telegram moved» belongs to no ticket."""
    await desk.links("vera")
    told = {
        "phone": VERA.phone,
        "contact_user_id": 9009,
        "user_id": 9009,
        "chat_id": 9009,
    }
    answer = await desk.bot("staff").post("/api/telegram/registrations", json=told)
    assert answer.is_success, answer.text
    await desk.pipeline()
    await desk.actor("vera").sees("подключён с другого аккаунта")
    assert await desk.count(MessageRef) == 0


async def test_a_reply_finds_the_ticket_of_a_notice(desk: Desk) -> None:
    """The pipeline remembers what it sent; the bot asks by chat and message."""
    ticket, notice, _ = await heard(desk, "vera")
    answer = await desk.bot("staff").get(
        "/api/telegram/messages",
        params={"chat_id": VERA.telegram_id, "message_id": notice.message_id},
    )
    assert answer.json()["object_ids"] == [ticket["id"]]
    assert answer.json()["role"] == "notice"
    other = await desk.bot("client").get(
        "/api/telegram/messages",
        params={"chat_id": VERA.telegram_id, "message_id": notice.message_id},
    )
    assert (other.status_code, other.json()["code"]) == (404, "unknown_message")


@pytest.mark.rule("C2")
async def test_a_message_about_several_objects_is_a_list_for_replies(desk: Desk) -> None:
    """A digest shows the state of none of them: it is found by each and never edited."""
    await desk.links("vera")
    tickets = [await desk.opens("anna"), await desk.opens("anna")]
    await planner.plan(desk.held.database)
    lane = Lanes.TELEGRAM_STAFF
    async with desk.held.database.begin() as session:
        batch = await claims.batch(session, lane, 1, timedelta(seconds=90))
        (dispatch,) = (await prepare.prepare(session, batch, desk.settings)).dispatches
        mentions = tuple(About(ObjectKind.TICKET, UUID(each["id"])) for each in tickets)
        results = [
            Result(dispatch=replace(dispatch, mentions=mentions), outcome=Sent(provider_id="7"))
        ]
        await Settling(session, lane, 1.0).run(Settled(results=results))
    refs = await desk.all(MessageRef)
    assert {each.role for each in refs} == {MessageRole.LIST}
    assert {(each.message_id, str(each.object_id)) for each in refs} == {
        (7, each["id"]) for each in tickets
    }


@pytest.mark.rule("Q9")
async def test_an_edit_is_in_the_log_as_a_delivery_of_its_lane(desk: Desk) -> None:
    """And the change itself told the head nothing new: no second message."""
    ticket, _, vera = await heard(desk, "vera")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    rows = await desk.deliveries("vera", Lanes.TELEGRAM_STAFF)
    assert [row.action.value for row in rows] == ["send", "edit"]
    assert len(vera.messages()) == 1


async def _bot_says(desk: Desk, text: str) -> int:
    """What the client bot itself would send to Anna."""
    url = f"{desk.world.telegram.url}/bot{CLIENT_TOKEN}/sendMessage"
    asked = {"chat_id": ANNA.telegram_id, "text": text}
    async with aiohttp.ClientSession() as http, http.post(url, data=asked) as answer:
        message_id: int = (await answer.json())["result"]["message_id"]
    return message_id


async def _remember(desk: Desk, ticket: Any, message_id: int, role: str) -> None:
    draft = {
        "chat_id": ANNA.telegram_id,
        "message_id": message_id,
        "role": role,
        "object_kind": "ticket",
        "object_ids": [ticket["id"]],
        "version": ticket["version"],
    }
    answer = await desk.bot("client").post("/api/telegram/messages", json=draft)
    assert answer.status_code == 204, answer.text


async def _said(desk: Desk, ticket: Any, text: str, key: str = "anna") -> None:
    """A word that is told by itself, in a message of its own."""
    await desk.passes(minutes=2)
    await desk.says(key, ticket, text)
    await desk.pipeline()


async def _hurries(desk: Desk, ticket: Any) -> None:
    """The page changes something that nobody is told of."""
    path = f"/api/tickets/{ticket['id']}"
    now = (await (await desk.calls("vera")).get(path)).json()
    change = {"version": now["version"], "priority": "high"}
    await desk.does("vera", path, change, method="PATCH")
    await desk.pipeline()


@pytest.mark.rule("U4")
async def test_only_the_newest_message_of_a_ticket_has_all_its_buttons(desk: Desk) -> None:
    """An older one keeps its words and shows the state; its one row opens card and page."""
    ticket, first, vera = await heard(desk, "vera")
    await _said(desk, ticket, "И ещё сканер")
    second = await vera.sees("И ещё сканер")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    await vera.sees_edited(first, "Исполнитель: Борис Петров")
    assert "Новая заявка" in first.text
    assert vera.buttons(first) == ["Карточка", "Открыть"]
    await vera.sees_edited(second, "Исполнитель: Борис Петров")
    assert "Назначить" in vera.buttons(second)


@pytest.mark.rule("U4", "Q7")
async def test_a_newer_message_alone_changes_no_older_one(desk: Desk) -> None:
    """A chat takes one message a second: nothing is edited only to take its buttons away."""
    ticket, first, vera = await heard(desk, "vera")
    await _said(desk, ticket, "И ещё сканер")
    assert not first.edited and "Назначить" in vera.buttons(first)


@pytest.mark.rule("U4")
@pytest.mark.parametrize("role", ["confirmation", "list"])
async def test_a_message_without_the_buttons_takes_nobodys(desk: Desk, role: str) -> None:
    """Confirmations and lists have none: the newest that has them keeps them."""
    await desk.links("anna")
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    notice = await desk.actor("anna").sees("в работе")
    await _remember(desk, ticket, await _bot_says(desk, "Добавлено"), role=role)
    await desk.moves("boris", ticket, "waiting")
    await desk.pipeline()
    await desk.actor("anna").sees_edited(notice, "Статус: ")
    assert "Добавить" in desk.actor("anna").buttons(notice)


@pytest.mark.rule("U4")
async def test_a_card_just_opened_has_all_and_the_notice_above_it_not(desk: Desk) -> None:
    """Whatever stands lower is where the person works."""
    await desk.links("anna")
    ticket = await desk.opens("anna")
    ticket = await desk.takes("boris", ticket)
    await desk.pipeline()
    anna = desk.actor("anna")
    notice = await anna.sees("в работе")
    card = await _bot_says(desk, "карточка")
    await _remember(desk, ticket, card, role="card")
    await _hurries(desk, ticket)
    assert anna.buttons(notice) == ["Статус"]
    assert "Добавить" in anna.buttons(anna.chat.messages[card])


@pytest.mark.rule("U4")
async def test_a_press_below_an_older_message_leaves_it_its_buttons(desk: Desk) -> None:
    """Whoever works there goes on there; the next change from elsewhere reduces it."""
    ticket, first, vera = await heard(desk, "vera")
    await _said(desk, ticket, "И ещё сканер")
    second = await vera.sees("И ещё сканер")
    staff = desk.bot("staff", VERA)
    below = {"X-Telegram-Message-Id": str(first.message_id)}
    answer = await staff.post(f"/api/tickets/{ticket['id']}/assign", json={}, headers=below)
    assert answer.is_success, answer.text
    await desk.pipeline()
    await vera.sees_edited(first, "Исполнитель: вы")
    assert "Ждём клиента" in vera.buttons(first) and "Ждём клиента" in vera.buttons(second)
    await _hurries(desk, ticket)
    assert vera.buttons(first) == ["Карточка", "Открыть"]


@pytest.mark.rule("U4")
async def test_what_asked_the_client_keeps_the_answers_until_one_is_given(desk: Desk) -> None:
    """A word that came later does not take «Yes, it is solved» away from the question."""
    await desk.links("anna")
    ticket = await desk.takes("boris", await desk.opens("anna"))
    ticket = await desk.moves("boris", ticket, "resolved")
    await desk.pipeline()
    anna = desk.actor("anna")
    asked = await anna.sees("решена")
    await _said(desk, ticket, "Картридж оставил на столе", "boris")
    late: dict[str, Any] = {"file_ids": [], "text": "Второй этаж"}
    await desk.does("anna", f"/api/tickets/{ticket['id']}/files", late)
    await desk.pipeline()
    assert anna.buttons(asked) == ["Да, решено", "Не решено", "Статус"]
    await desk.does("anna", f"/api/tickets/{ticket['id']}/solved")
    await desk.pipeline()
    assert anna.buttons(asked) == ["Статус"]


@pytest.mark.rule("T7")
async def test_a_file_that_never_came_is_told_as_such(desk: Desk) -> None:
    """Of the ticket and of a word: by its state, whatever its name."""
    await desk.links("vera")
    lost = {"name": "огромный.pdf", "size": 30 * 1024**2, "reason": "too_large"}
    ticket = await desk.opens("anna", missing_files=[lost])
    await desk.pipeline()
    vera = desk.actor("vera")
    notice = await vera.sees("Новая заявка")
    assert "Не получен: огромный.pdf, 30 МБ" in notice.text and "Файлы" not in notice.text
    await desk.passes(minutes=2)
    await desk.says("anna", ticket, "Вот", missing_files=[lost | {"name": "log.pdf"}])
    await desk.pipeline()
    assert "Не получен: log.pdf" in (await vera.sees("Вот")).text
