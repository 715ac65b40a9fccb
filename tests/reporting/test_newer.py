"""A newer Python is found where there is one."""

import sys
from pathlib import Path

from tools.newer import newest

OURS = sys.version_info.minor


def program(folder: Path, name: str, said: str, code: int = 0) -> Path:
    """An executable that says this of itself."""
    folder.mkdir(exist_ok=True)
    made = folder / name
    made.write_text(f"#!/bin/sh\necho '{said}'\nexit {code}\n")
    made.chmod(0o755)
    return made


def test_the_newest_release_is_taken(tmp_path: Path) -> None:
    """Not a preview, nor another implementation, nor a stand-in that runs nothing."""
    one, two = tmp_path / "one", tmp_path / "two"
    program(one, "python3.12", f"3 {OURS + 1} 9 final cpython")
    wanted = program(two, "python3.13", f"3 {OURS + 2} 1 final cpython")
    program(two, "python3.14", f"3 {OURS + 3} 0 candidate cpython")
    program(two, "python3.15", f"3 {OURS + 4} 0 final pypy")
    program(two, "python3.16", "", code=127)
    program(two, "python3.17-config", f"3 {OURS + 5} 0 final cpython")
    assert newest([one, two, tmp_path / "three"]) == ((3, OURS + 2, 1), wanted)


def test_an_older_one_is_none(tmp_path: Path) -> None:
    """Nor is another patch of our own."""
    program(tmp_path, "python3.11", f"3 {OURS} 99 final cpython")
    program(tmp_path, "python3.9", f"3 {OURS - 1} 0 final cpython")
    assert newest([tmp_path]) is None
