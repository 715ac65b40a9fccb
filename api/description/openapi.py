"""The OpenAPI document: the framework's, completed by what `api.description` reads from the source
when somebody asks for it."""

from dataclasses import dataclass, field, fields
from typing import Any, Final

from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, OpenAPI, SecurityScheme
from litestar.plugins import ReceiveRoutePlugin
from litestar.routes import BaseRoute, HTTPRoute

SCHEMES: Final = {
    "session": SecurityScheme(
        type="apiKey",
        name="vestovoy_session",
        security_scheme_in="cookie",
        description="A browser's, set by POST /api/session; behind https its name begins with "
        "`__Host-`.",
    ),
    "token": SecurityScheme(
        type="http",
        scheme="bearer",
        description="A personal token, `vst_…`, made on the page of the profile; it opens what its "
        "scopes say.",
    ),
    "bot": SecurityScheme(
        type="http",
        scheme="bearer",
        description="A bot's service token, `vsb_…`; the header `X-Telegram-User-Id` names the "
        "person it acts for. `X-Telegram-Who` beside it asks who that is: the answer to a reading "
        "brings it as JSON in a header of that name.",
    ),
}


class Handlers(ReceiveRoutePlugin):
    """By operation, the handler of every route that the application takes in."""

    def __init__(self) -> None:
        self.by_operation: dict[str, Any] = {}

    def receive_route(self, route: BaseRoute) -> None:
        if isinstance(route, HTTPRoute):
            for handler, _ in route.route_handler_map.values():
                if isinstance(handler.operation_id, str):
                    self.by_operation[handler.operation_id] = handler


class Document(OpenAPI):
    """Completed when somebody asks for it, once a process."""

    handlers: Handlers

    def to_schema(self) -> dict[str, Any]:
        # Only who asks for the document pays for its words.
        from api.description import document  # noqa: PLC0415

        return document.complete(super().to_schema(), self.handlers.by_operation)


@dataclass
class Config(OpenAPIConfig):
    """As the framework's, with what goes for every operation."""

    handlers: Handlers = field(default_factory=Handlers)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.components = Components(security_schemes=dict(SCHEMES))
        self.security = [{name: []} for name in SCHEMES]

    def to_openapi_schema(self) -> OpenAPI:
        made = super().to_openapi_schema()
        told = Document(**{each.name: getattr(made, each.name) for each in fields(made)})
        told.handlers = self.handlers
        return told
