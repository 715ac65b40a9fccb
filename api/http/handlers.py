"""Handlers of routes, as every controller declares them: the framework's, with less around the
function."""

from functools import partial
from typing import Any, Final, cast

from litestar import Litestar, Request, Response
from litestar.connection import ASGIConnection
from litestar.enums import HttpMethod, MediaType
from litestar.handlers import HTTPRouteHandler
from litestar.serialization import encode_json
from litestar.status_codes import HTTP_204_NO_CONTENT
from litestar.types import ASGIApp, Receive, Scope, Send

from api.http import answering

JSON: Final[tuple[bytes, bytes]] = (b"content-type", b"application/json")


class Handler(HTTPRouteHandler):
    """Guards are given the handler itself: the framework makes a copy of its sixty attributes for
    each of them. What is plain data goes from the encoder to the wire."""

    _is_plain: bool
    """Nothing but data makes the answer."""

    def on_registration(self, app: Litestar) -> None:
        super().on_registration(app)
        layers = cast("list[Any]", self.ownership_layers)
        more = (
            self.resolve_response_headers()
            or self.resolve_response_cookies()
            or self.resolve_type_encoders()
            or self.background
            or any(each.after_request for each in layers)
        )
        self._is_plain = self.media_type == MediaType.JSON and not more

    async def authorize_connection(self, connection: ASGIConnection[Any, Any, Any, Any]) -> None:
        for guard in cast("list[Any]", self.resolve_guards()):
            await guard(connection, self)

    async def to_response(
        self, app: Litestar, data: Any, request: Request[Any, Any, Any]
    ) -> ASGIApp:
        if not self._is_plain or isinstance(data, Response):
            return await super().to_response(app, data, request)
        status = self.status_code
        headers = [JSON] if status != HTTP_204_NO_CONTENT else []
        body = encode_json(data) if headers else b""

        async def tell(_scope: Scope, _receive: Receive, send: Send) -> None:
            await answering.respond(send, status, headers, body)

        return tell


get: Final = partial(Handler, http_method=HttpMethod.GET)
post: Final = partial(Handler, http_method=HttpMethod.POST)
put: Final = partial(Handler, http_method=HttpMethod.PUT)
patch: Final = partial(Handler, http_method=HttpMethod.PATCH)
delete: Final = partial(Handler, http_method=HttpMethod.DELETE)
