"""The balances of everybody, and the history of what was corrected by hand."""

from typing import Any

import pytest

from shared.contracts.people import Role
from tests.absences.firm import Firm
from tests.desk import Desk

BALANCES = "/api/absences/balances"


@pytest.fixture
async def firm(empty_desk: Desk) -> Firm:
    firm = Firm(empty_desk)
    await firm.joins("Глеб", role=Role.ADMIN)
    for name in ("Анна", "Борис", "Вера"):
        await firm.joins(name)
    return firm


async def page(firm: Firm, **query: Any) -> Any:
    client = await firm.client("Глеб")
    return (await client.get(BALANCES, params=query)).json()


@pytest.mark.rule("A10")
@pytest.mark.both_stores
async def test_the_list_says_of_each_what_the_person_reads(firm: Firm) -> None:
    """By name, a page at a time; corrected, with own terms, with days asked for."""
    path = f"/api/absences/balance/{firm.id('Борис')}"
    body = {"accrues_from": "2025-01-01", "days_per_year": 30, "correction": 5, "reason": "Перенос"}
    assert (await firm.calls("Глеб", "PATCH", path, body)).status_code == 200
    told = await page(firm)
    assert [each["person"]["name"] for each in told["items"]] == ["Анна", "Борис", "Вера", "Глеб"]
    for each in told["items"]:
        own = await firm.calls(each["person"]["name"], "GET", "/api/absences/balance")
        assert each["balance"] == own.json()
    assert told["items"][1]["balance"]["corrected"] == 5
    found = await page(firm, search="борис", limit=1)
    assert (found["total"], found["items"][0]["id"]) == (1, str(firm.id("Борис")))


@pytest.mark.both_stores
async def test_corrections_stay_with_their_reasons(firm: Firm) -> None:
    """The newest first, with who did it; of nobody else."""
    path = f"/api/absences/balance/{firm.id('Вера')}"
    for days, reason in ((3, "С прошлой работы"), (-1.5, "Ошибка в марте")):
        await firm.calls("Глеб", "PATCH", path, {"correction": days, "reason": reason})
    told = (await firm.calls("Глеб", "GET", f"{path}/corrections")).json()
    assert [(each["days"], each["reason"], each["by"]["name"]) for each in told] == [
        (-1.5, "Ошибка в марте", "Глеб"),
        (3, "С прошлой работы", "Глеб"),
    ]
    other = f"/api/absences/balance/{firm.id('Анна')}/corrections"
    assert (await firm.calls("Глеб", "GET", other)).json() == []
