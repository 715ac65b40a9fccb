"""A web push service: strict about the RFCs, with simulated browsers and real ones behind it."""

import re
import uuid
from typing import Any

from aiohttp import web

from tests.sandbox.autopush import Autopush
from tests.sandbox.browsers import BrowserSubscription, PushMessage
from tests.sandbox.faults import Fault
from tests.sandbox.server import Arrival, HttpServer, as_json, hang_up
from tests.sandbox.vapid import Unauthorized, check_vapid, decoded

LARGEST_BODY = 4096
LONGEST_TTL = 30 * 24 * 60 * 60
URGENCIES = {"very-low", "low", "normal", "high"}


class Refused(Exception):
    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class PushService(HttpServer):
    """`POST /push/<id>` for senders, the autopush WebSocket at `/` for real browsers."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.subscriptions: dict[str, BrowserSubscription] = {}
        self.messages: list[PushMessage] = []
        self.autopush = Autopush(self)

    @property
    def socket_url(self) -> str:
        """Firefox's `dom.push.serverURL`."""
        return f"ws://127.0.0.1:{self.port}/"

    def subscribe(
        self,
        application_server_key: str | bytes | None = None,
        *,
        uaid: str = "",
        channel: str = "",
        label: str = "",
    ) -> BrowserSubscription:
        """A new subscription, bound to the sender's key if one is given."""
        key = application_server_key
        raw = decoded(key) if isinstance(key, str) else key
        push_id = uuid.uuid4().hex
        one = BrowserSubscription(
            endpoint=f"{self.url}/push/{push_id}",
            push_id=push_id,
            application_server_key=raw or None,
            uaid=uaid,
            channel_id=channel,
            label=label,
        )
        self.subscriptions[push_id] = one
        return one

    # ------------------------------------------------------------ faults

    def fail(
        self,
        *,
        subscription: BrowserSubscription | None = None,
        status: int = 500,
        retry_after: int | str | None = None,
        message: str = "Service unavailable",
        hang_up: bool = False,
        lost_answer: bool = False,
        times: int | None = 1,
        after: int = 0,
    ) -> Fault:
        """The next fitting pushes get this: 410, 429 with `retry_after`, 413, 401, 5xx."""
        how: dict[str, Any] = {
            "status": 429 if retry_after is not None and status == 500 else status,
            "headers": {"Retry-After": str(retry_after)} if retry_after is not None else {},
            "message": message,
            "hang_up": hang_up,
            "lost_answer": lost_answer,
        }
        where = {"subscription": subscription.push_id if subscription else None}
        return self.faults.add(Fault(where=where, how=how, times=times, after=after))

    # ------------------------------------------------------------ readers

    def messages_to(self, subscription: BrowserSubscription) -> list[PushMessage]:
        return subscription.messages

    async def waits_for(
        self, subscription: BrowserSubscription, text: str = "", *, within: float = 10
    ) -> PushMessage:
        """The newest push to this browser that says `text`."""

        def found() -> PushMessage | None:
            return next((one for one in subscription.messages[::-1] if text in one.text), None)

        try:
            return await self.pulse.until(found, within)
        except TimeoutError:
            seen = "\n".join(f"  {one.text}" for one in subscription.messages) or "  (none)"
            raise AssertionError(f"no push «{text}»; this browser got:\n{seen}") from None

    # ------------------------------------------------------------ the wire

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.headers.get("Upgrade", "").lower() == "websocket":
            return await self.autopush.talk(request)
        await self.faults.linger()
        push_id = request.path.removeprefix("/push/")
        fault = self.faults.meet(subscription=push_id)
        if fault is not None and not fault.how["lost_answer"]:
            return self._faulty(request, push_id, fault.how)
        try:
            message = await self._checked(request, push_id)
        except Refused as refused:
            return self._refuse(push_id, refused.status, refused.why)
        self._deliver(message)
        if fault is not None:
            return hang_up(request)
        headers = {"Location": f"{self.url}/m/{message.version}", "TTL": str(message.ttl)}
        return web.Response(status=201, headers=headers)

    async def _checked(self, request: web.BaseRequest, push_id: str) -> PushMessage:
        if request.method != "POST":
            raise Refused(405, "Method Not Allowed")
        subscription = self.subscriptions.get(push_id)
        if subscription is None:
            raise Refused(404, "Unknown subscription")
        if subscription.gone:
            raise Refused(410, "The subscription is gone")
        self._authorise(request, subscription)
        body = await request.read()
        if len(body) > LARGEST_BODY:
            raise Refused(413, "Payload too large")
        if body and request.headers.get("Content-Encoding") != "aes128gcm":
            raise Refused(400, "Content-Encoding is not aes128gcm")
        return PushMessage(subscription, body, _ttl(request), _urgency(request), _topic(request))

    def _authorise(self, request: web.BaseRequest, subscription: BrowserSubscription) -> None:
        header = request.headers.get("Authorization", "")
        try:
            check_vapid(header, self.url, subscription.application_server_key)
        except Unauthorized as error:
            raise Refused(error.status, str(error)) from None

    def _deliver(self, message: PushMessage) -> None:
        """To the list, and to the real browser if one is behind it."""
        message.subscription.messages.append(message)
        self.messages.append(message)
        self._arrive(message.subscription.push_id, message, 201)
        if message.subscription.uaid:
            self.autopush.pass_on(message)
        self.pulse.tell({"kind": "push", "push": message})

    def _faulty(
        self, request: web.BaseRequest, push_id: str, how: dict[str, Any]
    ) -> web.StreamResponse:
        if how["hang_up"]:
            self._arrive(push_id, None, 0)
            return hang_up(request)
        return self._refuse(push_id, how["status"], how["message"], how["headers"])

    def _refuse(
        self, push_id: str, status: int, why: str, headers: dict[str, str] | None = None
    ) -> web.StreamResponse:
        self._arrive(push_id, None, status)
        body = {"code": status, "errno": 999, "error": why, "message": why, "more_info": ""}
        return as_json(body, status, headers)

    def _arrive(self, push_id: str, payload: PushMessage | None, status: int) -> None:
        self.arrivals.append(Arrival(push_id, "push", payload, status))
        self.pulse.beat()

    async def close(self) -> None:
        await self.autopush.hang_up()
        await super().close()


def _ttl(request: web.BaseRequest) -> int:
    given = request.headers.get("TTL", "")
    if not given.isdigit():
        raise Refused(400, "TTL is missing or is not a number")
    return min(int(given), LONGEST_TTL)


def _urgency(request: web.BaseRequest) -> str:
    urgency = request.headers.get("Urgency", "normal")
    if urgency not in URGENCIES:
        raise Refused(400, "Urgency is none of very-low, low, normal, high")
    return urgency


def _topic(request: web.BaseRequest) -> str | None:
    topic = request.headers.get("Topic")
    if topic is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,32}", topic):
        raise Refused(400, "Topic is not 1 to 32 url-safe characters")
    return topic
