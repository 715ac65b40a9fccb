"""Errors on the wire: RFC 9457, a stable code, nothing of the inside."""

from typing import Any

import httpx
import pytest
from sqlalchemy import event

from api.db import new_id
from tests.desk import Desk


def told(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a well-formed problem."""
    problem: dict[str, Any] = answer.json()
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert problem["status"] == answer.status_code
    assert problem["title"]
    return answer.status_code, problem["code"]


async def test_a_refusal_carries_what_its_sentence_needs(desk: Desk) -> None:
    """Code, status, and in `extra` the facts."""
    client = await desk.calls("anna")
    ticket = await desk.opens("anna")
    await desk.does("anna", f"/api/tickets/{ticket['id']}/cancel")
    answer = await client.post(f"/api/tickets/{ticket['id']}/comments", json={"text": "Ещё"})
    assert told(answer) == (409, "ticket_cancelled")
    assert answer.json()["extra"] == {"status": "cancelled", "way": "refuse"}


async def test_a_body_that_does_not_fit_names_the_field(desk: Desk) -> None:
    """A typo in a field's name is not lost in silence."""
    client = await desk.calls("anna")
    answer = await client.post("/api/tickets", json={"texxt": "Не печатает"})
    assert told(answer) == (400, "invalid")
    assert "texxt" in answer.text


async def test_broken_json_is_told_as_a_bad_request(desk: Desk) -> None:
    """Not as a failure of ours."""
    client = await desk.calls("anna")
    headers = {"Content-Type": "application/json"}
    answer = await client.post("/api/tickets", content=b'{"text": ', headers=headers)
    assert answer.status_code == 400
    assert told(answer)[1] in {"bad_request", "invalid"}


async def test_an_unknown_route_is_a_problem_too(desk: Desk) -> None:
    """For a caller of the API there is no HTML error page."""
    client = await desk.calls("anna")
    assert told(await client.get("/api/no-such-thing")) == (404, "not_found")


async def test_a_wrong_method_is_a_problem_too(desk: Desk) -> None:
    """405 with the methods that there are."""
    client = await desk.calls("anna")
    answer = await client.delete("/api/tickets")
    assert told(answer) == (405, "method_not_allowed")
    assert "POST" in answer.headers["Allow"]


async def test_who_is_nobody_is_told_so(desk: Desk) -> None:
    """401, whatever the path would have been."""
    assert told(await desk.browser().get("/api/tickets")) == (401, "not_logged_in")


@pytest.mark.parametrize("path", ["/api/tickets?limit=201", "/api/tickets?offset=-1"])
async def test_a_query_out_of_bounds_is_refused(desk: Desk, path: str) -> None:
    """Lists have a cap (no page of a million rows)."""
    client = await desk.calls("boris")
    assert told(await client.get(path)) == (400, "invalid")


async def test_a_bug_says_nothing_of_the_inside(desk: Desk) -> None:
    """500 with a code, no trace and no statement."""

    def broken(*_: object) -> None:
        raise RuntimeError("select * from secrets")

    client = await desk.calls("boris")
    event.listen(desk.held.database.reader.sync_engine, "before_cursor_execute", broken)
    answer = await client.get("/api/teams")
    assert told(answer) == (500, "internal")
    assert "secrets" not in answer.text


async def test_a_foreign_object_and_none_look_the_same(desk: Desk) -> None:
    """404 with the same words (X1)."""
    ticket = await desk.opens("anna")
    oleg = await desk.calls("oleg")
    foreign = await oleg.get(f"/api/tickets/{ticket['id']}")
    none = await oleg.get(f"/api/tickets/{new_id()}")
    assert told(foreign) == told(none) == (404, "not_found")
    assert foreign.json() == none.json()
