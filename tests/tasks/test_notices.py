"""What of tasks is told, to whom, and what is dropped (D3, D7, C6, N3, Q5)."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from api.notifications.plan import planner
from tests.desk import Desk
from tests.lanes import Lanes
from tests.tasks.acts import delegates, does, gives, posts

pytestmark = pytest.mark.usefixtures("no_pace")

STAFF = Lanes.TELEGRAM_STAFF
PEOPLE = ("boris", "darya", "vera", "gleb", "oleg")


async def told(desk: Desk) -> dict[str, list[str]]:
    """What the inbox of each says, the oldest first; who was told nothing is left out."""
    await desk.pipeline()
    found = {key: [each["title"] for each in await desk.inbox(key)][::-1] for key in PEOPLE}
    return {key: titles for key, titles in found.items() if titles}


async def reasons(desk: Desk, key: str) -> list[str]:
    return [row.reason or row.state.value for row in await desk.deliveries(key, STAFF)]


def quiet_now() -> dict[str, Any]:
    local = datetime.now(ZoneInfo("Europe/Moscow"))
    start, end = local - timedelta(hours=1), local + timedelta(hours=2)
    return {"start": f"{start:%H:%M:00}", "end": f"{end:%H:%M:00}"}


@pytest.mark.rule("D3", "C6")
async def test_a_delegation_is_told_to_each_in_the_own_words(desk: Desk) -> None:
    """The new one with the comment, the old one without, author and watchers; the actor none."""
    task = await gives(desk, "oleg", "boris", watcher_ids=[str(desk.ids["gleb"])])
    await desk.pipeline()
    await delegates(desk, "vera", task, "darya", comment="К пятнице")
    heard = await told(desk)
    assert heard == {
        "boris": [
            "📌 Вам поставлена задача №1 — Олег Кузнецов",
            "Задача №1 больше не ваша: её передали другому исполнителю — Вера Соколова",
        ],
        "darya": ["📌 Вам передана задача №1 — Вера Соколова"],
        "gleb": [
            "Поставлена задача №1 — Олег Кузнецов",
            "Задача №1: новый исполнитель — Дарья Лебедева",
        ],
        "oleg": ["Задача №1: новый исполнитель — Дарья Лебедева"],
    }
    (new,) = await desk.inbox("darya")
    assert (new["body"], new["why"]) == ("К пятнице", "Вы исполнитель этой задачи")
    assert "К пятнице" not in str(await desk.inbox("boris"))


@pytest.mark.rule("D7")
async def test_what_waited_for_the_old_assignee_is_dropped(desk: Desk) -> None:
    """Unsent when the task went to somebody else: logged as outdated or without right, not sent;
    the one word that it was taken does go."""
    await desk.links("boris")
    task = await gives(desk, "vera", "boris")
    await does(desk, "vera", task, "comments", text="Срочно")
    await planner.plan(desk.held.database)
    await delegates(desk, "vera", task, "darya")
    await desk.pipeline()
    assert await reasons(desk, "boris") == ["outdated", "no_access", "sent"]
    await desk.actor("boris").sees("Задача №1 больше не ваша")
    assert not desk.actor("boris").messages("Срочно")


@pytest.mark.rule("D7")
async def test_a_manager_who_handed_it_on_is_no_longer_told_as_its_assignee(desk: Desk) -> None:
    """She still sees it; what waited for the assignee is not hers any more."""
    await desk.links("vera")
    task = await gives(desk, "oleg", "vera")
    await does(desk, "oleg", task, "comments", text="Как дела?")
    await planner.plan(desk.held.database)
    await delegates(desk, "vera", task, "boris")
    await desk.pipeline()
    assert await reasons(desk, "vera") == ["outdated", "outdated"]


@pytest.mark.rule("C1", "U4")
async def test_a_card_in_the_old_assignees_chat_loses_its_buttons(desk: Desk) -> None:
    """It says where the task went; the words of others stay out of it."""
    await desk.links("boris", "darya")
    task = await gives(desk, "vera", "boris", text="Склад")
    await desk.pipeline()
    card = await desk.actor("boris").sees("Вам поставлена задача №1")
    assert [each.text for each in card.buttons][:2] == ["Взять в работу", "✅ Готово"]
    await delegates(desk, "vera", task, "darya")
    await desk.pipeline()
    await desk.actor("boris").sees_edited(card, "Задача передана другому исполнителю")
    await desk.actor("boris").sees_no_buttons(card)
    assert "Склад" not in card.text


@pytest.mark.rule("C1", "C7")
async def test_a_move_is_told_and_every_card_follows(desk: Desk) -> None:
    """The author reads the result; the assignee's own message only changes its buttons."""
    await desk.links("boris", "vera")
    task = await gives(desk, "vera", "boris")
    await desk.pipeline()
    card = await desk.actor("boris").sees("Вам поставлена задача №1")
    await does(desk, "boris", task, "complete", text="Сошлось <b>&")
    await desk.pipeline()
    notice = await desk.actor("vera").sees("Задача №1 выполнена — Борис Петров")
    assert "Сошлось <b>&" in notice.text
    await desk.actor("boris").sees_edited(card, "Статус: выполнена")
    assert await told(desk) == {
        "boris": ["📌 Вам поставлена задача №1 — Вера Соколова"],
        "vera": ["✅ Задача №1 выполнена — Борис Петров"],
    }


