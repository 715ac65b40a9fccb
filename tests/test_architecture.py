"""The arrows of the house and its sizes, held by a machine."""

import ast
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("api", "bot_staff", "bot_client", "shared")
LONGEST_FILE = 400  # lines; 250 already asks for a second look
LONGEST_FUNCTION = 60  # lines; 40 already asks for a second look
FULLEST_FOLDER = 16  # files side by side, the package's own with them
ALPHABETICAL = {"shared/contracts"}
"""One file a noun, which is looked for by its name."""


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the packages in `folder`, by our own contracts."""
    program = Path(sys.executable).with_name("lint-imports")
    arguments = [program, "--config", ROOT / "pyproject.toml", "--no-cache"]
    return subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)


def product_files(root: Path) -> Iterator[Path]:
    """Every Python file of the product."""
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))


def too_long(file: Path) -> list[str]:
    """What in a file is longer than a reader can hold."""
    text = file.read_text(encoding="utf-8")
    found = [f"{file}: {count} lines"] if (count := text.count("\n")) > LONGEST_FILE else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{file}: {node.name} has {length} lines")
    return found


def test_every_arrow_points_down() -> None:
    """The contracts of pyproject.toml are kept."""
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.processes
@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("bot_staff/talk.py", "import api", "know nothing of each other"),
        ("api/cli.py", "import bot_client", "know nothing of each other"),
        ("shared/talk.py", "import api", "know nothing of each other"),
        ("api/tickets/service.py", "import api.notifications", "The floors of the API"),
        ("api/tickets/service.py", "import api.absences", "The floors of the API"),
        ("api/db.py", "import api.people", "The floors of the API"),
        ("api/utils.py", "", "The floors of the API"),
        ("shared/talk.py", "import tests", "does not know its tests"),
        ("bot_client/talk.py", "import sqlalchemy", "through the API alone"),
        ("api/app.py", "import aiogram", "no bot library"),
        ("api/notifications/utils.py", "", "The floors of notifications"),
        ("shared/telegram/utils.py", "", "The floors of the bots' foundations"),
        ("shared/work/card.py", "import aiogram", "knows no bot"),
    ],
)
def test_an_arrow_that_points_up_is_seen(
    tmp_path: Path, file: str, line: str, contract: str
) -> None:
    """A made-up house with one wrong import breaks the contract that forbids it."""
    slices = ("notifications", "tickets", "absences", "people")
    floors = (*(f"api/{name}" for name in slices), "shared/telegram", "shared/work")
    for package in (*PACKAGES, "tests", *floors):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / file).write_text(line)
    done = lint_imports(tmp_path)
    broken = [row for row in done.stdout.splitlines() if row.endswith("BROKEN")]
    assert done.returncode == 1, done.stdout
    assert len(broken) == 1
    assert contract in broken[0]


def test_our_migrations_do_not_shadow_the_library() -> None:
    """`alembic/` has no `__init__.py`, so `import alembic` finds the installed package."""
    assert not (ROOT / "alembic" / "__init__.py").exists()
    asked = [sys.executable, "-c", "import alembic.op; print(alembic.__file__)"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "site-packages" in done.stdout


def test_nothing_outgrows_its_reader() -> None:
    """Files and functions of the product stay short enough to read at once."""
    assert [row for file in product_files(ROOT) for row in too_long(file)] == []


def crowded(root: Path) -> list[str]:
    """Folders in which nobody finds anything."""
    counts = Counter(file.parent.relative_to(root).as_posix() for file in product_files(root))
    return [f"{folder}: {n} files" for folder, n in counts.items() if n > FULLEST_FOLDER]


def test_no_room_is_crowded() -> None:
    """Some fifteen files stand side by side, and no more."""
    found = [row for row in crowded(ROOT) if row.split(":")[0] not in ALPHABETICAL]
    assert found == []


def test_a_crowd_is_seen(tmp_path: Path) -> None:
    """One file too many, and the folder is named."""
    (tmp_path / "api").mkdir()
    for number in range(FULLEST_FOLDER + 1):
        (tmp_path / "api" / f"file_{number}.py").touch()
    assert crowded(tmp_path) == [f"api: {FULLEST_FOLDER + 1} files"]


def test_a_giant_is_seen(tmp_path: Path) -> None:
    """A long file and a long function in it are both named."""
    giant = tmp_path / "giant.py"
    giant.write_text("def grown():\n" + "    pass\n" * LONGEST_FILE)
    assert len(too_long(giant)) == len(("the file", "the function"))


def test_the_house_is_where_the_checks_look() -> None:
    """Each package of the product has Python files; a moved one would be checked by nobody."""
    assert [package for package in PACKAGES if not list((ROOT / package).rglob("*.py"))] == []
    assert shutil.which("lint-imports", path=str(Path(sys.executable).parent))


MADE = "shared/telegram/inbox/made.py"
KEPT_TRUE = {
    "landed": {MADE},
    "upload_link": {MADE},
    "remember_source": {MADE, "shared/telegram/conversations/editing.py"},
}
"""By whom alone a bot notes where late parts, large files and edits belong."""
TAKES_WORDS = frozenset(
    {"attach", "cancel", "comment", "complete", "create", "delegate", "open_ticket"}
    | {"rate", "reject", "reopen", "request"}
)
"""Acts of the API that may be made out of a person's messages."""
PRESSES = {"bot_staff/tasks/card.py"}
"""Where such an act is a press, and nothing was said."""


