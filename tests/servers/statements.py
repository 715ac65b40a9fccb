"""Statements are compiled once a process, though every test has engines of its own."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from api.engine import server, sqlite

ENOUGH = 10_000
"""Statements of the whole suite."""

_FIRST: dict[str, Engine] = {}
"""By driver: the engine whose dialect and compiled statements all others use. The dialect is a
part of a statement's key, so the one is of no use without the other."""


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Compiling is a third of what a short test costs."""
    with pytest.MonkeyPatch.context() as patch:
        for engines in (server, sqlite):
            patch.setattr(engines, "create_async_engine", _sharing)
        yield


def _sharing(url: str, **options: Any) -> AsyncEngine:
    made = create_async_engine(url, query_cache_size=ENOUGH, **options)
    engine = made.sync_engine
    first = _FIRST.get(engine.driver)
    if first is None or first.dialect.server_version_info is None:
        # A dialect learns its version from the first connection, and that one had none.
        first = _FIRST[engine.driver] = engine
    engine.dialect = first.dialect
    engine._compiled_cache = first._compiled_cache  # pyright: ignore[reportPrivateUsage]
    return made
