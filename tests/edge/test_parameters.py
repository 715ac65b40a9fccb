"""What an address may ask (X8): a parameter that nobody knows, or that is said twice, is refused; a
path tells by OPTIONS what it can be asked; a body is what it says it is."""

from typing import Any

import pytest
from litestar.routes import HTTPRoute

from api.db import new_id
from api.http.door import wanted_by
from tests.desk import Desk

pytestmark = pytest.mark.rule("X8")


def addresses(desk: Desk) -> list[tuple[str, str]]:
    """Each path of the application, something in the place of its parameters, with its methods."""
    found: list[tuple[str, str]] = []
    for route in desk.app.routes:
        if isinstance(route, HTTPRoute):
            given: dict[str, Any] = {
                name: {int: 1}.get(each.type, "ru" if each.type is str else new_id())
                for name, each in route.path_parameters.items()
            }
            path = route.path_format.format_map(given)
            found += [(path, str(method)) for method in route.methods if method != "OPTIONS"]
    return found


NOT_KNOCKED_AT = ("/api/session", "/api/me/password", "/api/me/password-link")
"""The first would end the caller's session, the last is a bot's alone."""


async def test_a_misspelt_parameter_is_refused_by_every_route(desk: Desk) -> None:
    """Not passed by in silence, with the whole list for an answer; the nearest one is named."""
    client = await desk.calls("gleb")
    for path, method in addresses(desk):
        if path.startswith("/api/") and path not in NOT_KNOCKED_AT:
            answer = await client.request(method, path, params={"assigne": "me"}, json={})
            code = answer.json()["code"]
            assert code in ("unknown_parameter", "not_logged_in", "not_for_bots"), f"{path}: {code}"
    answer = await client.get("/api/tickets", params={"assigne": "me"})
    assert answer.status_code == 400
    assert answer.json()["extra"] == {"name": "assigne", "nearest": "assignee"}
    assert "assignee" in answer.json()["detail"]


async def test_a_parameter_said_twice_is_refused_where_one_is_wanted(desk: Desk) -> None:
    """Which of the two counts would be a guess; where many are wanted, all count."""
    client = await desk.calls("gleb")
    known = wanted_by(desk.app)
    assert known
    for (path, method), wanted in known.items():
        for name in wanted.parameters - wanted.many:
            if path.startswith("/api/") and "{" not in path and method == "GET":
                answer = await client.get(path, params={name: ["1", "2"]})
                told = answer.json()
                assert told["code"] in ("repeated_parameter", "not_logged_in"), f"{path} {name}"
    many = {"status": ["new", "closed"]}
    assert (await client.get("/api/tickets", params=many)).status_code == 200


async def test_a_stranger_is_told_nothing_of_parameters(desk: Desk) -> None:
    """Who may not come in is asked nothing else."""
    answer = await desk.browser().get("/api/tickets", params={"assigne": "me"})
    assert answer.json()["code"] == "not_logged_in"


async def test_pages_pass_by_what_others_add_to_a_link(desk: Desk) -> None:
    """Programs of letters and searches mark the links that they show."""
    for path in ("/?utm_source=mail", "/health/live?x=1"):
        assert (await desk.browser(Accept="text/html").get(path)).status_code in (200, 503)


async def test_every_path_tells_what_it_can_be_asked(desk: Desk) -> None:
    """204 with Allow, whoever asks: no guard is asked, and none fails."""
    for path, method in addresses(desk):
        for client in (desk.browser(), await desk.calls("anna"), desk.bot("staff")):
            answer = await client.request("OPTIONS", path)
            assert answer.status_code == 204, f"{path}: {answer.text}"
            assert method in answer.headers["Allow"].split(", "), path
            assert not answer.content


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "application/octet-stream",
        "application/json; charset=windows-1251",
        "",
    ],
)
async def test_a_body_that_says_it_is_no_json_is_refused(desk: Desk, kind: str) -> None:
    """A page of another site can send those without being asked."""
    client = await desk.calls("boris")
    answer = await client.post(
        "/api/tasks", content=b'{"title": "a"}', headers={"Content-Type": kind}
    )
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize("kind", ["application/json; charset=UTF-8", "application/merge+json"])
async def test_json_by_any_name_is_taken(desk: Desk, kind: str) -> None:
    """RFC 6839: what ends with +json is JSON."""
    client = await desk.calls("boris")
    answer = await client.post(
        "/api/tasks", content=b'{"title": "a"}', headers={"Content-Type": kind}
    )
    assert answer.status_code == 201, answer.text
