"""A Mattermost server as far as its incoming webhooks go."""

import re
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import msgspec
from aiohttp import web

from tests.sandbox.faults import Fault
from tests.sandbox.server import Arrival, HttpServer, as_json, hang_up

HOOK = "sandboxhook4x8y6z2w0v1u3t5s7r"
LARGEST_BODY = 300_000 + 512
LONGEST_POST = 16_383
LARGEST_PROPS = 760_000
_EVERYBODY = re.compile(r"(?<!\w)@(?:channel|all|here)\b|<!(?:channel|all|here)>")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


class Payload(msgspec.Struct):
    """The fields a hook takes; a field of another type is 400."""

    text: str = ""
    username: str = ""
    icon_url: str = ""
    icon_emoji: str = ""
    channel: str = ""
    props: dict[str, Any] = {}
    attachments: list[dict[str, Any]] = []
    type: str = ""
    priority: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One post as readers of the channel see it; `to` is a channel or "@login"."""

    to: str
    text: str
    payload: Payload
    at: float = field(default_factory=time.time)

    @property
    def mentions_everybody(self) -> bool:
        """An `@channel` or its kin that would ring every reader."""
        return bool(_EVERYBODY.search(_CODE.sub("", self.text)))


class Refused(Exception):
    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class MattermostServer(HttpServer):
    """One hook, owned by a service account, into a channel; `posts` is what was posted."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.channel = "support"
        self.channels = {"support", "town-square"}
        self.users: set[str] = set()
        self.owner = "vestovoy"
        self.owner_has_access = True
        self.enabled = True
        self.locked = False
        """Locked to its channel: any other, `@user` too, is 403."""
        self.rate_limited = False
        self.posts: list[Post] = []
        self._level = 0.0
        self._level_at = 0.0

    @property
    def hook_url(self) -> str:
        return f"{self.url}/hooks/{HOOK}"

    # ------------------------------------------------------------ readers

    def posts_to(self, to: str = "", text: str = "") -> list[Post]:
        return [one for one in self.posts if to in {"", one.to} and text in one.text]

    async def waits_for(self, text: str, *, to: str = "", within: float = 10) -> Post:
        """The newest post to a channel or "@login" that says `text`."""

        def found() -> Post | None:
            return next(iter(self.posts_to(to, text)[::-1]), None)

        try:
            return await self.pulse.until(found, within)
        except TimeoutError:
            seen = "\n".join(f"  {one.to}: {one.text}" for one in self.posts) or "  (no posts)"
            raise AssertionError(f"no post «{text}» to {to or 'anybody'}:\n{seen}") from None

    # ------------------------------------------------------------ faults

    def fail(  # noqa: PLR0913 -- every argument is one thing the real server may do
        self,
        *,
        to: str | None = None,
        status: int = 500,
        message: str = "Unable to save the post",
        retry_after: int | None = None,
        body: str | None = None,
        hang_up: bool = False,
        lost_answer: bool = False,
        times: int | None = 1,
        after: int = 0,
    ) -> Fault:
        """The next fitting posts get this; `body` is a plain answer, with `status=200` not "ok"."""
        how: dict[str, Any] = {
            "status": 429 if retry_after is not None else status,
            "message": message,
            "retry_after": retry_after,
            "body": body,
            "hang_up": hang_up,
            "lost_answer": lost_answer,
        }
        return self.faults.add(Fault(where={"to": to}, how=how, times=times, after=after))

    # ------------------------------------------------------------ the wire

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        await self.faults.linger()
        if self.rate_limited and self._too_fast():
            return self._said(request, "", 429, "limit exceeded", {"Retry-After": "1"})
        if request.method != "POST":
            return _app_error(405, "Method Not Allowed")
        try:
            payload = await self._read(request)
        except Refused as refused:
            self._arrive("", None, refused.status)
            return _app_error(refused.status, refused.why)
        to = payload.channel or self.channel
        fault = self.faults.meet(to=to)
        if fault is not None and not fault.how["lost_answer"]:
            return self._faulty(request, to, payload, fault.how)
        try:
            self._check(payload)
        except Refused as refused:
            self._arrive(to, payload, refused.status)
            return _app_error(refused.status, refused.why)
        self._post(to, payload)
        return hang_up(request) if fault else web.Response(text="ok")

    async def _read(self, request: web.BaseRequest) -> Payload:
        if not self.enabled:
            raise Refused(501, "Incoming webhooks have been disabled by the system admin.")
        if request.path != f"/hooks/{HOOK}":
            raise Refused(400, "Invalid webhook.")
        body = await request.read()
        if len(body) > LARGEST_BODY:
            raise Refused(413, "http: request body too large")
        if request.content_type != "application/json":
            body = str((await request.post()).get("payload", "")).encode()
        try:
            return msgspec.json.decode(body, type=Payload)
        except msgspec.DecodeError as error:
            raise Refused(400, f"Could not decode the payload: {error}") from None

    def _check(self, payload: Payload) -> None:
        if not payload.text and not payload.attachments:
            raise Refused(400, "No text specified.")
        if payload.priority is not None and "priority" not in payload.priority:
            raise Refused(400, "Priority is missing.")
        if len(msgspec.json.encode(payload.props).decode()) > LARGEST_PROPS:
            raise Refused(400, "Props are too long.")
        if not self.owner_has_access:
            raise Refused(403, "The owner of the hook has no permission to post there.")
        self._check_target(payload.channel)

    def _check_target(self, channel: str) -> None:
        if channel.startswith("@"):
            login = channel.removeprefix("@")
            if login not in self.users or login == self.owner:
                raise Refused(400, "Couldn't find the user.")
        elif channel and channel.removeprefix("#") not in self.channels:
            raise Refused(404, "Couldn't find the channel.")
        if self.locked and channel not in {"", self.channel}:
            raise Refused(403, "This webhook is not permitted to post to the requested channel.")

    def _post(self, to: str, payload: Payload) -> None:
        self._arrive(to, payload, 200)
        for start in range(0, len(payload.text) or 1, LONGEST_POST):
            text = payload.text[start : start + LONGEST_POST]
            post = Post(to, text, payload)
            self.posts.append(post)
            self.pulse.tell({"kind": "post", "post": post})

    def _faulty(
        self, request: web.BaseRequest, to: str, payload: Payload, how: dict[str, Any]
    ) -> web.StreamResponse:
        if how["hang_up"]:
            self._arrive(to, payload, 0)
            return hang_up(request)
        status: int = how["status"]
        if how["body"] is not None:
            return self._said(request, to, status, how["body"], {}, payload)
        if how["retry_after"] is not None:
            headers = {"Retry-After": str(how["retry_after"])}
            return self._said(request, to, 429, "limit exceeded", headers, payload)
        self._arrive(to, payload, status)
        return _app_error(status, how["message"])

    def _said(
        self,
        request: web.BaseRequest,
        to: str,
        status: int,
        text: str,
        headers: dict[str, str],
        payload: Payload | None = None,
    ) -> web.StreamResponse:
        # 200 that is not "ok" stored nothing either.
        self._arrive(to or request.path, payload, status if status != 200 else 0)
        return web.Response(text=text, status=status, headers=headers)

    def _arrive(self, to: str, payload: Payload | None, status: int) -> None:
        self.arrivals.append(Arrival(to, "post", payload, status))
        self.pulse.beat()

    def _too_fast(self) -> bool:
        """10 a second with a burst of 100, by remote address: here there is one."""
        now = time.monotonic()
        self._level = max(0.0, self._level - (now - self._level_at) * 10)
        self._level_at = now
        if self._level >= 100:
            return True
        self._level += 1
        return False


def _app_error(status: int, why: str) -> web.StreamResponse:
    """Newer servers wrap every failure so, with the hook's id inside the message."""
    body = {
        "id": "web.incoming_webhook.general.app_error",
        "message": f"Failed to handle the payload for incoming webhook {HOOK}. {why}",
        "detailed_error": "",
        "request_id": uuid.uuid4().hex[:26],
        "status_code": status,
    }
    return as_json(body, status)
