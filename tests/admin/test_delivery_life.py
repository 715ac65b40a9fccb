"""The log of deliveries in words: filters, one delivery's whole life, the file of them."""

import csv
import io
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.clock import now
from api.db import new_id
from api.http.logs import tables
from api.notifications.models import Delivery, DeliveryAction, DeliveryTry, Notice, Reason
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState, Lane
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("K3", "Q9")]

PATH = "/api/admin/deliveries"
AT = now() - timedelta(hours=5)


class Log:
    """Deliveries of one event of one ticket to one person."""

    def __init__(self, desk: Desk, ticket: dict[str, Any], whom: str) -> None:
        self.desk = desk
        self.event = OutboxEvent(
            id=new_id(),
            kind="ticket_commented",
            payload="{}",
            created_at=AT,
            object_id=UUID(ticket["id"]),
        )
        self.notice = Notice(
            id=new_id(), event_id=self.event.id, person_id=desk.ids[whom], why="assignee"
        )

    async def begins(self, *, read_at: Any = None) -> None:
        self.notice.read_at = read_at
        await self.desk.keep(self.event)
        await self.desk.keep(self.notice)

    async def has(self, lane: Lane = Lanes.EMAIL, key: str = "a", **more: Any) -> Delivery:
        row = Delivery(
            id=new_id(),
            event_id=self.event.id,
            person_id=self.notice.person_id,
            notice_id=self.notice.id,
            object_id=self.event.object_id,
            lane=lane,
            address={"email": "boris@vestovoy.example"},
            address_key=key,
            created_at=AT + timedelta(seconds=1),
            expires_at=now() + timedelta(days=1),
            **more,
        )
        await self.desk.keep(row)
        return row


async def the_log(desk: Desk, whom: str = "boris") -> Log:
    log = Log(desk, await desk.opens("anna"), whom)
    await log.begins(read_at=now())
    return log


