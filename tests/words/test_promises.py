"""What was promised to a client, in words for the desk."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.contracts.sla import SlaClock, TicketSla
from shared.i18n import translator
from shared.work.promises import promise_lines, span

NOW = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
"""10:00 in Moscow."""
RU, EN = translator("ru"), translator("en")


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
                "⏱ Ответить до: сегодня в 12:30, осталось 2 ч 30 мин",
                "⏱ Решить до: завтра в 12:00, осталось 1 дн. 2 ч",
            ],
        ),
        (
            TicketSla(reaction=clock(-1), solution=clock(-0.5), paused=False),
            [
                "🔥 Первый ответ просрочен, срок был: сегодня в 09:00",
                "🔥 Решение просрочено, срок был: сегодня в 09:30",
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
    """Moments in the reader's zone, and the time that is left; what was kept is not told."""
    assert promise_lines(sla, "Europe/Moscow", NOW, RU, counting=True) == lines


def test_a_message_that_stays_tells_the_moment_alone():
    """«2 hours left» would be wrong an hour later."""
    sla = TicketSla(reaction=clock(2), solution=clock(26), paused=False)
    assert promise_lines(sla, "UTC", NOW, EN) == [
        "⏱ Answer by: today at 09:00",
        "⏱ Solve by: tomorrow at 09:00",
    ]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 мин"), (3600, "1 ч"), (3660, "1 ч 1 мин"), (86400, "1 дн."), (90000, "1 дн. 1 ч")],
)
def test_a_span_has_two_units_at_most(seconds: int, said: str):
    """Never nothing."""
    assert span(timedelta(seconds=seconds), RU) == said
