"""`make types`: the API's OpenAPI document, from which the PWA's types are drawn.

With `--check`, part of `make check`: does the committed document still say what the API says, and
does every operation and field have its words?
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from api.app import create_app
from api.settings import Settings

DOCUMENT = Path("pwa/openapi.json")

Piece = dict[str, Any]


def document() -> Piece:
    """The OpenAPI document of the API as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder)))
        # Default values in it are dates and times; JSON knows neither.
        return msgspec.to_builtins(app.openapi_schema.to_schema())


def written(told: Piece) -> str:
    """In an order that does not depend on chance."""
    return json.dumps(told, indent="\t", sort_keys=True, ensure_ascii=False) + "\n"


def bare(told: Piece) -> Iterator[str]:
    """What has no words, or no example where a program has to write one."""
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            for part in _bare(operation):
                yield f"{method.upper()} {path}: no {part}"
    for name, schema in told["components"]["schemas"].items():
        if not schema.get("description"):
            yield f"{name}: no description"
        for field, piece in schema.get("properties", {}).items():
            if not piece.get("description"):
                yield f"{name}.{field}: no description"
    for code, example in told["components"]["examples"].items():
        if not example["summary"]:
            yield f"{code}: no description"


def _bare(operation: Piece) -> Iterator[str]:
    for part in ("summary", "description", "tags"):
        if not operation.get(part):
            yield part
    for each in operation.get("parameters", ()):
        if not each.get("description"):
            yield f"description of {each['name']}"
    content = operation.get("requestBody", {}).get("content", {})
    if "example" not in content.get("application/json", {"example": None}):
        yield "example"


def main() -> int:
    """Write the document, or with `--check` compare it: 1 if it is out of date or bare."""
    told = document()
    for each in (without := list(bare(told))):
        print(each, file=sys.stderr)
    if "--check" not in sys.argv:
        DOCUMENT.write_text(written(told), encoding="utf-8")
    elif not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != written(told):
        print(f"{DOCUMENT} is not what the API says; `make types` draws it anew.", file=sys.stderr)
        return 1
    return 1 if without else 0


if __name__ == "__main__":
    raise SystemExit(main())
