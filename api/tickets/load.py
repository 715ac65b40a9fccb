"""Finding tickets: one to act on, by the caller's right; many by filters."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, false, or_, select, true, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from api.catalogue.models import Category
from api.errors import Invalid, NotFound
from api.http.paging import Found, Slice, lines_of
from api.objects.cursors import Order
from api.objects.words import searched
from api.people.models import Client, Person, Team
from api.principal import Principal
from api.tickets.models import IS_OPEN, Ticket, TicketWatcher
from shared.contracts.priority import Priority
from shared.contracts.tickets import TicketStatus

_NAMED: Final[tuple[ORMOption, ...]] = (
    joinedload(Ticket.client),
    joinedload(Ticket.contact),
    joinedload(Ticket.assignee),
)
"""Who stands in what an act says."""
_CONTACT, _ASSIGNEE, _OWN = aliased(Person), aliased(Person), aliased(Ticket)
LINES: Final = (
    select(
        Ticket.id,
        Ticket.number,
        Ticket.title,
        Ticket.status,
        Ticket.priority,
        Ticket.created_at,
        Ticket.updated_at,
        Ticket.version,
        Ticket.client_id,
        Client.name.label("client"),
        Ticket.contact_id,
        _CONTACT.name.label("contact"),
        _CONTACT.kind.label("contact_kind"),
        Ticket.assignee_id,
        _ASSIGNEE.name.label("assignee"),
        _ASSIGNEE.kind.label("assignee_kind"),
        Ticket.team_id,
        Team.name.label("team"),
        Ticket.category_id,
        Category.name.label("category"),
    )
    .join(Client, Client.id == Ticket.client_id)
    .outerjoin(_CONTACT, _CONTACT.id == Ticket.contact_id)
    .outerjoin(_ASSIGNEE, _ASSIGNEE.id == Ticket.assignee_id)
    .outerjoin(Team, Team.id == Ticket.team_id)
    .outerjoin(Category, Category.id == Ticket.category_id)
)
"""What a line of a list shows, in columns: an entity each costs more than the database."""
SORTS = {
    "updated_at": Ticket.updated_at,
    "created_at": Ticket.created_at,
    "number": Ticket.number,
}
ORDERS: Final = {
    f"{way}{name}": Order(f"tickets {way}{name}", column, Ticket.id, down=bool(way))
    for name, column in SORTS.items()
    for way in ("", "-")
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


async def visible(
    session: AsyncSession, who: Principal, ticket_id: UUID, *, hold: bool = False
) -> Ticket:
    """The ticket, fresh; NotFound for a foreign one as for none. One that is held nobody else
    changes until the transaction ends."""
    found = select(Ticket).where(Ticket.id == ticket_id, seen_by(who)).options(*_NAMED)
    if hold:
        found = found.with_for_update(key_share=True, of=Ticket)
    ticket = await session.scalar(found.execution_options(populate_existing=True))
    if ticket is None:
        raise NotFound
    return ticket


def seen_by(who: Principal) -> ColumnElement[bool]:
    """`policy.may_see` as a condition; a test holds the two together."""
    if who.is_agent:
        return true()
    if who.is_employee:
        # Each half has an index; an OR of them has none.
        written = select(_OWN.id).where(_OWN.author_id == who.person_id)
        watched = select(TicketWatcher.object_id).where(TicketWatcher.person_id == who.person_id)
        return Ticket.id.in_(union(written, watched))
    return or_(*_of_companies(who)) if who.client_ids else false()


def _of_companies(who: Principal) -> list[ColumnElement[bool]]:
    """Everything of those that show all, of the others the contact's own."""
    found: list[ColumnElement[bool]] = []
    if who.sees_all_of:
        found.append(Ticket.client_id.in_(who.sees_all_of))
    if others := who.client_ids - who.sees_all_of:
        found.append(and_(Ticket.client_id.in_(others), Ticket.contact_id == who.person_id))
    return found


async def page(
    session: AsyncSession, who: Principal, wanted: Wanted, part: Slice
) -> Found[Row[Any]]:
    """The page's lines. Raises Invalid."""
    where = [seen_by(who), *_filters(who, wanted)]
    return await lines_of(session, LINES, where, _order(wanted.sort), part)


def _filters(who: Principal, wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.statuses:
        found.append(Ticket.status.in_(wanted.statuses))
    if wanted.open is not None:
        found.append(IS_OPEN if wanted.open else ~IS_OPEN)
    if wanted.assignee:
        found.append(_assigned(who, wanted.assignee))
    if wanted.priorities:
        found.append(Ticket.priority.in_(wanted.priorities))
    if wanted.mine:
        found.append(Ticket.contact_id == who.person_id)
    found += [
        column == value
        for column, value in (
            (Ticket.team_id, wanted.team_id),
            (Ticket.client_id, wanted.client_id),
            (Ticket.contact_id, wanted.contact_id),
            (Ticket.category_id, wanted.category_id),
        )
        if value
    ]
    return found + searched(Ticket.search_text, wanted.search)


def _assigned(who: Principal, assignee: str) -> ColumnElement[bool]:
    if assignee == "none":
        return Ticket.assignee_id.is_(None)
    if assignee == "me":
        return Ticket.assignee_id == who.person_id
    try:
        return Ticket.assignee_id == UUID(assignee)
    except ValueError:
        raise Invalid("assignee: `me`, `none` or an id") from None


def _order(sort: str) -> Order:
    if sort not in ORDERS:
        raise Invalid(f"sort: one of {', '.join(SORTS)}, with `-` for descending")
    return ORDERS[sort]


async def numbers(session: AsyncSession, who: Principal, ids: Collection[UUID]) -> dict[UUID, int]:
    """Numbers of those tickets that the caller may see, for rooms that know tickets by id."""
    if not ids:
        return {}
    found = select(Ticket.id, Ticket.number).where(Ticket.id.in_(ids), seen_by(who))
    return {row.id: row.number for row in await session.execute(found)}
