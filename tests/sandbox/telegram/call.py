"""One call of a Bot API method: its parameters in whatever encoding they came."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
from aiohttp import web

from tests.sandbox.telegram.refusal import bad
from tests.sandbox.telegram.state import BotAccount

if TYPE_CHECKING:
    from tests.sandbox.telegram.server import TelegramServer

Params = dict[str, Any]


@dataclass(slots=True)
class Upload:
    name: str
    mime: str
    content: bytes


@dataclass(slots=True)
class Call:
    server: "TelegramServer"
    bot: BotAccount
    method: str
    params: Params
    uploads: dict[str, Upload] = field(default_factory=dict[str, Upload])
    request: web.BaseRequest | None = None

    def text(self, name: str) -> str:
        value = self.params.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        value: Any = self.params.get(name)
        if value is None or not str(value):
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f"can't parse {name}: expected an integer") from None

    def flag(self, name: str) -> bool:
        return str(self.params.get(name, "")).lower() in {"true", "1", "yes"}

    def json(self, name: str) -> Any:
        """A structured parameter: a string of JSON in forms, a value in a JSON body."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError as error:
            raise bad(f"can't parse {name} JSON object: {error}") from None


async def read_params(request: web.BaseRequest) -> tuple[Params, dict[str, Upload]]:
    """Query, urlencoded, multipart and JSON are one to the Bot API."""
    params: Params = dict(request.query)
    if not request.body_exists:
        return params, {}
    if request.content_type == "application/json":
        return params | await _json_body(request), {}
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as file:
                uploads[name] = Upload(value.filename, value.content_type, file.read())
        else:
            params[name] = value
    return params, uploads


async def _json_body(request: web.BaseRequest) -> Params:
    try:
        return msgspec.json.decode(await request.read(), type=Params)
    except msgspec.DecodeError:
        raise bad("can't parse request: JSON object expected") from None
