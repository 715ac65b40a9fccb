"""The books of teams."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.db import new_id
from api.errors import Invalid, NotFound
from api.http.paging import slice_of
from api.objects import audit
from api.people import fields
from api.people.errors import NameTaken, UnknownTeam
from api.people.models import Person, Team
from api.people.ports import PeoplePorts
from api.people.search import containing
from api.people.staff import membership
from api.people.staff.leaving import Leaving
from api.people.uniqueness import flush_or
from api.principal import Principal
from api.settings import Settings
from shared.contracts.people import PersonKind, TeamDraft

TEAMS = (
    select(Team)
    .options(selectinload(Team.lead), selectinload(Team.members))
    .order_by(Team.name, Team.id)
)


async def page(
    session: AsyncSession, search: str, limit: int, offset: int
) -> tuple[Sequence[Team], int]:
    found = TEAMS.where(containing(Team.name_key, search)) if search.strip() else TEAMS
    return await slice_of(session, found, limit, offset)


async def get(session: AsyncSession, team_id: UUID) -> Team:
    """The team as the database has it now; raises NotFound."""
    found = TEAMS.where(Team.id == team_id).execution_options(populate_existing=True)
    team = await session.scalar(found)
    if team is None:
        raise NotFound
    return team


async def require(session: AsyncSession, team_id: UUID | None) -> None:
    """No team, or one that exists; raises UnknownTeam."""
    if team_id is not None and await session.get(Team, team_id) is None:
        raise UnknownTeam


async def create(session: AsyncSession, principal: Principal, draft: TeamDraft) -> Team:
    """Raises Invalid, NameTaken."""
    await _require_employees(session, draft)
    team = Team(id=new_id())
    _apply(team, draft)
    session.add(team)
    await flush_or(session, NameTaken)
    return await _staffed(session, principal, team, draft, "team_created")


async def replace(
    session: AsyncSession,
    principal: Principal,
    team_id: UUID,
    draft: TeamDraft,
    settings: Settings,
    above: PeoplePorts,
) -> Team:
    """Tickets of the team stay with it when somebody leaves it (D8). Raises NotFound, Invalid,
    NameTaken."""
    team = await get(session, team_id)
    await _require_employees(session, draft)
    left = {each.id for each in team.members} - set(draft.member_ids)
    _apply(team, draft)
    await flush_or(session, NameTaken)
    await _staffed(session, principal, team, draft, "team_changed")
    for each in sorted(left):
        mine = frozenset({team_id})
        leaving = Leaving(person_id=each, by=principal.person_id, of_teams=mine)
        await above.leaves(session, settings, leaving)
    return await get(session, team_id)


def _apply(team: Team, draft: TeamDraft) -> None:
    team.name = fields.name(draft.name, longest=100)
    team.lead_id = draft.lead_id
    team.assignment = draft.assignment
    team.mattermost_channel = fields.mattermost_channel(draft.mattermost_channel)


async def _staffed(
    session: AsyncSession, principal: Principal, team: Team, draft: TeamDraft, action: audit.Action
) -> Team:
    await membership.set_members(session, team.id, set(draft.member_ids))
    audit.record(session, principal.person_id, action, "team", team.id, name=team.name)
    await session.flush()
    return await get(session, team.id)


async def _require_employees(session: AsyncSession, draft: TeamDraft) -> None:
    wanted = {*draft.member_ids, *([draft.lead_id] if draft.lead_id else [])}
    known = await session.scalars(
        select(Person.id).where(
            Person.id.in_(wanted), Person.kind == PersonKind.EMPLOYEE, Person.active
        )
    )
    if wanted - set(known):
        raise Invalid("member_ids, lead_id: active employees only", field="member_ids")
