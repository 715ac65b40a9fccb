"""One server a test run, whichever worker asks first; the process that began the run ends it."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from filelock import FileLock

from tests.servers import postgres, redis

STARTERS: dict[str, Callable[[Path], str]] = {"postgres": postgres.start, "redis": redis.start}
STOPPERS: dict[str, Callable[[Path], None]] = {"postgres": postgres.stop, "redis": redis.stop}


MEMORY: Final = Path("/dev/shm")
ENOUGH: Final = 2 * 1024**3
"""Bytes that must be free there: containers give it 64 MB by default."""


def new_run() -> Path:
    """A folder for one run, in memory where there is room; other accounts may pass through."""
    folder = Path(tempfile.mkdtemp(prefix="vestovoy-", dir=_memory()))
    folder.chmod(0o711)
    return folder


def once(run: Path, name: str, make: Callable[[], str]) -> str:
    """What `make` gives the first caller in the run; later ones, of any process, get the same."""
    kept = run / f"{name}.kept"
    with FileLock(run / f"{name}.lock"):
        if not kept.exists():
            kept.write_text(make())
        return kept.read_text()


def server(run: Path, name: str) -> str:
    """The address of the run's server `name`, started by the first caller of any process."""

    def begin() -> str:
        home = run / name
        home.mkdir(mode=0o755)
        return STARTERS[name](home)

    return once(run, name, begin)


def _memory() -> Path | None:
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ENOUGH
    return MEMORY if roomy and os.access(MEMORY, os.W_OK) else None


def end_run(run: Path) -> None:
    """Stop every server that the run started and delete its folder."""
    for name, stop in STOPPERS.items():
        if (run / f"{name}.kept").exists():
            stop(run / name)
    shutil.rmtree(run)
