"""The data folder is the product's alone: the database, uploads and the key are in it."""

import os
from pathlib import Path
from typing import Final

OTHERS: Final = 0o077


def keep_private() -> None:
    """Whatever this process makes from now on is for its own account alone."""
    os.umask(OTHERS)


def tighten(folder: Path) -> bool:
    """Take what is there away from other accounts; whether anything was theirs. Below a closed
    folder nothing can be reached, and nothing is looked at. Raises OSError."""
    if not folder.stat().st_mode & OTHERS:
        return False
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~OTHERS)
    # Last: who is interrupted begins again at the next start.
    folder.chmod(folder.stat().st_mode & ~OTHERS)
    return True
