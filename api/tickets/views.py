"""Rows to contracts: what the caller may read of a ticket."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.activity.comments import CommentLine
from api.clock import now
from api.files.service import info as file_info
from api.people.views import ref, unreachable_by
from api.principal import Principal
from api.settings import Settings
from api.tickets import card, hanging, models, policy
from api.tickets.life.opening import Opened
from api.tickets.ports import TasksOfTicket
from api.tickets.sla import sla
from api.tickets.sla.sla import CLOCK_FIELDS, Clock, Plan
from shared.contracts import people as wire
from shared.contracts.desk import CategoryRef
from shared.contracts.history import HistoryEntry
from shared.contracts.tickets import (
    Comment,
    CommentMade,
    Rating,
    Ticket,
    TicketRow,
    Visibility,
)

EMPLOYEES_ONLY = frozenset({"priority", "team", "link"})
"""History that is the desk's own business."""


def line(found: Any) -> TicketRow:
    """What a list shows of it, of the columns of `load.LINES`."""
    return TicketRow(
        id=found.id,
        number=found.number,
        title=found.title,
        status=found.status,
        priority=found.priority,
        client=wire.ClientRef(id=found.client_id, name=found.client),
        contact=wire.PersonRef(id=found.contact_id, name=found.contact, kind=found.contact_kind)
        if found.contact_id
        else None,
        assignee=wire.PersonRef(id=found.assignee_id, name=found.assignee, kind=found.assignee_kind)
        if found.assignee_id
        else None,
        team=wire.TeamRef(id=found.team_id, name=found.team) if found.team_id else None,
        category=CategoryRef(id=found.category_id, name=found.category)
        if found.category_id
        else None,
        created_at=found.created_at,
        updated_at=found.updated_at,
        version=found.version,
    )


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads tickets, and what a whole one needs from elsewhere."""

    session: AsyncSession
    who: Principal
    settings: Settings
    plan: Plan
    tasks_of: TasksOfTicket


async def whole(reader: Reader, ticket_id: UUID) -> Ticket:
    """The ticket as it is now, with everything on it that the caller may read. Raises NotFound."""
    return await _shown(reader, await card.of(reader.session, reader.who, ticket_id))


async def by_number(reader: Reader, number: int) -> Ticket:
    """As `whole`, by the human number."""
    return await _shown(reader, await card.by_number(reader.session, reader.who, number))


async def _shown(reader: Reader, fresh: Any) -> Ticket:
    """Of the columns of its card."""
    who, facts = reader.who, policy.facts_of(fresh)
    found = await hanging.read(reader.session, who, fresh.id)
    head = line(fresh)
    return Ticket(
        **{name: getattr(head, name) for name in TicketRow.__struct_fields__},
        text=fresh.text,
        source=fresh.source,
        author=wire.PersonRef(id=fresh.author_id, name=fresh.author, kind=fresh.author_kind),
        files=[file_info(each) for each in found.files],
        comments=[comment(each) for each in found.comments if _may_read(who, each)],
        history=[
            each for each in found.changes if who.is_employee or each.field not in EMPLOYEES_ONLY
        ],
        watchers=found.watchers if who.is_employee else [],
        allowed=policy.allowed(who, facts),
        statuses=policy.statuses(who, facts),
        moves=policy.moves(who, facts),
        following=any(each.id == who.person_id for each in found.watchers),
        muted=found.muted,
        snoozed_until=found.snoozed_until,
        edited_at=fresh.edited_at,
        rating=_rating(fresh, found.changes),
        links=hanging.links(who, found),
        **(await _for_employees(reader, fresh) if who.is_employee else {}),
    )


def _may_read(who: Principal, line: CommentLine) -> bool:
    return policy.may_see_comment(who, Visibility(line.own))


async def opened(reader: Reader, made: Opened) -> Ticket:
    """A ticket that its caller has just made, from what is in hand. One that the queue gave away or
    that follows another has a history already, and is read."""
    if made.followed or made.assignee:
        return await whole(reader, made.values["id"])
    who, values, place = reader.who, made.values, made.place
    facts = policy.facts_of_new(values)
    shown = {name: values[name] for name in _SAME}
    return Ticket(
        **shown,
        author=wire.PersonRef(id=who.person_id, name=who.name, kind=who.kind),
        client=place.client,
        contact=place.contact,
        assignee=None,
        team=wire.TeamRef(id=place.team.id, name=place.team.name) if place.team else None,
        category=CategoryRef(id=place.category.id, name=place.category.name)
        if place.category
        else None,
        files=[file_info(each) for each in made.files],
        comments=[],
        history=[],
        watchers=[],
        allowed=policy.allowed(who, facts),
        statuses=policy.statuses(who, facts),
        moves=policy.moves(who, facts),
        following=False,
        **(await _new_for_employees(reader, made) if who.is_employee else {}),
    )


_SAME: Final = (
    "id",
    "number",
    "title",
    "text",
    "status",
    "source",
    "priority",
    "created_at",
    "updated_at",
    "version",
)
"""Columns that the wire shows as they are."""


async def _new_for_employees(reader: Reader, made: Opened) -> dict[str, Any]:
    clock = Clock(**{name: made.values[name] for name in CLOCK_FIELDS})
    contact, status = made.place.contact, made.values["status"]
    return {
        "sla": sla.shown(clock, now(), status),
        "times": sla.taken(clock, made.values["created_at"], reader.plan.work),
        "contact_unreachable": await unreachable_by(reader.session, contact.id) if contact else [],
    }


async def _for_employees(reader: Reader, ticket: Any) -> dict[str, Any]:
    clock, session = sla.clock_of(ticket), reader.session
    marked = ticket.contact_id if ticket.contact_marked else None
    return {
        "sla": sla.shown(clock, now(), ticket.status),
        "times": sla.taken(clock, ticket.created_at, reader.plan.work),
        "tasks": await reader.tasks_of(session, reader.who, ticket.id),
        "contact_unreachable": await unreachable_by(session, marked) if marked else [],
    }


def _rating(row: Any, changes: Iterable[HistoryEntry]) -> Rating | None:
    rated_at = row.rated_at
    if row.rating_score is None or rated_at is None:
        return None
    back = any(
        each.field == "status" and policy.was_reopened(each.old, each.new)
        for each in changes
        if each.at > rated_at
    )
    return Rating(
        score=row.rating_score, word=row.rating_word or "", at=rated_at, before_reopening=back
    )


def comment(row: models.Comment | CommentLine) -> Comment:
    visibility = Visibility(row.own) if isinstance(row, CommentLine) else row.visibility
    return Comment(
        id=row.id,
        author=ref(row.author),
        visibility=visibility,
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
