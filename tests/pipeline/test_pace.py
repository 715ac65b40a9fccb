"""Telegram's pace (Q7), against a counterpart that enforces it."""

import asyncio
import time
from datetime import timedelta

import pytest

from api.clock import now
from api.db import new_id
from api.notifications.lanes import claims, pace
from api.notifications.lanes.pace import Pace
from api.notifications.models import Delivery, DeliveryAction
from api.notifications.plan.planner import plan
from api.people.models import Person, TelegramLink
from shared.contracts.admin import DeliveryState
from shared.contracts.people import PersonKind, Role
from shared.contracts.telegram import BotScope
from tests.desk import Desk, until
from tests.lanes import Lanes
from tests.sandbox.telegram import Chat

pytestmark = pytest.mark.rule("Q7")

STAFF = Lanes.TELEGRAM_STAFF


def test_a_chat_hears_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first at once; the second when the second is over; other chats at once."""
    moment = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: moment)
    mine = Pace(30)
    assert mine.wait_for_chat(1) == 0
    assert mine.wait_for_chat(1) == mine.wait_of_chat(1) == 1
    assert mine.wait_for_chat(2) == 0
    moment = 101.0
    assert mine.wait_for_chat(1) == 0


def test_a_group_hears_twenty_times_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups have negative ids."""
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    mine = Pace(30)
    mine.wait_for_chat(-5)
    assert mine.wait_of_chat(-5) == 3


def test_a_bot_books_its_slots_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty in a second, evenly; an idle second saves up nothing."""
    moment = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: moment)
    mine = Pace(30)
    waits = [mine.wait_for_bot() for _ in range(31)]
    assert waits[0] == 0 and waits[30] == pytest.approx(1)
    moment = 200.0
    assert [round(mine.wait_for_bot(), 3) for _ in range(2)] == [0, 0.033]


def test_old_chats_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot of a hundred thousand chats does not grow."""
    monkeypatch.setattr(pace, "REMEMBERED_CHATS", 2)
    mine = Pace(30)
    for chat in (1, 2, 3):
        mine.wait_for_chat(chat)
    assert mine.wait_of_chat(1) == 0 and mine.wait_of_chat(3) > 0


@pytest.mark.both_stores
async def test_a_strict_telegram_refuses_nothing(desk: Desk) -> None:
    """Forty chats and a burst for one of them: the counterpart never has to say 429."""
    await crowd(desk, 40)
    desk.world.telegram.pace.enforced = True
    desk.world.telegram.pace.chat_burst = 1
    for text in ("Раз", "Два"):
        await desk.opens("anna", text)
    await plan(desk.held.database)
    began = time.monotonic()
    await asyncio.wait_for(_all_sent(desk), 20)
    assert desk.world.telegram.pace.refused == 0
    assert time.monotonic() - began >= 1
    assert {len(chat.messages) for chat in _crowd_chats(desk)} == {2}


@pytest.mark.both_stores
async def test_a_busy_chat_delays_nobody_else(desk: Desk) -> None:
    """Five notices for one person go a second apart; the other person's go at once."""
    await desk.links("boris", "vera")
    for number in range(5):
        await desk.opens("anna", f"Заявка {number}")
    await plan(desk.held.database)
    await desk.held.pipeline.deliverer.run(STAFF)
    waiting = await desk.deliveries(lane=STAFF, state=DeliveryState.PENDING)
    assert len(waiting) == 8  # one of five went to each
    assert all(row.due_at <= now() + timedelta(seconds=2) for row in waiting)
    assert {row.attempts for row in waiting} == {0}
    assert {row.lease for row in waiting} == {None}


async def test_the_lane_stays_for_what_is_due_in_a_moment(desk: Desk) -> None:
    """What the pace put off is sent without waiting for the next tick."""
    await desk.links("boris")
    for number in range(2):
        await desk.opens("anna", f"Заявка {number}")
    await plan(desk.held.database)
    await asyncio.wait_for(desk.held.pipeline.deliver(STAFF), 10)
    assert len(desk.actor("boris").messages("Новая заявка")) == 2


async def _all_sent(desk: Desk) -> None:
    await desk.held.pipeline.deliver(STAFF)
    await until(lambda: _none_pending(desk))


async def _none_pending(desk: Desk) -> bool:
    pending = (Delivery.lane == STAFF, Delivery.state == DeliveryState.PENDING)
    return await desk.count(Delivery, *pending) == 0


async def crowd(desk: Desk, size: int) -> None:
    """So many agents in a desk without a team, each with a chat."""
    for number in range(size):
        person = Person(
            id=new_id(),
            kind=PersonKind.EMPLOYEE,
            name=f"Агент {number}",
            locale="ru",
            timezone="Europe/Moscow",
            role=Role.AGENT,
        )
        chat = desk.world.add_person(person.name, f"+7999100{number:04}", 50_000 + number)
        desk.world.telegram.account("staff", chat).open_silently()
        link = TelegramLink(
            scope=BotScope.STAFF,
            person_id=person.id,
            telegram_user_id=chat.telegram_id,
            chat_id=chat.telegram_id,
        )
        await desk.keep(person)
        await desk.keep(link)
    await desk.disbands()


def _crowd_chats(desk: Desk) -> list[Chat]:
    chats = desk.world.telegram.bots["staff"].chats
    return [chats[key] for key in chats if key >= 50_000]


async def test_news_does_not_wait_behind_edits(desk: Desk, no_pace: None) -> None:
    """What is new in a chat goes before the older messages there are corrected."""
    await desk.links("boris")
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    await desk.moves("boris", ticket, "waiting")
    await plan(desk.held.database)
    await desk.says("anna", ticket, "Стало хуже")
    await plan(desk.held.database)
    async with desk.database.begin() as session:
        claimed = await claims.batch(session, STAFF, 10, timedelta(seconds=1))
    actions = [row.action for row in claimed]
    assert actions == [DeliveryAction.SEND] + [DeliveryAction.EDIT] * (len(actions) - 1)
    assert len(actions) > 1
