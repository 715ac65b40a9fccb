"""What every request is asked before its handler (X8): is each parameter known and said once, can
the address and the body be read?"""

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from litestar import Litestar, Request
from litestar.exceptions import InternalServerException, SerializationException
from litestar.routes import HTTPRoute

from api.errors import NotFound, NotJson, RepeatedParameter, UnknownParameter, Unreadable

AnyRequest = Request[Any, Any, Any]

API = "/api/"
"""Pages may carry what a letter's program or a search machine added; the API is asked exactly."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a route takes."""

    parameters: frozenset[str]
    many: frozenset[str]
    """Parameters that may be said more than once."""
    json: bool


class Door:
    """Asked after the guards and before the handler: who may not come in learns nothing here."""

    def __init__(self) -> None:
        self._wanted: dict[tuple[str, str], Wanted] = {}

    async def __call__(self, request: AnyRequest) -> None:
        """Raises NotFound, UnknownParameter, RepeatedParameter, NotJson, Unreadable."""
        if any(isinstance(each, str) and _is_odd(each) for each in request.path_params.values()):
            raise NotFound
        if not request.scope["path"].startswith(API):
            return
        wanted = self._of(request)
        _ask_parameters(request, wanted)
        if wanted.json:
            await _ask_body(request)

    def _of(self, request: AnyRequest) -> Wanted:
        if not self._wanted:
            self._wanted = wanted_by(request.app)
        return self._wanted[request.scope["path_template"], request.method]


def wanted_by(app: Litestar) -> dict[tuple[str, str], Wanted]:
    """By template of the path and method, what the application's routes take."""
    return {
        (route.path_format, str(method)): Wanted(
            parameters=frozenset(each.field_alias for each in model.expected_query_params),
            many=frozenset(model.sequence_query_parameter_names),
            json="data" in model.expected_reserved_kwargs and not model.expected_form_data,
        )
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for method, (_, model) in route.route_handler_map.items()
    }


def _ask_parameters(request: AnyRequest, wanted: Wanted) -> None:
    said = _said(request)
    counts = Counter(name for name, _ in said)
    for name, value in said:
        if name not in wanted.parameters:
            raise _unknown(name, wanted)
        if counts[name] > 1 and name not in wanted.many:
            raise RepeatedParameter(f"{name}: said more than once", name=name)
        if _is_odd(value):
            raise Unreadable(f"{name}: a zero byte is no text", field=name)


def _said(request: AnyRequest) -> list[tuple[str, str]]:
    """As the framework reads it, but what is no UTF-8 is refused and not replaced."""
    asked: bytes = request.scope["query_string"]
    if not asked:
        return []
    try:
        return parse_qsl(asked.decode("latin-1"), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise Unreadable("the address is not in UTF-8") from error


def _unknown(name: str, wanted: Wanted) -> UnknownParameter:
    near = difflib.get_close_matches(name, sorted(wanted.parameters), n=1, cutoff=0.0)
    hint = f"the nearest that there is: {near[0]}" if near else "there is none here"
    return UnknownParameter(
        f"{name[:100]}: no such parameter; {hint}", name=name[:100], nearest="".join(near)
    )


ODD: Final = re.compile("[\x00\ud800-\udfff]")


def _is_odd(text: str) -> bool:
    """Zero bytes and halves of surrogate pairs: no database keeps them."""
    return ODD.search(text) is not None


async def _ask_body(request: AnyRequest) -> None:
    """What was decoded here the framework takes as it is."""
    try:
        came = await request.body()
    except InternalServerException as error:
        # The library takes a caller who hung up for a fault of the server's.
        raise Unreadable("the body did not come whole") from error
    if not came:
        return
    kind, options = request.content_type
    if not (kind == "application/json" or kind.endswith("+json")):
        raise NotJson("the body must be application/json")
    if options.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise NotJson("the body must be in UTF-8")
    try:
        await request.json()
    except RecursionError as error:
        raise Unreadable("the body is nested too deep") from error
    except UnicodeDecodeError as error:
        raise Unreadable("the body is not in UTF-8") from error
    except SerializationException as error:
        raise Unreadable(f"the body is not JSON: {error}") from error
