"""How much to hear of one object, chosen below its message: mute, follow, put off (N3)."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from api.activity.snoozes import Snooze
from api.notifications.reminders import snoozes
from shared.contracts.people import PersonKind
from shared.contracts.telegram import ObjectKind
from shared.i18n import translator
from shared.work.drawing.reader import Reader
from shared.work.notify_controls import NotifyControls, notify_rows
from tests.cast import Actor
from tests.conversations.office import Office
from tests.conversations.test_task_lists import gives, opens_card, task
from tests.desk import until
from tests.sandbox.telegram import Message

pytestmark = pytest.mark.rule("N3")

RU = translator("ru")
NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)


BORIS = Reader(id=UUID(int=1), kind=PersonKind.EMPLOYEE, t=RU, timezone="Europe/Moscow", now=NOON)


def labels(controls: NotifyControls) -> list[list[str]]:
    rows = notify_rows(controls, BORIS)
    return [[label for label, _ in row] for row in rows]


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({"muted": False}, [["🔕 Не уведомлять"]]),
        ({"muted": True, "follows": False}, [["🔔 Уведомлять", "👁 Следить"]]),
        ({"follows": True, "can_wait": True}, [["👁 Не следить"], ["⏰ Отложить"]]),
        (
            {"can_wait": True, "returns_at": NOON + timedelta(days=1)},
            [["⏰ Напомню 24 ноября в 12:00"]],
        ),
        ({"can_wait": True, "returns_at": NOON - timedelta(days=1)}, [["⏰ Отложить"]]),
        ({"returns_at": NOON + timedelta(days=1)}, []),
    ],
)
def test_only_what_can_be_chosen_has_a_button(
    chosen: dict[str, object], shown: list[list[str]]
) -> None:
    """Each says what it will do; what was put off says until when."""
    controls = NotifyControls(kind=ObjectKind.TASK, id=UUID(int=1), version=1, **chosen)  # type: ignore[arg-type]
    assert labels(controls) == shown


async def opens_ticket(actor: Actor) -> Message:
    await actor.types("Заявки")
    await actor.taps("№1 · Не печатает принтер")
    return await actor.sees("Статус: новая")


@pytest.mark.usefixtures("no_pace")
async def test_a_notice_is_put_off_moved_and_comes_back(office: Office):
    """The message says until when; in its time the card comes anew, with its buttons."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    await office.desk.pipeline()
    notice = await boris.sees("Вам поставлена задача №1")
    await boris.taps_on(notice, "Отложить")
    await until(lambda: "До понедельника" in boris.buttons(notice))
    await boris.taps_on(notice, "До завтра")
    await boris.sees_toast("Хорошо, напомню завтра в 09:00")
    await until(
        lambda: any(
            re.fullmatch(r"⏰ Напомню \d+ \w+ в 09:00", key) for key in boris.buttons(notice)
        )
    )
    assert "✅ Готово" in boris.buttons(notice)
    await boris.taps_on(notice, "Напомню")
    await boris.taps_on(notice, "На час")
    await boris.sees_toast("Хорошо, напомню")
    row = await office.desk.one(Snooze)
    assert row.until - datetime.now(UTC) < timedelta(hours=1, minutes=1)
    await office.desk.changes(Snooze, row.id, until=datetime.now(UTC))
    assert await office.desk.records(snoozes.run) == ["snooze_ended"]
    await office.desk.pipeline()
    back = await boris.sees("Вы просили напомнить")
    await boris.taps_on(back, "✅ Готово")
    await boris.sees_toast("выполнена")
    assert (await task(office, given))["status"] == "done"


async def test_it_is_left_as_it_was_or_taken_back(office: Office):
    """[Back] changes nothing, [No reminder] forgets what was put off."""
    await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    card = await opens_card(boris)
    await boris.taps_on(card, "Отложить")
    await boris.taps_on(card, "Назад")
    await until(lambda: "⏰ Отложить" in boris.buttons(card))
    assert await office.desk.count(Snooze) == 0
    await boris.taps_on(card, "Отложить")
    await boris.taps_on(card, "На час")
    await until(lambda: office.desk.count(Snooze))
    await boris.taps_on(card, "Напомню")
    await boris.taps_on(card, "Не напоминать")
    await boris.sees_toast("не напоминаю")
    await until(lambda: "⏰ Отложить" in boris.buttons(card))
    assert await office.desk.count(Snooze) == 0


async def test_what_was_done_meanwhile_cannot_wait(office: Office):
    """The press says so, and the buttons follow (U4)."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    card = await opens_card(boris)
    await boris.taps_on(card, "Отложить")
    await office.desk.does("vera", f"/api/tasks/{given['id']}/complete")
    await boris.taps_on(card, "На час")
    await boris.sees_toast("Откладывать уже нечего")
    await until(lambda: "Вернуть в работу" in boris.buttons(card))


async def test_a_ticket_is_followed_and_muted(office: Office):
    """Who does not work on it may follow it; both turn on the same message."""
    ticket = await office.desk.opens("anna")
    boris = await office.enters("boris")
    card = await opens_ticket(boris)
    await boris.taps_on(card, "👁 Следить")
    await boris.sees_toast("Теперь вы следите за этой заявкой")
    await boris.taps_on(card, "Не уведомлять")
    await boris.sees_toast("Об этой заявке больше не уведомляю")
    await until(lambda: "🔔 Уведомлять" in boris.buttons(card))
    client = await office.desk.calls("boris")
    mine = (await client.get(f"/api/tickets/{ticket['id']}")).json()
    assert mine["following"] and mine["muted"]
    await boris.taps_on(card, "Не следить")
    await boris.sees_toast("Вы больше не следите")


async def test_the_assignee_is_not_asked_to_follow(office: Office):
    """Who works on it hears anyway."""
    ticket = await office.desk.opens("anna")
    await office.desk.takes("boris", ticket)
    boris = await office.enters("boris")
    await boris.types("Заявки")
    await boris.taps("Мои")
    await boris.taps("№1 · Не печатает принтер")
    card = await boris.sees("Исполнитель: вы")
    assert "👁 Следить" not in boris.buttons(card)
    assert "🔕 Не уведомлять" in boris.buttons(card)


async def test_a_client_mutes_the_own_ticket(client_office: Office, anna: Actor):
    """On its card; a contact follows nothing."""
    await client_office.desk.opens("anna")
    await anna.types("Мои заявки")
    await anna.taps("№1 · Не печатает принтер")
    card = await anna.sees("Статус: принята")
    assert "👁 Следить" not in anna.buttons(card)
    await anna.taps_on(card, "Не уведомлять")
    await anna.sees_toast("Об этой заявке больше не уведомляю")
    await until(lambda: "🔔 Уведомлять" in anna.buttons(card))
