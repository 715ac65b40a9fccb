"""The menu of the staff bot follows the person's place in the company, as the API knows it."""

from datetime import timedelta

import pytest

from api.clock import now
from api.people.models import AwayPeriod
from shared.contracts.absences import AbsenceKind
from tests.talks.office import Office
from tests.talks.test_absence_approval import asks


@pytest.mark.rule("A1")
async def test_a_deputy_finds_the_approvals_in_the_menu_and_decides(office: Office):
    """Vera is away, Boris stands in for her; when she is back, the button goes."""
    today = now().date()
    period = AwayPeriod(
        person_id=office.desk.ids["vera"],
        kind=AbsenceKind.VACATION,
        since=today - timedelta(days=1),
        until=today + timedelta(days=1),
        deputy_id=office.desk.ids["boris"],
        counts=True,
    )
    await office.desk.keep(period)
    boris = await office.enters("boris")
    await boris.opens_bot()
    await boris.sees("Здравствуйте")
    assert "Согласования" in boris.buttons()
    await asks(office, "darya")
    await boris.types("Согласования")
    await boris.taps("Отпуск: Дарья")
    await boris.taps("Согласовать")
    await boris.sees_toast("Согласовано")
    await office.desk.changes(AwayPeriod, period.id, until=today - timedelta(days=1))
    await boris.types("Задачи")
    await boris.sees("Меню обновилось")
    assert "Согласования" not in boris.buttons()


async def test_a_managers_menu_changes_with_the_next_word(office: Office):
    """Darya is put under Boris, and taken away again."""
    boris = await office.enters("boris")
    await boris.opens_bot()
    await boris.sees("Здравствуйте")
    path = f"/api/employees/{office.desk.ids['darya']}"
    for manager, offered in (("boris", True), ("vera", False)):
        assert ("Согласования" in boris.buttons()) is not offered
        change = {"manager_id": str(office.desk.ids[manager])}
        await office.desk.does("gleb", path, change, method="PATCH")
        await boris.types("Задачи")
        await boris.sees("Меню обновилось")
        assert ("Согласования" in boris.buttons()) is offered
        assert ("Моих сотрудников" in boris.buttons(boris.messages("Мои задачи")[-1])) is offered
