"""What the documents say of the code: a file or a function that they name is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READ_FROM = {
    "docs/architecture.md": ("", "api", "api/notifications", "tests"),
    "api/notifications/README.md": ("", "api", "api/notifications"),
    "tests/README.md": ("", "tests"),
    "CONTRIBUTING.md": ("", "tests"),
    "docs/operations.md": ("",),
}
"""Each document, and the folders from which it names files."""

FILE = r"`([\w./-]+/[\w.-]+\.(?:py|ts|md|toml))`"
NAMED = re.compile(rf"{FILE}((?:,? `[\w.]+`)*)")
"""A file, and the functions and classes that are named right behind it."""


def defined(file: Path) -> set[str]:
    """Its functions, classes and their methods, the latter by both names, and its constants."""

    def names(body: list[ast.stmt], of: str = "") -> Iterator[str]:
        for each in body:
            match each:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    yield from (of + name, name)
                case ast.ClassDef(name=name, body=inner):
                    yield name
                    yield from names(inner, f"{name}.")
                case (
                    ast.Assign(targets=[ast.Name(id=name)])
                    | ast.AnnAssign(target=ast.Name(id=name))
                ):
                    yield name
                case _:
                    pass

    return set(names(ast.parse(file.read_text(encoding="utf-8")).body))


def missing(text: str, folders: tuple[str, ...], root: Path = ROOT) -> list[str]:
    """What is named and is not there."""
    found: list[str] = []
    for path, behind in NAMED.findall(text):
        file = next((f for each in folders if (f := root / each / path).is_file()), None)
        if file is None:
            found.append(path)
        elif file.suffix == ".py":
            names = re.findall(r"`([\w.]+)`", behind)
            found += [f"{path} {each}" for each in names if each not in defined(file)]
    return found


@pytest.mark.parametrize("document", READ_FROM)
def test_what_a_document_names_is_there(document: str) -> None:
    """A file that was moved or a function that was renamed is so in the documents too."""
    text = (ROOT / document).read_text(encoding="utf-8")
    assert missing(text, READ_FROM[document]) == []


def test_a_name_of_yesterday_is_seen() -> None:
    """A file that is no more, and a function that its file does not have."""
    text = "`api/gone.py` `f`; `api/clock.py` `now`, `then`; `clock.py` is read from the folder"
    assert missing(text, ("",)) == ["api/gone.py", "api/clock.py then"]
