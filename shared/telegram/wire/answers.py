"""Calls to the Bot API, whatever comes back: a page of a proxy, half an answer, a field of
tomorrow."""

from typing import Any, TypeVar, cast

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from pydantic import ValidationError

from shared.telegram.wire.reading import leniently
from shared.telegram.wire.session import LeanSession

T = TypeVar("T")

log = structlog.get_logger(__name__)


class UnreadableAnswer(TelegramServerError):
    """What came is no answer of the Bot API; asked again it may come. It holds nothing of what
    came. `done` says that Telegram did what it was asked to: to ask again would do it twice."""

    def __init__(
        self, method: TelegramMethod[Any], status: int | None = None, *, done: bool = False
    ) -> None:
        told = f" ({status})" if status else ""
        super().__init__(method, f"the answer{told} to {_name(method)} cannot be read")
        self.done = done


class Session(LeanSession):
    """aiogram's own raises ClientDecodeError, which is no TelegramAPIError and quotes the
    answer."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[T],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's
    ) -> T:
        try:
            return await super().make_request(bot, method, timeout)
        except UnicodeDecodeError:
            raise UnreadableAnswer(method) from None

    def check_response(
        self, bot: Bot, method: TelegramMethod[T], status_code: int, content: str
    ) -> Response[T]:
        """Raises TelegramAPIError of every kind, UnreadableAnswer among them."""
        envelope = self._envelope(content)
        done = envelope.get("ok") is True and 200 <= status_code < 300
        if not done and not isinstance(envelope.get("description"), str):
            raise UnreadableAnswer(method, status_code)
        try:
            answer = super().check_response(bot, method, status_code, content)
        except ClientDecodeError:
            if not done:
                raise UnreadableAnswer(method, status_code) from None
            answer = _in_part(bot, method, envelope)
        if answer is None or answer.result is None:
            return _yes(method, status_code)
        return answer

    def _envelope(self, content: str) -> dict[str, Any]:
        """Empty for what is no JSON, or no object."""
        try:
            told = self.json_loads(content)
        except (ValueError, RecursionError):
            return {}
        return cast("dict[str, Any]", told) if isinstance(told, dict) else {}


def _in_part(bot: Bot, method: TelegramMethod[T], envelope: dict[str, Any]) -> Response[T] | None:
    """Without what cannot be read of it."""
    kind: type[Response[T]] = Response[method.__returning__]  # type: ignore[name-defined]
    try:
        answer, left_out = leniently(kind, envelope, bot)
    except ValidationError:
        return None
    log.info("an answer is read in part", method=_name(method), left_out=left_out)
    return answer


def _yes(method: TelegramMethod[T], status: int) -> Response[T]:
    """Of many methods a plain "yes" is an answer; of the others the result is missing."""
    kind: type[Response[T]] = Response[method.__returning__]  # type: ignore[name-defined]
    try:
        return kind.model_validate({"ok": True, "result": True})
    except ValidationError:
        raise UnreadableAnswer(method, status, done=True) from None


def _name(method: TelegramMethod[Any]) -> str:
    return method.__api_method__
