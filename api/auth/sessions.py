"""Browsers that are logged in."""

from datetime import timedelta
from uuid import UUID

from litestar.datastructures import Cookie
from sqlalchemy import ColumnElement, delete
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.models import LoginSession
from api.clock import now
from api.security.secrets import digest, new_secret
from api.signals import live

COOKIE = "vestovoy_session"
HOST_COOKIE = f"__Host-{COOKIE}"
COOKIES = (COOKIE, HOST_COOKIE)
LIFE = timedelta(days=30)


async def open_for(
    session: AsyncSession, person_id: UUID, user_agent: str, replaced: str | None
) -> str:
    """The secret of a new session; the one whose cookie the browser still had ends (X3)."""
    if replaced:
        await _end(session, LoginSession.token_hash == digest(replaced))
    secret = new_secret()
    session.add(
        LoginSession(
            person_id=person_id,
            token_hash=digest(secret),
            user_agent=user_agent[:300],
            expires_at=now() + LIFE,
        )
    )
    await session.flush()
    return secret


async def end(session: AsyncSession, session_id: UUID) -> None:
    """Its push subscription is dead from now on, as it names a session that is gone (P4)."""
    await _end(session, LoginSession.id == session_id)


async def end_all(session: AsyncSession, person_id: UUID, *, but: UUID | None = None) -> int:
    """How many there were."""
    others = [LoginSession.id != but] if but is not None else []
    return await _end(session, LoginSession.person_id == person_id, *others)


async def _end(session: AsyncSession, *which: ColumnElement[bool]) -> int:
    """Their open streams end with them."""
    ended = delete(LoginSession).where(*which).returning(LoginSession.person_id)
    people = list(await session.scalars(ended))
    for person_id in set(people):
        live.access_changed(session, person_id)
    return len(people)


async def sweep(session: AsyncSession) -> None:
    """Forget sessions that expired."""
    await session.execute(delete(LoginSession).where(LoginSession.expires_at < now()))


def cookie_name(base_url: str) -> str:
    """Behind https a name that no other host, and no page without https, can set (RFC 6265bis)."""
    return HOST_COOKIE if base_url.startswith("https://") else COOKIE


def cookie(secret: str, base_url: str) -> Cookie:
    return _cookie(secret, int(LIFE.total_seconds()), base_url)


def no_cookie(base_url: str) -> Cookie:
    """Makes the browser forget."""
    return _cookie("", 0, base_url)


def _cookie(value: str, max_age: int, base_url: str) -> Cookie:
    return Cookie(
        key=cookie_name(base_url),
        value=value,
        max_age=max_age,
        path="/",
        httponly=True,
        samesite="lax",
        secure=base_url.startswith("https://"),
    )
