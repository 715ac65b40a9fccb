"""What a writing request asks: whose it is, by which key, and a hash of it all (Q12)."""

import hashlib
from typing import Any, Final

from litestar.types import Receive, Scope

from api.errors import Invalid
from api.principal import BotCaller, Principal

KEY_LIMIT = 200
"""Characters of an Idempotency-Key."""

BODY_LIMIT = 2 * 1024 * 1024
"""Bytes of a body that is read before anybody is asked who calls; files come piece by piece."""

TOLD_ONCE: Final = {"told_once": True}
"""`opt` of a handler whose answer holds a cookie, a link or a token: it is never kept, not even
for a repeat (X3)."""


class HungUp(Exception):
    """The caller is gone and the body did not come whole: what was asked is not known."""


def method(scope: Scope) -> str:
    return str(scope.get("method", "GET"))


def key_of(scope: Scope) -> str:
    key = header(scope, b"idempotency-key")
    if len(key) > KEY_LIMIT or not key.isprintable():
        raise Invalid(f"Idempotency-Key: at most {KEY_LIMIT} printable characters")
    return key


def header(scope: Scope, name: bytes) -> str:
    for key, value in scope["headers"]:
        if key == name:
            return value.decode("latin-1").strip()
    return ""


def caller(scope: Scope) -> str:
    """Whose keys they are: a person's by each way of coming in, for each opens something else."""
    user: Principal | None = scope.get("user")
    bot: BotCaller | None = scope.get("auth")
    if user is None:
        return f"bot:{bot.scope}" if bot else "anonymous"
    if user.token_id is not None:
        return f"token:{user.token_id.hex}"
    return f"{user.bot}:{user.person_id.hex}" if user.bot else user.person_id.hex


def is_told_once(scope: Scope) -> bool:
    return bool(scope["route_handler"].opt.get("told_once"))


def comes_in_pieces(scope: Scope) -> bool:
    """Files: their handler takes them in, and must hold no transaction meanwhile."""
    return header(scope, b"content-type").startswith("multipart/")


def is_apart(scope: Scope) -> bool:
    """Whether the handler works outside of the request's transaction before it begins one: it
    takes files in, or asks for the database to count a try or to wait for others. Who calls is then
    asked in another one, which has ended."""
    handler = scope["route_handler"]
    return comes_in_pieces(scope) or "database" in handler.parsed_fn_signature.parameters


def fingerprint(scope: Scope, body: bytes) -> str:
    """A hash of what is asked. A multipart body has a new boundary at every try, so of files
    only the length is compared."""
    asked = hashlib.sha256(f"{method(scope)} {scope['path']}\n".encode())
    asked.update(scope.get("query_string", b"") + b"\n")
    asked.update(header(scope, b"content-length").encode() if comes_in_pieces(scope) else body)
    return asked.hexdigest()


async def read(scope: Scope, receive: Receive) -> tuple[bytes, Receive]:
    """The whole body, and what gives it once more; of files nothing yet. Raises HungUp, Invalid."""
    if comes_in_pieces(scope):
        return b"", receive
    body = await _read(receive)
    return body, _again(body, receive)


async def _read(receive: Receive) -> bytes:
    """The whole body. Raises HungUp, Invalid."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise HungUp
        body += message.get("body", b"")
        if len(body) > BODY_LIMIT:
            raise Invalid("the body is too large")
        if not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Give the body that was read once more, then the rest of the connection."""
    given = False

    async def replay() -> Any:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
