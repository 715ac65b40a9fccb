"""The page of the web application, which names what its address needs before its scripts know."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self

import msgspec

TABLE = "_app/pages.json"
DEFAULT = "ru"
END = "</head>"
VARIABLE = re.compile(r"\[[^\]]*\]")


class Needs(msgspec.Struct):
    """What a page needs besides what all begin with; its texts by the reader's language."""

    scripts: list[str]
    texts: dict[str, list[str]]
    asked: list[str] = []
    """What it asks the API for first, at its address without a query."""

    def files(self, language: str | None) -> list[str]:
        """Of a language without texts the page will choose the default, too."""
        if language is None:
            return self.scripts
        return self.scripts + self.texts.get(language, self.texts.get(DEFAULT, []))


NOTHING = Needs(scripts=[], texts={})


@dataclass(frozen=True)
class Shell:
    """One document for all addresses, and the build's table of what each of them needs."""

    html: str
    table: dict[str, Needs] = field(default_factory=dict[str, Needs])

    @classmethod
    def read(cls, root: Path) -> Self | None:
        """None where nothing is built. A build without the table has pages that come later."""
        page, table = root / "index.html", root / TABLE
        if not page.is_file():
            return None
        known = table.read_bytes() if table.is_file() else b"{}"
        return cls(page.read_text("utf-8"), msgspec.json.decode(known, type=dict[str, Needs]))

    def needs(self, path: str) -> Needs:
        """Of the page at an address; where none is known, nothing."""
        return next((each for sign, each in self._routes if sign.fullmatch(path)), NOTHING)

    def naming(self, needs: Needs, language: str | None) -> str:
        """The document, with what its page needs; None is a language that nobody has told yet."""
        files = needs.files(language)
        links = "".join(f'<link rel="modulepreload" href="/{each}">' for each in files)
        return self.html.replace(END, links + END, 1)

    @cached_property
    def _routes(self) -> list[tuple[re.Pattern[str], Needs]]:
        """As the page's own router takes them: a word of the address goes before a variable."""
        ordered = sorted(self.table.items(), key=lambda each: VARIABLE.sub("~", each[0]))
        return [(_sign(path), needs) for path, needs in ordered]


def _sign(path: str) -> re.Pattern[str]:
    return re.compile("[^/]+".join(re.escape(word) for word in VARIABLE.split(path)))
