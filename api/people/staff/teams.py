"""The books of teams."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.db import new_id
from api.engine import memory
from api.engine.memory import Remembered
from api.errors import Invalid, NotAllowed, NotFound
from api.http.paging import Found, Slice, slice_of
from api.objects import audit
from api.objects.cursors import Order
from api.people import fields, keeping, policy
from api.people.errors import NameTaken, UnknownTeam
from api.people.models import Person, Team, TeamMember
from api.people.ports import PeoplePorts
from api.people.search import containing
from api.people.staff import duty, membership
from api.people.staff.leaving import Leaving
from api.people.uniqueness import flush_or
from api.principal import Principal
from api.settings import Settings
from shared.contracts.people import AssignmentRule, DutyDraft, PersonKind, TeamDraft

TEAMS = select(Team).options(
    joinedload(Team.lead), joinedload(Team.memberships).joinedload(TeamMember.person)
)
BY_NAME: Final = Order("teams", Team.name, Team.id)


@dataclass(frozen=True)
class TeamFacts:
    """What tickets need to know of a team."""

    id: UUID
    name: str
    assignment: AssignmentRule


async def _load(session: AsyncSession) -> dict[UUID, TeamFacts]:
    rows = await session.execute(_FACTS)
    return {row.id: TeamFacts(*row) for row in rows}


_FACTS: Final = select(Team.id, Team.name, Team.assignment)
_KNOWN: Final = Remembered(_load)
memory.watch(Team)


async def known(session: AsyncSession) -> Mapping[UUID, TeamFacts]:
    """Every team; old by a second at most (`api/engine/memory.py`)."""
    return await _KNOWN.get(session)


async def page(session: AsyncSession, search: str, part: Slice) -> Found[Team]:
    found = TEAMS.where(containing(Team.name_key, search)) if search.strip() else TEAMS
    return await slice_of(session, found, BY_NAME, part)


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
    await flush_or(session, NameTaken(field="name"))
    return await _staffed(session, principal, team, draft, "team_created")


async def replace(
    session: AsyncSession,
    principal: Principal,
    team_id: UUID,
    draft: TeamDraft,
    settings: Settings,
    above: PeoplePorts,
) -> Team:
    """Tickets of the team stay with it when somebody leaves it (D8). Raises NotFound,
    VersionConflict, Invalid, NameTaken."""
    team = await _held(session, team_id, draft)
    keeping.check(team, draft.version)
    await _require_employees(session, draft)
    team.version += 1
    left = {each.person_id for each in team.memberships} - set(draft.member_ids)
    _apply(team, draft)
    await flush_or(session, NameTaken(field="name"))
    await _staffed(session, principal, team, draft, "team_changed")
    for each in sorted(left):
        mine = frozenset({team_id})
        leaving = Leaving(person_id=each, by=principal.person_id, of_teams=mine)
        await above.leaves(session, settings, leaving)
    return await get(session, team_id)


async def put_on_duty(
    session: AsyncSession,
    principal: Principal,
    team_id: UUID,
    draft: DutyDraft,
    settings: Settings,
) -> Team:
    """By an administrator or the team's lead. Raises NotFound, for a team of others too, NotAllowed
    for a member, and UnfitForDuty."""
    await keeping.hold_entry(session, Team, team_id)
    team = await get(session, team_id)
    if not policy.may_set_duty(principal, team.lead_id):
        raise NotAllowed if team_id in principal.team_ids else NotFound
    await duty.assign(session, team, draft, settings)
    team.version += 1
    audit.record(session, principal.person_id, "team_duty_changed", "team", team.id, name=team.name)
    await session.flush()
    return await get(session, team_id)


async def _held(session: AsyncSession, team_id: UUID, draft: TeamDraft) -> Team:
    """The people first and the team then, as a change of somebody's card has them."""
    team = await get(session, team_id)
    members = {each.person_id for each in team.memberships} | set(draft.member_ids)
    await keeping.hold(session, members)
    await keeping.hold_entry(session, Team, team_id)
    return await get(session, team_id)


def _apply(team: Team, draft: TeamDraft) -> None:
    team.name = fields.name(draft.name, longest=100)
    team.lead_id = draft.lead_id
    team.assignment = draft.assignment
    team.mattermost_channel = fields.mattermost_channel(draft.mattermost_channel)


async def _staffed(
    session: AsyncSession, principal: Principal, team: Team, draft: TeamDraft, action: audit.Action
) -> Team:
    new = action == "team_created"
    before = set[UUID]() if new else {each.person_id for each in team.memberships}
    await membership.set_members(session, team.id, set(draft.member_ids))
    await keeping.changed(session, before ^ set(draft.member_ids))
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
