"""The log tells that the database refused, and quotes nothing of what it was given (P12)."""

import io
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
import structlog
from sqlalchemy import text

from api.people.models import Client
from shared import logging as logs
from shared.settings import Settings
from tests.desk import Desk

pytestmark = [pytest.mark.rule("P12"), pytest.mark.both_stores]

SECRET = "secret-endpoint-4711"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a process would write to its log."""
    kept, level = logging.getLogger().handlers[:], logging.getLogger().level
    logs.configure(Settings(log_format="json"), "test")
    into = io.StringIO()
    [handler] = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(into)
    yield into
    logging.getLogger().handlers[:] = kept
    logging.getLogger().setLevel(level)
    structlog.reset_defaults()


FILLS = "CREATE TRIGGER no_room BEFORE INSERT ON tasks BEGIN SELECT RAISE(ABORT, 'disk full'); END"
FULL = {
    True: (FILLS, "DROP TRIGGER no_room"),
    False: (
        "ALTER TABLE tasks ADD CONSTRAINT no_room CHECK (false) NOT VALID",
        "ALTER TABLE tasks DROP CONSTRAINT no_room",
    ),
}
"""By whether it is SQLite: how a table comes to refuse every row, and how it is mended."""


@asynccontextmanager
async def no_room(desk: Desk) -> AsyncIterator[None]:
    begins, ends = FULL[desk.held.database.is_sqlite]
    async with desk.held.database.begin() as session:
        await session.execute(text(begins))
    yield
    async with desk.held.database.begin() as session:
        await session.execute(text(ends))


async def test_a_refused_row_is_not_in_the_log(desk: Desk, written: io.StringIO) -> None:
    """500 for the caller; for the operator the trace without the values."""
    client = await desk.calls("boris")
    async with no_room(desk):
        answer = await client.post("/api/tasks", json={"title": SECRET, "text": f"a\n\n{SECRET}"})
    assert answer.status_code == 500 and SECRET not in answer.text
    assert "INSERT INTO tasks" in written.getvalue()
    assert SECRET not in written.getvalue()


async def test_a_value_that_is_there_already_is_not_in_the_log(
    desk: Desk, written: io.StringIO
) -> None:
    """PostgreSQL tells the key of a double in its detail."""
    log = structlog.get_logger()
    for _ in range(2):
        try:
            async with desk.held.database.begin() as session:
                session.add(Client(name=SECRET))
        except Exception:
            log.exception("failed")
    assert "Traceback" in written.getvalue()
    assert SECRET not in written.getvalue()