async def life_of(desk: Desk, row: Delivery) -> dict[str, Any]:
    gleb = await desk.calls("gleb")
    answer = await gleb.get(f"{PATH}/{row.id}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_line_says_what_happened_to_what_and_why_it_is_so(desk: Desk) -> None:
    """The event in words, the ticket with its number, an edit told apart, the counterpart's answer
    by what it means."""
    ticket = await desk.opens("anna")
    log = Log(desk, ticket, "boris")
    await log.begins()
    failed = await log.has(state=DeliveryState.FAILED, reason="550 5.1.1 no such user")
    await desk.keep(
        DeliveryTry(delivery_id=failed.id, outcome="gone", detail="550 5.1.1", says="no-mailbox")
    )
    await log.has(Lanes.TELEGRAM_STAFF, action=DeliveryAction.EDIT, state=DeliveryState.SENT)
    gleb = await desk.calls("gleb")
    edit, line = (await gleb.get(PATH, params={"ticket": ticket["number"]})).json()["items"]
    assert line["event"] == "Новое сообщение"
    assert (line["about"]["kind"], line["about"]["number"]) == ("ticket", ticket["number"])
    assert line["about"]["title"] == ticket["title"]
    assert line["why"] == "Такого почтового ящика нет."
    assert line["advice"] == "Проверьте адрес в карточке человека."
    assert line["tries"][0]["words"] == "Адрес не работает. Такого почтового ящика нет."
    assert (line["edits"], edit["edits"]) == (False, True)


async def test_the_log_is_narrowed_to_an_object_and_to_days(desk: Desk) -> None:
    """A ticket's number is no task's; a moment without a zone is nobody's."""
    ticket = await desk.opens("anna")
    log = Log(desk, ticket, "boris")
    await log.begins()
    await log.has(state=DeliveryState.SENT)
    other = Log(desk, await desk.opens("anna"), "boris")
    await other.begins()
    await other.has(state=DeliveryState.SENT)
    gleb = await desk.calls("gleb")
    hour, number = timedelta(hours=1), ticket["number"]
    asked: list[tuple[dict[str, Any], int]] = [
        ({"ticket": number}, 1),
        ({"task": number}, 0),
        ({"ticket": number, "state": "failed"}, 0),
        ({"since": (now() - hour).isoformat()}, 2),
        ({"before": (now() - hour).isoformat()}, 0),
        ({"since": (now() - hour).isoformat(), "before": (now() + hour).isoformat()}, 2),
    ]
    for params, total in asked:
        answer = await gleb.get(PATH, params=params)
        assert answer.json()["total"] == total, params
    for wrong in ({"since": "2026-11-01T10:00:00"}, {"since": "0001-01-01T00:00:00Z"}):
        assert (await gleb.get(PATH, params=wrong)).status_code in (400, 422)
        assert (await gleb.get(f"{PATH}/export", params=wrong)).status_code in (400, 422)
    assert (await gleb.get(PATH, params={"ticket": 0})).status_code == 400


async def test_a_life_is_told_step_by_step(desk: Desk) -> None:
    """What happened, that it was queued and waited for the morning, each try with the answer, that
    it was read; and what went beside it."""
    log = await the_log(desk)
    row = await log.has(state=DeliveryState.SENT, held=Reason.QUIET, attempts=2)
    for minutes, (outcome, says) in enumerate((("retry", "later"), ("sent", ""))):
        at = AT + timedelta(hours=1, minutes=minutes)
        words = "451 later" if says else "250 ok"
        step = {"outcome": outcome, "says": says, "detail": words, "created_at": at}
        await desk.keep(DeliveryTry(id=new_id(), delivery_id=row.id, **step))
    await log.has(Lanes.PUSH, "b", state=DeliveryState.SKIPPED, reason=Reason.OFF)
    life = await life_of(desk, row)
    assert [each["what"] for each in life["steps"]] == [
        *("happened", "planned", "held", "tried", "tried", "read")
    ]
    told = [each["sentence"] for each in life["steps"]]
    assert told[0] == "Произошло: Новое сообщение"
    assert told[2] == "Ждало конца тихих часов."
    assert told[3] == "Не вышло, попробуем ещё. Почтовый сервер просит попробовать позже."
    assert life["steps"][3]["detail"] == "451 later"
    (push,) = life["beside"]
    assert (push["lane"], push["why"]) == ("push", "Человек сам выключил этот канал.")


async def test_what_waits_says_what_for_and_until_when(desk: Desk) -> None:
    """And when it is tried next."""
    log = await the_log(desk)
    until = now() + timedelta(hours=8)
    row = await log.has(reason=Reason.QUIET, held=Reason.QUIET, due_at=until)
    steps = (await life_of(desk, row))["steps"]
    held = next(each for each in steps if each["what"] == "held")
    assert held["sentence"] == "Ждёт конца тихих часов."
    assert held["until"] == until.isoformat().replace("+00:00", "Z")
    assert steps[-1]["what"] == "next"


async def test_a_repeat_and_its_first_name_each_other(desk: Desk) -> None:
    """By their ids, so that a page can go from one to the other."""
    log = await the_log(desk)
    first = await log.has(state=DeliveryState.FAILED, reason="5.1.1", settled_at=now())
    gleb = await desk.calls("gleb")
    copy = (await gleb.post(f"{PATH}/{first.id}/resend")).json()
    assert copy["resent"]
    steps = (await life_of(desk, first))["steps"]
    assert [(e["what"], e["delivery_id"]) for e in steps if e["delivery_id"]] == [
        ("resent", copy["id"])
    ]
    assert any(e["sentence"].startswith("Больше не пробуем. ") for e in steps)
    back = (await gleb.get(f"{PATH}/{copy['id']}")).json()["steps"]
    assert ("first", str(first.id)) in [(e["what"], e["delivery_id"]) for e in back]
    assert (await gleb.get(f"{PATH}/{new_id()}")).status_code == 404
    boris = await desk.calls("boris")
    assert (await boris.get(f"{PATH}/{first.id}")).status_code == 403


async def test_all_that_match_and_did_not_arrive_go_again(desk: Desk) -> None:
    """Failed ones, or those that grew too old; what was kept back on purpose cannot go by the
    hundred."""
    log = await the_log(desk)
    await log.has(key="a", state=DeliveryState.EXPIRED)
    await log.has(key="b", state=DeliveryState.FAILED)
    await log.has(key="c", state=DeliveryState.SKIPPED)
    gleb = await desk.calls("gleb")
    url = f"{PATH}/resend-failed"
    assert (await gleb.post(url, params={"state": "skipped"})).status_code == 422
    assert (await gleb.post(url, params={"state": "expired"})).json()["count"] == 1
    assert (await gleb.post(url, params={"state": "expired"})).json()["count"] == 0
    assert (await gleb.post(url, params={"lane": "push"})).json()["count"] == 0
    assert (await gleb.post(url)).json()["count"] == 1


async def test_the_file_opens_in_excel_and_runs_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A byte order mark, semicolons, the reader's words; a title that is a formula is a text; what
    is beyond the limit is said in the last line."""
    gleb = await desk.calls("gleb")
    ticket = await desk.opens("anna", '=cmd|"/c calc"!A1')
    log = Log(desk, ticket, "boris")
    await log.begins()
    for key in "abc":
        await log.has(key=key, state=DeliveryState.FAILED, reason="=1+1")
    monkeypatch.setattr(tables, "BATCH", 2)
    answer = await gleb.get(f"{PATH}/export", params={"ticket": ticket["number"]})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:4] == ["Когда", "Событие", "О чём", "Кому"]
    assert len(rows) == 4
    assert rows[1][2].startswith(f"Заявка №{ticket['number']}")
    assert {row[7] for row in rows[1:]} == {"Не доставлено"}
    monkeypatch.setattr(tables, "MOST", 3)
    answer = await gleb.get(f"{PATH}/export", params={"ticket": ticket["number"]})
    assert answer.text.splitlines()[-1].startswith("Выгружено 3 строк")
