"""The HTTP client behind a bot: aiogram's own, but cheaper to open, to read and to close."""

import ssl
from typing import Any, Final

import certifi
import msgspec
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import DEFAULT_TIMEOUT, BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiohttp import BytesPayload, ClientSession, TCPConnector

DNS_KEPT: Final = 3600
"""Seconds, as aiogram has it: Telegram's name is not asked for again and again."""

_KEPT: Final[dict[Any, type[Response[Any]]]] = {}


class LeanSession(AiohttpSession):
    def __init__(
        self, api: TelegramAPIServer = PRODUCTION, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        # Not AiohttpSession's, which reads the certificates of all authorities for plain HTTP too.
        BaseSession.__init__(self, api=api, timeout=timeout)
        self._http: ClientSession | None = None

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        """Only files need a form: of everything else JSON is made and read at a fifth of its
        price."""
        files: dict[str, Any] = {}
        told = {
            name: ready
            for name, value in method.model_dump(warnings=False).items()
            if (ready := self.prepare_value(value, bot=bot, files=files))
        }
        if files:
            return super().build_form_data(bot, method)
        return BytesPayload(msgspec.json.encode(told), content_type="application/json")

    async def create_session(self) -> ClientSession:
        if self._http is None or self._http.closed:
            secure = self.api.base.startswith("https:")
            trusted = ssl.create_default_context(cafile=certifi.where()) if secure else True
            self._http = ClientSession(connector=TCPConnector(ssl=trusted, ttl_dns_cache=DNS_KEPT))
        return self._http

    async def close(self) -> None:
        """A quarter of a second earlier than aiogram, which gives older versions of aiohttp time to
        end their connections; the present one awaits their end itself."""
        if self._http is not None:
            await self._http.close()

    def check_response(
        self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str
    ) -> Response[Any]:
        """The answer's type is kept: pydantic forgets one like `Response[Message]` when garbage is
        collected, and building it anew holds everybody up for a tenth of a second."""
        _KEPT.setdefault(method.__returning__, Response[method.__returning__])
        return super().check_response(bot, method, status_code, content)
