"""The secret key: what it must look like, and the file that keeps one where the environment does
not."""

import os
import secrets
from functools import lru_cache
from pathlib import Path
from threading import get_ident
from typing import Final

SHORTEST: Final = 32
"""Characters. Every letter carries a signature by the key, against which guesses can be tried."""
NAME: Final = "secret.key"
_OURS_ALONE: Final = 0o600


def strong(key: str) -> str:
    """Empty is none. Raises ValueError."""
    if key and len(key) < SHORTEST:
        raise ValueError(
            f"shorter than {SHORTEST} characters: make a random one (docs/operations.md, Another "
            "secret key), and name this one in VESTOVOY_OLD_SECRET_KEYS if it was in use"
        )
    return key


@lru_cache
def kept(path: Path) -> tuple[bytes, ...]:
    """The lines of the file: the key, and below it the old ones. Made at the first start; of two
    processes that start together the first to create the file wins. Raises ValueError for a weak
    key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _make(path)
    lines = [each.strip() for each in path.read_bytes().splitlines() if each.strip()]
    strong(lines[0].decode("utf-8", "replace") if lines else "?")
    return tuple(lines)


def renew(path: Path) -> None:
    """A new key above those that were there, all at once. The product must not run meanwhile."""
    keys = [secrets.token_urlsafe(48).encode(), *kept(path)]
    draft = _draft(path, b"\n".join(keys) + b"\n")
    draft.replace(path)
    kept.cache_clear()


def bring(path: Path, keys: bytes) -> None:
    """The lines of another machine's file, where there is none."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _link(path, keys)
    kept.cache_clear()


def _make(path: Path) -> None:
    _link(path, secrets.token_urlsafe(48).encode())


def _link(path: Path, text: bytes) -> None:
    draft = _draft(path, text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # Another process was first; its key is the key.
    finally:
        draft.unlink()


def _draft(path: Path, text: bytes) -> Path:
    """Nobody else can read it at any moment."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    draft.unlink(missing_ok=True)  # Of one with these numbers that died here.
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OURS_ALONE), "wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft
