"""Is it alive, is it ready, how does it fare: for load balancers and Prometheus."""

import asyncio
import hmac
from dataclasses import replace

from litestar import Response
from litestar.di import NamedDependency
from litestar.handlers.base import BaseRouteHandler
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from taskiq import AsyncBroker

from api import migrations
from api.admin import condition, health
from api.admin.health import Around
from api.db import Database
from api.errors import NotAllowed, NotLoggedIn, Unavailable
from api.files import budget
from api.files.storage import FileStorage
from api.http import caller
from api.http.handlers import get
from api.http.problems import RETRY_AFTER
from api.notifications.channels.pool import ChannelPool
from api.principal import Connection, Principal, requires_admin
from api.settings import Settings
from api.signals import broker as brokers
from shared.contracts.health import Health
from shared.i18n import Translator, translator

OK = {"status": "ok"}
PATIENCE = 2
"""Seconds: a load balancer asks often and waits little."""


async def look(
    settings: Settings,
    database: Database,
    storage: FileStorage,
    broker: AsyncBroker,
    pool: ChannelPool,
    t: Translator,
) -> Health:
    """How the desk fares now, in words: for its page, and for `vestovoy doctor`."""
    around = Around(
        lanes=frozenset(),
        files_answer=await _files(storage) == "ok",
        free=budget.free_room(settings),
        reserve=settings.disk_reserve,
        redis_answers=await brokers.answers(broker),
        revision=await migrations.current(database),
        newest=migrations.newest(),
    )
    async with database.reads() as session:
        lanes = await pool.configured(session)
        return await health.of(session, replace(around, lanes=lanes), t)


@get("/api/admin/health", operation_id="get_health", tags=["admin"], guards=[requires_admin])
async def of_desk(
    principal: NamedDependency[Principal],
    settings: NamedDependency[Settings],
    database: NamedDependency[Database],
    storage: NamedDependency[FileStorage],
    broker: NamedDependency[AsyncBroker],
    pool: NamedDependency[ChannelPool],
) -> Health:
    """Read how the desk fares, in the caller's words: what is wrong, since when, what it costs whom
    and what to do. The facts are those of `/health/ready` and `/metrics`."""
    return await look(settings, database, storage, broker, pool, translator(principal.locale))


@get("/health/live", operation_id="live", tags=["health"])
async def alive() -> dict[str, str]:
    """Answer while the process lives."""
    return OK


@get("/health/ready", operation_id="ready", tags=["health"])
async def ready(
    session: NamedDependency[AsyncSession],
    storage: NamedDependency[FileStorage],
    broker: NamedDependency[AsyncBroker],
) -> Response[dict[str, str]]:
    """Tell whether the desk can work. 503 without the database; where files, Redis, workers or
    channels are away the desk works on for all else, so their state is told and changes no
    status."""
    await _ask(session)
    redis = await brokers.answers(broker)
    degraded = await condition.told(session, redis_answers=redis)
    return Response(OK | {"files": await _files(storage)} | degraded)


async def _ask(session: AsyncSession) -> None:
    """Raises Unavailable: the database is away, or takes longer than whoever asks would wait."""
    try:
        async with asyncio.timeout(PATIENCE):
            await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError) as error:
        # It may be in the middle of a word that never ends: nothing more is said on it.
        await session.invalidate()
        raise Unavailable("the database does not answer", retry_after=RETRY_AFTER) from error


async def _files(storage: FileStorage) -> str:
    try:
        async with asyncio.timeout(PATIENCE):
            return "ok" if await storage.answers() else "unavailable"
    except TimeoutError:
        return "unavailable"


async def requires_scraper(connection: Connection, _handler: BaseRouteHandler) -> None:
    """The token of the settings; without one set, whoever asks from this machine itself (X11)."""
    token = connection.app.state.settings.metrics_token.get_secret_value()
    scheme, _, given = connection.headers.get("authorization", "").partition(" ")
    if token and not (
        scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())
    ):
        raise NotLoggedIn("metrics: the token of VESTOVOY_METRICS_TOKEN, as a bearer")
    if not token and not caller.is_local(connection):
        raise NotAllowed("metrics: from this machine alone, or with VESTOVOY_METRICS_TOKEN")


@get(
    "/metrics",
    operation_id="metrics",
    tags=["health"],
    media_type="text/plain",
    guards=[requires_scraper],
)
async def scrape(
    session: NamedDependency[AsyncSession], broker: NamedDependency[AsyncBroker]
) -> Response[bytes]:
    """Read the metrics, in Prometheus' text format."""
    # Its library opens a server of its own for others; where nobody asks, it is not loaded.
    from api.admin import metrics  # noqa: PLC0415

    body = await metrics.render(session, redis_answers=await brokers.answers(broker))
    return Response(body, media_type="text/plain; version=0.0.4; charset=utf-8")
