"""The times promised to a client (SLA), as an employee reads them on a ticket's card."""

from shared.contracts.sla import SlaClock, SlaGoal, TicketSla
from shared.work.drawing.reader import Reader


def promise_lines(sla: TicketSla | None, reader: Reader) -> list[str]:
    """What is still owed and by when, and what was late; a promise that was kept is not told.

    How much time is left is not said: the card stays in the chat, and the number would be wrong
    within a minute (Q14).
    """
    if sla is None:
        return []
    told = [
        _line(goal, clock, reader)
        for goal, clock in ((SlaGoal.REACTION, sla.reaction), (SlaGoal.SOLUTION, sla.solution))
        if not (sla.paused and clock.done_at is None and not clock.breached)
    ]
    waits = sla.paused and sla.solution.done_at is None
    return [*filter(None, told), *([reader.t("promise-paused")] if waits else [])]


def _line(goal: SlaGoal, clock: SlaClock, reader: Reader) -> str:
    if clock.done_at is not None:
        return reader.t("promise-was-late", goal=goal.value) if clock.breached else ""
    key = "promise-late" if clock.breached else "promise-due"
    return reader.t(key, goal=goal.value, due=reader.by(clock.due_at))
