"""How the desk fares, on the wire."""

from datetime import datetime
from enum import StrEnum

from shared.contracts.base import Answer


class Level(StrEnum):
    """How bad it is; in this order."""

    OK = "ok"
    """Nothing to do."""
    WARNING = "warning"
    """Somebody should look at it; the desk works."""
    BAD = "bad"
    """Something does not work, and somebody waits for it."""


class HealthFact(Answer, frozen=True):
    """One thing that was looked at, in the reader's words."""

    name: str
    """Which, as `worker` or `channel-email`; new ones may come."""
    level: Level
    """How bad it is."""
    title: str
    """What was looked at."""
    sentence: str
    """How it fares."""
    since: datetime | None
    """When it began; null: unknown, or it is well."""
    cost: str
    """What it costs whom; empty: nothing yet."""
    advice: str
    """What to do; empty: nothing."""
    path: str
    """The page where it is mended; empty: there is none."""
    answer: str
    """A counterpart's own words; may be empty."""


class Health(Answer, frozen=True):
    """All of it, the worst first."""

    level: Level
    """The worst of them."""
    at: datetime
    """When it was looked at."""
    facts: list[HealthFact]
    """The worst first, and what is well after them."""
