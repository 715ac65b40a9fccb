"""`python -m tools.callers`: docs/callers.md, who may call which route, read from the application.
Which object, and what of it, is the policy's of its noun."""

import tempfile
from pathlib import Path
from typing import Any

from litestar import Litestar
from litestar.routes import HTTPRoute

from api.app import create_app
from api.description import access
from api.description.access import Access
from api.settings import Settings

DOCUMENT = Path("docs/callers.md")
HEAD = """# Who may call what

Drawn by `python -m tools.callers` from the guards of the routes; a test holds it to them. Which
object a caller sees, and what of it, is the policy's of its noun (X1, X2).

**who**: the least that a person must be. **token**: the scopes of a personal token, one of which it
must have; `–` is no token at all, only a browser's session. **bot**: whether a bot's service token
opens the route, for the person whose Telegram it names.

| route | who | token | bot |
|---|---|---|---|
"""


def document() -> str:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder)))
    return HEAD + "\n".join(rows(app)) + "\n"


def rows(app: Litestar) -> list[str]:
    """A line for each route of the API, in the order of their addresses."""
    found = [
        (route.path_format, method, handler)
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for method, (handler, _) in route.route_handler_map.items()
        if method != "OPTIONS" and not route.path_format.startswith(("/schema", "/{"))
    ]
    return [_row(*each) for each in sorted(found, key=lambda each: each[:2])]


def _row(path: str, method: str, handler: Any) -> str:
    found = access.of(handler)
    bot = "yes" if found.bot else ""
    return f"| `{method} {path}` | {found.who} | {_tokens(found)} | {bot} |"


def _tokens(found: Access) -> str:
    if found.is_open:
        return "not asked"
    if found.scopes is None:
        return "any"
    return ", ".join(f"`{scope}`" for scope in sorted(found.scopes)) or "–"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
