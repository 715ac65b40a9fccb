"""The whole document: schemas, operations, and the nouns that they are sorted by."""

from collections.abc import Mapping
from typing import Any

from api.description import schemas
from api.description.operations import Operations
from api.description.vocabulary import TAGS


def complete(document: dict[str, Any], handlers: Mapping[str, Any]) -> dict[str, Any]:
    schemas.complete(document)
    operations = Operations()
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            operations.complete(told, handlers[told["operationId"]], method, path)
    document["components"]["examples"] = dict(sorted(operations.examples.items()))
    document["tags"] = [{"name": name, "description": told} for name, told in TAGS.items()]
    return document
