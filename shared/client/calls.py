"""Reads and writes in the name of one Telegram user: what every room of the client stands on."""

from typing import TypeVar

import msgspec

from shared.client.transport import Query, Transport

T = TypeVar("T")


class UserCalls:
    """Who the user is and what he may, the API alone decides.

    Every writing method takes the idempotency `key` of the act: the same key and body twice
    is one act (Q12).
    """

    def __init__(
        self, transport: Transport, telegram_user_id: int, pressed_below: int | None = None
    ) -> None:
        """`pressed_below`: the bot's message below which the user pressed a button."""
        self._transport = transport
        self._user = {"X-Telegram-User-Id": str(telegram_user_id)}
        if pressed_below is not None:
            self._user["X-Telegram-Message-Id"] = str(pressed_below)

    async def _get(self, path: str, answer: type[T], query: Query = ()) -> T:
        return await self._transport.call("GET", path, answer, query=query, headers=self._user)

    async def _write(
        self, method: str, path: str, answer: type[T], body: msgspec.Struct | None, key: str
    ) -> T:
        headers = self._user | {"Idempotency-Key": key}
        return await self._transport.call(method, path, answer, body=body, headers=headers)
