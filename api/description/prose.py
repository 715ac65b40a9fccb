"""What the source says: the string under a field or a member describes it, as documentation tools
read it. The source lies beside the code in every installation, so nothing is kept in memory for it
and nothing is read before somebody asks for the document."""

import ast
import inspect
import re
import sys
from itertools import pairwise
from typing import Final

RULES: Final = re.compile(r"\s*\((?:[A-Z]\d+(?:, |–)?)+\)")
"""Numbers of our own rules, which nobody outside this repository knows."""

Strings = dict[str, dict[str, str]]
"""By class, then by the name in it."""


def plain(text: str) -> str:
    """A docstring as Markdown: its lines joined, without the numbers of rules."""
    paragraphs = RULES.sub("", inspect.cleandoc(text)).split("\n\n")
    return "\n\n".join(" ".join(each.split()) for each in paragraphs)


def summary(text: str) -> str:
    """The first sentence, without the full stop."""
    head = text.split("\n\n", maxsplit=1)[0]
    return re.split(r"[.:;]\s", head, maxsplit=1)[0].rstrip(".")


class Source:
    """Reads each module once."""

    def __init__(self) -> None:
        self._read: dict[str, Strings] = {}

    def of(self, made: type) -> dict[str, str]:
        """What stands under the names of a class, those of its bases too."""
        told: dict[str, str] = {}
        for each in reversed(made.__mro__):
            if each.__module__.startswith(("api.", "shared.")):
                told |= self._module(each.__module__).get(each.__name__, {})
        return told

    def _module(self, name: str) -> Strings:
        if name not in self._read:
            tree = ast.parse(inspect.getsource(sys.modules[name]))
            classes = (each for each in tree.body if isinstance(each, ast.ClassDef))
            self._read[name] = {each.name: _strings(each) for each in classes}
        return self._read[name]


def _strings(made: ast.ClassDef) -> dict[str, str]:
    return {
        name: plain(after.value.value)
        for node, after in pairwise(made.body)
        if (name := _name(node))
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
        and isinstance(after.value.value, str)
    }


def _name(node: ast.stmt) -> str:
    target = node.target if isinstance(node, ast.AnnAssign) else None
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
    return target.id if isinstance(target, ast.Name) else ""
