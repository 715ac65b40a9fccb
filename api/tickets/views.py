"""Rows to contracts: what the caller may read of a ticket."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.activity import history, mutes, snoozes, watchers
from api.catalogue.views import category_ref
from api.clock import now
from api.files.service import info as file_info
from api.people.models import Person
from api.people.views import client_ref, ref, team_ref, unreachable_by
from api.principal import Principal
from api.tickets import links, load, models, policy
from api.tickets.ports import TasksOfTicket
from api.tickets.sla import sla
from api.tickets.sla.sla import Plan
from shared.contracts.people import Unreachable
from shared.contracts.tickets import Comment, CommentMade, Rating, Ticket, TicketRow

EMPLOYEES_ONLY = frozenset({"priority", "team", "link"})
"""History that is the desk's own business."""


def row(ticket: models.Ticket) -> TicketRow:
    """A line of a list."""
    return TicketRow(
        id=ticket.id,
        number=ticket.number,
        title=ticket.title,
        status=ticket.status,
        priority=ticket.priority,
        client=client_ref(ticket.client),
        contact=ref(ticket.contact) if ticket.contact else None,
        assignee=ref(ticket.assignee) if ticket.assignee else None,
        team=team_ref(ticket.team) if ticket.team else None,
        category=category_ref(ticket.category) if ticket.category else None,
        created_at=ticket.created_at,
        updated_at=ticket.updated_at,
        version=ticket.version,
    )


@dataclass(frozen=True)
class Reader:
    """Who reads tickets, and what a whole one needs from elsewhere."""

    session: AsyncSession
    who: Principal
    plan: Plan
    tasks_of: TasksOfTicket


async def whole(reader: Reader, ticket_id: UUID) -> Ticket:
    """The ticket as it is now, with everything on it that the caller may read. Raises NotFound."""
    session, who = reader.session, reader.who
    await session.flush()
    fresh = await load.visible(session, who, ticket_id)
    followers = await watchers.of(session, models.TicketWatcher, fresh.id)
    comments = await load.comments_of(session, who, fresh)
    changes = await history.of(session, models.TicketChange, fresh.id)
    head = row(fresh)
    return Ticket(
        **{name: getattr(head, name) for name in TicketRow.__struct_fields__},
        text=fresh.text,
        source=fresh.source,
        files=[file_info(each) for each in fresh.files],
        comments=[comment(each) for each in comments],
        history=[
            history.entry(each)
            for each in changes
            if who.is_employee or each.field not in EMPLOYEES_ONLY
        ],
        watchers=[ref(each.person) for each in followers] if who.is_employee else [],
        allowed=policy.allowed(who, fresh.facts),
        statuses=policy.statuses(who, fresh.facts),
        moves=policy.moves(who, fresh.facts),
        following=any(each.person_id == who.person_id for each in followers),
        muted=await mutes.is_muted(session, who, fresh.id),
        snoozed_until=await snoozes.until(session, who, fresh.id),
        edited_at=fresh.edited_at,
        rating=_rating(fresh, changes),
        links=await links.of(session, who, fresh),
        **(await _for_employees(reader, fresh) if who.is_employee else {}),
    )


async def _for_employees(reader: Reader, ticket: models.Ticket) -> dict[str, Any]:
    return {
        "sla": sla.shown(ticket.clock, now(), ticket.status),
        "times": sla.taken(ticket.clock, ticket.created_at, reader.plan.work),
        "tasks": await reader.tasks_of(reader.session, reader.who, ticket.id),
        "contact_unreachable": await _unreachable(reader.session, ticket.contact),
    }


async def _unreachable(session: AsyncSession, contact: Person | None) -> list[Unreachable]:
    if contact is None:
        return []
    return await unreachable_by(session, contact.id)


def _rating(row: models.Ticket, changes: Iterable[models.TicketChange]) -> Rating | None:
    rated_at = row.rated_at
    if row.rating_score is None or rated_at is None:
        return None
    back = any(
        each.field == "status" and policy.was_reopened(each.old, each.new)
        for each in changes
        if each.created_at > rated_at
    )
    return Rating(
        score=row.rating_score, word=row.rating_word or "", at=rated_at, before_reopening=back
    )


def comment(row: models.Comment) -> Comment:
    return Comment(
        id=row.id,
        author=ref(row.author),
        visibility=row.visibility,
        text=row.text,
        files=[file_info(each) for each in row.files],
        created_at=row.created_at,
        edited_at=row.edited_at,
        earlier=row.earlier,
    )


def made(said: Comment, *, took: bool) -> CommentMade:
    """What the author of a new comment is answered."""
    fields = {name: getattr(said, name) for name in Comment.__struct_fields__}
    return CommentMade(**fields, took=took)
