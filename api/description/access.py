"""Who may call a route, read from its guards."""

from dataclasses import dataclass
from typing import Any, Final

from api.auth import bot_routes

SCOPED: Final = "guard"
"""What `requires_scope` makes."""
WHO: Final = {
    SCOPED: "anybody known",
    "requires_person": "anybody known",
    "requires_owner": "anybody known",
    "requires_session": "anybody known",
    "requires_employee": "employees",
    "requires_colleague": "employees",
    "requires_agent": "agents",
    "requires_admin": "administrators",
    "requires_registrar": "administrators",
    "requires_bot": "a bot",
    "requires_own_bot": "a bot",
    "requires_scraper": "this machine, or the metrics token",
}
"""By the guard's name; a guard without a row here fails, as does a route with none outside it."""
RANK: Final = list(dict.fromkeys(WHO.values()))
SCOPES: Final[dict[str, tuple[str, ...]]] = {
    "requires_owner": ("people:write", "admin"),
    "requires_colleague": ("people:read", "people:write", "admin"),
    "requires_registrar": ("people:write", "admin"),
    "requires_admin": ("admin",),
    "requires_session": (),
    "requires_bot": (),
    "requires_own_bot": (),
    "requires_scraper": (),
}
BY_ITSELF: Final = "everybody"


@dataclass(frozen=True, kw_only=True)
class Access:
    who: str
    """The least that a person must be."""
    scopes: frozenset[str] | None
    """Of a personal token, which must have one of them; none: any token; empty: no token at all."""
    bot: bool
    """Whether a bot's service token opens it."""

    @property
    def is_open(self) -> bool:
        return self.who == BY_ITSELF


def of(handler: Any) -> Access:
    found: list[Any] = handler.resolve_guards()
    guards = [getattr(each, "func", each) for each in found]
    names = [str(each.__name__) for each in guards]
    return Access(
        who=max((WHO[name] for name in names), key=RANK.index, default=BY_ITSELF),
        scopes=_scopes(guards, names),
        bot=handler.operation_id in bot_routes.ROUTES,
    )


def _scopes(guards: list[Any], names: list[str]) -> frozenset[str] | None:
    """A token must please every guard; what none can have is for sessions alone."""
    named = [each.__closure__[0].cell_contents for each in guards if each.__name__ == SCOPED]
    asked = [frozenset[str](each) for each in (*named, *(SCOPES[n] for n in names if n in SCOPES))]
    return frozenset[str].intersection(*asked) if asked else None
