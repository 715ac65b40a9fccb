"""What comes as a cursor and is none, or is one of something else, is refused (X8)."""

import base64
from datetime import UTC, date, datetime
from typing import Any, Final

import msgspec
import pytest

from api.absences.load import LATEST_DAYS
from api.db import new_id, table_of
from api.errors import Invalid
from api.http.paging import Slice, Window
from api.objects.cursors import LONGEST, Order
from api.people.models import Person
from api.people.search import BY_NAME
from api.tasks.lists import ORDERS as TASKS
from api.tickets.load import ORDERS as TICKETS
from shared.contracts.tasks import TaskSort
from tests.desk import Desk

pytestmark = pytest.mark.rule("X8")

NOW: Final = datetime(2026, 5, 4, 9, 30, 0, 123_456, tzinfo=UTC)
LAST: Final[dict[Order, Any]] = {
    TICKETS["-updated_at"]: (NOW, new_id()),
    TICKETS["number"]: (17, new_id()),
    TASKS[TaskSort.DUE]: (None, 0, new_id()),
    TASKS[TaskSort.PRIORITY]: (3, NOW, new_id()),
    BY_NAME: ("Ёж «Ж»", new_id()),
    LATEST_DAYS: (date(2026, 5, 4), new_id()),
}


def forged(*parts: Any) -> str:
    told = msgspec.msgpack.Encoder(uuid_format="bytes").encode(parts)
    return base64.urlsafe_b64encode(told).decode().rstrip("=")


@pytest.mark.parametrize("order", LAST, ids=[each.name for each in LAST])
def test_a_cursor_comes_back_whole_or_not_at_all(order: Order) -> None:
    """To the microsecond; cut anywhere, with a sign changed or more behind it, it is none."""
    cursor = order.cursor(7, LAST[order])
    place = order.place(cursor)
    assert place.last is not None
    assert (place.before, tuple(place.last)) == (7, LAST[order])
    for length in range(1, len(cursor)):
        with pytest.raises(Invalid):
            order.place(cursor[:length])
    for more in ("A", "AA", "AAAA", " ", "ё", cursor):
        with pytest.raises(Invalid):
            order.place(cursor + more)


@pytest.mark.parametrize("order", LAST, ids=[each.name for each in LAST])
def test_a_cursor_of_another_order_is_refused(order: Order) -> None:
    """Also where both are sorted by a moment."""
    others = {*LAST, *TICKETS.values(), *TASKS.values()} - {order}
    for other in others:
        with pytest.raises(Invalid):
            other.place(order.cursor(7, LAST[order]))


@pytest.mark.parametrize(
    ("order", "last"),
    [
        (TICKETS["number"], (2**31, new_id())),
        (TICKETS["number"], (-(2**31), new_id())),
        (TICKETS["number"], (True, new_id())),
        (TICKETS["number"], (1.5, new_id())),
        (TICKETS["number"], (None, new_id())),
        (TICKETS["-updated_at"], ("2026-05-04T09:30:00", new_id())),
        (TICKETS["-updated_at"], (NOW.replace(year=1), new_id())),
        (TICKETS["-updated_at"], (NOW.replace(year=9999), new_id())),
        (BY_NAME, ("\x00", new_id())),
        (BY_NAME, ("x\x00\n", new_id())),
        (BY_NAME, ("x", "y")),
        (BY_NAME, ("x", new_id(), new_id())),
        (LATEST_DAYS, ("2026-02-30", new_id())),
        (LATEST_DAYS, ("0001-01-01", new_id())),
    ],
)
def test_a_made_up_cursor_holds_what_the_column_can_hold(order: Order, last: Any) -> None:
    """Or it is refused, before any driver meets it."""
    with pytest.raises(Invalid):
        order.place(forged(order.name, 7, *last))


def test_the_longest_name_fits() -> None:
    """Two hundred signs of four bytes."""
    kind: Any = table_of(Person).c.name.type
    cursor = BY_NAME.cursor(2**53, ("🦔" * kind.length, new_id()))
    assert len(cursor) <= LONGEST


def test_a_page_by_offset_skips() -> None:
    """Nothing else says where it begins."""
    assert Window.of(BY_NAME, Slice(10, 20)).place.last is None


@pytest.mark.both_stores
async def test_the_api_refuses_what_is_no_cursor_of_the_list(desk: Desk) -> None:
    """In one way on every list, and never by a fault."""
    anna, gleb = await desk.calls("anna"), await desk.calls("gleb")
    for text in ("one", "two"):
        await desk.opens("anna", text)
    params: dict[str, Any] = {"limit": 1, "sort": "-updated_at"}
    page = (await anna.get("/api/tickets", params=params)).json()
    cursor = page["next_cursor"]
    for wrong in (
        params | {"cursor": cursor[:-1]},
        params | {"cursor": "лист"},
        params | {"cursor": "A" * LONGEST},
        params | {"cursor": cursor, "sort": "updated_at"},
        params | {"cursor": cursor, "offset": 1},
    ):
        answer = await anna.get("/api/tickets", params=wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid"), wrong
    deep = await anna.get("/api/tickets", params=params | {"offset": 10_001})
    assert (deep.status_code, deep.json()["code"]) == (400, "invalid")
    long = await anna.get("/api/tickets", params=params | {"cursor": "A" * (LONGEST + 1)})
    assert (long.status_code, long.json()["code"]) == (422, "text_too_long")
    for path in ("tasks", "absences", "teams", "notifications", "admin/audit", "admin/deliveries"):
        answer = await gleb.get(f"/api/{path}", params={"cursor": cursor})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid"), path
    last = (await anna.get("/api/tickets", params=params | {"cursor": cursor})).json()
    told = (len(last["items"]), last["offset"], last["total"], last["next_cursor"])
    assert told == (1, 1, 2, None)
