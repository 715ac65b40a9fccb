"""Secrets at rest and secrets shown once."""

import base64
import hashlib
import hmac
import secrets
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # 8 MB, loaded by the first secret that is opened or locked.
    from cryptography.fernet import Fernet


class CannotOpen(Exception):
    """It was locked under another key, or is nothing that was locked."""


class Vault:
    """Encrypts what the database must not hold in clear (X4): Fernet under a derived key. What an
    old key locked can still be opened; the first key alone locks."""

    def __init__(self, key: bytes, *old: bytes) -> None:
        self._keys = (key, *old)

    @cached_property
    def _locks(self) -> "list[Fernet]":
        return [_lock(each) for each in self._keys]

    def lock(self, clear: bytes) -> bytes:
        return self._locks[0].encrypt(clear)

    def open(self, locked: bytes) -> bytes:
        """The clear text. Raises CannotOpen."""
        return _opened(self._locks, locked)

    def is_current(self, locked: bytes) -> bool:
        """Whether the first key locked it."""
        try:
            _opened(self._locks[:1], locked)
        except CannotOpen:
            return False
        return True

    def marks(self, purpose: str, text: str) -> list[str]:
        """The signature of the text by each key, the first one's first."""
        return [signature(key, purpose, text) for key in self._keys]


def _opened(locks: "list[Fernet]", locked: bytes) -> bytes:
    from cryptography.fernet import InvalidToken, MultiFernet  # noqa: PLC0415

    try:
        return MultiFernet(locks).decrypt(locked)
    except InvalidToken as error:
        raise CannotOpen from error


def _lock(key: bytes) -> "Fernet":
    from cryptography.fernet import Fernet  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    derived = HKDF(SHA256(), 32, salt=None, info=b"vestovoy vault").derive(key)
    return Fernet(base64.urlsafe_b64encode(derived))


def new_secret(prefix: str = "") -> str:
    """A token of 256 random bits."""
    return prefix + secrets.token_urlsafe(32)


def signature(key: bytes, purpose: str, text: str) -> str:
    """What only the holder of the key can put under the text, and for this purpose alone
    (HMAC-SHA256 under a key of the purpose's own, url-safe)."""
    own = hmac.digest(key, f"vestovoy {purpose}".encode(), "sha256")
    made = hmac.digest(own, text.encode(), "sha256")
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def is_signed(key: bytes, purpose: str, text: str, given: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(signature(key, purpose, text).encode(), given.encode())


def digest(secret: str) -> str:
    """What is kept of a token. The token is random, so a plain SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
