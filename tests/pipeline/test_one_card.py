"""One card: what a bot shows when it is asked, and what an edit of the pipeline makes of it.

A table: each noun, as it goes through its states, for each of its readers. The bot's side draws
what the API answers this reader, the pipeline's what the database holds; text and keyboard are
compared as Telegram gets them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID

import msgspec
import pytest
from aiogram.types import InlineKeyboardMarkup

from api.auth import principals
from api.clock import now
from api.files.models import StoredFile
from api.notifications.channels.telegram import text as telegram
from api.notifications.events import SnoozeEnded
from api.notifications.types import messages, nouns
from api.notifications.types.note import Form, Note
from api.notifications.types.recipient import Why
from api.outbox import About
from api.tickets.models import Ticket as TicketRow
from shared.contracts.absences import Absence
from shared.contracts.people import Me
from shared.contracts.tasks import Task
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import Ticket
from shared.i18n import translator
from shared.telegram.chat.keyboards import below
from shared.work import cards
from shared.work.drawing.message import Message
from shared.work.drawing.reader import Reader, reader_of
from shared.work.drawing.telegram_html import render
from shared.work.task_card import card_of
from shared.work.ticket_card import facts_of
from tests.desk import Desk
from tests.servers.asked import Recorder

pytestmark = pytest.mark.rule("U4", "T7", "T9", "Q14")

Draw = Callable[[Any, Reader], Message]
DRAWN: dict[tuple[ObjectKind, Form], tuple[str, type[Any], Draw]] = {
    (ObjectKind.TICKET, Form.CARD): (
        "tickets",
        Ticket,
        lambda told, reader: cards.of_ticket(facts_of(told), reader),
    ),
    (ObjectKind.TICKET, Form.RECEIPT): (
        "tickets",
        Ticket,
        lambda told, reader: cards.made_ticket(facts_of(told), reader),
    ),
    (ObjectKind.TASK, Form.CARD): (
        "tasks",
        Task,
        lambda told, reader: cards.of_task(card_of(told), reader),
    ),
    (ObjectKind.TASK, Form.RECEIPT): (
        "tasks",
        Task,
        lambda told, reader: cards.made_task(card_of(told), reader),
    ),
    (ObjectKind.ABSENCE, Form.CARD): ("absences", Absence, cards.of_absence),
}
"""What the bots draw, and of which answer of the API."""
PLACES = ("https://desk.example/", "http://localhost:8000")
"""Where pages are: Telegram takes a button to the first and none to the second."""
LOST = {"name": "видео.mp4", "size": 30 * 1024**2, "reason": "too_large"}
ODD = "Не <b>печатает</b> & «молчит»\n" + "очень длинный рассказ " * 60


@dataclass(frozen=True)
class Seen:
    """A message as it stands in the chat."""

    text: str
    keys: list[list[tuple[str, str]]]


@dataclass(frozen=True)
class Wall:
    """Compares an object's cards for all its readers."""

    desk: Desk
    kind: ObjectKind
    readers: tuple[str, ...]
    forms: tuple[Form, ...] = (Form.CARD, Form.RECEIPT)

    async def equal(self, thing: Any) -> dict[str, str]:
        """The texts of the cards by reader, as both sides draw them."""
        texts: dict[str, str] = {}
        notes = await self.notes(About(self.kind, UUID(thing["id"])))
        for key in self.readers:
            me, told = await self._told(key, thing["id"])
            for form, place in product(self.forms, PLACES):
                _, _, draw = DRAWN[self.kind, form]
                bots = draw(told, reader_of(me, translator(me.locale), now(), place))
                note = replace(notes[key], form=form)
                ours = messages.compose(note, message_id="1", base_url=place)
                assert _by_bot(bots) == _by_pipeline(ours), (key, form, place)
                texts.setdefault(key, render(bots).text)
        return texts

    async def _told(self, key: str, object_id: str) -> tuple[Me, Any]:
        """What the API answers the bot of this reader."""
        room, contract, _ = DRAWN[self.kind, Form.CARD]
        client = await self.desk.calls(key)
        me = await client.get("/api/me")
        answer = await client.get(f"/api/{room}/{object_id}")
        assert answer.is_success, (key, answer.text)
        decode = msgspec.json.decode
        return decode(me.content, type=Me), decode(answer.content, type=contract)

    async def notes(self, what: About) -> dict[str, Note]:
        """What the pipeline knows when it edits their messages."""
        ids = {key: self.desk.ids[key] for key in self.readers}
        async with self.desk.database.reads() as session:
            readers = await principals.load_many(session, ids.values())
            found = await nouns.load(session, [what], cards=[what])
        return {
            key: Note(
                event=SnoozeEnded(by=None, person_id=who, what=what),
                reader=readers[who],
                why=Why.SNOOZED,
                subject=found[what],
            )
            for key, who in ids.items()
        }


