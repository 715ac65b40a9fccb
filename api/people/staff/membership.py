"""Who belongs to which team; who stays in one keeps the turns there."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import add_missing, new_id
from api.people.models import Team, TeamMember
from api.people.staff import duty


async def set_members(session: AsyncSession, team_id: UUID, people: Collection[UUID]) -> None:
    """The team has these members and no others."""
    await _leave(session, TeamMember.team_id == team_id, TeamMember.person_id.not_in(people))
    await _add(session, [(team_id, each) for each in people])


async def set_teams(session: AsyncSession, person_id: UUID, teams: Collection[UUID]) -> None:
    """The person belongs to these teams and no others; who is at a form of a team that this changes
    sees it."""
    mine = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    joins = and_(Team.id.in_(teams), Team.id.not_in(mine))
    leaves = and_(Team.id.in_(mine), Team.id.not_in(teams))
    await session.execute(
        update(Team)
        .where(or_(joins, leaves))
        .values(version=Team.version + 1)
        .execution_options(synchronize_session=False)
    )
    await _leave(session, TeamMember.person_id == person_id, TeamMember.team_id.not_in(teams))
    await _add(session, [(each, person_id) for each in teams])


async def _leave(session: AsyncSession, *whose: ColumnElement[bool]) -> None:
    await duty.keep_turns(session, *whose)
    await session.execute(delete(TeamMember).where(*whose))


async def _add(session: AsyncSession, pairs: list[tuple[UUID, UUID]]) -> None:
    if rows := [
        {"id": new_id(), "team_id": team_id, "person_id": person_id, "turn": 0}
        for team_id, person_id in pairs
    ]:
        await add_missing(session, TeamMember, rows)
