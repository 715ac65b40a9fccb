"""`make types`: the API's OpenAPI document, from which the PWA's types are drawn.

With `--check`, part of `make check`: does the committed document still say what the API says?
"""

import json
import sys
import tempfile
from pathlib import Path

import msgspec

from api.app import create_app
from api.settings import Settings

DOCUMENT = Path("pwa/openapi.json")


def document() -> str:
    """The OpenAPI document of the API as it is now, in an order that does not depend on chance."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder)))
        # Default values in it are dates and times; JSON knows neither.
        schema = msgspec.to_builtins(app.openapi_schema.to_schema())
    return json.dumps(schema, indent="\t", sort_keys=True, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the document, or with `--check` compare it: 1 if it is out of date."""
    if "--check" not in sys.argv:
        DOCUMENT.write_text(document(), encoding="utf-8")
        return 0
    if DOCUMENT.exists() and DOCUMENT.read_text(encoding="utf-8") == document():
        return 0
    print(f"{DOCUMENT} is not what the API says; `make types` draws it anew.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
