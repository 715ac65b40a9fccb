"""Rows to contracts: what the caller may read of a ticket."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.files.service import info as file_info
from api.people.models import Client, Person, Team
from api.principal import Principal
from api.tickets import load, models, policy
from shared.contracts.people import ClientRef, PersonRef, TeamRef
from shared.contracts.tickets import Comment, HistoryEntry, Ticket, TicketRow

EMPLOYEES_ONLY = frozenset({"priority", "team"})
"""History that is the desk's own business."""


def person_ref(person: Person) -> PersonRef:
    return PersonRef(id=person.id, name=person.name, kind=person.kind)


def client_ref(client: Client) -> ClientRef:
    return ClientRef(id=client.id, name=client.name)


def team_ref(team: Team) -> TeamRef:
    return TeamRef(id=team.id, name=team.name)


def row(ticket: models.Ticket) -> TicketRow:
    """A line of a list."""
    return TicketRow(
        id=ticket.id,
        number=ticket.number,
        title=ticket.title,
        status=ticket.status,
        priority=ticket.priority,
        client=client_ref(ticket.client),
        contact=person_ref(ticket.contact) if ticket.contact else None,
        assignee=person_ref(ticket.assignee) if ticket.assignee else None,
        team=team_ref(ticket.team) if ticket.team else None,
        created_at=ticket.created_at,
        updated_at=ticket.updated_at,
        version=ticket.version,
    )


async def whole(session: AsyncSession, who: Principal, ticket: models.Ticket) -> Ticket:
    """The ticket with everything on it that the caller may read."""
    await session.flush()
    fresh = await load.visible(session, who, ticket.id)
    watchers = await load.watchers_of(session, fresh)
    comments = await load.comments_of(session, who, fresh)
    history = await load.history_of(session, fresh)
    head = row(fresh)
    return Ticket(
        **{name: getattr(head, name) for name in TicketRow.__struct_fields__},
        text=fresh.text,
        source=fresh.source,
        files=[file_info(each) for each in fresh.files],
        comments=[comment(each) for each in comments],
        history=[
            entry(each) for each in history if who.is_employee or each.field not in EMPLOYEES_ONLY
        ],
        watchers=[person_ref(each.person) for each in watchers] if who.is_employee else [],
        actions=policy.actions(who, fresh.facts),
        statuses=policy.statuses(who, fresh.facts),
        following=any(each.person_id == who.person_id for each in watchers),
        edited_at=fresh.edited_at,
    )


def comment(row: models.Comment) -> Comment:
    return Comment(
        id=row.id,
        author=person_ref(row.author),
        visibility=row.visibility,
        text=row.text,
        files=[file_info(each) for each in row.files],
        created_at=row.created_at,
        edited_at=row.edited_at,
        earlier=row.earlier,
    )


def entry(row: models.TicketChange) -> HistoryEntry:
    return HistoryEntry(
        at=row.created_at,
        actor=person_ref(row.actor) if row.actor else None,
        field=row.field,
        old=row.old,
        new=row.new,
    )
