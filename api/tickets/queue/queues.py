"""Who of a team gets a ticket by the rule of its queue."""

from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.people.calendar import presence
from api.people.models import Person, Team, TeamMember
from api.tickets.events import TicketAssigned
from api.tickets.life.steps import note
from api.tickets.models import Ticket
from shared.contracts.people import AssignmentRule, Role
from shared.contracts.tickets import OPEN_STATUSES


async def choose(session: AsyncSession, team_id: UUID | None) -> UUID | None:
    """Whose turn it is, taken at once; None where the team gives by hand, or nobody is there (A9).

    The team's row is held until the transaction ends, so that of two tickets at once the second
    one sees what the first one took.
    """
    if team_id is None:
        return None
    rule = await session.scalar(select(Team.assignment).where(Team.id == team_id))
    if rule is None or rule is AssignmentRule.MANUAL:
        return None
    turn = await session.scalar(
        update(Team).where(Team.id == team_id).values(turn=Team.turn + 1).returning(Team.turn)
    )
    person_id = await _next(session, team_id, rule)
    if person_id is not None:
        mine = (TeamMember.team_id == team_id, TeamMember.person_id == person_id)
        await session.execute(update(TeamMember).where(*mine).values(turn=turn))
    return person_id


async def tell(
    session: AsyncSession, ticket_id: UUID, person_id: UUID, *, at_opening: bool = False
) -> None:
    """The rule gave it: nobody's act, in the history and in the news."""
    await note(session, ticket_id, None, "assignee", None, person_id)
    event = TicketAssigned(
        by=None, ticket_id=ticket_id, assignee_id=person_id, at_opening=at_opening
    )
    outbox.record(session, event)


async def _next(session: AsyncSession, team_id: UUID, rule: AssignmentRule) -> UUID | None:
    """The first of those who are there: by load where the rule says so, then by turn."""
    order: list[ColumnElement[int]] = [_load()] if rule is AssignmentRule.LEAST_LOADED else []
    members = await session.scalars(
        select(Person.id)
        .join(TeamMember, TeamMember.person_id == Person.id)
        .where(
            TeamMember.team_id == team_id,
            Person.active,
            Person.role.in_((Role.AGENT, Role.ADMIN)),
        )
        .order_by(*order, TeamMember.turn, Person.name, Person.id)
    )
    ordered = list(members)
    away = await presence.away_now(session, ordered)
    return next((each for each in ordered if each not in away), None)


def _load() -> ColumnElement[int]:
    """How many open tickets the person has."""
    return (
        select(func.count())
        .select_from(Ticket)
        .where(Ticket.assignee_id == Person.id, Ticket.status.in_(OPEN_STATUSES))
        .correlate(Person)
        .scalar_subquery()
    )
