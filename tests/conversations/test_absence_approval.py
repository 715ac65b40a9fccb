"""Absences are decided about and taken back in the bot."""

from datetime import timedelta
from typing import Any

import pytest

from api.absences.models import Absence
from api.clock import now
from shared.contracts.absences import AbsenceStatus
from tests.cast import Actor
from tests.conversations.office import Office
from tests.conversations.test_absence_request import monday
from tests.sandbox.telegram import Message


async def asks(office: Office, key: str = "boris", days: int = 5, **more: Any) -> Any:
    """A request for a vacation that stands already."""
    first = monday()
    last = first + timedelta(days=days - 1)
    asked = {"kind": "vacation", "start": first.isoformat(), "end": last.isoformat()}
    return await office.desk.does(key, "/api/absences", asked | more)


async def card(vera: Actor) -> Message:
    """The waiting request as Vera sees it."""
    await vera.types("Согласования")
    await vera.sees("Ждут вашего решения")
    await vera.taps("Отпуск: Борис")
    return await vera.sees("Статус: ждёт решения")


@pytest.mark.rule("A2")
async def test_the_approver_sees_what_matters_and_approves(office: Office):
    """Person, kind, days, overlaps and balance stand on the card."""
    await asks(office, "darya", days=2)
    await asks(office)
    vera = await office.enters("vera")
    shown = await card(vera)
    assert "5 рабочих дней" in shown.text and "Осталось отпуска" in shown.text
    assert "Дарья Лебедева: отпуск" in shown.text
    assert vera.buttons(shown)[:2] == ["Согласовать", "Отклонить"]
    await vera.taps_on(shown, "Согласовать")
    await vera.sees_toast("Согласовано")
    kept = await office.desk.all(Absence, Absence.person_id == office.desk.ids["boris"])
    assert kept[0].status is AbsenceStatus.APPROVED


@pytest.mark.rule("A2")
async def test_a_rejection_needs_a_reason(office: Office):
    """The question can be left; the reason is kept for the employee."""
    await asks(office)
    vera = await office.enters("vera")
    shown = await card(vera)
    await vera.taps_on(shown, "Отклонить")
    asked = await vera.sees("Почему отклоняем")
    await vera.taps_on(asked, "Отмена")
    await vera.sees_toast("Хорошо, отменил")
    await vera.taps_on(shown, "Отклонить")
    await vera.sees("Почему отклоняем")
    await vera.sends_photo()
    await vera.sees("Здесь нужен текст")
    await office.restarts()
    await vera.types("Сдаём отчёт")
    await vera.sees("Причина передана сотруднику")
    kept = await office.desk.one(Absence)
    assert (kept.status, kept.reason) == (AbsenceStatus.REJECTED, "Сдаём отчёт")


@pytest.mark.rule("A3", "A4", "U4")
async def test_a_decision_on_an_old_card_meets_the_first_one(office: Office):
    """Who decided and when is told, and the card turns into the present state."""
    made = await asks(office)
    vera = await office.enters("vera")
    shown = await card(vera)
    await office.desk.does("vera", f"/api/absences/{made['id']}/approve")
    await vera.taps_on(shown, "Отклонить")
    await vera.sees_toast("Запрос изменился")
    await vera.sees_edited(shown, "Согласовано: Вера Соколова")
    assert "Согласовать" not in vera.buttons(shown)


@pytest.mark.rule("A3")
async def test_the_loser_of_two_hears_who_was_first(office: Office):
    """A press on a card that lost the race names the winner."""
    made = await asks(office)
    vera = await office.enters("vera")
    shown = await card(vera)
    await office.desk.does("vera", f"/api/absences/{made['id']}/reject", {"reason": "Нет"})
    await vera.taps_on(shown, "Согласовать")
    toast = await vera.sees_toast("Уже отклонено: Вера Соколова")
    assert toast.alert
    await vera.sees_edited(shown, "Отклонено: ")


@pytest.mark.rule("A8")
async def test_taking_back_an_approved_vacation_says_that_the_days_return(office: Office):
    """It is asked about first, and the new balance is told."""
    made = await asks(office)
    await office.desk.does("vera", f"/api/absences/{made['id']}/approve")
    boris = await office.enters("boris")
    await boris.types("Отсутствия")
    listed = await boris.sees("согласовано")
    await boris.taps_on(listed, "Отпуск: Борис")
    shown = await boris.sees("Согласовано: ")
    await boris.taps_on(shown, "Отменить")
    asked = await boris.sees("Отменить отпуск ")
    await boris.taps_on(asked, "Нет")
    await boris.sees_toast("Хорошо, отменил")
    await boris.taps_on(shown, "Отменить")
    await boris.taps("Да, отменить")
    await boris.sees("Вернулось 5 календарных дней отпуска, теперь отпуска ")
    assert (await office.desk.one(Absence)).status is AbsenceStatus.CANCELLED


async def test_the_month_shows_who_is_away(office: Office):
    """A line an absence; months are turned in place."""
    made = await asks(office)
    await office.desk.does("vera", f"/api/absences/{made['id']}/approve")
    vera = await office.enters("vera")
    await vera.types("Отсутствия")
    await vera.taps("Кто отсутствует")
    shown = await vera.sees("Кто отсутствует:")
    if monday().month != now().month:
        await vera.taps_on(shown, "›")
    await vera.sees_edited(shown, "Борис Петров, отпуск")


async def test_nothing_to_decide_is_said(office: Office):
    """An empty list is a sentence."""
    vera = await office.enters("vera")
    await vera.types("/approvals")
    await vera.sees("Сейчас вашего решения ничего не ждёт")
