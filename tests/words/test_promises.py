"""What was promised to a client, in words for the desk that stay true (Q14)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from shared.contracts.people import PersonKind
from shared.contracts.sla import SlaClock, TicketSla
from shared.i18n import translator
from shared.work.drawing.reader import Reader
from shared.work.promises import promise_lines

NOW = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
"""10:00 in Moscow."""
VERA = Reader(
    id=UUID(int=1),
    kind=PersonKind.EMPLOYEE,
    t=translator("ru"),
    timezone="Europe/Moscow",
    now=NOW,
)


def clock(due: float, done: float | None = None) -> SlaClock:
    """Hours from now."""
    due_at = NOW + timedelta(hours=due)
    done_at = None if done is None else NOW + timedelta(hours=done)
    return SlaClock(due_at=due_at, done_at=done_at, breached=(done_at or NOW) > due_at)


@pytest.mark.parametrize(
    ("sla", "lines"),
    [
        (
            TicketSla(reaction=clock(2.5), solution=clock(26), paused=False),
            [
                "⏱ Ответить до: вторник, 12 мая, 12:30",
                "⏱ Решить до: среда, 13 мая, 12:00",
            ],
        ),
        (
            TicketSla(reaction=clock(-1), solution=clock(-0.5), paused=False),
            [
                "🔥 Первый ответ просрочен, срок был: вторник, 12 мая, 09:00",
                "🔥 Решение просрочено, срок был: вторник, 12 мая, 09:30",
            ],
        ),
        (
            TicketSla(reaction=clock(-1, -2), solution=clock(1), paused=True),
            ["⏸ Отсчёт срока приостановлен: ждём клиента"],
        ),
        (
            TicketSla(reaction=clock(-2, -1), solution=clock(-3, -1), paused=True),
            ["⚠️ Первый ответ дан с опозданием", "⚠️ Решена с опозданием"],
        ),
        (TicketSla(reaction=clock(-1, -2), solution=clock(2, -1), paused=True), []),
        (None, []),
    ],
    ids=["running", "broken", "paused", "late", "kept", "none"],
)
def test_the_card_tells_what_is_owed_and_what_was_late(sla: TicketSla | None, lines: list[str]):
    """Moments in the reader's zone, with their days; what was kept is not told."""
    assert promise_lines(sla, VERA) == lines


def test_in_english_too():
    """And in another zone."""
    sla = TicketSla(reaction=clock(2), solution=clock(26), paused=False)
    assert promise_lines(sla, replace(VERA, t=translator("en"), timezone="UTC")) == [
        "⏱ Answer by: Tuesday, 12 May, 09:00",
        "⏱ Solve by: Wednesday, 13 May, 09:00",
    ]
