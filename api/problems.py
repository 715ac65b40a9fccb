"""Errors on the wire: RFC 9457 problem details with stable codes."""

from typing import Any

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from api.errors import Refusal
from shared.contracts import bounds
from shared.contracts.base import Problem
from shared.contracts.bounds import DateOutOfBounds

log = structlog.get_logger()

MEDIA_TYPE = "application/problem+json"
HTTP_CODES = {
    400: "bad_request",
    401: "not_logged_in",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
    429: "too_many_requests",
}

AnyRequest = Request[Any, Any, Any]


def answer(problem: Problem, headers: dict[str, str] | None = None) -> Response[bytes]:
    """The problem as a response."""
    return Response(
        msgspec.json.encode(problem),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=headers,
    )


def speak_refusal(request: AnyRequest, refusal: Refusal) -> Response[bytes]:
    """An expected "no": its code and what the sentence needs."""
    if refusal.remembered:
        request.scope["state"]["remembered"] = True
    after = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after else None
    problem = Problem(
        status=refusal.status,
        title=refusal.code.replace("_", " "),
        code=refusal.code,
        detail=refusal.detail,
        extra=refusal.extra,
    )
    return answer(problem, after)


def speak_bounds(_: AnyRequest, beyond: DateOutOfBounds) -> Response[bytes]:
    """A date that no work has, in the body or in the address (X8)."""
    extra: dict[str, str | int | list[str]] = {
        "field": beyond.field,
        "earliest": bounds.EARLIEST.isoformat(),
        "latest": bounds.LATEST.isoformat(),
    }
    title = beyond.code.replace("_", " ")
    told = Problem(status=422, title=title, code=beyond.code, detail=str(beyond), extra=extra)
    return answer(told)


def speak_http(_: AnyRequest, error: HTTPException) -> Response[bytes]:
    """The framework's own refusals: no route, wrong method, a body that does not fit."""
    code = HTTP_CODES.get(error.status_code, "error")
    if isinstance(error, ValidationException):
        code = "invalid"
    problem = Problem(
        status=error.status_code,
        title=code.replace("_", " "),
        code=code,
        detail=error.detail,
        extra=_fields(error),
    )
    return answer(problem, dict(error.headers or {}))


def speak_failure(request: AnyRequest, error: Exception) -> Response[bytes]:
    """A bug or a broken engine: logged whole, told without any inside."""
    log.error("request failed", path=request.url.path, exc_info=error)
    return answer(Problem(status=500, title="internal error", code="internal"))


def _fields(error: HTTPException) -> dict[str, str | int | list[str]]:
    extra = error.extra
    if not isinstance(extra, list):
        return {}
    rows: list[Any] = extra
    return {"fields": [f"{row.get('key', '')}: {row.get('message', '')}" for row in rows]}


HANDLERS: Any = {
    Refusal: speak_refusal,
    DateOutOfBounds: speak_bounds,
    HTTPException: speak_http,
    Exception: speak_failure,
}
