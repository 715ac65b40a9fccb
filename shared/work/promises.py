"""The times promised to a client (SLA), as an employee reads them on a ticket's card."""

from datetime import datetime, timedelta

from shared.contracts.sla import SlaClock, SlaGoal, TicketSla
from shared.i18n import Translator, dates


def promise_lines(
    sla: TicketSla | None, timezone: str, now: datetime, t: Translator, *, counting: bool = False
) -> list[str]:
    """What is still owed, and what was late; a promise that was kept is not told.

    `counting` adds how much time is left, for a message that is read now: in one that stays in
    the chat it would soon be wrong.
    """
    if sla is None:
        return []
    told = [
        _line(goal, clock, timezone, now, t, counting=counting)
        for goal, clock in ((SlaGoal.REACTION, sla.reaction), (SlaGoal.SOLUTION, sla.solution))
        if not (sla.paused and clock.done_at is None and not clock.breached)
    ]
    waits = sla.paused and sla.solution.done_at is None
    return [*filter(None, told), *([t("promise-paused")] if waits else [])]


def _line(
    goal: SlaGoal, clock: SlaClock, timezone: str, now: datetime, t: Translator, *, counting: bool
) -> str:
    due = dates.moment(clock.due_at, timezone, t, now)
    if clock.done_at is not None:
        return t("promise-was-late", goal=goal.value) if clock.breached else ""
    if clock.breached:
        return t("promise-late", goal=goal.value, due=due)
    line = t("promise-due", goal=goal.value, due=due)
    if not counting:
        return line
    return t("promise-left", line=line, left=span(clock.due_at - now, t))


def span(length: timedelta, t: Translator) -> str:
    """«2 ч 10 мин», «3 дн. 4 ч»: the two largest units; at least a minute."""
    minutes = max(1, round(length / timedelta(minutes=1)))
    hours, left = divmod(minutes, 60)
    days, rest = divmod(hours, 24)
    units = [("days", days), ("hours", rest)] if days else [("hours", hours), ("minutes", left)]
    return " ".join(t(f"span-{unit}", count=count) for unit, count in units if count)
