"""The language of e-mail templates: Jinja cut down to what a letter needs (E5).

Variables are texts, so nothing needs a loop, a call or an attribute; without them every template
ends, and its letter is about as long as its source and its values. What is left is checked by
walking the tree, so that a mistake is named with its line before anything is saved.
"""

import html
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Template

BODY_LIMIT: Final = 20_000
"""Characters of a template."""
TEXT_LIMIT: Final = 200_000
"""Characters of a rendered letter."""

_LINK: Final = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
_PARAGRAPH: Final = '<p style="margin:0 0 1em">{}</p>'


class Fault(StrEnum):
    """What is wrong with a template, spoken as `admin-template-<value>`."""

    SYNTAX = "syntax"
    VARIABLE = "variable"
    FORBIDDEN = "forbidden"
    TOO_LONG = "too-long"
    EMPTY = "empty"
    FAILED = "failed"


@dataclass(frozen=True)
class TemplateFault(Exception):
    """Where and what: `line` counts from 1, 0 is the whole; `name` is the word at fault."""

    fault: Fault
    line: int = 0
    name: str = ""

    def __str__(self) -> str:
        return f"{self.fault} {self.name} (line {self.line})"


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """Both parts of a letter's body, made of the same paragraphs."""

    text: str
    html: str


def check(body: str, variables: Collection[str]) -> None:
    """Raise TemplateFault for the first thing, from the top, that a template may not hold."""
    _checked(body, frozenset(variables))


def render(body: str, values: Mapping[str, str]) -> Rendered:
    """The letter's body; raises TemplateFault, whatever is wrong."""
    template = _checked(body, frozenset(values))
    try:
        text = template.render(values)
        text.encode()  # Half a character, written as an escape, goes over no wire.
    except Exception as error:  # A filter on a wrong value may raise anything at all.
        raise TemplateFault(Fault.FAILED, name=str(error)[:100]) from error
    if len(text) > TEXT_LIMIT:
        raise TemplateFault(Fault.TOO_LONG)
    paragraphs = [each.strip() for each in re.split(r"\n[ \t]*\n", text) if each.strip()]
    if not paragraphs:
        raise TemplateFault(Fault.EMPTY)
    return Rendered(
        text="\n\n".join(paragraphs), html="\n".join(_html(each) for each in paragraphs)
    )


def _checked(body: str, variables: frozenset[str]) -> "Template":
    # Jinja comes with the first template.
    from api.objects.template_tree import checked  # noqa: PLC0415

    return checked(body, variables)


def _html(paragraph: str) -> str:
    """Escaped, with lines kept and web addresses made into links."""
    parts: list[str] = []
    end = 0
    for found in _LINK.finditer(paragraph):
        parts += [html.escape(paragraph[end : found.start()]), _anchor(found.group())]
        end = found.end()
    parts.append(html.escape(paragraph[end:]))
    return _PARAGRAPH.format("".join(parts).replace("\n", "<br>\n"))


def _anchor(url: str) -> str:
    return str(Markup('<a href="{0}">{0}</a>').format(url))
