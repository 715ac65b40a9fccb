"""Whoever leaves is let in nowhere any more (R8)."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import sessions, tokens
from api.auth.invitations import service
from api.auth.links import one_time
from api.objects import audit


async def end_access(session: AsyncSession, person_id: UUID) -> audit.Detail:
    """Sessions, tokens, invitations and one-time links of a person end; devices that take pushes go
    with their sessions (P4). Says how many of each there were."""
    ended: audit.Detail = {}
    if opened := await sessions.end_all(session, person_id):
        ended["sessions"] = opened
    if kept := await tokens.end_all(session, person_id):
        ended["tokens"] = kept
    await service.end_for(session, person_id)
    if sent := await one_time.end_all(session, person_id):
        ended["links"] = sent
    return ended
