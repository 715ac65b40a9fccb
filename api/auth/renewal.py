"""What follows from a new password, whichever way it came."""

from typing import Final
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.auth import sessions, tokens
from api.auth.links import one_time
from api.auth.models import Invitation
from api.clock import now
from api.people.events import PasswordChanged
from api.people.models import Person
from api.security import passwords
from api.security.password_rules import require_good
from shared.contracts.invitations import InvitationWay
from shared.contracts.people import Role

PURPOSE: Final = "password"
"""Of the one-time links to a new password."""


async def hashed(person: Person, password: str) -> str:
    """What is kept of a new password of the person. Raises PasswordWeak, Invalid."""
    own = (person.name, person.email, person.phone_e164)
    require_good(password, own=own, is_admin=person.role is Role.ADMIN)
    return await passwords.hashed(password)


async def replace(
    session: AsyncSession,
    person: Person,
    password_hash: str,
    *,
    end_tokens: bool,
    but: UUID | None = None,
) -> None:
    """All sessions end but the one that asks, links to another password open nothing, personal
    tokens end if the person wishes, and the person is told by the own channels (X3, P4), of the
    first password excepted."""
    is_first = person.password_hash is None
    person.password_hash = password_hash
    await sessions.end_all(session, person.id, but=but)
    await one_time.void(session, PURPOSE, person.id)
    if end_tokens:
        await tokens.end_all(session, person.id)
    await _has_come(session, person.id)
    if not is_first:
        outbox.record(session, PasswordChanged(by=person.id, person_id=person.id))


async def _has_come(session: AsyncSession, person_id: UUID) -> None:
    """Whoever has a password needs no invitation to one."""
    await session.execute(
        update(Invitation)
        .where(
            Invitation.person_id == person_id,
            Invitation.way != InvitationWay.TELEGRAM,
            Invitation.accepted_at.is_(None),
            Invitation.ended_at.is_(None),
        )
        .values(accepted_at=now())
    )