def bypasses(root: Path) -> list[str]:
    """Conversations that make something beside the one mechanism (T2, T6, T13)."""
    found: list[str] = []
    for file in product_files(root):
        name = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8")
        asked = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Attribute)]
        found += [
            f"{name}: {each.attr}"
            for each in asked
            if name not in KEPT_TRUE.get(each.attr, {name})
            or (each.attr in TAKES_WORDS and ".api." in ast.unparse(each) and not _hands_over(text))
        ]
    return [row for row in found if row.split(":")[0] not in PRESSES]


def _hands_over(text: str) -> bool:
    """It says `stands` of the outcome, or is a table that a `stands` elsewhere reads."""
    return any(word in text for word in ("await stands(", "Noun("))


DRAWN_BY_THE_API = ("bot_staff", "bot_client", "shared/work", "shared/telegram")
"""Who knows no rule of state: what may be done, and what is late or over, the API answers."""
STATUSES = {"TicketStatus", "TaskStatus", "AbsenceStatus"}
NAMES_STATUS = {
    "bot_client/tickets/cancelling.py": "says of a cancelled one that it is so already (T12)",
    "bot_staff/tickets/queue.py": "asks the API for the new ones, by the filter of its list",
    "shared/work/buttons.py": "one letter a status, in what a button carries",
    "shared/work/history.py": "words: a move of long ago that came back from its end",
}
"""Where a status is named nevertheless, and why."""


def rules_of_state(root: Path) -> list[str]:
    """Where a status is named, compared or taken for open, outside the policies (X1)."""
    files = [file for folder in DRAWN_BY_THE_API for file in sorted((root / folder).rglob("*.py"))]
    found: list[str] = []
    for file in files:
        name = file.relative_to(root).as_posix()
        if name not in NAMES_STATUS and _has_a_rule(file):
            found.append(name)
    return found


def _has_a_rule(file: Path) -> bool:
    return any(map(_decides, ast.walk(ast.parse(file.read_text(encoding="utf-8")))))


def _decides(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id=kind)):
            return kind in STATUSES
        case ast.ImportFrom(names=names):
            return any(each.name.startswith("OPEN_") for each in names)
        case ast.Compare(left=left, comparators=others):
            return any(_is_status(each) for each in (left, *others))
        case ast.Match(subject=subject):
            return _is_status(subject)
        case _:
            return False


def _is_status(node: ast.AST) -> bool:
    """Of ours; Telegram's of a chat's member has its own enum beside it."""
    match node:
        case ast.Attribute(attr="status", value=ast.Attribute(attr="new_chat_member")):
            return False
        case ast.Attribute(attr="status"):
            return True
        case _:
            return False


def test_the_bots_know_no_rule_of_state() -> None:
    """They draw what the API allows; those that name a status have a reason, and still do."""
    assert rules_of_state(ROOT) == []
    assert [name for name in NAMES_STATUS if not _has_a_rule(ROOT / name)] == []


@pytest.mark.parametrize(
    "line",
    [
        "may = ticket.status is TicketStatus.NEW",
        'may = ticket.status == "new"',
        "may = now in (TaskStatus.NEW, TaskStatus.DONE)",
        "from shared.contracts.tasks import OPEN_TASKS",
    ],
)
def test_a_rule_of_state_in_a_bot_is_seen(tmp_path: Path, line: str) -> None:
    """One line of it in a made-up conversation."""
    (tmp_path / "bot_staff").mkdir()
    (tmp_path / "bot_staff" / "talk.py").write_text(line)
    assert rules_of_state(tmp_path) == ["bot_staff/talk.py"]


def test_what_is_made_stands_by_one_mechanism() -> None:
    """Nobody notes a part of it by hand, and nobody makes anything without it."""
    assert bypasses(ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        "visit.collector.landed(albums, landing)",
        "visit.api.upload_link(place, key=key)",
        "visit.api.tasks.comment(task_id, draft, key=key)",
    ],
)
def test_a_conversation_that_makes_by_hand_is_seen(tmp_path: Path, line: str) -> None:
    """One line of it in a made-up talk."""
    (tmp_path / "bot_staff").mkdir()
    (tmp_path / "bot_staff" / "talk.py").write_text(line)
    assert len(bypasses(tmp_path)) == 1
