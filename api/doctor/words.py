"""Names and spans of time, for whoever reads the console."""

from typing import Final

from shared.contracts.admin import Lane
from shared.i18n import Translator

_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 86400


def lane_name(t: Translator, lane: Lane) -> str:
    return t(f"pwa-lane-{lane.replace('_', '-')}")


def since(t: Translator, seconds: float) -> str:
    """Roughly: 40 seconds, 3 hours."""
    for unit, name in ((_DAY, "days"), (_HOUR, "hours"), (_MINUTE, "minutes")):
        if seconds >= unit:
            return t(f"cli-doctor-{name}", count=int(seconds // unit))
    return t("cli-doctor-seconds", count=int(seconds))
