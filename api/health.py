"""Is it alive, is it ready, how does it fare: for load balancers and Prometheus."""

import asyncio

from litestar import Response, get
from litestar.di import NamedDependency
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import metrics
from api.errors import Unavailable
from api.files.storage import FileStorage
from api.problems import RETRY_AFTER

OK = {"status": "ok"}
PATIENCE = 2
"""Seconds: a load balancer asks often and waits little."""


@get("/health/live", operation_id="live", tags=["health"])
async def alive() -> dict[str, str]:
    """The process answers."""
    return OK


@get("/health/ready", operation_id="ready", tags=["health"])
async def ready(
    session: NamedDependency[AsyncSession], storage: NamedDependency[FileStorage]
) -> Response[dict[str, str]]:
    """The database answers too. A desk whose files are away works on for all else, so their state
    is told and changes no status."""
    await _ask(session)
    return Response(OK | {"files": await _files(storage)})


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


@get("/metrics", operation_id="metrics", tags=["health"], media_type="text/plain")
async def scrape(session: NamedDependency[AsyncSession]) -> Response[bytes]:
    """Prometheus' text format; keep it behind the proxy."""
    body = await metrics.render(session)
    return Response(body, media_type="text/plain; version=0.0.4; charset=utf-8")
