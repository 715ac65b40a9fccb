"""`python -m tools.newer tests/words …`: pytest under the newest Python of this machine.

That is one with a higher minor version than ours, in PATH or under pyenv; nothing is downloaded but
the packages of the lock. They stay in .venv-newer until the lock or the interpreter is another. A
machine without such a Python says so, and nothing has failed.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

HOME = Path(".venv-newer")
LOCK = Path("requirements-dev.lock")
NAME = re.compile(r"python3\.\d+")
VERSION = "import sys; print(*sys.version_info[:4], sys.implementation.name)"

Version = tuple[int, int, int]


def newest(folders: Iterable[Path]) -> tuple[Version, Path] | None:
    """The newest released CPython in the folders that is newer than the one which asks."""
    programs = [
        program
        for folder in folders
        if folder.is_dir()
        for program in folder.iterdir()
        if NAME.fullmatch(program.name)
    ]
    found = [(version, each) for each in programs if (version := _version(each))]
    return max((one for one in found if one[0][:2] > sys.version_info[:2]), default=None)


def main(arguments: list[str]) -> int:
    """What pytest exits with; 0 without a newer Python."""
    found = newest(_folders())
    if found is None:
        print("no newer Python on this machine: nothing was run")
        return 0
    version, program = found
    print("under Python", ".".join(map(str, version)), flush=True)
    _make(program)
    python = (HOME / "bin" / "python").absolute()
    environment = os.environ | {"PATH": f"{python.parent}:{os.environ['PATH']}"}
    pytest = [python, "-m", "pytest", *arguments]
    return subprocess.run(pytest, env=environment, check=False).returncode


def _folders() -> list[Path]:
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    return [*map(Path, os.get_exec_path()), *pyenv.glob("versions/*/bin")]


def _version(program: Path) -> Version | None:
    """None for what does not answer, as pyenv's own stand-ins, and for what is no release."""
    asked = [program, "-I", "-c", VERSION]
    try:
        done = subprocess.run(asked, check=False, capture_output=True, text=True)
    except OSError:
        return None
    match done.stdout.split():
        case [major, minor, micro, "final", "cpython"]:
            return int(major), int(minor), int(micro)
        case _:
            return None


def _make(program: Path) -> None:
    """The environment by the lock, unless it is there."""
    stamp = HOME / ".made"
    wanted = f"{program} {sha256(LOCK.read_bytes()).hexdigest()}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    _uv("venv", "--clear", "--no-python-downloads", "--python", str(program), str(HOME))
    _uv("pip", "sync", "--python", str(HOME), "--require-hashes", str(LOCK))
    itself = ("--no-deps", "--no-build-isolation", "--editable", ".")
    _uv("pip", "install", "--python", str(HOME), *itself)
    stamp.write_text(wanted, encoding="utf-8")


def _uv(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "uv", "--quiet", *arguments], check=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
