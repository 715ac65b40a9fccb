"""Browsers in which somebody logged in before: guesses from elsewhere do not shut them out (X3).

Such a browser has a signed word for the login, and its own tries. It opens nothing; whoever steals
it has ten guesses in a quarter of an hour more."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from litestar.datastructures import Cookie

from api.security.secrets import digest, is_signed, signature

COOKIE: Final = "vestovoy_device"
LIFE: Final = timedelta(days=365)
PURPOSE: Final = "browser of a login"


def remember(keys: Sequence[bytes], email: str, base_url: str) -> Cookie:
    """Sent back to the login and nowhere else."""
    name = secrets.token_urlsafe(16)
    return Cookie(
        key=COOKIE,
        value=f"{name}.{signature(keys[0], PURPOSE, _about(name, email))}",
        max_age=int(LIFE.total_seconds()),
        path="/api/session",
        httponly=True,
        samesite="lax",
        secure=base_url.startswith("https://"),
    )


def known(keys: Sequence[bytes], email: str, cookie: str | None) -> str | None:
    """The browser's name, if it is one of this login."""
    name, _, signed = (cookie or "").partition(".")
    good = any(is_signed(key, PURPOSE, _about(name, email), signed) for key in keys)
    return name if name and good else None


def _about(name: str, email: str) -> str:
    return f"{name} {digest(email)}"
