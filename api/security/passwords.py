"""Passwords: argon2id, and the same work for an account that does not exist (X3)."""

import asyncio
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from api.errors import Invalid

SHORTEST = 10
LONGEST = 200

_hasher = PasswordHasher()


async def hashed(password: str) -> str:
    """The hash to keep; takes tens of milliseconds of a thread. Raises Invalid.

    Call it before the first statement of a session: SQLite has one writer.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise Invalid(f"password: from {SHORTEST} to {LONGEST} characters", field="password")
    return await asyncio.to_thread(_hasher.hash, password)


async def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password; without a kept hash the same time goes for nothing."""
    return await asyncio.to_thread(_matches, kept, password[: LONGEST + 1])


def _matches(kept: str | None, password: str) -> bool:
    try:
        return _hasher.verify(kept or _nobodys(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return _hasher.hash("nobody has this password")