def _by_bot(message: Message) -> Seen:
    text, rows = render(message)
    return Seen(text, _keys(below(rows)))


def _by_pipeline(message: Message) -> Seen:
    shown = telegram.render(message)
    return Seen(shown.text, _keys(shown.markup))


def _keys(markup: InlineKeyboardMarkup | None) -> list[list[tuple[str, str]]]:
    rows = markup.inline_keyboard if markup else []
    return [[(key.text, key.callback_data or key.url or "") for key in row] for row in rows]


async def _changes_words(desk: Desk, key: str, room: str, thing: Any, comment: Any) -> None:
    path = f"/api/{room}/{thing['id']}/comments/{comment['id']}"
    await desk.does(key, path, {"text": "Точнее так"}, method="PATCH")


async def _puts_off(desk: Desk, key: str, kind: ObjectKind, thing: Any) -> None:
    wish = {"object_kind": kind, "object_id": thing["id"], "term": "tomorrow"}
    await desk.does(key, "/api/notifications/snooze", wish)


async def test_a_tickets_card_is_the_same_by_both_hands(desk: Desk) -> None:
    """From new to closed and back, with words of both sides, notes, files and promises."""
    team = ("boris", "darya", "vera", "gleb")
    wall = Wall(desk, ObjectKind.TICKET, ("anna", "pavel", *team))
    kept, gone = [await desk.uploads("anna", f"{n}.txt", b"x") for n in ("акт<1>", "лишний")]
    ticket = await desk.opens("anna", ODD, file_ids=[kept, gone], missing_files=[LOST])
    path = f"/api/tickets/{ticket['id']}"
    told = await wall.equal(ticket)
    assert "⚠️ Не получен: видео.mp4, 30 МБ" in told["anna"] and "Ответить до" in told["boris"]
    await desk.does("boris", f"{path}/watchers", {"person_id": str(desk.ids["oleg"])})
    wall = Wall(desk, ObjectKind.TICKET, ("anna", "pavel", *team, "oleg"))
    async with desk.database.begin() as session:
        await session.delete(await session.get_one(StoredFile, UUID(gone)))
    assert "лишний" not in (await wall.equal(ticket))["vera"]
    await desk.says("anna", ticket, "Старое слово")
    await desk.takes("boris", ticket)
    await desk.says("boris", ticket, "Смотрю", missing_files=[LOST])
    await desk.says("darya", ticket, "Сам <виноват>", visibility="internal")
    said = await desk.says("anna", ticket, "Капает & шипит " * 80)
    await desk.says("vera", ticket, "Ещё заметка", visibility="internal")
    await _changes_words(desk, "anna", "tickets", ticket, said)
    told = await wall.equal(ticket)
    assert "Сам" not in told["anna"] and "заметка" not in told["anna"] + told["pavel"]
    assert "Старое слово" not in told["boris"] and "Смотрю" in told["pavel"]
    assert "🔒 вы (внутренняя заметка)" in told["vera"] and "🔒 Вера" in told["boris"]
    await desk.does("boris", f"{path}/mute")
    await _puts_off(desk, "anna", ObjectKind.TICKET, ticket)
    for status in ("waiting", "resolved"):
        await desk.moves("boris", ticket, status)
        await wall.equal(ticket)
    await desk.does("anna", f"{path}/reopen", {"reason": "Опять"})
    assert "Опять" in (await wall.equal(ticket))["gleb"]
    for status in ("resolved", "closed"):
        await desk.moves("boris", ticket, status)
    await wall.equal(ticket)
    await desk.does("anna", f"{path}/rating", {"score": 4})
    assert "Оценка: 4 из 5" in (await wall.equal(ticket))["oleg"]


async def test_a_late_ticket_is_late_by_both_hands(desk: Desk) -> None:
    """A broken promise, a pause, and a cancelled ticket; in English too."""
    wall = Wall(desk, ObjectKind.TICKET, ("anna", "boris", "vera"))
    await desk.does("boris", "/api/me", {"locale": "en"}, method="PATCH")
    ticket = await desk.opens("anna", "Кран")
    row = await desk.one(TicketRow)
    for field in ("reaction_due_at", "solution_due_at"):
        await desk.changes(TicketRow, row.id, **{field: now() - timedelta(hours=1)})
    assert "🔥 The first answer is late" in (await wall.equal(ticket))["boris"]
    await desk.takes("boris", ticket)
    await desk.moves("boris", ticket, "waiting")
    await wall.equal(ticket)
    await desk.does("anna", f"/api/tickets/{ticket['id']}/cancel", {})
    await wall.equal(ticket)


async def test_a_tasks_card_is_the_same_by_both_hands(desk: Desk) -> None:
    """From a plain one to a done and reopened one, of a ticket that not all its readers see."""
    ticket = await desk.opens("anna", "Кран")
    due = now() + timedelta(days=40)
    task = await desk.does(
        "vera",
        "/api/tasks",
        {
            "text": ODD,
            "assignee_id": str(desk.ids["boris"]),
            "due_at": due.isoformat(),
            "priority": "high",
            "ticket_id": ticket["id"],
            "missing_files": [LOST],
        },
    )
    path = f"/api/tasks/{task['id']}"
    wall = Wall(desk, ObjectKind.TASK, ("vera", "boris", "oleg", "gleb"))
    told = await wall.equal(task)
    assert "К заявке №1" in told["boris"] and "К заявке" not in told["oleg"]
    assert "Исполнитель: вы" in told["boris"] and "Автор: вы" in told["vera"]
    said = await desk.does("boris", f"{path}/comments", {"text": "Начну & кончу"})
    await _changes_words(desk, "boris", "tasks", task, said)
    await _puts_off(desk, "vera", ObjectKind.TASK, task)
    await desk.does("boris", f"{path}/start")
    await wall.equal(task)
    await desk.does("boris", f"{path}/complete", {"text": "Готово", "missing_files": [LOST]})
    assert "✅ вы" in (await wall.equal(task))["boris"]
    await desk.does("vera", f"{path}/reopen", {"text": "Не всё"})
    await wall.equal(task)
    version = (await (await desk.calls("vera")).get(path)).json()["version"]
    change = {"version": version, "text": "Иначе", "due_at": (now() - timedelta(1)).isoformat()}
    await desk.does("vera", path, change, method="PATCH")
    told = await wall.equal(task)
    assert "⚠️ Срок вышел" in told["boris"] and "✏️ Текст изменён" in told["boris"]
    await desk.does("vera", f"{path}/cancel", {})
    await wall.equal(task)


@pytest.mark.rule("D7", "X1")
async def test_who_lost_a_task_reads_no_more_than_that(desk: Desk) -> None:
    """A card of long ago that is drawn anew holds neither its text nor anything to press."""
    text = {"text": "Отчёт\nТайна", "assignee_id": str(desk.ids["boris"])}
    task = await desk.does("vera", "/api/tasks", text)
    to = {"assignee_id": str(desk.ids["darya"]), "version": task["version"]}
    await desk.does("vera", f"/api/tasks/{task['id']}/delegate", to)
    wall = Wall(desk, ObjectKind.TASK, ("boris",))
    note = (await wall.notes(About(ObjectKind.TASK, UUID(task["id"]))))["boris"]
    for form in (Form.CARD, Form.RECEIPT):
        drawn = messages.compose(replace(note, form=form), message_id="1", base_url=PLACES[0])
        shown = _by_pipeline(drawn)
        assert "передана" in shown.text and "Тайна" not in shown.text
        assert shown.keys == []


async def test_an_absences_card_is_the_same_by_both_hands(desk: Desk) -> None:
    """A request that overlaps another, refused with a reason; one approved and taken back."""
    wall = Wall(desk, ObjectKind.ABSENCE, ("boris", "vera", "oleg", "gleb"), (Form.CARD,))
    start = (now() + timedelta(days=30)).date()
    draft = {
        "kind": "vacation",
        "start": start.isoformat(),
        "end": (start + timedelta(days=8)).isoformat(),
        "comment": "На <море> & обратно",
        "deputy_id": str(desk.ids["darya"]),
    }
    theirs = await desk.does("darya", "/api/absences", draft | {"deputy_id": None})
    mine = await desk.does("boris", "/api/absences", draft)
    told = await wall.equal(mine)
    assert "отсутствуют" in told["vera"] and "На &lt;море&gt;" in told["vera"]
    await _puts_off(desk, "vera", ObjectKind.ABSENCE, mine)
    await wall.equal(mine)
    await desk.does("vera", f"/api/absences/{mine['id']}/reject", {"reason": "Нельзя <двоим>"})
    assert "Нельзя &lt;двоим&gt;" in (await wall.equal(mine))["boris"]
    wall = Wall(desk, ObjectKind.ABSENCE, ("darya", "vera", "oleg", "gleb"), (Form.CARD,))
    await desk.does("vera", f"/api/absences/{theirs['id']}/approve", {})
    await wall.equal(theirs)
    await desk.does("darya", f"/api/absences/{theirs['id']}/cancel", {"reason": "Передумала"})
    await wall.equal(theirs)


@pytest.mark.both_stores
@pytest.mark.rule("C5", "Q15")
async def test_the_last_words_are_each_readers_own_and_cost_the_same(
    counting: Recorder, desk: Desk
) -> None:
    """Of many words the last three that a reader may see; of one ticket or three in as many
    statements."""
    tickets = [await desk.opens("anna", f"Дело {number}") for number in range(3)]
    for ticket in tickets:
        for number in range(4):
            await desk.says("anna", ticket, f"Слово {number}")
        for number in range(4):
            await desk.says("boris", ticket, f"Заметка {number}", visibility="internal")
        await desk.says("vera", ticket, "Ответ")
    whats = [About(ObjectKind.TICKET, UUID(each["id"])) for each in tickets]
    counts: list[int] = []
    for wanted in (whats[:1], whats):
        with counting() as seen:
            async with desk.database.reads() as session:
                await nouns.load(session, wanted, cards=wanted)
        counts.append(len(seen.statements))
    assert counts[0] == counts[1]
    for ticket in tickets:
        told = await Wall(desk, ObjectKind.TICKET, ("anna", "boris")).equal(ticket)
        assert re.findall("Слово .|Заметка .|Ответ", told["anna"]) == [
            "Слово 2",
            "Слово 3",
            "Ответ",
        ]
        assert re.findall("Слово .|Заметка .|Ответ", told["boris"])[1:] == ["Заметка 3", "Ответ"]
