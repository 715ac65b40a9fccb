"""Answers that no handler gives: a kept one again, and what befell the write itself."""

import msgspec
import structlog
from litestar.types import Send

from api.http import idempotency
from api.http.problems import INTERNAL, MEDIA_TYPE, RETRY_AFTER, UNAVAILABLE, is_unavailable
from shared.contracts.base import Problem

log = structlog.get_logger()


async def replay(kept: idempotency.Answer, send: Send) -> None:
    headers = [(b"idempotency-replayed", b"true"), (b"content-type", kept.content_type.encode())]
    await respond(send, kept.status, headers, kept.body)


async def say_overtaken(send: Send, overtaken: idempotency.Overtaken) -> None:
    log.warning("a write was still for longer than its lease, and another try goes on")
    body = msgspec.json.encode(
        Problem(status=overtaken.status, title=str(overtaken), code=overtaken.code)
    )
    await respond(send, overtaken.status, [(b"content-type", MEDIA_TYPE.encode())], body)


async def say_failure(send: Send, error: Exception) -> None:
    headers = [(b"content-type", MEDIA_TYPE.encode())]
    problem = INTERNAL
    if is_unavailable(error):
        problem = UNAVAILABLE
        headers.append((b"retry-after", str(RETRY_AFTER).encode()))
    await respond(send, problem.status, headers, msgspec.json.encode(problem))


async def respond(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body, "more_body": False})
