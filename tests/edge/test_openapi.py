"""The OpenAPI document says what the product does: what a client is generated from is true, and its
reader understands it (X13)."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import msgspec
import pytest
from litestar.routes import HTTPRoute

from api.description import openapi, vocabulary
from api.description.examples import EXAMPLES
from api.description.prose import plain, summary
from api.description.schemas import contracts
from api.errors import Refusal
from shared.contracts.base import Problem
from tests.application import document_of
from tests.desk import Desk
from tools.openapi import bare

pytestmark = pytest.mark.rule("X13")


@pytest.fixture
def document(desk: Desk) -> dict[str, Any]:
    return document_of(desk.app)


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


def test_everything_has_words(document: dict[str, Any]) -> None:
    """An integrator reads no source: operations, parameters, fields and refusals say what they
    are, and each body that is written has an example."""
    assert list(bare(document)) == []


def test_what_is_bare_is_named(document: dict[str, Any]) -> None:
    """A new field without a string under it fails by its name, a new handler by its route."""
    document = deepcopy(document)
    del document["components"]["schemas"]["TicketDraft"]["properties"]["text"]["description"]
    del document["paths"]["/api/tasks"]["post"]["requestBody"]["content"]["application/json"][
        "example"
    ]
    assert list(bare(document)) == [
        "POST /api/tasks: no example",
        "TicketDraft.text: no description",
    ]


def test_words_that_are_shared_are_needed(document: dict[str, Any]) -> None:
    """A word for a field, a parameter or a noun that is no more would mislead who keeps them."""
    schemas = document["components"]["schemas"].values()
    fields = {name for each in schemas for name in each.get("properties", {})}
    asked = [
        (told["operationId"], each["name"])
        for _, told in operations(document)
        for each in told.get("parameters", [])
    ]
    names = {name for _, name in asked} | {f"{operation}.{name}" for operation, name in asked}
    tags = {tag for _, told in operations(document) for tag in told["tags"]}
    assert vocabulary.FIELDS.keys() <= fields
    assert vocabulary.PARAMETERS.keys() <= names
    assert vocabulary.TAGS.keys() == tags


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_can_be_sent(name: str) -> None:
    """Each is what its contract takes."""
    made = dict(contracts())[name]
    assert msgspec.json.decode(msgspec.json.encode(EXAMPLES[name]), type=made)


def test_a_refusal_stands_at_its_operation(document: dict[str, Any]) -> None:
    """What a program may meet is read from the code that may answer it: the handler's own, the
    door's, and what is handed over to rooms below."""
    delegate = codes(document, "delegate_task")
    assert {"assignee_absent", "not_below", "version_conflict", "idempotency_in_flight"} <= delegate
    assert "unsuitable_successor" in codes(document, "change_employee")
    assert "password_weak" not in delegate | codes(document, "get_ticket")
    for key, told in document["components"]["examples"].items():
        assert key == "{code}_{status}".format(**told["value"])


def test_every_refusal_stands_somewhere(document: dict[str, Any]) -> None:
    """One that no operation names comes by a way that nobody followed."""
    known = document["components"]["examples"].keys()
    assert {f"{each.code}_{each.status}" for each in below(Refusal)} <= known


def below(refusal: type[Refusal]) -> Iterator[type[Refusal]]:
    for each in refusal.__subclasses__():
        yield each
        yield from below(each)


def codes(document: dict[str, Any], operation: str) -> set[str]:
    """Those that a client is told of."""
    [told] = [each for _, each in operations(document) if each["operationId"] == operation]
    contents = (each.get("content", {}) for each in told["responses"].values())
    problems = (each.get("application/problem+json", {}) for each in contents)
    return {code for each in problems for code in each.get("examples", {})}


def test_a_docstring_becomes_words_for_anybody() -> None:
    """Lines are joined, the numbers of our rules left out; the first sentence is the summary."""
    told = plain("""Hand the task over (D1–D6). Both are told (D3, D4): now.

    A second
    paragraph.""")
    assert told == "Hand the task over. Both are told: now.\n\nA second paragraph."
    assert summary(told) == "Hand the task over"
