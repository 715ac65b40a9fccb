"""How much a ticket or a task matters."""

from enum import StrEnum


class Priority(StrEnum):
    """How much a ticket or a task matters."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"
    """Told at once, also in quiet hours."""