@pytest.mark.both_stores
async def test_an_edit_of_the_work_is_told_and_of_the_rest_is_not(desk: Desk) -> None:
    """Named by its fields; late files and the ticket only bring cards up to date."""
    task = await gives(desk, "vera", "boris")
    change = {"version": 1, "due_at": "2030-05-12T15:00:00+03:00", "priority": "high"}
    await posts(desk, "vera", task, "", change, "PATCH")
    await does(desk, "vera", task, "files", text="ещё")
    assert (await told(desk))["boris"][1:] == [
        "✏️ Задача №1 изменена (срок, приоритет) — Вера Соколова"
    ]


@pytest.mark.both_stores
@pytest.mark.rule("N3")
async def test_a_muted_task_is_silent_until_it_burns(desk: Desk) -> None:
    """Nothing, not even an inbox line; what is critical passes."""
    task = await gives(desk, "oleg", "vera")
    await desk.pipeline()
    await posts(desk, "oleg", task, "mute")
    await does(desk, "vera", task, "comments", text="Начала")
    assert "oleg" not in await told(desk)
    await posts(desk, "oleg", task, "", {"version": 1, "priority": "critical"}, "PATCH")
    await does(desk, "vera", task, "comments", text="Горит")
    assert (await told(desk))["oleg"] == ["💬 Вера Соколова — задача №1"]


@pytest.mark.rule("N3")
async def test_who_muted_it_still_hears_of_being_given_it(desk: Desk) -> None:
    """The one thing a switch on the object cannot silence."""
    task = await gives(desk, "oleg", "vera", watcher_ids=[str(desk.ids["boris"])])
    await posts(desk, "boris", task, "mute")
    await delegates(desk, "vera", task, "boris")
    await does(desk, "vera", task, "comments", text="Ещё")
    assert (await told(desk))["boris"] == ["📌 Вам передана задача №1 — Вера Соколова"]


@pytest.mark.rule("N3")
async def test_a_muted_ticket_is_silent_too(desk: Desk) -> None:
    """For both sides alike, also for what waited already."""
    await desk.links("anna")
    ticket = await desk.takes("boris", await desk.opens("anna"))
    await planner.plan(desk.held.database)
    muted = await desk.does("anna", f"/api/tickets/{ticket['id']}/mute")
    assert muted["muted"] is True
    await desk.pipeline()
    await desk.says("boris", ticket, "Едем")
    await desk.pipeline()
    rows = await desk.deliveries("anna", Lanes.TELEGRAM_CLIENT)
    assert [row.reason for row in rows] == ["muted"]


@pytest.mark.rule("Q5")
async def test_a_critical_task_passes_quiet_hours(desk: Desk) -> None:
    """An ordinary one waits for their end."""
    await desk.links("boris")
    await desk.prefers("boris", ("telegram", "always"), quiet=quiet_now())
    await gives(desk, "vera", "boris", "Подождёт")
    await gives(desk, "vera", "boris", "Пожар", priority="critical")
    await desk.pipeline()
    assert await reasons(desk, "boris") == ["quiet", "sent"]


@pytest.mark.both_stores
@pytest.mark.rule("C1", "C2")
async def test_a_message_about_a_task_is_remembered(desk: Desk) -> None:
    """Of the pipeline and of the bot alike; not for who may not see the task."""
    await desk.links("boris", "darya")
    task = await gives(desk, "vera", "boris")
    await desk.pipeline()
    notice = await desk.actor("boris").sees("Вам поставлена задача №1")
    chat = desk.world.people["boris"].telegram_id
    where = {"chat_id": chat, "message_id": notice.message_id}
    found = await desk.bot("staff").get("/api/telegram/messages", params=where)
    assert (found.json()["object_kind"], found.json()["object_ids"]) == ("task", [task["id"]])
    draft = {"role": "card", "object_kind": "task", "object_ids": [task["id"]], "message_id": 99}
    for key, status in (("boris", 204), ("darya", 404)):
        body = draft | {"chat_id": desk.world.people[key].telegram_id}
        answer = await desk.bot("staff").post("/api/telegram/messages", json=body)
        assert answer.status_code == status, answer.text


@pytest.mark.rule("C5", "X2")
async def test_no_word_of_a_task_reaches_a_client(desk: Desk) -> None:
    """Tied to the client's own ticket, and still nothing in any channel."""
    await desk.links("anna")
    ticket = await desk.opens("anna")
    task = await gives(desk, "boris", "darya", "Внутреннее", ticket_id=ticket["id"])
    await does(desk, "darya", task, "comments", text="Клиент не прав")
    await desk.pipeline()
    for row in await desk.deliveries("anna"):
        assert row.object_id != task["id"]
    everything = str(await desk.inbox("anna")) + desk.actor("anna").transcript
    assert "Внутреннее" not in everything
    assert "Клиент не прав" not in everything
