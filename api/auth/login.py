"""Login by e-mail and password (X3), logout, another password."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import devices, renewal, sessions
from api.auth.errors import AccessEnded, BadCredentials, WrongPassword
from api.db import Database
from api.http import caller
from api.objects import audit
from api.people.models import Person
from api.principal import Principal
from api.security import limits, passwords
from api.security.limits import Limit
from api.security.secrets import digest
from shared import normal
from shared.contracts.auth import Login, PasswordChange
from shared.contracts.people import PersonKind

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
PER_ADDRESS = 50
"""An office of many people may share one address."""


@dataclass(frozen=True, kw_only=True)
class Browser:
    """Where a login comes from."""

    address: str
    user_agent: str
    cookie: str | None
    """The session it still had."""
    device: str | None = None
    """Its word that somebody logged in there before."""


async def log_in(
    database: Database,
    session: AsyncSession,
    asked: Login,
    browser: Browser,
    keys: Sequence[bytes],
) -> tuple[UUID, str]:
    """The person and the secret of the new session. Raises TooManyTries, BadCredentials,
    AccessEnded.

    The try is counted before the password is looked at, in a transaction of its own: the slow
    hash runs while no row is locked.
    """
    email = normal.address(asked.email)
    tries = _tries(email, browser, keys)
    await limits.hit_at_once(database, tries)
    account = await _account(database, email)
    right = await passwords.matches(account.password_hash if account else None, asked.password)
    if account is None or not right or not account.active:
        audit.record(
            session,
            None,
            "login_failed",
            "person",
            account.id if account else "",
            address=browser.address,
        )
        raise AccessEnded if account and right else BadCredentials
    person_id: UUID = account.id
    await limits.give_back(session, tries)
    secret = await sessions.open_for(session, person_id, browser.user_agent, browser.cookie)
    audit.record(session, person_id, "login", "person", person_id, address=browser.address)
    return person_id, secret


async def log_out(session: AsyncSession, principal: Principal, *, everywhere: bool) -> None:
    """This browser, or all of them (P4)."""
    assert principal.session_id is not None
    if everywhere:
        await sessions.end_all(session, principal.person_id)
    else:
        await sessions.end(session, principal.session_id)
    action = "logout_everywhere" if everywhere else "logout"
    audit.record(session, principal.person_id, action, "person", principal.person_id)


async def change_password(
    database: Database,
    session: AsyncSession,
    principal: Principal,
    asked: PasswordChange,
    browser: Browser,
) -> None:
    """Ends the person's other sessions. Raises TooManyTries, WrongPassword, Invalid,
    PasswordWeak."""
    tries = _limits(f"password:{principal.person_id}", browser)
    await limits.hit_at_once(database, tries)
    async with database.reads() as reading:
        person = await reading.get_one(Person, principal.person_id)
    if not await passwords.matches(person.password_hash, asked.old_password):
        audit.record(session, principal.person_id, "password_refused")
        raise WrongPassword
    fresh = await renewal.hashed(person, asked.new_password)
    await limits.give_back(session, tries)
    person = await session.get_one(Person, principal.person_id)
    await renewal.replace(
        session, person, fresh, end_tokens=asked.end_tokens, but=principal.session_id
    )
    audit.record(session, person.id, "password_changed", "person", person.id)


def _tries(email: str, browser: Browser, keys: Sequence[bytes]) -> tuple[Limit, ...]:
    """Strangers share the tries of the account and of the address; a browser in which the person
    logged in before has its own, so that no stranger locks it out."""
    if device := devices.known(keys, email, browser.device):
        return (Limit(key=f"device:{digest(device)}", most=PER_ACCOUNT, window=WINDOW),)
    return _limits(f"account:{digest(email)}", browser)


def _limits(key: str, browser: Browser) -> tuple[Limit, Limit]:
    return (
        Limit(key=key, most=PER_ACCOUNT, window=WINDOW),
        Limit(
            key=f"address:{digest(caller.network(browser.address))}",
            most=PER_ADDRESS,
            window=WINDOW,
        ),
    )


async def _account(database: Database, email: str) -> Any:
    """Who works here before who has left: one address may have been of several."""
    async with database.reads() as session:
        found = await session.execute(
            select(Person.id, Person.password_hash, Person.active)
            .where(
                Person.email == email,
                Person.kind == PersonKind.EMPLOYEE,
                Person.merged_into_id.is_(None),
            )
            .order_by(Person.active.desc(), Person.id.desc())
            .limit(1)
        )
        return found.first()
