"""The texts of one language: read at once as they are written, and understood one by one when they
are first said. As trees all of them are 5 MB and half a second of every start; a process says few.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import Pattern
from fluent.syntax import FluentParser

from shared import slim

_ENTRY: Final = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
"""Where a text begins; what belongs to it is indented."""
_REFERENCE: Final = re.compile(r"\{\s*(-?[a-z][\w-]*)")
"""Another text that this one is made of. A variable has a dollar before it, a function capitals."""
_PARSER: Final = FluentParser(with_spans=False)


class Catalogue:
    """What is written in the files of a folder; of two texts by one name the first one holds."""

    def __init__(self, folder: Path) -> None:
        # Isolation marks would show up as boxes in Telegram and break exact comparisons.
        self._bundle = FluentBundle([folder.name], use_isolating=False)
        slim.forget_other_languages()
        self._unread: dict[str, str] = {}
        for path in sorted(folder.glob("*.ftl")):
            self._unread = _entries(path.read_text(encoding="utf-8")) | self._unread

    def pattern(self, key: str) -> Pattern | None:
        """What `key` says, ready to be formatted."""
        if key in self._unread:
            self._read(key)
        return self._bundle.get_message(key).value if self._bundle.has_message(key) else None

    def format(self, pattern: Pattern, values: Mapping[str, Any]) -> str:
        """With these values in it; what is missing is said by its name."""
        return str(self._bundle.format_pattern(pattern, dict(values))[0])

    def add(self, texts: str) -> None:
        """Texts of somebody else, which hold from now on."""
        self._bundle.add_resource(_PARSER.parse(texts), allow_overrides=True)

    def _read(self, key: str) -> None:
        """With whatever it is made of. Until all of that is there none of it counts as read:
        somebody in another thread, who says one of them meanwhile, reads it too."""
        found = self._made_of(key)
        self._bundle.add_resource(_PARSER.parse("\n".join(found.values())))
        for each in found:
            self._unread.pop(each, None)

    def _made_of(self, key: str) -> dict[str, str]:
        """What is not read yet of a text and the texts under it, which may stand in a ring."""
        found: dict[str, str] = {}
        asked = [key]
        while asked:
            each = asked.pop()
            if each not in found and (source := self._unread.get(each)):
                found[each] = source
                asked += _REFERENCE.findall(source)
        return found


def _entries(source: str) -> dict[str, str]:
    """Each text of a file by its name, as it is written there."""
    begins = [*_ENTRY.finditer(source)]
    ends = [*(each.start() for each in begins[1:]), len(source)]
    return {found[1]: source[found.start() : end] for found, end in zip(begins, ends, strict=True)}
