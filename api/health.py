"""Is it alive, is it ready, how does it fare: for load balancers and Prometheus."""

import asyncio

from litestar import Response, get
from litestar.di import NamedDependency
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from taskiq import AsyncBroker

from api import broker as brokers
from api.admin import condition, metrics
from api.files.storage import FileStorage

OK = {"status": "ok"}
PATIENCE = 2
"""Seconds: a load balancer asks often and waits little."""


@get("/health/live", operation_id="live", tags=["health"])
async def alive() -> dict[str, str]:
    """The process answers."""
    return OK


@get("/health/ready", operation_id="ready", tags=["health"])
async def ready(
    session: NamedDependency[AsyncSession],
    storage: NamedDependency[FileStorage],
    broker: NamedDependency[AsyncBroker],
) -> Response[dict[str, str]]:
    """The database answers too. A desk whose files, Redis, workers or lanes are away works on for
    all else, so their state is told and changes no status."""
    try:
        await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return Response({"status": "database"}, status_code=503)
    redis = await brokers.answers(broker)
    degraded = await condition.told(session, redis_answers=redis)
    return Response(OK | {"files": await _files(storage)} | degraded)


async def _files(storage: FileStorage) -> str:
    try:
        async with asyncio.timeout(PATIENCE):
            return "ok" if await storage.answers() else "unavailable"
    except TimeoutError:
        return "unavailable"


@get("/metrics", operation_id="metrics", tags=["health"], media_type="text/plain")
async def scrape(
    session: NamedDependency[AsyncSession], broker: NamedDependency[AsyncBroker]
) -> Response[bytes]:
    """Prometheus' text format; keep it behind the proxy."""
    body = await metrics.render(session, redis_answers=await brokers.answers(broker))
    return Response(body, media_type="text/plain; version=0.0.4; charset=utf-8")
