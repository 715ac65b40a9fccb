"""What nobody wishes for: hundreds of late tasks, buttons of another version, odd days."""

from datetime import timedelta

import pytest

from api.clock import now
from api.tasks.models import Task
from shared.contracts.priority import Priority
from shared.contracts.tasks import TaskStatus
from tests.conversations.office import Office
from tests.conversations.test_absence_approval import asks
from tests.conversations.test_absence_request import begins, monday, said

LATE = 300


async def is_buried(office: Office, key: str) -> None:
    """So many overdue tasks, the oldest with the first number."""
    who = office.desk.ids[key]
    await office.desk.keep(
        *(
            Task(
                number=number,
                title=f"Дело <{number}>",
                text="",
                status=TaskStatus.NEW,
                priority=Priority.NORMAL,
                due_at=now() - timedelta(days=LATE + 1 - number),
                author_id=who,
                assignee_id=who,
                search_text=f"{number} дело",
            )
            for number in range(1, LATE + 1)
        )
    )


@pytest.mark.rule("G4", "G7")
async def test_three_hundred_late_tasks_are_paged_and_cut(office: Office):
    """The list turns page by page, the digest tells fifteen and how many more."""
    await is_buried(office, "boris")
    boris = await office.enters("boris")
    await boris.types("Задачи")
    await boris.taps("Просроченные")
    shown = await boris.sees("Просроченные задачи")
    assert "Всего: 300" in shown.text and "№1 · Дело <1>" in shown.text
    await boris.taps_on(shown, "Дальше")
    await boris.sees_edited(shown, "№7 · Дело <7>")
    await boris.types("Сводка")
    told = await boris.sees("Просрочено: 300")
    assert "№15 Дело <15>" in told.text and "№16 " not in told.text
    assert "ещё 285" in told.text


@pytest.mark.rule("U4")
async def test_buttons_of_another_version_are_answered(office: Office):
    """Cut, unknown, out of range: each press is answered, and the bot lives on."""
    boris = await office.enters("boris")
    await boris.types("Задачи")
    listed = await boris.sees("Мои задачи")
    for data in (
        "ts:o:short:1:",
        "ts:zz:AAAAAAAAAAAAAAAAAAAAAA:1:",
        "ab:y:AAAAAAAAAAAAAAAAAAAAAA:1:",
        "tl:nobodys:0:0",
        "tl:mine:0:minus",
        "tf:words",
        "pp:dg:short",
        "se:zz:",
        "abw:neverday",
        "fwp:task:short",
        "ntc",
        "st:s",
        "я",
    ):
        await boris.sees_answer(await boris.taps_raw(data, listed))
    await boris.types("Помощь")
    await boris.sees("Что я умею")


@pytest.mark.rule("A10")
async def test_days_of_an_approved_vacation_cannot_be_asked_for_again(office: Office):
    """The refusal names the vacation and its state; other days are asked for at once."""
    made = await asks(office)
    await office.desk.does("vera", f"/api/absences/{made['id']}/approve")
    boris = await office.enters("boris")
    await begins(boris, "Больничный")
    await boris.types(said(monday() + timedelta(days=1)))
    await boris.taps("Один день")
    refused = await boris.sees("уже есть запрос: отпуск")
    assert "согласовано" in refused.text and "С какого дня?" in refused.text


@pytest.mark.rule("X8", "U4")
async def test_days_that_no_calendar_of_ours_has_are_buttons_of_another_version(office: Office):
    """The question stays, and a good day answers it."""
    vera = await office.enters("vera")
    await vera.types("Новая задача")
    await vera.sees("Что нужно сделать?")
    await vera.types("Отчёт")
    await vera.taps("Я")
    await vera.taps("Календарь")
    asked = await vera.sees("К какому дню?")
    for data in ("dd:3652059", "dd:0", "dm:3652059", "dm:1", "abw:9999-12-31", "abw:neverday"):
        toast = await vera.sees_answer(await vera.taps_raw(data, asked))
        assert toast.text == "Эта кнопка устарела.", data
    await vera.types("завтра 15:00")
    await vera.sees("Всё верно?")
    await vera.types("Отсутствия")
    await vera.taps("Оформить отсутствие")
    await vera.taps("Больничный")
    asked = await vera.sees("С какого дня?")
    for data in ("ay:9999-12-31", "ay:0001-01-01", "am:9999-12-31", "am:neverday"):
        toast = await vera.sees_answer(await vera.taps_raw(data, asked))
        assert toast.text == "Эта кнопка устарела.", data
