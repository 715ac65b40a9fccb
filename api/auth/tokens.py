"""Personal tokens, for other systems on behalf of a person."""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import asdict
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.models import PersonalToken
from api.clock import now
from api.errors import Invalid, NotFound
from api.objects import audit
from api.people import fields
from api.principal import Principal
from api.security.secrets import digest, new_secret
from api.signals import live
from shared.contracts.auth import NewToken, Token, TokenDraft

PREFIX = "vst_"
SCOPES = frozenset(
    {
        "tickets:read",
        "tickets:write",
        "absences:read",
        "absences:write",
        "tasks:read",
        "tasks:write",
        "people:read",
        "people:write",
        "notify",
        "admin",
    }
)


async def of(session: AsyncSession, principal: Principal) -> Sequence[Token]:
    found = await session.scalars(
        select(PersonalToken)
        .where(PersonalToken.person_id == principal.person_id)
        .order_by(PersonalToken.id)
    )
    return [_view(row) for row in found]


async def create(session: AsyncSession, principal: Principal, draft: TokenDraft) -> NewToken:
    """The secret is told once, here. Raises Invalid."""
    scopes = sorted(set(draft.scopes))
    if not scopes or not set(scopes) <= SCOPES:
        raise Invalid(f"scopes: of {', '.join(sorted(SCOPES))}", field="scopes")
    expires_at = draft.expires_at
    if expires_at is not None and (expires_at.tzinfo is None or expires_at <= now()):
        raise Invalid("expires_at: a future time with its zone", field="expires_at")
    secret = new_secret(PREFIX)
    row = PersonalToken(
        person_id=principal.person_id,
        name=fields.name(draft.name, longest=100),
        token_hash=digest(secret),
        scopes=" ".join(scopes),
        expires_at=expires_at,
        last_used_at=None,
    )
    session.add(row)
    await session.flush()
    audit.record(session, principal.person_id, "token_created", "token", row.id, scopes=row.scopes)
    return NewToken(**asdict(_view(row)), secret=secret)


async def revoke(session: AsyncSession, principal: Principal, token_id: UUID) -> None:
    """Only the own one; raises NotFound."""
    gone = await session.scalar(
        delete(PersonalToken)
        .where(PersonalToken.id == token_id, PersonalToken.person_id == principal.person_id)
        .returning(PersonalToken.id)
    )
    if gone is None:
        raise NotFound
    live.access_changed(session, principal.person_id)
    audit.record(session, principal.person_id, "token_revoked", "token", token_id)


async def end_all(session: AsyncSession, person_id: UUID) -> int:
    """How many there were."""
    gone = await session.scalars(
        delete(PersonalToken)
        .where(PersonalToken.person_id == person_id)
        .returning(PersonalToken.id)
    )
    live.access_changed(session, person_id)
    return len(gone.all())


def _view(row: PersonalToken) -> Token:
    return Token(
        id=row.id,
        name=row.name,
        scopes=row.scopes.split(),
        created_at=row.created_at,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
    )
