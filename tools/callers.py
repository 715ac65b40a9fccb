"""`python -m tools.callers`: docs/callers.md, who may call which route, read from the application.
Which object, and what of it, is the policy's of its noun."""

import tempfile
from pathlib import Path
from typing import Any

from litestar import Litestar
from litestar.routes import HTTPRoute

from api.app import create_app
from api.auth import bot_routes
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
WHO = {
    "requires_person": "anybody known",
    "requires_owner": "anybody known",
    "requires_session": "anybody known",
    "requires_employee": "employees",
    "requires_colleague": "employees",
    "requires_agent": "agents",
    "requires_admin": "administrators",
    "requires_registrar": "administrators",
    "requires_bot": "a bot",
    "requires_scraper": "this machine, or the metrics token",
}
"""By the guard's name; a guard without a row here fails, as does a route with none outside it."""
RANK = list(WHO.values())
SCOPES: dict[str, tuple[str, ...]] = {
    "requires_owner": ("people:write", "admin"),
    "requires_colleague": ("people:read", "people:write", "admin"),
    "requires_registrar": ("people:write", "admin"),
    "requires_admin": ("admin",),
    "requires_session": (),
    "requires_bot": (),
    "requires_scraper": (),
}
BY_ITSELF = "everybody"
SCOPED = "guard"
"""What `requires_scope` makes."""


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
    found: list[Any] = handler.resolve_guards()
    guards = [getattr(each, "func", each) for each in found]
    names = [str(each.__name__) for each in guards if each.__name__ != SCOPED]
    who = max((WHO[name] for name in names), key=RANK.index, default=BY_ITSELF)
    bot = "yes" if handler.operation_id in bot_routes.ROUTES else ""
    return f"| `{method} {path}` | {who} | {_tokens(guards, names)} | {bot} |"


def _tokens(guards: list[Any], names: list[str]) -> str:
    """A token must please every guard; what none can have is for sessions alone."""
    if not names:
        return "not asked"
    named = [each.__closure__[0].cell_contents for each in guards if each.__name__ == SCOPED]
    asked = [set[str](each) for each in (*named, *(SCOPES[n] for n in names if n in SCOPES))]
    if not asked:
        return "any"
    return ", ".join(f"`{scope}`" for scope in sorted(set[str].intersection(*asked))) or "–"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
