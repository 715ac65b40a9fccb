"""How far the live stream has come: whoever names a position may be told that nothing was missed
since."""

from collections.abc import Iterable
from secrets import token_hex
from typing import Final

FIRST: Final = ""
"""Before everything that was said."""


class Positions:
    """Of one process, which hears all that it says. What another process says of positions means
    nothing here, nor what this one said in another life."""

    def __init__(self) -> None:
        self._life = token_hex(4)
        self._count = 0
        self._last: dict[str, str] = {}
        """By channel, the position of what was said there last."""

    def now(self) -> str:
        # Of one width, so that they compare as texts.
        return f"{self._life}-{self._count:012x}"

    def said(self, names: Iterable[str]) -> str:
        """Something was, on each of these channels. Returns its position."""
        self._count += 1
        position = self.now()
        self._last.update(dict.fromkeys(names, position))
        return position

    def nothing_since(self, position: str, names: Iterable[str]) -> bool:
        if not position.startswith(f"{self._life}-"):
            return False
        return all(self._last.get(each, FIRST) <= position for each in names)
