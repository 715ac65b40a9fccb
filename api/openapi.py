"""What the OpenAPI document says of every operation alike: refusals are problems, who may come in,
and writes may be repeated."""

from dataclasses import dataclass, fields
from typing import Any, Final, cast

import msgspec
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, OpenAPI, SecurityScheme

from api.edge import KEY_LIMIT
from api.problems import MEDIA_TYPE
from shared.contracts.base import Problem

OPEN: Final = frozenset({"log_in", "set_up", "reset_password", "live", "ready", "metrics"})
"""Operations that nobody need be logged in for."""

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
        "person it acts for.",
    ),
}

REFUSED: Final = "Refused: `code` is stable and says why, `detail` is for people."
FAILED: Final = (
    "The server failed, or cannot answer now; then `Retry-After` says when to ask again."
)
KEY: Final[dict[str, Any]] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same request with the same key does its work once; a repeat gets the first "
    "answer, for a day.",
    "schema": {"type": "string", "maxLength": KEY_LIMIT},
}
TIME_OF_DAY: Final = r"^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$"
CONTENTS: Final = {
    "stream": "text/event-stream",
    "file_content": "*/*",
    "file_preview": "image/webp",
}
"""By operation: what comes where it is no JSON."""
WRITES: Final = frozenset({"post", "put", "patch", "delete"})


class Document(OpenAPI):
    """The framework's document, completed when somebody asks for it."""

    def to_schema(self) -> dict[str, Any]:
        schema = super().to_schema()
        kept = msgspec.json.schema_components(
            [Problem], ref_template="#/components/schemas/{name}"
        )[1]
        schema["components"]["schemas"].update(kept)
        _mend(schema)
        for path, methods in schema["paths"].items():
            for method, operation in methods.items():
                _complete(operation, is_write=method in WRITES and path.startswith("/api/"))
        return schema


@dataclass
class Config(OpenAPIConfig):
    """As the framework's, with what goes for every operation."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.components = Components(security_schemes=dict(SCHEMES))
        self.security = [{name: []} for name in SCHEMES]

    def to_openapi_schema(self) -> OpenAPI:
        made = super().to_openapi_schema()
        return Document(**{each.name: getattr(made, each.name) for each in fields(made)})


def _mend(told: Any) -> None:
    """The framework takes a time of day for a duration."""
    if isinstance(told, dict):
        piece = cast("dict[str, Any]", told)
        if piece.get("format") == "duration":
            del piece["format"]
            piece["pattern"] = TIME_OF_DAY
        for each in piece.values():
            _mend(each)
    elif isinstance(told, list):
        for each in cast("list[Any]", told):
            _mend(each)


def _complete(operation: dict[str, Any], *, is_write: bool) -> None:
    responses: dict[str, Any] = operation["responses"]
    responses.pop("400", None)  # The framework's own form, which nobody is answered in.
    if "204" in responses:
        responses["204"].pop("content", None)
    if kind := CONTENTS.get(operation["operationId"]):
        responses["200"]["content"] = {kind: {"schema": {"type": "string"}}}
    responses["4XX"] = _problem(REFUSED)
    responses["5XX"] = _problem(FAILED)
    if operation["operationId"] in OPEN:
        operation["security"] = []
    elif is_write:
        operation["parameters"] = [*operation.get("parameters", []), KEY]


def _problem(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "content": {MEDIA_TYPE: {"schema": schema}}}
