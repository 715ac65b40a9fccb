"""How fast the desk answers and helps, by priority: what may be promised to all or to a company."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from api.errors import Invalid
from shared.contracts.priority import Priority
from shared.contracts.sla import SlaTarget

Targets = Mapping[Priority, SlaTarget]

LONGEST: Final = 100_000
"""Working minutes: more than half a year."""
NONE: Final[Targets] = {}
"""Whoever has none of their own has the desk's."""


def check(targets: Targets, field: str = "targets") -> None:
    """Raises Invalid."""
    if not all(_possible(target) for target in targets.values()):
        raise Invalid(
            f"{field}: from 1 minute to a year, the reaction no later than the solution",
            field=field,
        )


def kept(targets: Targets | None) -> dict[str, Any] | None:
    """What a company's row keeps of its own ones."""
    return msgspec.to_builtins(targets) if targets else None


def shown(row: dict[str, Any] | None) -> Targets:
    """The own ones of a company's row."""
    return msgspec.convert(row, dict[Priority, SlaTarget]) if row else NONE


def _possible(target: SlaTarget) -> bool:
    return 0 < target.reaction_minutes <= target.solution_minutes <= LONGEST
