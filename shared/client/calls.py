"""Reads and writes in the name of one Telegram user: what every room of the client stands on."""

from typing import Final, NamedTuple, TypeVar

import msgspec

from shared.client.errors import ApiProblem
from shared.client.transport import Query, Transport, decoded
from shared.contracts.people import Me

T = TypeVar("T")

WHO: Final = "X-Telegram-Who"
"""Asks along with anything else who the user is; the answer brings it under the same name."""
STRANGER: Final = "telegram_not_linked"


class Read(NamedTuple):
    """A question that changes nothing."""

    path: str
    query: tuple[tuple[str, str], ...] = ()


class Caller:
    """One Telegram user's way to the API, for the length of an update."""

    def __init__(
        self, transport: Transport, telegram_user_id: int, pressed_below: int | None = None
    ) -> None:
        """`pressed_below`: the bot's message below which the user pressed a button."""
        self.transport = transport
        self.headers = {"X-Telegram-User-Id": str(telegram_user_id)}
        if pressed_below is not None:
            self.headers["X-Telegram-Message-Id"] = str(pressed_below)
        self._known: dict[Read, bytes] = {}
        """What came along and was not asked for yet."""

    async def get(self, what: Read, answer: type[T]) -> T:
        known = self._known.pop(what, None)
        if known is not None:
            return decoded(known, answer)
        return await self.transport.call(
            "GET", what.path, answer, query=what.query, headers=self.headers
        )

    async def write(
        self, method: str, path: str, answer: type[T], body: msgspec.Struct | None, key: str
    ) -> T:
        self._known.clear()  # It was true before this act.
        headers = self.headers | {"Idempotency-Key": key}
        return await self.transport.call(method, path, answer, body=body, headers=headers)

    async def introduced(self, along: Read) -> Me | None:
        """Who the user is, by the answer to what is read first anyway; None where it does not say.
        A refusal of the reading is for whoever reads. Raises ApiProblem for a stranger."""
        try:
            told = await self.transport.ask(
                "GET", along.path, query=along.query, headers=self.headers | {WHO: "asked"}
            )
        except ApiProblem as problem:
            if problem.code == STRANGER:
                raise
            return None
        who = told.headers.get(WHO)
        if who is None:
            return None
        self._known[along] = told.body
        return decoded(who.encode(), Me)


class UserCalls:
    """Who the user is and what he may, the API alone decides.

    Every writing method takes the idempotency `key` of the act: the same key and body twice
    is one act (Q12).
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def _get(self, path: str, answer: type[T], query: Query = ()) -> T:
        return await self._caller.get(Read(path, tuple(query)), answer)

    async def _write(
        self, method: str, path: str, answer: type[T], body: msgspec.Struct | None, key: str
    ) -> T:
        return await self._caller.write(method, path, answer, body, key)
