"""The texts that people read: every one in both languages, with the same variables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from api.notifications.models import Reason
from api.notifications.settle import ledger
from api.notifications.types import registry
from shared import i18n
from shared.contracts.admin import DeliveryState

LOCALES = Path(__file__).parent.parent / "shared" / "locales"
LANGUAGES = [each for each in i18n.LOCALES if each != i18n.DEFAULT_LOCALE]


class Variables(Visitor):
    """Collects the names of the variables in a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # fluent's
        """Note one variable."""
        self.names.add(node.id.name)


def texts(source: str) -> dict[str, set[str]]:
    """Each text of a catalogue, attributes included, with the variables it takes."""
    return {name: _variables(pattern) for name, pattern in _patterns(source) if pattern}


def broken(source: str) -> list[str]:
    """What Fluent could not read."""
    body = FluentParser().parse(source).body
    return [entry.content or "" for entry in body if isinstance(entry, ast.Junk)]


def differences(one: str, other: str) -> list[str]:
    """The texts that are in one catalogue only or take other variables."""
    left, right = texts(one), texts(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def _patterns(source: str) -> Iterator[tuple[str, ast.Pattern | None]]:
    for entry in FluentParser().parse(source).body:
        # Terms are a language's own affair: cases and genders differ.
        if isinstance(entry, ast.Message):
            yield entry.id.name, entry.value
            for attribute in entry.attributes:
                yield f"{entry.id.name}.{attribute.id.name}", attribute.value


def _variables(pattern: ast.Pattern) -> set[str]:
    seen = Variables()
    seen.visit(pattern)
    return seen.names


def catalogues(language: str) -> dict[str, str]:
    """The files of a language by name."""
    folder = LOCALES / language
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.ftl"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_every_language(language: str) -> None:
    """The same files with the same texts, and each text takes the same variables."""
    russian, other = catalogues("ru"), catalogues(language)
    assert russian.keys() == other.keys()
    found = {name: differences(text, other[name]) for name, text in russian.items()}
    assert {name: rows for name, rows in found.items() if rows} == {}


def test_every_catalogue_can_be_read() -> None:
    """Fluent skips what it cannot read in silence; nothing here is of that kind."""
    everything = [*catalogues("ru").values(), *catalogues("en").values()]
    assert [row for text in everything for row in broken(text)] == []


def test_no_text_is_stated_twice() -> None:
    """All files of a language make one bundle: a name belongs to one of them."""
    names = [name for text in catalogues("ru").values() for name in texts(text)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_a_lost_text_and_a_lost_variable_are_seen() -> None:
    """The comparison names both, also inside plural forms and attributes."""
    plural = "{ $n ->\n    [one] { $n } день\n   *[many] { $days } дней\n }"
    russian = f"a = {plural}\nb = Б\n    .c = {{ $x }}"
    english = "a = { $n } days\nb = B\n    .c = X"
    assert differences(russian, english) == ["a", "b.c"]
    assert differences("only = здесь", "") == ["only"]
    assert broken("no equals sign") != []


REASONS = (*Reason, "switched_off")
"""Our own words in the log of deliveries; the rest are the counterparts'."""
BEGINNINGS = ("perhaps", "many", "internal")
"""How reasons begin that go on in the counterparts' words."""
TRIES = ("sent", "retry", "perhaps", "gone", "rejected")


@pytest.mark.rule("Q9", "Q13", "K3")
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_reason_in_the_log_has_words(language: str):
    """And every outcome of a try; the operator's table knows them too."""
    known = texts("\n".join(catalogues(language).values())).keys()
    wanted = {f"reason-{each.replace('_', '-')}" for each in REASONS}
    wanted |= {f"{family}-{each}" for each in BEGINNINGS for family in ("fault", "fix")}
    wanted |= {f"pwa-delivery-{each}" for each in DeliveryState}
    wanted |= {f"step-held-{each}" for each in ledger.HELD}
    wanted |= {f"pwa-event-{each.replace('_', '-')}" for each in registry.EVENTS}
    wanted |= {f"try-{each}" for each in TRIES}
    assert sorted(wanted - known) == []
    guide = (LOCALES.parents[1] / "docs" / "operations.md").read_text(encoding="utf-8")
    missing = [each for each in REASONS if f"`{each}`" not in guide]
    assert missing == []
