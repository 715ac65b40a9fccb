"""The contracts in the document: names that a client's code can have, and a description for each
contract and each of its fields."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, cast

import msgspec

from api.description import channels
from api.description.prose import Source, plain
from api.description.vocabulary import FIELDS
from shared.contracts.base import Answer, Ask, Page, Problem

PREFIX: Final = "#/components/schemas/"
PAGE: Final = re.compile(r"Page_[\w.]*\.(\w+)_")
"""What the framework calls a page of something."""
TIME_OF_DAY: Final = r"^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$"

Piece = dict[str, Any]


def complete(document: Piece) -> None:
    schemas: Piece = document["components"]["schemas"]
    schemas |= msgspec.json.schema_components([Problem], ref_template=PREFIX + "{name}")[1]
    channels.complete(document, PREFIX)
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = {_name(each): told for each, told in schemas.items()}
    _mend(document)
    _describe(document["components"]["schemas"])


def _name(name: str) -> str:
    """`TicketRowPage`, for `Page[TicketRow]`."""
    return PAGE.sub(r"\1Page", name)


def _mend(told: Any) -> None:
    """The framework takes a time of day for a duration, and makes a choice of one."""
    if isinstance(told, dict):
        piece = cast("Piece", told)
        if piece.get("format") == "duration":
            del piece["format"]
            piece["pattern"] = TIME_OF_DAY
        if "$ref" in piece:
            piece["$ref"] = _name(piece["$ref"])
        if len(piece.get("oneOf", ())) == 1:
            piece |= piece.pop("oneOf")[0]
        for each in piece.values():
            _mend(each)
    elif isinstance(told, list):
        for each in cast("list[Any]", told):
            _mend(each)


def _describe(schemas: Piece) -> None:
    source, known = Source(), dict(contracts())
    for name, told in schemas.items():
        made = Page if name.endswith("Page") and name not in known else known.get(name)
        if made is None:
            continue
        strings = source.of(made)
        if words := plain(vars(made).get("__doc__") or ""):
            told["description"] = words
        if issubclass(made, StrEnum):
            _describe_members(told, made, strings)
        for field, piece in told.get("properties", {}).items():
            if words := strings.get(field) or FIELDS.get(field):
                piece["description"] = words
        _describe_tag(told, made)


def _describe_members(told: Piece, made: type[StrEnum], strings: dict[str, str]) -> None:
    members = [(each.value, strings.get(each.name, "")) for each in made]
    lines = [f"- `{value}`: {words}" for value, words in members if words]
    told["description"] = "\n".join([told.get("description", ""), "", *lines]).strip()


def _describe_tag(told: Piece, made: Any) -> None:
    """The field by which a reader tells one kind from another; no field of ours."""
    config = getattr(made, "__struct_config__", None)
    if config and config.tag_field in told.get("properties", {}):
        piece = told["properties"][config.tag_field]
        piece["description"] = f"Says which kind this is: always `{config.tag}`."


def contracts() -> Iterator[tuple[str, type]]:
    """By the name that the document gives them."""
    yield Problem.__name__, Problem
    for base in (Answer, Ask):
        for each in _below(base):
            yield each.__name__, each
    for each in _below(StrEnum):
        if each.__module__.startswith("shared.contracts."):
            yield each.__name__, each


def _below(base: type) -> Iterator[type]:
    for each in base.__subclasses__():
        yield each
        yield from _below(each)
