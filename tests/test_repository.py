"""What is committed: locks that any mirror serves, and a Makefile that explains itself."""

import ast
import json
import os
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import locks

ROOT = Path(__file__).parent.parent
PRODUCT = ("api", "bot_staff", "bot_client", "shared")
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Spelt in parts, for this file is among those that are searched.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs"),
        ("registry", "yarnpkg"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
        ("deb", "debian", "org"),
    )
]
TARGETS = {"demo", "run", "test", "check", "bench", "chaos", "rules", "help"}


def committed_files() -> list[Path]:
    """Every file under version control that still lies in the tree."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def foreign_imports() -> set[str]:
    """The top-level modules of others that the product imports."""
    found: set[str] = set()
    for file in (path for package in PRODUCT for path in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - set(PRODUCT)


def registries_in(content: bytes) -> list[str]:
    """The package registries that a file names; a registry's own address binds us to it."""
    return [host for host in REGISTRIES if host.encode() in content]


def addresses_in(lock: str) -> list[str]:
    """Lines of a lock that say where to download from."""
    return re.findall(r"^.*(?:://|--(?:extra-)?index-url|--find-links).*$", lock, re.MULTILINE)


def test_no_file_names_a_registry() -> None:
    """Whoever installs chooses the registry: no committed file does."""
    found = {file: registries_in(file.read_bytes()) for file in committed_files()}
    assert {file: hosts for file, hosts in found.items() if hosts} == {}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address_and_hashes_everything(name: str) -> None:
    """Any mirror can serve it, and none can serve something else."""
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert addresses_in(lock) == []
    pinned = re.findall(r"^[a-z0-9].*==.*$", lock, re.MULTILINE)
    assert pinned
    assert [line for line in pinned if not line.endswith("\\")] == []


def test_the_lock_of_the_web_application_names_no_address() -> None:
    """Npm writes where each package came from unless told not to."""
    lock = json.loads((ROOT / "pwa" / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []


def test_an_address_is_seen() -> None:
    """The searches find what they are for."""
    assert registries_in(b"see " + REGISTRIES[0].encode()) == [REGISTRIES[0]]
    assert addresses_in("--index-url somewhere\na==1\nb @ file://b") == [
        "--index-url somewhere",
        "b @ file://b",
    ]


def test_the_locks_meet_what_the_project_asks_for() -> None:
    """Every requirement of pyproject.toml has a version in the lock that meets it."""
    product, developers = locks.requirements((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    of_product, of_all = (locks.pins((ROOT / name).read_text(encoding="utf-8")) for name in LOCKS)
    assert locks.unmet(product, of_product) == []
    assert locks.unmet(product + developers, of_all) == []


def test_the_product_declares_what_it_imports() -> None:
    """What only came along with another package may go with its next version."""
    needed, _ = locks.requirements((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {canonicalize_name(Requirement(line).name) for line in needed}
    providers = packages_distributions()
    for module in foreign_imports():
        made_by = {canonicalize_name(name) for name in providers.get(module, [])}
        assert made_by & declared, f"{module} is imported, and none of {made_by} is declared"


def test_make_leaves_the_settings_to_the_environment_and_env_file() -> None:
    """A variable that make exports would win over `.env`."""
    assert "VESTOVOY_" not in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_what_runs_in_production_is_what_was_tested() -> None:
    """The smaller lock holds the same versions as the larger one."""
    of_product, of_all = (locks.pins((ROOT / name).read_text(encoding="utf-8")) for name in LOCKS)
    assert of_product.items() <= of_all.items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_interpreter_gets_the_same_versions(name: str) -> None:
    """A library of another version on a newer Python is a product that nobody has tested."""
    pins = locks.pins((ROOT / name).read_text(encoding="utf-8"))
    assert [package for package, versions in pins.items() if len(versions) > 1] == []


def test_an_unmet_requirement_is_seen() -> None:
    """A package that is absent or too old is named."""
    locked = locks.pins('One==1.5 ; python_version < "4" \\\n    --hash=x\n')
    assert locks.unmet(["one>=1", "one[extra]>=2", "two"], locked) == ["one[extra]>=2", "two"]


def test_make_help_lists_the_targets() -> None:
    """Each promised target has a line that says what it does."""
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    told = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert told.keys() >= TARGETS
    assert all(told.values())


def test_ci_can_be_run() -> None:
    """`.ci/run` is a program."""
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
