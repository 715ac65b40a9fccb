"""Texts, numbers and lists from outside have bounds at every door, and the refusal says them (X8);
dates have a file of their own."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from litestar.routes import HTTPRoute
from msgspec.inspect import (
    DictType,
    FloatType,
    IntType,
    ListType,
    Metadata,
    SetType,
    StrType,
    StructType,
    Type,
    UnionType,
    type_info,
)

from api.db import new_id
from api.objects.words import KEPT_TEXTS, TextTooLong, joined, kept
from shared.contracts import limits
from tests.application import document_of
from tests.desk import Desk

pytestmark = pytest.mark.rule("X8")


def bodies(desk: Desk) -> dict[str, Any]:
    """By operation, the type of its body."""
    found: dict[str, Any] = {}
    for route in desk.app.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                data = handler.parsed_fn_signature.parameters.get("data")
                if data is not None and handler.operation_id:
                    found[str(handler.operation_id)] = data.annotation
    return found


def unbounded(told: Type, where: str) -> Iterator[str]:
    """Texts, numbers and lists inside the type that may be of any size."""
    if isinstance(told, (StrType, ListType, SetType)) and told.max_length is None:
        yield where
    if isinstance(told, (IntType, FloatType)) and (told.ge is None or told.le is None):
        yield where
    for name, each in inside(told):
        yield from unbounded(each, where + name)


def inside(told: Type) -> list[tuple[str, Type]]:
    match told:
        case Metadata():
            return [("", told.type)]
        case UnionType():
            return [("", each) for each in told.types]
        case StructType():
            return [(f".{each.name}", each.type) for each in told.fields]
        case ListType() | SetType():
            return [("[]", told.item_type)]
        case DictType():
            return [("{}", told.value_type)]
        case _:
            return []


async def test_every_text_number_and_list_of_a_body_has_bounds(desk: Desk) -> None:
    """A new contract takes its types from `shared/contracts/limits.py`."""
    found = bodies(desk)
    assert len(found) > 50
    assert not [each for name, kind in found.items() for each in unbounded(type_info(kind), name)]


async def test_every_text_and_number_of_an_address_has_bounds(desk: Desk) -> None:
    """A text that is looked for, a number of a page."""
    schema = document_of(desk.app)
    paths = cast("dict[str, dict[str, dict[str, Any]]]", schema["paths"])
    loose: list[str] = []
    for path, methods in paths.items():
        for method, told in methods.items():
            for each in told.get("parameters", []):
                kinds = [each["schema"], *each["schema"].get("oneOf", [])]
                plain = {kind.get("type") for kind in kinds if "enum" not in kind}
                bounds = {key for kind in kinds for key in kind}
                if each["in"] == "query" and "format" not in bounds and "items" not in bounds:
                    if "string" in plain and not bounds & {"maxLength", "enum", "pattern", "$ref"}:
                        loose.append(f"{method} {path} {each['name']}")
                    if plain & {"integer", "number"} and "maximum" not in bounds:
                        loose.append(f"{method} {path} {each['name']}")
    assert not loose


async def test_a_field_of_the_wrong_type_is_the_callers_mistake(desk: Desk) -> None:
    """Also where the field has the name of something that the route is given by the house."""
    client = await desk.calls("gleb")
    wrongs: tuple[Any, ...] = ([[]], {"a": {}})
    names = {name for kind in bodies(desk).values() for name in fields_of(type_info(kind))}
    assert {"channels", "settings"} <= names
    for route in desk.app.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                data = handler.parsed_fn_signature.parameters.get("data")
                if data is None or not route.path.startswith("/api/"):
                    continue
                path = route.path_format.format_map(dict.fromkeys(route.path_parameters, new_id()))
                path = path.replace("{year}", "2026")
                for name in fields_of(type_info(data.annotation)):
                    for wrong in wrongs:
                        answer = await client.request(
                            next(iter(handler.http_methods)), path, json={name: wrong}
                        )
                        assert answer.status_code < 500, f"{path} {name}: {answer.text}"


def fields_of(told: Type) -> list[str]:
    return [each.name for each in told.fields] if isinstance(told, StructType) else []


@pytest.mark.parametrize("field", ["channels", "settings"])
async def test_the_field_is_named_as_any_other(desk: Desk, field: str) -> None:
    """400 `invalid`, where the framework would say that the server failed."""
    path = {"channels": "/api/me/preferences", "settings": "/api/admin/channels/email"}[field]
    answer = await (await desk.calls("gleb")).put(path, json={"enabled": True, field: 5})
    told = answer.json()
    assert (answer.status_code, told["code"]) == (400, "invalid"), answer.text


async def test_a_text_that_is_too_long_is_refused_with_its_limit(desk: Desk) -> None:
    """The last length that is taken is taken whole."""
    client = await desk.calls("boris")
    longest = limits.LONGEST_TEXT
    task = await desk.does("boris", "/api/tasks", {"title": "Склад", "text": "ы" * longest})
    assert len(task["text"]) == longest
    ticket = await desk.opens("anna")
    for path, body in (
        ("/api/tasks", {"title": "Склад", "text": "ы" * (longest + 1)}),
        (f"/api/tasks/{task['id']}/comments", {"text": "ы" * (longest + 1)}),
        (f"/api/tickets/{ticket['id']}/comments", {"text": "ы" * (longest + 1)}),
    ):
        answer = await client.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, "text_too_long"), answer.text
        assert answer.json()["extra"] == {"field": "text", "longest": longest}
        assert str(longest) in answer.json()["detail"]


async def test_lists_and_numbers_beyond_their_bounds_are_refused(desk: Desk) -> None:
    """Which field it was is said, and where its bounds are."""
    client = await desk.calls("boris")
    ids = [str(new_id())] * 1001
    many = await client.post("/api/tasks", json={"title": "a", "watcher_ids": ids})
    assert (many.status_code, many.json()["code"]) == (400, "invalid")
    assert "watcher_ids" in many.json()["detail"] and "1000" in many.json()["detail"]
    task = await desk.does("boris", "/api/tasks", {"title": "Склад"})
    for version in (2**31, 2**63, 10**30, -(10**30)):
        answer = await client.patch(f"/api/tasks/{task['id']}", json={"version": version})
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid"), version
        assert "version" in answer.json()["detail"]


@pytest.mark.rule("T13")
async def test_former_texts_are_kept_up_to_a_measure(desk: Desk) -> None:
    """The first and the newest stay: whoever edits without end fills no disk with it."""
    task = await desk.does("boris", "/api/tasks", {"title": "Склад"})
    path = f"/api/tasks/{task['id']}/comments"
    comment = (await desk.does("boris", path, {"text": "0"}))["id"]
    client = await desk.calls("boris")
    earlier: list[str] = []
    for number in range(1, KEPT_TEXTS + 3):
        changed = await client.patch(f"{path}/{comment}", json={"text": str(number)})
        earlier = changed.json()["earlier"]
    assert len(earlier) == KEPT_TEXTS
    assert earlier[0] == "0" and earlier[-1] == str(KEPT_TEXTS + 1)


@pytest.mark.rule("T13")
def test_giant_former_texts_are_fewer() -> None:
    """Their length in all has a bound too, and the first is among them."""
    texts = [str(number) * limits.LONGEST_TEXT for number in range(9)]
    assert kept(texts) == [texts[0], *texts[-3:]]
    assert kept(["a"]) == ["a"]


@pytest.mark.rule("T2")
def test_a_late_caption_does_not_grow_a_text_without_end() -> None:
    """Part after part would."""
    assert joined("a" * (limits.LONGEST_TEXT - 2), "b").endswith("\nb")
    with pytest.raises(TextTooLong) as refused:
        joined("a" * limits.LONGEST_TEXT, "b")
    assert refused.value.extra == {"field": "text", "longest": limits.LONGEST_TEXT}
