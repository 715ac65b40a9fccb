"""Errors on the wire: RFC 9457 problem details with stable codes."""

import re
from time import monotonic
from typing import Any, Final

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, InternalServerException, ValidationException
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from api.engine.away import is_away
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
    return answer(problem_of(refusal), after)


def problem_of(refusal: Refusal) -> Problem:
    return Problem(
        status=refusal.status,
        title=refusal.code.replace("_", " "),
        code=refusal.code,
        detail=refusal.detail,
        extra=refusal.extra,
    )


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


def speak_http(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    """The framework's own refusals: no route, wrong method, a body that does not fit."""
    if error.status_code >= 500:
        fields = _misnamed(error)
        return _invalid(fields) if fields else speak_failure(request, error)
    if isinstance(error, ValidationException):
        return _invalid(_fields(error))
    code = HTTP_CODES.get(error.status_code, "error")
    problem = Problem(
        status=error.status_code, title=code.replace("_", " "), code=code, detail=error.detail
    )
    return answer(problem, dict(error.headers or {}))


def speak_failure(request: AnyRequest, error: Exception) -> Response[bytes]:
    """A database that is away is told as such; all else is a bug or a broken engine: logged whole,
    told without any inside."""
    if is_unavailable(error):
        OUTAGE.noted(error)
        return answer(UNAVAILABLE, {"Retry-After": str(RETRY_AFTER)})
    log.error("request failed", path=request.url.path, exc_info=error)
    return answer(INTERNAL)


INTERNAL: Final = Problem(status=500, title="internal error", code="internal")
RETRY_AFTER: Final = 5
"""Seconds: a server that restarts is back in less, and a crowd must not press on it."""
UNAVAILABLE: Final = Problem(
    status=503,
    title="unavailable",
    code="unavailable",
    detail="the database does not answer; nothing was done, ask again",
)


def is_unavailable(error: BaseException) -> bool:
    """Whether the same request may succeed later by itself. A file or a socket of something else
    that fails is no database that is away."""
    return is_away(error) and isinstance(error, DBAPIError | NoConnection | ConnectionError)


class Outage:
    """Every request meets the same trouble: the log has a line now and then, and no trace."""

    EVERY: Final = 10
    """Seconds."""

    def __init__(self) -> None:
        self._next = 0.0
        self._refused = 0

    def noted(self, error: BaseException) -> None:
        """Named, not quoted: a statement's error may hold its values."""
        self._refused += 1
        if monotonic() >= self._next:
            reason = type(error).__name__
            log.error("the database does not answer", reason=reason, refused=self._refused)
            self._next, self._refused = monotonic() + self.EVERY, 0


OUTAGE: Final = Outage()


TOO_LONG: Final = re.compile(r"(?P<field>.*): Expected `str` of length <= (?P<longest>\d+)")
"""What msgspec says of a text beyond its bounds."""


def _invalid(fields: list[str]) -> Response[bytes]:
    """What does not fit: a text that is too long has a sentence of its own for people (X8)."""
    for each in fields:
        if found := TOO_LONG.fullmatch(each):
            field, longest = found["field"], int(found["longest"])
            told = Problem(
                status=422,
                title="text too long",
                code="text_too_long",
                detail=f"{field}: at most {longest} characters",
                extra={"field": field, "longest": longest},
            )
            return answer(told)
    return answer(
        Problem(
            status=400,
            title="invalid",
            code="invalid",
            detail="; ".join(fields),
            extra={"fields": fields} if fields else {},
        )
    )


def _fields(error: ValidationException) -> list[str]:
    if not isinstance(error.extra, list):
        return [error.detail]
    rows: list[Any] = error.extra
    return [_field(row.get("key", ""), row.get("message", "")) for row in rows]


def _field(name: str, message: str) -> str:
    return f"{name}: {message}" if name else message


IN_BODY: Final = re.compile(r"(?P<message>.*) - at `\$\.data\.(?P<field>[^`]+)`")


def _misnamed(error: HTTPException) -> list[str]:
    """A wrongly typed field of the body whose name is also a dependency's: the framework takes it
    for a failure of the server's own."""
    if isinstance(error, InternalServerException) and isinstance(
        error.__cause__, msgspec.ValidationError
    ):
        found = IN_BODY.fullmatch(str(error.__cause__))
        return [_field(found["field"], found["message"])] if found else []
    return []


HANDLERS: Any = {
    Refusal: speak_refusal,
    DateOutOfBounds: speak_bounds,
    HTTPException: speak_http,
    Exception: speak_failure,
}
