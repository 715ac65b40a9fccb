"""The Bot API server: routes, tokens, faults and the one place where a method is done."""

import inspect
import itertools
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.sandbox.faults import Fault
from tests.sandbox.people import Person
from tests.sandbox.server import Arrival, HttpServer, as_json, hang_up
from tests.sandbox.telegram.account import Account
from tests.sandbox.telegram.call import Call, read_params
from tests.sandbox.telegram.files import FileStore, StoredFile
from tests.sandbox.telegram.methods import BY_LOWER, METHODS, kept
from tests.sandbox.telegram.pace import Pace
from tests.sandbox.telegram.refusal import Refusal, bad, too_many
from tests.sandbox.telegram.state import BotAccount, Chat, Json
from tests.sandbox.telegram.webhook import WebhookPoster

WORDS = {
    400: "Bad Request: message is bad",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    413: "Request Entity Too Large",
    502: "Bad Gateway",
}


class TelegramServer(HttpServer):
    """Bots, people and groups of one Telegram, behind `/bot<token>/<method>`."""

    def __init__(self, port: int = 0, *, first_id: int = 1) -> None:
        """`first_id` begins the numbers of messages and files: a world that goes on where an
        older one stopped must repeat none of them.
        """
        super().__init__(port)
        self._before = first_id - 1
        self.bots: dict[str, BotAccount] = {}
        self.people: dict[int, Person] = {}
        self.migrated: dict[int, int] = {}
        """Groups that became supergroups: old id → new id."""
        self.files = FileStore(first_id)
        self.pace = Pace()
        self.poster = WebhookPoster(self)
        self._by_token: dict[str, BotAccount] = {}
        self._albums = itertools.count(13_000_000_000)

    # ------------------------------------------------------------ who is there

    def add_bot(self, key: str, token: str, username: str, first_name: str) -> BotAccount:
        bot = BotAccount(key, token, username, first_name)
        self.bots[key] = self._by_token[token] = bot
        for person in self.people.values():
            self._private_chat(bot, person)
        return bot

    def add_person(self, person: Person) -> Person:
        self.people[person.telegram_id] = person
        for bot in self.bots.values():
            self._private_chat(bot, person)
        return person

    def add_group(self, bot: str, chat_id: int, title: str) -> Chat:
        """A group the bot is in; its id is negative."""
        wire: Json = {"id": chat_id, "type": "group", "title": title}
        chat = Chat(self.bots[bot], wire, opened=True, last_id=self._before)
        self.bots[bot].chats[chat_id] = chat
        return chat

    def migrate(self, chat_id: int, new_id: int) -> None:
        """The group becomes a supergroup: the old id answers with the new one."""
        self.migrated[chat_id] = new_id
        for bot in self.bots.values():
            chat = bot.chats.pop(chat_id, None)
            if chat is not None:
                chat.wire = chat.wire | {"id": new_id, "type": "supergroup"}
                bot.chats[new_id] = chat

    def account(self, bot: str, person: Person, group: Chat | None = None) -> Account:
        """The person's own side of a chat."""
        chat = group or self.bots[bot].chats[person.telegram_id]
        return Account(self, chat, person)

    def chat(self, bot: str, person: Person) -> Chat:
        return self.bots[bot].chats[person.telegram_id]

    def _private_chat(self, bot: BotAccount, person: Person) -> None:
        wire: Json = {"id": person.telegram_id, "type": "private"}
        user = person.as_user()
        wire |= {k: user[k] for k in ("first_name", "last_name", "username") if k in user}
        bot.chats.setdefault(person.telegram_id, Chat(bot, wire, person, last_id=self._before))

    def next_album(self) -> str:
        return str(next(self._albums))

    # ------------------------------------------------------------ updates

    def put_update(self, bot: BotAccount, kind: str, body: Json) -> None:
        bot.queue.put(kind, body)
        self.pulse.beat()
        self.post_updates(bot)

    def repeat_update(self, bot: str, update: Json) -> None:
        """The same update once more, as after a lost confirmation (U1)."""
        self.bots[bot].queue.repeat(update)
        self.pulse.beat()
        self.post_updates(self.bots[bot])

    def post_updates(self, bot: BotAccount) -> None:
        self.poster.nudge(bot)

    # ------------------------------------------------------------ faults

    def fail(  # noqa: PLR0913 -- every argument is one thing the real server may do
        self,
        *,
        method: str | None = None,
        chat: Person | int | None = None,
        bot: str | None = None,
        status: int = 500,
        description: str = "",
        retry_after: int | None = None,
        hang_up: bool = False,
        lost_answer: bool = False,
        raw: bytes | None = None,
        garbled: Callable[[Any], Any] | None = None,
        times: int | None = 1,
        after: int = 0,
    ) -> Fault:
        """The next fitting calls get this answer; `method="file"` is a download.

        `hang_up` cuts the connection with nothing done; `lost_answer` does it and cuts then. `raw`
        is the body, under `status`, of an answer that no Bot API gives; `garbled` does it and
        tells what it makes of the result.
        """
        chat_id = chat.telegram_id if isinstance(chat, Person) else chat
        where = {"method": method, "chat": chat_id, "bot": bot}
        how: dict[str, Any] = {
            "refusal": _refusal(status, description, retry_after),
            "hang_up": hang_up,
            "lost_answer": lost_answer,
            "raw": raw,
            "status": status,
            "garbled": garbled,
        }
        return self.faults.add(Fault(where=where, how=how, times=times, after=after))

    # ------------------------------------------------------------ the wire

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        await self.faults.linger()
        path = request.path
        if path.startswith("/file/bot"):
            token, _, rest = path.removeprefix("/file/bot").partition("/")
            return await self._file(request, token, rest)
        token, _, method = path.removeprefix("/bot").partition("/")
        bot = self._by_token.get(token)
        if bot is None or bot.revoked:
            return as_json(Refusal(401, "Unauthorized").as_json(), 401)
        name = BY_LOWER.get(method.lower())
        if name is None or not path.startswith("/bot"):
            return as_json(Refusal(404, "Not Found").as_json(), 404)
        return await self._method(request, bot, name)

    async def _method(
        self, request: web.BaseRequest, bot: BotAccount, name: str
    ) -> web.StreamResponse:
        try:
            params, uploads = await read_params(request)
        except Refusal as refusal:
            return as_json(refusal.as_json(), refusal.status)
        except web.HTTPRequestEntityTooLarge:
            return as_json(Refusal(413, "Request Entity Too Large").as_json(), 413)
        call = Call(self, bot, name, params, uploads, request)
        fault = self.faults.meet(method=name, chat=params.get("chat_id"), bot=bot.key)
        if fault is not None and not (fault.how["lost_answer"] or fault.how["garbled"]):
            return self._undone(call, request, fault.how)
        status, body = await self.perform(call)
        if fault is not None and fault.how["lost_answer"]:
            return hang_up(request)
        if fault is not None and body["ok"]:
            body["result"] = fault.how["garbled"](body["result"])
        return as_json(body, status)

    def _undone(
        self, call: Call, request: web.BaseRequest, how: dict[str, Any]
    ) -> web.StreamResponse:
        if how["hang_up"]:
            self._arrived(call, 0)
            return hang_up(request)
        if how["raw"] is not None:
            self._arrived(call, how["status"])
            return web.Response(body=how["raw"], status=how["status"], content_type="text/html")
        return self._refused(call, how["refusal"])

    async def perform(self, call: Call) -> tuple[int, Json]:
        """Does the method; the answer is always the Bot API's envelope."""
        try:
            result = METHODS[BY_LOWER[call.method.lower()]](call)
            if inspect.isawaitable(result):
                result = await result
        except Refusal as refusal:
            self._arrived(call, refusal.status)
            return refusal.status, refusal.as_json()
        except (KeyError, TypeError, ValueError) as error:
            self._arrived(call, 400)
            return 400, bad(f"can't parse parameters: {error!r}").as_json()
        self._arrived(call, 200)
        return 200, {"ok": True, "result": result}

    def _refused(self, call: Call, refusal: Refusal) -> web.StreamResponse:
        self._arrived(call, refusal.status)
        return as_json(refusal.as_json(), refusal.status)

    def _arrived(self, call: Call, status: int) -> None:
        if kept(call.method):
            to = f"{call.bot.key}:{call.params.get('chat_id', '')}"
            self.arrivals.append(Arrival(to, call.method, call.params, status))
            self.pulse.beat()

    async def _file(self, request: web.BaseRequest, token: str, path: str) -> web.StreamResponse:
        bot = self._by_token.get(token)
        stored = self.files.by_path(path)
        if bot is None or bot.revoked or stored is None:
            return as_json(Refusal(404, "Not Found").as_json(), 404)
        fault = self.faults.meet(method="file", bot=bot.key)
        if fault is not None:
            refusal: Refusal = fault.how["refusal"]
            if fault.how["hang_up"]:
                return hang_up(request)
            return as_json(refusal.as_json(), refusal.status)
        return await _stream(request, stored)

    async def close(self) -> None:
        await super().close()
        await self.poster.close()

    async def reopen(self) -> None:
        await self.open()
        for bot in self.bots.values():
            self.post_updates(bot)


def _refusal(status: int, description: str, retry_after: int | None) -> Refusal:
    if retry_after is not None:
        return too_many(retry_after)
    return Refusal(status, description or WORDS.get(status, "Internal Server Error"))


async def _stream(request: web.BaseRequest, stored: StoredFile) -> web.StreamResponse:
    response = web.StreamResponse(
        headers={"Content-Type": "application/octet-stream", "Content-Length": str(stored.size)}
    )
    await response.prepare(request)
    for chunk in stored.chunks():
        await response.write(chunk)
    await response.write_eof()
    return response
