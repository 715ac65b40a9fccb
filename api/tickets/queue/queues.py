"""Who of a team gets a ticket by the rule of its queue."""

from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.db import table_of
from api.people.calendar import presence
from api.people.models import Person, Team, TeamMember
from api.people.staff import teams
from api.tickets.events import TicketAssigned
from api.tickets.life.steps import note
from api.tickets.models import IS_OPEN, Ticket
from shared.contracts.people import AssignmentRule, PersonKind, PersonRef, Role


async def choose(session: AsyncSession, team_id: UUID | None) -> PersonRef | None:
    """Whose turn it is, taken at once; None where the team gives by hand, or nobody is there (A9).

    The team's row is held until the transaction ends, so that of two tickets at once the second
    one sees what the first one took.
    """
    team = (await teams.known(session)).get(team_id) if team_id else None
    if team is None or team.assignment is AssignmentRule.MANUAL:
        return None
    turn = await session.scalar(_TURN, {"team": team.id})
    chosen = await _next(session, team.id, team.assignment)
    if chosen is not None:
        await session.execute(_TOOK, {"team": team.id, "person": chosen.id, "taken": turn})
    return chosen


_TEAM: Final = table_of(Team)
_MEMBER: Final = table_of(TeamMember)
# Of the tables: what is remembered of teams does not change by a turn.
_TURN: Final = (
    update(_TEAM)
    .where(_TEAM.c.id == bindparam("team"))
    .values(turn=_TEAM.c.turn + 1)
    .returning(_TEAM.c.turn)
)
_TOOK: Final = (
    update(_MEMBER)
    .where(_MEMBER.c.team_id == bindparam("team"), _MEMBER.c.person_id == bindparam("person"))
    .values(turn=bindparam("taken"))
)


async def tell(
    session: AsyncSession, ticket_id: UUID, person_id: UUID, *, at_opening: bool = False
) -> None:
    """The rule gave it: nobody's act, in the history and in the news."""
    await note(session, ticket_id, None, "assignee", None, person_id)
    event = TicketAssigned(
        by=None, ticket_id=ticket_id, assignee_id=person_id, at_opening=at_opening
    )
    outbox.record(session, event)


async def _next(session: AsyncSession, team_id: UUID, rule: AssignmentRule) -> PersonRef | None:
    """The first of those who are there: by load where the rule says so, then by turn."""
    order: list[ColumnElement[int]] = [_load()] if rule is AssignmentRule.LEAST_LOADED else []
    members = await session.execute(
        select(Person.id, Person.name)
        .join(TeamMember, TeamMember.person_id == Person.id)
        .where(
            TeamMember.team_id == team_id,
            Person.active,
            Person.role.in_((Role.AGENT, Role.ADMIN)),
        )
        .order_by(*order, TeamMember.turn, Person.name, Person.id)
    )
    ordered = [PersonRef(id=row.id, name=row.name, kind=PersonKind.EMPLOYEE) for row in members]
    away = await presence.away_now(session, [each.id for each in ordered])
    return next((each for each in ordered if each.id not in away), None)


def _load() -> ColumnElement[int]:
    """How many open tickets the person has."""
    return (
        select(func.count())
        .select_from(Ticket)
        .where(Ticket.assignee_id == Person.id, IS_OPEN)
        .correlate(Person)
        .scalar_subquery()
    )
