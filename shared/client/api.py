"""What a bot does in its own name, and the door to acting for a person."""

from types import TracebackType
from typing import Self

from shared.client.calls import Caller
from shared.client.errors import ApiProblem
from shared.client.remembering import Remembering
from shared.client.transport import Transport
from shared.client.user import UserApi
from shared.contracts.desk_settings import BotWords
from shared.contracts.people import Me
from shared.contracts.telegram import (
    BotConfig,
    BotName,
    FaultReports,
    MessageRef,
    MessageRefDraft,
    Reachability,
    Registration,
    SourceDraft,
    SourcePlace,
    TelegramJoin,
)


class ApiClient:
    """The API as one bot; the service token tells which (`shared.service_token`)."""

    def __init__(self, base_url: str, service_token: str) -> None:
        self._transport = Transport(base_url, service_token)
        self._remembering = Remembering(self.remember)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        try:
            await self._remembering.finish()
        finally:
            await self._transport.close()

    def as_user(self, telegram_user_id: int, pressed_below: int | None = None) -> UserApi:
        """The same API in the name of the person linked to this Telegram user, who may have pressed
        a button below a message of the bot's: what follows keeps that message as it is."""
        return UserApi(Caller(self._transport, telegram_user_id, pressed_below))

    async def config(self) -> BotConfig | None:
        """What this bot needs to run; None while the administrator has not set it up."""
        try:
            return await self._transport.call("GET", "/api/bots/config", BotConfig)
        except ApiProblem as problem:
            if problem.code != "bot_not_configured":
                raise
            return None

    async def words(self, locale: str) -> BotWords:
        """What the desk has this bot say in this language, now."""
        return await self._transport.call(
            "GET", "/api/bots/words", BotWords, query=[("locale", locale)]
        )

    async def register(self, registration: Registration, *, key: str) -> Me:
        """Link a Telegram user to the person with that phone (R1, R3–R7)."""
        return await self._transport.call(
            "POST",
            "/api/telegram/registrations",
            Me,
            body=registration,
            headers={"Idempotency-Key": key},
        )

    async def join(self, join: TelegramJoin, *, key: str) -> Me:
        """Link a Telegram user to the person whose one-time link it brought (R11)."""
        return await self._transport.call(
            "POST", "/api/telegram/joins", Me, body=join, headers={"Idempotency-Key": key}
        )

    async def introduce(self, name: BotName) -> None:
        """Tell what Telegram calls this bot."""
        await self._transport.call("PUT", "/api/bots/name", type(None), body=name, repeatable=True)

    async def report_faults(self, reports: FaultReports) -> None:
        """Tell the desk what was set aside (U8)."""
        await self._transport.call("POST", "/api/bots/faults", type(None), body=reports)

    async def tell_reachability(self, reachability: Reachability, *, key: str) -> None:
        """The person blocked the bot or came back (R9)."""
        await self._transport.call(
            "POST",
            "/api/telegram/reachability",
            type(None),
            body=reachability,
            headers={"Idempotency-Key": key},
        )

    async def remember(self, draft: MessageRefDraft) -> None:
        """From now on a reply to this message belongs to these objects (C1)."""
        await self._transport.call(
            "POST", "/api/telegram/messages", type(None), body=draft, repeatable=True
        )

    def remember_soon(self, draft: MessageRefDraft) -> None:
        """As `remember`; nobody waits for it."""
        self._remembering.begin(draft)

    async def remember_source(self, draft: SourceDraft) -> None:
        """From now on edits of these messages follow the words they brought (T13)."""
        await self._transport.call(
            "POST", "/api/telegram/source-messages", type(None), body=draft, repeatable=True
        )

    async def recall_source(self, chat_id: int, message_id: int) -> SourcePlace | None:
        """Where the person's message stands; None for one whose words stand nowhere."""
        query = [("chat_id", str(chat_id)), ("message_id", str(message_id))]
        try:
            return await self._transport.call(
                "GET", "/api/telegram/source-messages", SourcePlace, query=query
            )
        except ApiProblem as problem:
            if problem.code != "unknown_message":
                raise
            return None

    async def recall(self, chat_id: int, message_id: int) -> MessageRef | None:
        """What the message was about; None for one that nobody remembers (C3)."""
        query = [("chat_id", str(chat_id)), ("message_id", str(message_id))]
        try:
            return await self._transport.call(
                "GET", "/api/telegram/messages", MessageRef, query=query
            )
        except ApiProblem as problem:
            if problem.code != "unknown_message":
                raise
            return None
