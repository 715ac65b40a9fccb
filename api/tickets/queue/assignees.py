"""Whom a ticket may be given to, with what choosing needs."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotAllowed
from api.http.paging import Slice, slice_of
from api.objects.cursors import Order
from api.people import views
from api.people.calendar import presence
from api.people.models import Person, TeamMember
from api.people.search import containing
from api.principal import Principal
from api.tickets import policy
from api.tickets.models import IS_OPEN, Ticket
from shared.contracts.base import Page
from shared.contracts.people import Role
from shared.contracts.tickets import Assignee, TicketAction


async def page(
    session: AsyncSession, who: Principal, ticket: Ticket, search: str, part: Slice
) -> Page[Assignee]:
    """Agents by name, those of the ticket's team first; who has it now is left out. Raises
    NotAllowed, Invalid."""
    if not policy.allows(who, ticket.facts, TicketAction.ASSIGN):
        raise NotAllowed
    team = select(TeamMember.person_id).where(TeamMember.team_id == ticket.team_id)
    outside = case((Person.id.in_(team), 0), else_=1)
    wanted = select(Person).where(
        Person.active,
        Person.role.in_((Role.AGENT, Role.ADMIN)),
        Person.id.is_distinct_from(ticket.assignee_id),
    )
    if search.strip():
        wanted = wanted.where(containing(Person.name_key, search))
    order = Order("assignees", outside, Person.name, Person.id)
    found = await slice_of(session, wanted, order, part)
    return found.page(await _described(session, found.rows, set(await session.scalars(team))))


async def _described(
    session: AsyncSession, people: Sequence[Person], team: set[UUID]
) -> list[Assignee]:
    ids = [each.id for each in people]
    away = await presence.away_now(session, ids)
    rows = await session.execute(
        select(Ticket.assignee_id, func.count())
        .where(Ticket.assignee_id.in_(ids), IS_OPEN)
        .group_by(Ticket.assignee_id)
    )
    load = {row[0]: row[1] for row in rows}
    return [
        Assignee(
            person=views.ref(each),
            in_team=each.id in team,
            open_tickets=load.get(each.id, 0),
            absent_until=away[each.id].until if each.id in away else None,
        )
        for each in people
    ]
