"""A manager's day from the messenger: the digest, a task handed over, a new one with its due date
in words, one absence approved and another rejected."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.sandbox import Sandbox
from tests.sandbox.people import BORIS, DARYA, OLEG, VERA
from tests.stories.conftest import PATIENCE, joins
from tests.stories.product import Product
from tests.stories.web import WebUser

LATE = "Отчёт о заявках за октябрь"
ZONE = ZoneInfo("Europe/Moscow")


@pytest.mark.slow("the whole product starts in processes of its own")
@pytest.mark.timeout(300)
@pytest.mark.rule("G4", "G8", "D1", "D3", "A2", "A3", "A5", "C6")
async def test_a_managers_day(world: Sandbox, product: Product) -> None:
    """Nothing of it needs more than the chat with the bot."""
    vera, boris, darya = [await joins(world, each) for each in (VERA, BORIS, DARYA)]
    await _evening_before(product.url)

    # The digest: what is late, what waits for a decision.
    notice = await vera.sees("Вам поставлена задача", within=PATIENCE)
    long = await vera.sees("Отпуск: Дарья", within=PATIENCE)
    short = await vera.sees("Отгул: Борис", within=PATIENCE)
    await vera.taps("Сводка", within=PATIENCE)
    digest = await vera.sees("Сводка на", within=PATIENCE)
    assert LATE in digest.text
    assert "Ждут вашего решения: 2" in digest.text

    # From the digest to the card, and the task goes to Boris.
    opens = next(each for each in vera.buttons(digest) if LATE[:10] in each)
    await vera.taps_on(digest, opens, within=PATIENCE)
    card = await vera.sees("Исполнитель: вы", within=PATIENCE)
    await vera.taps_on(card, "Делегировать", within=PATIENCE)
    whom = await vera.sees("Кому передать задачу?", within=PATIENCE)
    await vera.taps_on(whom, "Борис Петров", within=PATIENCE)
    await vera.sees("Что написать вместе с задачей?", within=PATIENCE)
    await vera.types("Цифры возьмите у Дарьи")
    await vera.sees("Теперь исполнитель: Борис Петров", within=PATIENCE)
    handed = await boris.sees("Цифры возьмите у Дарьи", within=PATIENCE)
    assert LATE in handed.text
    await vera.sees_edited(card, "Исполнитель: Борис Петров", within=PATIENCE)
    assert "Делегировать" in vera.buttons(card)
    await vera.sees_edited(notice, "Исполнитель: Борис Петров", within=PATIENCE)
    assert vera.buttons(notice) == ["Карточка"]

    # A new task, its due date in words.
    await vera.taps("Новая задача")
    await vera.sees("Что нужно сделать?", within=PATIENCE)
    await vera.types("Заказать бумагу\nДве коробки на склад")
    await vera.sees("Кто это сделает?", within=PATIENCE)
    await vera.types("дарья")
    await vera.taps("Дарья Лебедева", within=PATIENCE)
    await vera.sees("К какому сроку?", within=PATIENCE)
    await vera.types("завтра 15:00")
    await vera.sees("Всё верно?", within=PATIENCE)
    await vera.taps("Создать", within=PATIENCE)
    given = await darya.sees("Заказать бумагу", within=PATIENCE)
    assert "15:00" in given.text

    # One request is approved, the other rejected with a reason.
    await vera.taps_on(short, "Согласовать", within=PATIENCE)
    await boris.sees("огласова", within=PATIENCE)
    await vera.sees_no_buttons(short, within=PATIENCE)
    await vera.taps_on(long, "Отклонить", within=PATIENCE)
    await vera.sees("Почему отклоняем", within=PATIENCE)
    await vera.types("В эти дни инвентаризация")
    await darya.sees("В эти дни инвентаризация", within=PATIENCE)
    await vera.sees_no_buttons(long, within=PATIENCE)


async def _evening_before(url: str) -> None:
    """The director's task is late, two people ask for days off."""
    async with WebUser(url, OLEG) as oleg:
        people = (await oleg.get("/api/employees"))["items"]
        vera_id = next(each["id"] for each in people if each["name"] == VERA.name)
        late = datetime.now(ZONE) - timedelta(days=2)
        task = {"title": LATE, "assignee_id": vera_id, "due_at": late.isoformat()}
        await oleg.post("/api/tasks", task)
    for person, kind, days in ((BORIS, "day_off", 1), (DARYA, "vacation", 7)):
        async with WebUser(url, person) as asks:
            await asks.post("/api/absences", _request(kind, days))


def _request(kind: str, days: int) -> dict[str, Any]:
    """From a Monday three weeks ahead."""
    today = datetime.now(ZONE).date()
    start: date = today + timedelta(days=21 - today.weekday())
    end = start + timedelta(days=days - 1)
    return {"kind": kind, "start": start.isoformat(), "end": end.isoformat()}
