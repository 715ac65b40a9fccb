"""The OpenAPI document says what the product does: what a client is generated from is true (X8)."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from litestar.routes import HTTPRoute

from api import openapi
from shared.contracts.base import Problem
from tests.desk import Desk

pytestmark = pytest.mark.rule("X8")


@pytest.fixture
def document(desk: Desk) -> dict[str, Any]:
    return msgspec.to_builtins(desk.app.openapi_schema.to_schema())


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in document["paths"].values():
        yield from methods.items()


def test_every_refusal_is_described_as_a_problem(document: dict[str, Any]) -> None:
    """A program can read its `code`; the framework's own form, which nobody gets, is not there."""
    for _, told in operations(document):
        for status in {each for each in told["responses"] if each > "4"}:
            [(kind, content)] = told["responses"][status]["content"].items()
            assert kind == "application/problem+json"
            assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
    described = document["components"]["schemas"]["Problem"]["properties"]
    assert set(described) == set(Problem.__struct_fields__)


def test_an_answer_without_content_has_none_in_the_document(document: dict[str, Any]) -> None:
    """No `null` is sent with a 204."""
    empty = [told for _, told in operations(document) if "204" in told["responses"]]
    assert empty
    assert not any("content" in told["responses"]["204"] for told in empty)


def test_a_client_knows_how_to_come_in(desk: Desk, document: dict[str, Any]) -> None:
    """By a browser's session, a token or a bot's; where no guard stands, by nothing."""
    assert {next(iter(each)) for each in document["security"]} == set(openapi.SCHEMES)
    assert set(document["components"]["securitySchemes"]) == set(openapi.SCHEMES)
    unguarded = {
        handler.operation_id
        for route in desk.app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        if handler.resolve_include_in_schema()
        and handler.operation_id
        and not handler.resolve_guards()
    }
    open_ = {told["operationId"] for _, told in operations(document) if told.get("security") == []}
    # Its guard asks for no login: a word of the operator's, or to be on this machine (X11).
    assert open_ == unguarded | {"metrics"}


def test_writes_name_their_key(document: dict[str, Any]) -> None:
    """Q12 is of no use to who does not know it."""
    for method, told in operations(document):
        names = {each["name"] for each in told.get("parameters", [])}
        is_kept = method != "get" and told["security"] != []
        assert ("Idempotency-Key" in names) is is_kept, told["operationId"]
