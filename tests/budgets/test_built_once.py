"""Statements of the hot ways stand at module level: a warm request builds none (Q15)."""

from typing import Any

import pytest
from sqlalchemy import Delete, Insert, Select, Update
from sqlalchemy.orm.util import AliasedClass

from tests.desk import Desk
from tests.sandbox.people import ANNA

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("Q15")]

BUILT: tuple[type[Any], ...] = (Select, Insert, Update, Delete, AliasedClass)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of what is built, as it is built."""
    seen: list[str] = []
    for kind in BUILT:
        monkeypatch.setattr(kind, "__init__", _noting(kind.__init__, kind.__name__, seen))
    return seen


def _noting(make: Any, name: str, seen: list[str]) -> Any:
    def init(self: Any, *parts: Any, **named: Any) -> None:
        seen.append(name)
        make(self, *parts, **named)

    return init


async def test_a_ticket(built: list[str], desk: Desk) -> None:
    await desk.links("anna")
    bot = desk.bot("client", ANNA)
    for text in ("one", "two"):
        built.clear()
        key = {"Idempotency-Key": text}
        answer = await bot.post("/api/tickets", json={"text": text}, headers=key)
        assert answer.status_code == 201, answer.text
    assert built == []


async def test_who_i_am(built: list[str], desk: Desk) -> None:
    boris = await desk.calls("boris")
    for _ in range(2):
        built.clear()
        assert (await boris.get("/api/me")).status_code == 200
    assert built == []


async def test_a_page_of_tickets_and_a_card(built: list[str], desk: Desk) -> None:
    """However the filters are put together, once; their values do not matter."""
    anna, boris = await desk.calls("anna"), await desk.calls("boris")
    tickets = [await desk.opens(text=text) for text in ("one", "two")]
    for ticket, statuses in zip(tickets, (["new"], ["closed"]), strict=True):
        built.clear()
        for path in (
            "/api/tickets?limit=50",
            f"/api/tickets?status={statuses[0]}&open=true&client_id={ticket['client']['id']}",
            f"/api/tickets?search={ticket['number']}&assignee=me&sort=number&limit=1",
        ):
            assert (await boris.get(path)).status_code == 200
        assert (await anna.get(f"/api/tickets/{ticket['id']}")).status_code == 200
    assert built == []


async def test_the_counting_counts(built: list[str], desk: Desk) -> None:
    """What does build is seen: the inbox, whose lines are about many things."""
    boris = await desk.calls("boris")
    await boris.get("/api/notifications")
    built.clear()
    await boris.get("/api/notifications")
    assert "Select" in built
