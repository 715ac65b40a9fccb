"""Whose tickets find other hands by an import: pure, so that it is told before."""

from collections.abc import Mapping
from uuid import UUID

from api.people.imports.planning.plan import Plan
from api.people.imports.planning.rows import Planned
from shared.contracts.imports import ImportField, ImportOutcome
from shared.contracts.people import Role

Held = Mapping[tuple[UUID, UUID | None], int]
"""How many open tickets an employee works on, team by team."""


def tickets(plan: Plan, held: Held) -> int:
    """Of whoever leaves the ticket's team, or works on tickets no more (D8)."""
    gone = {each.object_id: each for each in plan.of(ImportOutcome.CHANGED)}
    return sum(
        count
        for (person_id, team_id), count in held.items()
        if (row := gone.get(person_id)) and _leaves(row, team_id)
    )


def _leaves(row: Planned, team_id: UUID | None) -> bool:
    if row.became.get(ImportField.ROLE) is Role.EMPLOYEE:
        return True
    if ImportField.TEAMS not in row.became:
        return False
    return team_id in set(row.was[ImportField.TEAMS]) - set(row.became[ImportField.TEAMS])
