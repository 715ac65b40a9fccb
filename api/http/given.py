"""What a request carries: who calls, as the floor above found it out, and the edge's session; for
handlers, and for dependencies that need several of these at once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from litestar import Litestar, Request
from litestar.datastructures import State
from litestar.routes import HTTPRoute
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.idempotency import Kept
from api.principal import BotCaller, Connection, Principal

AnyRequest = Request[Principal | None, BotCaller | None, State]


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Guards decide what it may do."""

    user: Principal | None = None
    bot: BotCaller | None = None
    kept: Kept | None = None
    """What is kept under the key of the request, if the user has sent it before."""


NOBODY: Final = Identity()

Identify = Callable[[Connection, AsyncSession, str], Awaitable[Identity]]
"""Asks by the session who calls; the text is the request's key, or nothing."""


def session(request: Request[Any, Any, Any]) -> AsyncSession:
    """The edge's, which closes it too."""
    found: AsyncSession = request.scope["state"]["session"]
    return found


def principal(request: AnyRequest) -> Principal:
    # Guards have refused whoever is nobody before any dependency is asked.
    assert request.user is not None
    return request.user


def one_after_another(app: Litestar) -> None:
    """Dependencies that could be found at once get a task each from the framework, which costs more
    than most of them; and those that ask the database share one session, which two must not use."""
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for _, model in route.route_handler_map.values():
                in_order = (
                    sorted(each, key=lambda one: one.key) for each in model.dependency_batches
                )
                model.dependency_batches = [{each} for batch in in_order for each in batch]
