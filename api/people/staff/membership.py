"""Who belongs to which team; who stays in one keeps the turn there."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import add_missing, new_id
from api.people.models import TeamMember


async def set_members(session: AsyncSession, team_id: UUID, people: Collection[UUID]) -> None:
    """The team has these members and no others."""
    gone = TeamMember.person_id.not_in(people)
    await session.execute(delete(TeamMember).where(TeamMember.team_id == team_id, gone))
    await _add(session, [(team_id, each) for each in people])


async def set_teams(session: AsyncSession, person_id: UUID, teams: Collection[UUID]) -> None:
    """The person belongs to these teams and no others."""
    gone = TeamMember.team_id.not_in(teams)
    await session.execute(delete(TeamMember).where(TeamMember.person_id == person_id, gone))
    await _add(session, [(each, person_id) for each in teams])


async def _add(session: AsyncSession, pairs: list[tuple[UUID, UUID]]) -> None:
    if rows := [
        {"id": new_id(), "team_id": team_id, "person_id": person_id, "turn": 0}
        for team_id, person_id in pairs
    ]:
        await add_missing(session, TeamMember, rows)
