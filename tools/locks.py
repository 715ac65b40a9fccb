"""Are the locks those of pyproject.toml? Part of `make check`; needs no network.

uv answers when it can reach an index. Without one, the requirements are held against the versions
in the lock, which misses only what a dependency of a dependency would want.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
DEV = "requirements-dev.lock"
LOCKS = {DEV: ["--group", "dev"], "requirements.lock": ["-c", DEV]}


def pins(lock: str) -> dict[str, set[str]]:
    """The versions that a lock holds of each package: more than one if platforms differ."""
    found: dict[str, set[str]] = {}
    for name, version in PIN.findall(lock):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def unmet(requirements: Iterable[str], locked: dict[str, set[str]]) -> list[str]:
    """The requirements that no version in the lock meets."""
    wanted = [Requirement(line) for line in requirements]
    return [str(one) for one in wanted if not _met(one, locked)]


def requirements(pyproject: str) -> tuple[list[str], list[str]]:
    """What the product needs, and what its developers need besides."""
    project = tomllib.loads(pyproject)
    return project["project"]["dependencies"], project["dependency-groups"]["dev"]


def main() -> int:
    """Print what is out of date; 1 if anything is."""
    product, developers = requirements(Path("pyproject.toml").read_text(encoding="utf-8"))
    stale: list[str] = []
    for name, needs in ((DEV, product + developers), ("requirements.lock", product)):
        lock = Path(name).read_text(encoding="utf-8")
        stale += [f"{name}: nothing meets {need}" for need in unmet(needs, pins(lock))]
        fresh = _compiled(name, LOCKS[name])
        if fresh is not None and pins(fresh) != pins(lock):
            stale.append(f"{name}: uv would lock something else")
    if stale:
        print("\n".join([*stale, "`make lock` brings the locks up to date."]), file=sys.stderr)
    return 1 if stale else 0


def _met(requirement: Requirement, locked: dict[str, set[str]]) -> bool:
    versions = locked.get(canonicalize_name(requirement.name), set())
    return any(requirement.specifier.contains(version, prereleases=True) for version in versions)


def _compiled(name: str, options: list[str]) -> str | None:
    """What uv would lock now, keeping the versions of the lock; None without a network."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        shutil.copy(name, copy)
        compiler = [sys.executable, "-m", "uv", "pip", "compile", "--quiet"]
        target = ["--universal", "--python-version", "3.11", "-o", str(copy)]
        done = subprocess.run(
            [*compiler, "pyproject.toml", *options, *target],
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode == 0:
            return copy.read_text(encoding="utf-8")
        print(f"{name}: uv cannot say ({done.stderr.strip().splitlines()[-1]})", file=sys.stderr)
        return None


if __name__ == "__main__":
    raise SystemExit(main())
