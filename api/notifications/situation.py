"""What is true now of the things events speak of, loaded in bulk as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from api.notifications.events import ChannelFailing
from api.outbox import Event
from api.people.models import Person, Team
from api.tickets.events import TicketCommented, TicketEvent, TicketStatusChanged
from api.tickets.models import Comment, Ticket, TicketWatcher
from api.tickets.policy import TicketFacts
from shared.contracts.people import PersonKind, Role
from shared.contracts.tickets import Priority, Visibility


@dataclass(frozen=True, kw_only=True)
class TeamFacts:
    id: UUID
    name: str
    lead_id: UUID | None
    member_ids: frozenset[UUID]
    mattermost_channel: str | None


@dataclass(frozen=True, kw_only=True)
class TicketNow(TicketFacts):
    """A ticket as it stands at this moment."""

    id: UUID
    number: int
    title: str
    text: str
    priority: Priority
    client: str
    contact: str | None
    assignee: str | None
    team: TeamFacts | None
    version: int
    files: tuple[str, ...] = ()
    watchers: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class CommentNow:
    id: UUID
    author_id: UUID
    visibility: Visibility
    text: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Everything that deciding and writing need; missing ids are things that are gone."""

    tickets: dict[UUID, TicketNow] = field(default_factory=dict[UUID, TicketNow])
    comments: dict[UUID, CommentNow] = field(default_factory=dict[UUID, CommentNow])
    names: dict[UUID, str] = field(default_factory=dict[UUID, str])
    agents: frozenset[UUID] = frozenset()
    """Everybody who works on tickets, for those that belong to no team."""
    admins: frozenset[UUID] = frozenset()


async def load(session: AsyncSession, events: Iterable[Event]) -> Situation:
    """The situation of these events."""
    events = list(events)
    tickets = await _tickets(session, {e.ticket_id for e in events if isinstance(e, TicketEvent)})
    teamless = any(each.team is None for each in tickets.values())
    return Situation(
        tickets=tickets,
        comments=await _comments(session, set(_comment_ids(events))),
        names=await _names(session, {e.by for e in events if e.by}),
        agents=await _with_roles(session, Role.AGENT, Role.ADMIN) if teamless else frozenset(),
        admins=await _with_roles(session, Role.ADMIN)
        if any(isinstance(e, ChannelFailing) for e in events)
        else frozenset(),
    )


def _comment_ids(events: list[Event]) -> Iterable[UUID]:
    for event in events:
        if isinstance(event, TicketCommented | TicketStatusChanged) and event.comment_id:
            yield event.comment_id


async def _tickets(session: AsyncSession, ids: set[UUID]) -> dict[UUID, TicketNow]:
    if not ids:
        return {}
    rows = await session.scalars(
        select(Ticket)
        .where(Ticket.id.in_(ids))
        .options(
            joinedload(Ticket.client),
            joinedload(Ticket.contact),
            joinedload(Ticket.assignee),
            joinedload(Ticket.team).selectinload(Team.members),
            selectinload(Ticket.files),
        )
    )
    watchers = await _watchers(session, ids)
    return {row.id: _now(row, frozenset(watchers.get(row.id, ()))) for row in rows}


async def _watchers(session: AsyncSession, ids: set[UUID]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    rows = await session.execute(
        select(TicketWatcher.ticket_id, TicketWatcher.person_id).where(
            TicketWatcher.ticket_id.in_(ids)
        )
    )
    for ticket_id, person_id in rows:
        found.setdefault(ticket_id, []).append(person_id)
    return found


def _now(row: Ticket, watchers: frozenset[UUID]) -> TicketNow:
    return TicketNow(
        id=row.id,
        number=row.number,
        title=row.title,
        text=row.text,
        status=row.status,
        priority=row.priority,
        client_id=row.client_id,
        client=row.client.name,
        contact_id=row.contact_id,
        contact=row.contact.name if row.contact else None,
        author_id=row.author_id,
        assignee_id=row.assignee_id,
        assignee=row.assignee.name if row.assignee else None,
        team=_team(row.team) if row.team else None,
        version=row.version,
        files=tuple(each.name for each in row.files),
        watchers=watchers,
    )


def _team(row: Team) -> TeamFacts:
    return TeamFacts(
        id=row.id,
        name=row.name,
        lead_id=row.lead_id,
        member_ids=frozenset(each.id for each in row.members if each.active),
        mattermost_channel=row.mattermost_channel,
    )


async def _comments(session: AsyncSession, ids: set[UUID]) -> dict[UUID, CommentNow]:
    if not ids:
        return {}
    rows = await session.scalars(
        select(Comment).where(Comment.id.in_(ids)).options(selectinload(Comment.files))
    )
    return {
        row.id: CommentNow(
            id=row.id,
            author_id=row.author_id,
            visibility=row.visibility,
            text=row.text,
            files=tuple(each.name for each in row.files),
        )
        for row in rows
    }


async def _names(session: AsyncSession, ids: set[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = await session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {row.id: row.name for row in rows}


async def _with_roles(session: AsyncSession, *roles: Role) -> frozenset[UUID]:
    ids = await session.scalars(
        select(Person.id).where(
            Person.kind == PersonKind.EMPLOYEE, Person.active, Person.role.in_(roles)
        )
    )
    return frozenset(ids)
