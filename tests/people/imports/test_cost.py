"""What a list may cost: statements by the thousand, never by the row."""

import pytest

from api.engine import memory
from tests.desk import Desk
from tests.people.imports.brought import Rows, brings
from tests.people.imports.test_contacts import HEAD, admin
from tests.servers.asked import Recorder


def of(count: int) -> Rows:
    rows = [
        [f"Некто {each:03}", f"+7916{each:07}", "", f"Фирма {each % 7}"] for each in range(count)
    ]
    return [HEAD, *rows]


@pytest.mark.rule("Q15")
@pytest.mark.both_stores
async def test_many_cost_what_few_do(
    empty_desk: Desk, counting: Recorder, monkeypatch: pytest.MonkeyPatch
):
    """The preview, the act, the same with every row changed, and taking it back."""
    # What is remembered for a second stays, however slow the machine is.
    monkeypatch.setattr(memory, "FRESH", 60.0)
    browser = await admin(empty_desk)
    costs: list[list[int]] = []
    for count in (20, 400):
        brought = await brings(browser, "contacts", of(count))
        cost: list[int] = []
        for act in (
            lambda: brought.looks(create_companies=True),  # noqa: B023 - called at once
            brought.runs,
            brought.undoes,
        ):
            with counting() as asked:
                await act()
            cost.append(len(asked.statements))
        assert brought.counts == {"new": count, "companies": 7, "undone": count + 7}
        costs.append(cost)
    few, many = costs
    assert many == few


@pytest.mark.both_stores
async def test_a_change_of_many_is_a_few_statements(empty_desk: Desk, counting: Recorder):
    browser = await admin(empty_desk)
    await (await (await brings(browser, "contacts", of(300))).looks(create_companies=True)).runs()
    moved = [
        HEAD,
        *([name, phone, f"a{phone[1:]}@b.ru", "Фирма 0"] for name, phone, *_ in of(300)[1:]),
    ]
    brought = await (await brings(browser, "contacts", moved)).looks()
    assert brought.counts == {"changed": 300}
    with counting() as asked:
        assert (await brought.runs()).status_code == 200
    asked.hold(25, transactions=3)
