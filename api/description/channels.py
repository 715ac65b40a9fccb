"""The channels in the document: their names are an open list on the wire, and what this desk knows
of them stands here; each brings the contract of its settings."""

from collections.abc import Iterator
from typing import Any, Final, cast

import msgspec

from api.notifications.channels import table

Piece = dict[str, Any]
NAMES: Final = {
    "lane": ("Lane", "A channel with its own queue and pace. New ones may come."),
    "channel": ("ChannelKind", "A way to a person. New ones may come."),
}
SETTLED: Final = ("ChannelView", "ChannelUpdate")


def complete(document: Piece, prefix: str) -> None:
    """Every name of a channel refers to the list of those that are known."""
    schemas: Piece = document["components"]["schemas"]
    for holder in _holders(document):
        for name, (schema, _) in NAMES.items():
            if name in holder:
                _refer(holder, name, f"{prefix}{schema}")
    known = {"lane": table.every_lane(), "channel": list(table.CHANNELS)}
    for name, (schema, words) in NAMES.items():
        schemas[schema] = {"type": "string", "enum": known[name], "title": schema}
        schemas[schema]["description"] = words
    contracts = [each.settings for each in table.CHANNELS.values()]
    refs, made = msgspec.json.schema_components(contracts, ref_template=f"{prefix}{{name}}")
    for each in made.values():
        each.pop("required", None)  # The name of the channel stands in the path.
        (tag,) = each["properties"]["channel"]["enum"]
        each["properties"]["channel"] = {"type": "string", "const": tag}
    schemas |= made
    for each in SETTLED:
        schemas[each]["properties"]["settings"] = {"anyOf": list(refs)}


def _holders(document: Piece) -> Iterator[Piece]:
    """Properties of the contracts, and parameters by their names."""
    for each in document["components"]["schemas"].values():
        yield each.get("properties", {})
    for methods in document["paths"].values():
        for operation in methods.values():
            for parameter in operation.get("parameters", ()):
                yield {parameter["name"]: parameter["schema"], "parameter": parameter}


def _refer(holder: Piece, name: str, ref: str) -> None:
    piece = holder[name]
    named: Piece = {"$ref": ref}
    kinds = cast("list[Piece]", piece.get("oneOf", [piece]))
    if any("enum" in each or "const" in each for each in kinds):
        return  # A tag: which kind of thing it is.
    if {"type": "null"} in kinds:
        named = {"oneOf": [named, {"type": "null"}]}
    holder[name] = named
    if "parameter" in holder:
        holder["parameter"]["schema"] = named
