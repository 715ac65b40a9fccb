"""Texts in the reader's language: one Fluent catalogue for API, bots and browser."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from fluent.runtime.types import FluentType

from shared.i18n.catalogue import Catalogue

DEFAULT_LOCALE: Final = "ru"
CATALOGUE: Final = Path(__file__).parent.parent / "locales"


def languages(catalogue: Path) -> tuple[str, ...]:
    """Every folder of texts is a language; the default one comes first."""
    found = sorted(each.name for each in catalogue.iterdir() if any(each.glob("*.ftl")))
    return tuple(sorted(found, key=lambda each: each != DEFAULT_LOCALE))


LOCALES: Final = languages(CATALOGUE)
REMEMBERED: Final = 4096
"""Texts of one language kept as they were said: those of an event go to several people, and the
words of cards hardly change, while saying anew is half the work of a letter."""


class UnknownTextError(KeyError):
    """A text key that no catalogue has: a programming error, found by the guard test."""


class Translator:
    """Speaks one language; a missing text falls back to the Russian one."""

    def __init__(self, locale: str) -> None:
        self.locale = best_locale(locale)
        order = dict.fromkeys((self.locale, DEFAULT_LOCALE))
        self._catalogues = [catalogue(each) for each in order]
        # By type too: 1, True and a Fluent number of 1 are said differently.
        self._said = lru_cache(REMEMBERED, typed=True)(self._say)

    def __call__(self, key: str, **values: str | int | FluentType) -> str:
        """The text of `key`; raises UnknownTextError when no catalogue has it."""
        return self._said(key, **values)

    def first(self, *keys: str, **values: str | int | FluentType) -> str:
        """The text of the first key that a catalogue has; the last one has to be there."""
        *own, last = keys
        for key in own:
            with suppress(UnknownTextError):
                return self(key, **values)
        return self(last, **values)

    def known(self, *keys: str, **values: str | int | FluentType) -> str:
        """The text of the first key that a catalogue has, or nothing."""
        for key in keys:
            with suppress(UnknownTextError):
                return self(key, **values)
        return ""

    def _say(self, key: str, **values: str | int | FluentType) -> str:
        for each in self._catalogues:
            pattern = each.pattern(key)
            if pattern is not None:
                return each.format(pattern, values)
        raise UnknownTextError(key)


@lru_cache(maxsize=len(LOCALES))
def catalogue(locale: str) -> Catalogue:
    """All texts of a language, read once."""
    return Catalogue(CATALOGUE / locale)


@lru_cache(maxsize=len(LOCALES))
def translator(locale: str) -> Translator:
    """The one translator of a supported locale."""
    return Translator(locale)


def best_locale(*wishes: str | None, default: str = DEFAULT_LOCALE) -> str:
    """The first wish we have texts for: `en-US` is `en`; none of them is the default."""
    for wish in wishes:
        language = (wish or "").replace("_", "-").split("-")[0].lower()
        if language in LOCALES:
            return language
    return default
