"""Finding tickets: one by the caller's right, many by filters."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from api.activity import comments
from api.db import LARGEST_INTEGER
from api.errors import Invalid, NotFound
from api.objects.words import searched
from api.principal import Principal
from api.tickets import policy
from api.tickets.models import Comment, Ticket, TicketWatcher
from shared.contracts.priority import Priority
from shared.contracts.tickets import OPEN_STATUSES, TicketStatus

ROW: tuple[ORMOption, ...] = (
    joinedload(Ticket.client),
    joinedload(Ticket.contact),
    joinedload(Ticket.assignee),
    joinedload(Ticket.team),
    joinedload(Ticket.category),
)
SORTS = {
    "updated_at": Ticket.updated_at,
    "created_at": Ticket.created_at,
    "number": Ticket.number,
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The filters of a list; empty ones filter nothing."""

    statuses: list[TicketStatus] = field(default_factory=list[TicketStatus])
    open: bool | None = None
    assignee: str = ""
    """`me`, `none` or an employee's id."""
    team_id: UUID | None = None
    client_id: UUID | None = None
    contact_id: UUID | None = None
    category_id: UUID | None = None
    priorities: list[Priority] = field(default_factory=list[Priority])
    mine: bool = False
    """Only those whose contact the caller is."""
    search: str = ""
    sort: str = "-updated_at"


async def visible(session: AsyncSession, who: Principal, ticket_id: UUID) -> Ticket:
    """The ticket, fresh; NotFound for a foreign one as for none."""
    return await _one(session, who, Ticket.id == ticket_id)


async def by_number(session: AsyncSession, who: Principal, number: int) -> Ticket:
    """As `visible`, by the human number."""
    if not 0 < number <= LARGEST_INTEGER:
        raise NotFound
    return await _one(session, who, Ticket.number == number)


async def _one(session: AsyncSession, who: Principal, which: ColumnElement[bool]) -> Ticket:
    ticket = await session.scalar(
        select(Ticket)
        .where(which, seen_by(who))
        .options(*ROW, selectinload(Ticket.files))
        .execution_options(populate_existing=True)
    )
    if ticket is None:
        raise NotFound
    return ticket


def seen_by(who: Principal) -> ColumnElement[bool]:
    """`policy.may_see` as a condition; a test holds the two together."""
    if who.is_agent:
        return Ticket.id.is_not(None)
    if who.is_employee:
        watched = select(TicketWatcher.object_id).where(TicketWatcher.person_id == who.person_id)
        return or_(Ticket.author_id == who.person_id, Ticket.id.in_(watched))
    if not who.client_ids:
        return false()
    own = Ticket.contact_id == who.person_id
    of_company = Ticket.client_id.in_(who.sees_all_of) if who.sees_all_of else false()
    return and_(Ticket.client_id.in_(who.client_ids), or_(own, of_company))


async def page(
    session: AsyncSession, who: Principal, wanted: Wanted, limit: int, offset: int
) -> tuple[list[Ticket], int]:
    """The page and the count of all that match."""
    matching = _filtered(select(Ticket).where(seen_by(who)), who, wanted)
    total = await session.scalar(select(func.count()).select_from(matching.subquery())) or 0
    rows = await session.scalars(
        matching.options(*ROW).order_by(_order(wanted.sort), Ticket.id).limit(limit).offset(offset)
    )
    return list(rows), total


def _filtered(query: Select[Ticket], who: Principal, wanted: Wanted) -> Select[Ticket]:
    if wanted.statuses:
        query = query.where(Ticket.status.in_(wanted.statuses))
    if wanted.open is not None:
        is_open = Ticket.status.in_(OPEN_STATUSES)
        query = query.where(is_open if wanted.open else ~is_open)
    if wanted.assignee:
        query = query.where(_assigned(who, wanted.assignee))
    if wanted.team_id:
        query = query.where(Ticket.team_id == wanted.team_id)
    if wanted.client_id:
        query = query.where(Ticket.client_id == wanted.client_id)
    if wanted.contact_id:
        query = query.where(Ticket.contact_id == wanted.contact_id)
    if wanted.category_id:
        query = query.where(Ticket.category_id == wanted.category_id)
    if wanted.priorities:
        query = query.where(Ticket.priority.in_(wanted.priorities))
    if wanted.mine:
        query = query.where(Ticket.contact_id == who.person_id)
    return query.where(*searched(Ticket.search_text, wanted.search))


def _assigned(who: Principal, assignee: str) -> ColumnElement[bool]:
    if assignee == "none":
        return Ticket.assignee_id.is_(None)
    if assignee == "me":
        return Ticket.assignee_id == who.person_id
    try:
        return Ticket.assignee_id == UUID(assignee)
    except ValueError:
        raise Invalid("assignee: `me`, `none` or an id") from None


def _order(sort: str) -> ColumnElement[Any]:
    column = SORTS.get(sort.removeprefix("-"))
    if column is None:
        raise Invalid(f"sort: one of {', '.join(SORTS)}, with `-` for descending")
    return column.desc() if sort.startswith("-") else column.asc()


async def numbers(session: AsyncSession, who: Principal, ids: Collection[UUID]) -> dict[UUID, int]:
    """Numbers of those tickets that the caller may see, for rooms that know tickets by id."""
    if not ids:
        return {}
    found = select(Ticket.id, Ticket.number).where(Ticket.id.in_(ids), seen_by(who))
    return {row.id: row.number for row in await session.execute(found)}


async def comments_of(session: AsyncSession, who: Principal, ticket: Ticket) -> list[Comment]:
    """The comments the caller may read, the oldest first."""
    rows = await comments.of(session, Comment, ticket.id)
    return [row for row in rows if policy.may_see_comment(who, row.visibility)]
