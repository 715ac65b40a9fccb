"""One server a test run, whichever worker asks first; the process that began the run ends it."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from tests.servers import postgres, redis

STARTERS: dict[str, Callable[[Path], str]] = {"postgres": postgres.start, "redis": redis.start}
STOPPERS: dict[str, Callable[[Path], None]] = {"postgres": postgres.stop, "redis": redis.stop}


def new_run() -> Path:
    """A folder for the servers of one run, which other accounts may pass through."""
    folder = Path(tempfile.mkdtemp(prefix="vestovoy-"))
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


def end_run(run: Path) -> None:
    """Stop every server that the run started and delete its folder."""
    for name, stop in STOPPERS.items():
        if (run / f"{name}.kept").exists():
            stop(run / name)
    shutil.rmtree(run)
