"""What a ticket tells of its promised times."""

from datetime import UTC, datetime
from typing import Any

from tests.desk import Desk

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""Ten in Moscow, an hour after work began."""


async def seen(desk: Desk, key: str, ticket: Any) -> Any:
    answer = await (await desk.calls(key)).get(f"/api/tickets/{ticket['id']}")
    return answer.json()


def due(ticket: Any, goal: str) -> datetime:
    return datetime.fromisoformat(ticket["sla"][goal]["due_at"])
