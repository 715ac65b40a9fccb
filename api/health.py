"""Is it alive, is it ready, how does it fare: for load balancers and Prometheus."""

from litestar import Response, get
from litestar.di import NamedDependency
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import metrics

OK = {"status": "ok"}


@get("/health/live", operation_id="live", tags=["health"])
async def alive() -> dict[str, str]:
    """The process answers."""
    return OK


@get("/health/ready", operation_id="ready", tags=["health"])
async def ready(session: NamedDependency[AsyncSession]) -> Response[dict[str, str]]:
    """The database answers too."""
    try:
        await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return Response({"status": "database"}, status_code=503)
    return Response(OK)


@get("/metrics", operation_id="metrics", tags=["health"], media_type="text/plain")
async def scrape(session: NamedDependency[AsyncSession]) -> Response[bytes]:
    """Prometheus' text format; keep it behind the proxy."""
    body = await metrics.render(session)
    return Response(body, media_type="text/plain; version=0.0.4; charset=utf-8")
