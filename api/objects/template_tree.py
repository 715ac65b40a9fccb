"""A template's tree: whatever is written in it is looked at before anything of it runs."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from api.objects.template_language import BODY_LIMIT, Fault, TemplateFault

_FILTERS: Final = frozenset(
    {"upper", "lower", "capitalize", "title", "trim", "truncate", "default", "length"}
)
_ALLOWED: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Const,
    nodes.Concat,
    nodes.Filter,
)
_LONE_TAG: Final = re.compile(r"^[ \t]*(\{%(?:[^%]|%(?!\}))*%\})[ \t]*\n", re.MULTILINE)
"""A tag that has its line for itself makes no line; one at the end of a text keeps its break."""
_ENVIRONMENT: Final = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_ENVIRONMENT.globals.clear()


@lru_cache(maxsize=64)
def checked(body: str, variables: frozenset[str]) -> Template:
    """The template, ready to be rendered. Raises TemplateFault for the first thing, from the top,
    that it may not hold."""
    if not body.strip():
        raise TemplateFault(Fault.EMPTY)
    if len(body) > BODY_LIMIT:
        raise TemplateFault(Fault.TOO_LONG)
    try:
        for node in sorted(_all(_ENVIRONMENT.parse(body)), key=_line):
            _check_node(node, variables)
        return _ENVIRONMENT.from_string(_LONE_TAG.sub(r"\1", body))
    except TemplateSyntaxError as error:
        raise TemplateFault(Fault.SYNTAX, error.lineno, error.message or "") from error
    except (RecursionError, MemoryError, SyntaxError, ValueError) as error:
        # Nested deeper than Python itself can read, or a number of more digits.
        raise TemplateFault(Fault.TOO_LONG) from error


def _line(node: nodes.Node) -> int:
    line: int | None = node.lineno  # None in an `elif`, whatever the library says.
    return line or 0


def _all(tree: nodes.Node) -> list[nodes.Node]:
    return [tree, *tree.find_all(nodes.Node)]


def _check_node(node: nodes.Node, variables: Collection[str]) -> None:
    if isinstance(node, nodes.Name) and node.name not in variables:
        raise TemplateFault(Fault.VARIABLE, _line(node), node.name)
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        raise TemplateFault(Fault.FORBIDDEN, _line(node), node.name)
    if not isinstance(node, _ALLOWED):
        raise TemplateFault(Fault.FORBIDDEN, _line(node), type(node).__name__.lower())
