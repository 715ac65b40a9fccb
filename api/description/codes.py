"""Refusals as a caller meets them, and those that any request may meet before its handler."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from api import errors
from api.description.access import Access
from api.description.prose import plain
from api.errors import Refusal
from api.http import idempotency
from api.http.problems import HTTP_CODES, INTERNAL, UNAVAILABLE
from api.objects import words
from shared.contracts.bounds import DateOutOfBounds

Piece = dict[str, Any]


@dataclass(frozen=True, order=True)
class Code:
    """A refusal as a caller meets it."""

    status: int
    code: str
    told: str = ""

    @property
    def key(self) -> str:
        return f"{self.code}_{self.status}"


def of(refusal: type[Refusal]) -> Code:
    return Code(refusal.status, refusal.code, plain(vars(refusal).get("__doc__") or ""))


BAD_REQUEST: Final = Code(400, HTTP_CODES[400], "No request that can be read.")
INVALID: Final = Code(400, "invalid", "A parameter or the body does not fit; `fields` says where.")
TOO_LARGE: Final = Code(413, HTTP_CODES[413], "The body has more bytes than are taken.")
OUT_OF_BOUNDS: Final = Code(422, DateOutOfBounds.code, plain(DateOutOfBounds.__doc__ or ""))
FAILED: Final = (
    Code(INTERNAL.status, INTERNAL.code, "A fault of the server's own."),
    Code(UNAVAILABLE.status, UNAVAILABLE.code, "What the answer needs is away for now."),
)


def _is_free(parameter: Piece) -> bool:
    """Whether there are values that do not fit; an id of the address is one, or not there."""
    return parameter["in"] == "query" or parameter["schema"].get("format") != "uuid"


def at_the_door(told: Piece, open_to: Access, *, is_write: bool, is_api: bool) -> Iterable[Code]:
    """What is asked of every request before its handler."""
    parameters: list[Piece] = told.get("parameters", [])
    places = {each["in"] for each in parameters}
    if "path" in places:
        yield of(errors.NotFound)
    if not is_api:
        return
    yield from (BAD_REQUEST, of(errors.UnknownParameter))
    if "query" in places:
        yield of(errors.RepeatedParameter)
    if "requestBody" in told or any(map(_is_free, parameters)):
        yield from (INVALID, OUT_OF_BOUNDS, of(words.TextTooLong))
    if "requestBody" in told:
        yield from (TOO_LARGE, of(errors.NotJson))
    if is_write:
        yield from map(of, (errors.CrossSite, errors.Invalid))
    if is_write and not open_to.is_open:
        yield of(idempotency.IdempotencyInFlight)
        yield of(idempotency.IdempotencyMismatch)
    # Whoever brings a token is looked at, also where none is needed.
    yield of(errors.NotLoggedIn)
    if not open_to.bot:
        yield of(errors.NotForBots)
