"""The guides name what is there: links, files, and one word for one thing."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BASES = (
    "",
    "api",
    "api/notifications",
    "api/tickets",
    "shared",
    "shared/telegram",
    "tests",
    "pwa/src",
)
"""Where a path in a guide may begin; a file beside the guide, too."""
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"`([\w.\-/]+/[\w.\-]+\.(?:py|ts|svelte|toml|sh|ftl))`")
RETIRED = frozenset(
    {"Telling", "Situation", "Hearer", "Shelf", "Bell", "Doomed", "Eyes", "Viewer", "Lookout"}
    | {"Road", "Spoken", "Above"}
)
"""Words that were ours alone; docs/glossary.md has the field's."""


def guides() -> list[str]:
    """Every guide under version control but the log of changes, which tells of the past."""
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, check=True)
    return [each for each in listed.stdout.decode().split() if each != "CHANGELOG.md"]


def missing_links(guide: Path) -> list[str]:
    """Relative links that lead nowhere."""
    found = LINK.findall(guide.read_text(encoding="utf-8"))
    inside = [each for each in found if "://" not in each and not each.startswith(("mailto:", "/"))]
    return [each for each in inside if not (guide.parent / each).exists()]


def missing_files(text: str, beside: Path) -> list[str]:
    """Files that the text names and nobody finds; `beside` is the guide's own folder."""
    bases = [beside, *(ROOT / base for base in BASES)]
    return [each for each in CODE.findall(text) if not any((b / each).exists() for b in bases)]


@pytest.mark.parametrize("name", guides())
def test_a_guide_names_what_is_there(name: str) -> None:
    """Whoever follows a link or opens a named file finds it."""
    guide = ROOT / name
    assert missing_links(guide) == []
    assert missing_files(guide.read_text(encoding="utf-8"), guide.parent) == []


def test_a_file_that_moved_is_seen(tmp_path: Path) -> None:
    """The check above can fail."""
    guide = tmp_path / "guide.md"
    guide.write_text("[gone](gone.md) and `api/gone.py`, not `<noun>/policy.py`")
    assert missing_links(guide) == ["gone.md"]
    assert missing_files(guide.read_text(), tmp_path) == ["api/gone.py"]


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
