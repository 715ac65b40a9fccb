"""What the documents say of the code is there: files, functions, links, and one word for one
thing."""

import ast
import re
import subprocess
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


LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
PICTURES_WEIGH = 2_000_000
"""Bytes of all pictures together: whoever clones the project takes them along."""
RETIRED = frozenset(
    {"Telling", "Situation", "Hearer", "Shelf", "Bell", "Doomed", "Eyes", "Viewer", "Lookout"}
    | {"Road", "Spoken", "Above"}
)
"""Words that were ours alone; docs/glossary.md has the field's."""


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


def guides() -> list[str]:
    """Every guide under version control but the log of changes, which tells of the past."""
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, check=True)
    return [each for each in listed.stdout.decode().split() if each != "CHANGELOG.md"]


def missing_links(guide: Path) -> list[str]:
    """Relative links that lead nowhere."""
    found = LINK.findall(guide.read_text(encoding="utf-8"))
    inside = [each for each in found if "://" not in each and not each.startswith(("mailto:", "/"))]
    return [each for each in inside if not (guide.parent / each).exists()]


def pictures(guide: Path) -> list[Path]:
    found = PICTURE.findall(guide.read_text(encoding="utf-8"))
    return [guide.parent / (first or second) for first, second in found]


@pytest.mark.parametrize("document", READ_FROM)
def test_what_a_document_names_is_there(document: str) -> None:
    """A file that was moved or a function that was renamed is so in the documents too."""
    text = (ROOT / document).read_text(encoding="utf-8")
    assert missing(text, READ_FROM[document]) == []


def test_a_name_of_yesterday_is_seen() -> None:
    """A file that is no more, and a function that its file does not have."""
    text = "`api/gone.py` `f`; `api/clock.py` `now`, `then`; `clock.py` is read from the folder"
    assert missing(text, ("",)) == ["api/gone.py", "api/clock.py then"]


@pytest.mark.parametrize("name", guides())
def test_no_link_leads_nowhere(name: str) -> None:
    """Whoever follows a link within the project finds a page."""
    assert missing_links(ROOT / name) == []


def test_every_picture_is_shown_and_there() -> None:
    """What a guide shows is drawn, what was drawn is shown, and all of it is light."""
    shown = {each.resolve() for name in guides() for each in pictures(ROOT / name)}
    drawn = {each for each in (ROOT / "docs/images").rglob("*") if each.is_file()}
    assert shown == drawn
    assert sum(each.stat().st_size for each in drawn) < PICTURES_WEIGH


def test_a_link_to_nowhere_is_seen(tmp_path: Path) -> None:
    """The check above can fail."""
    guide = tmp_path / "guide.md"
    guide.write_text("[gone](gone.md), [there](guide.md#part), [far](https://example.org/x)")
    assert missing_links(guide) == ["gone.md"]


def test_retired_words_do_not_come_back() -> None:
    """No class is called by a word that the glossary replaced."""
    sources = [
        path
        for top in ("api", "shared", "bot_staff", "bot_client")
        for path in (ROOT / top).rglob("*.py")
    ]
    named = {
        m for path in sources for m in re.findall(r"^class (\w+)", path.read_text(), re.MULTILINE)
    }
    assert named & RETIRED == set()


def test_every_term_has_three_columns() -> None:
    """Term, meaning, and how the texts say it."""
    rows = [
        line.strip("|").split("|")
        for line in (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and not line.startswith("|---")
    ]
    assert len(rows) > 50
    assert [row for row in rows if len(row) != 3 or not all(cell.strip() for cell in row)] == []
