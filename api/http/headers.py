"""What every answer carries to the browser, whoever made it: a route, a refusal, a path that is
none (X7)."""

from collections.abc import Awaitable, Callable
from typing import Final

from litestar.types import Message, Scope

Hook = Callable[[Message, Scope], Awaitable[None]]

SAFE: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)
HSTS: Final = (b"strict-transport-security", b"max-age=31536000")
NOT_KEPT: Final = (b"cache-control", b"no-store")
"""Answers of the API are of one person at one moment; what may be kept says so itself."""


def added(base_url: str) -> Hook:
    """Where the public address is https, browsers are told to stay there; else it would lock them
    out."""
    always = (*SAFE, HSTS) if base_url.startswith("https:") else SAFE

    async def add(message: Message, scope: Scope) -> None:
        if message["type"] != "http.response.start":
            return
        wanted = (*always, NOT_KEPT) if scope["path"].startswith("/api/") else always
        said = {name.lower() for name, _ in message["headers"]}
        missing = [each for each in wanted if each[0] not in said]
        message["headers"] = [*message["headers"], *missing]

    return add
