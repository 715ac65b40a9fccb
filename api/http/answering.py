"""Answers that no handler gives: a kept one again, and what befell the write itself."""

import msgspec
from litestar.types import Send

from api.errors import Refusal
from api.http import idempotency
from api.http.problems import (
    INTERNAL,
    MEDIA_TYPE,
    RETRY_AFTER,
    UNAVAILABLE,
    is_unavailable,
    problem_of,
)


async def say(told: idempotency.Answer | Refusal, send: Send) -> None:
    """What another request with the same key was answered, or why that cannot be told."""
    if isinstance(told, Refusal):
        await _say_refusal(told, send)
        return
    headers = [(b"idempotency-replayed", b"true"), (b"content-type", told.content_type.encode())]
    await respond(send, told.status, headers, told.body)


async def _say_refusal(refusal: Refusal, send: Send) -> None:
    body = msgspec.json.encode(problem_of(refusal))
    await respond(send, refusal.status, [(b"content-type", MEDIA_TYPE.encode())], body)


async def say_failure(send: Send, error: Exception) -> None:
    headers = [(b"content-type", MEDIA_TYPE.encode())]
    problem = INTERNAL
    if is_unavailable(error):
        problem = UNAVAILABLE
        headers.append((b"retry-after", str(RETRY_AFTER).encode()))
    await respond(send, problem.status, headers, msgspec.json.encode(problem))


async def respond(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    if status != 204:  # RFC 9110, 8.6: there it says nothing.
        headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
