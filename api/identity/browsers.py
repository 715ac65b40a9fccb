"""A browser as people call it, from what it says of itself."""

from collections.abc import Mapping
from typing import Final

_BROWSERS: Final = {
    "YaBrowser": "Yandex Browser",
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
"""Whoever is built on another says the other's name too, later."""
_SYSTEMS: Final = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


def named(agent: str) -> str:
    """«Firefox, Windows»; what is no known browser goes by its own words."""
    known = [found for each in (_BROWSERS, _SYSTEMS) if (found := _first(each, agent))]
    return ", ".join(known) or agent


def _first(known: Mapping[str, str], agent: str) -> str:
    return next((name for mark, name in known.items() if mark in agent), "")
