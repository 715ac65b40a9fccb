"""What was told once is not kept: neither in an answer for a repeat nor in what is compared."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from litestar.routes import HTTPRoute

from api.http.idempotency import IdempotencyKey
from shared.contracts.admin import ChannelView
from tests.desk import Desk

pytestmark = pytest.mark.rule("X3")

KEY = {"Idempotency-Key": "page:4711"}
SECRETS = frozenset({"url", "secret", "token", "password"})
MASKED: Any = {ChannelView}
"""Its secrets are dots (X4), and are held to be so by tests/admin."""


def test_whoever_tells_a_secret_says_so(desk: Desk) -> None:
    """All writes of the application: a contract with a secret in it, an answer of its own that
    may bring a cookie, a page whose address is the secret."""
    silent = {
        f"{method} {route.path_format}"
        for route in desk.app.routes
        if isinstance(route, HTTPRoute)
        for method, (handler, _) in route.route_handler_map.items()
        if method not in {"GET", "OPTIONS"} and not handler.opt.get("told_once")
        if _tells(handler.parsed_fn_signature.return_type.annotation)
        or {"{secret}", "{token}"} & set(route.path_format.split("/"))
    }
    assert not silent


def _tells(answer: Any) -> bool:
    own = getattr(answer, "__origin__", answer).__name__ == "Response"
    return own or not SECRETS.isdisjoint(_fields(answer, set()))


def _fields(kind: Any, seen: set[Any]) -> Iterator[str]:
    """The names of all fields at any depth."""
    if kind in seen or kind in MASKED:
        return
    seen.add(kind)
    for inner in getattr(kind, "__args__", ()):
        yield from _fields(inner, seen)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        for field in msgspec.structs.fields(kind):
            yield field.encode_name
            yield from _fields(field.type, seen)


async def test_a_link_into_the_bot_is_in_no_kept_answer(desk: Desk) -> None:
    """S4: a repeat makes another link, and the first is void."""
    assert (await desk.bot("staff").put("/api/bots/name", json={"username": "desk_bot"})).is_success
    boris = await desk.calls("boris")
    first = await boris.post("/api/me/telegram-link", headers=KEY)
    again = await boris.post("/api/me/telegram-link", headers=KEY)
    assert first.is_success and first.json()["url"] != again.json()["url"]
    assert not await desk.count(IdempotencyKey)


async def test_what_is_compared_of_a_password_says_nothing_without_the_key(desk: Desk) -> None:
    """S3: nobody who reads the database can try passwords against it."""
    draft = {"name": "Ира", "email": "ira@desk.test", "password": "корабль в тумане"}
    body = json.dumps(draft | {"role": "agent"}).encode()
    gleb = await desk.calls("gleb")
    headers = KEY | {"Content-Type": "application/json"}
    assert (await gleb.post("/api/employees", content=body, headers=headers)).is_success
    plain = hashlib.sha256(b"POST /api/employees\n\n" + body).hexdigest()
    assert (await desk.one(IdempotencyKey)).fingerprint != plain
