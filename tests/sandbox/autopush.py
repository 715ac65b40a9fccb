"""Mozilla's autopush WebSocket: a real Firefox subscribes here and receives its pushes."""

import uuid
from typing import TYPE_CHECKING, Any

import msgspec
from aiohttp import WSMsgType, web

from tests.sandbox.browsers import PushMessage, b64

if TYPE_CHECKING:
    from tests.sandbox.push import PushService

Json = dict[str, Any]


class Autopush:
    """Connected browsers by `uaid`, and what each has not yet acknowledged."""

    def __init__(self, service: "PushService") -> None:
        self.service = service
        self.sockets: dict[str, web.WebSocketResponse] = {}
        self.waiting: dict[str, dict[str, PushMessage]] = {}
        """By browser, by version: kept until the browser acknowledges it."""

    @property
    def unacknowledged(self) -> list[PushMessage]:
        return [one for waiting in self.waiting.values() for one in waiting.values()]

    async def talk(self, request: web.BaseRequest) -> web.StreamResponse:
        socket = web.WebSocketResponse(protocols=("push-notification",))
        await socket.prepare(request)
        uaid = ""
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            asked: Json = msgspec.json.decode(frame.data) if frame.data else {}
            kind = asked.get("messageType", "ping")
            if kind == "hello":
                uaid = await self._hello(socket, asked)
            elif reply := self._reply(uaid, kind, asked):
                await socket.send_str(reply)
        if self.sockets.get(uaid) is socket:
            del self.sockets[uaid]
        return socket

    async def _hello(self, socket: web.WebSocketResponse, asked: Json) -> str:
        """A browser that comes back with its `uaid` gets what it has missed."""
        uaid = str(asked.get("uaid") or "")
        if uaid not in self.waiting:
            uaid = uuid.uuid4().hex
            self.waiting[uaid] = {}
        self.sockets[uaid] = socket
        greeting: Json = {"uaid": uaid, "status": 200, "use_webpush": True, "broadcasts": {}}
        await socket.send_str(_frame("hello", **greeting))
        for message in list(self.waiting[uaid].values()):
            await socket.send_str(_notification(message))
        self.service.pulse.beat()
        return uaid

    def _reply(self, uaid: str, kind: str, asked: Json) -> str:
        match kind:
            case "ping":
                return "{}"
            case "register":
                return self._register(uaid, asked)
            case "unregister":
                return self._unregister(asked)
            case "ack":
                self._acknowledged(uaid, asked)
            case _:
                pass  # broadcast_subscribe and nack want no answer.
        return ""

    def _register(self, uaid: str, asked: Json) -> str:
        channel = str(asked["channelID"])
        key = asked.get("key")
        one = self.service.subscribe(key, uaid=uaid, channel=channel)
        self.service.pulse.beat()
        return _frame("register", channelID=channel, status=200, pushEndpoint=one.endpoint)

    def _unregister(self, asked: Json) -> str:
        channel = str(asked["channelID"])
        for one in self.service.subscriptions.values():
            if one.channel_id == channel:
                one.gone = True
        self.service.pulse.beat()
        return _frame("unregister", channelID=channel, status=200)

    def _acknowledged(self, uaid: str, asked: Json) -> None:
        updates: list[Json] = asked.get("updates") or []
        for update in updates:
            self.waiting.get(uaid, {}).pop(str(update.get("version")), None)
        self.service.pulse.beat()

    def pass_on(self, message: PushMessage) -> None:
        """Now if the browser is connected, else at its next hello; TTL 0 does not wait."""
        uaid = message.subscription.uaid
        socket = self.sockets.get(uaid)
        if socket is None and message.ttl == 0:
            return
        waiting = self.waiting.setdefault(uaid, {})
        _replace_topic(waiting, message)
        waiting[message.version] = message
        if socket is not None:
            self.service.spawn(socket.send_str(_notification(message)))

    async def hang_up(self) -> None:
        for socket in list(self.sockets.values()):
            await socket.close()
        self.sockets.clear()


def _replace_topic(waiting: dict[str, PushMessage], message: PushMessage) -> None:
    """A newer message of the same topic replaces one that still waits."""
    for version, older in list(waiting.items()):
        same = older.subscription is message.subscription and older.topic == message.topic
        if message.topic and same:
            del waiting[version]


def _notification(message: PushMessage) -> str:
    body: Json = {"channelID": message.subscription.channel_id, "version": message.version}
    if message.body:
        body |= {"data": b64(message.body), "headers": {"encoding": "aes128gcm"}}
    return _frame("notification", ttl=message.ttl, **body)


def _frame(kind: str, **fields: Any) -> str:
    return msgspec.json.encode({"messageType": kind, **fields}).decode()
