"""A new ticket: whose it is, how many a contact may open, and who will work on it."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.catalogue import categories
from api.catalogue.models import Category
from api.clock import now
from api.db import new_id
from api.errors import NotAllowed
from api.files import attachments
from api.files.models import FileOwner
from api.objects import counters
from api.objects.words import TITLE_LIMIT, clean, one_line, search_text_of, title_of
from api.people.models import Client, ClientContact, Person, Team
from api.people.staff import teams
from api.principal import Principal
from api.tickets import errors, links, load
from api.tickets.events import TicketOpened
from api.tickets.life.steps import note, record_edit
from api.tickets.models import Ticket
from api.tickets.queue import queues
from api.tickets.sla import sla
from api.tickets.sla.sla import Clock, Moment, Plan
from shared.contracts.people import PersonKind
from shared.contracts.priority import Priority
from shared.contracts.telegram import ObjectKind
from shared.contracts.ticket_asks import TicketDraft
from shared.contracts.tickets import LinkKind, TicketStatus

HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """From the settings."""

    tickets_per_hour: int
    files: int
    """Per ticket or comment."""


async def open_ticket(
    session: AsyncSession, actor: Principal, draft: TicketDraft, limits: Limits, plan: Plan
) -> UUID:
    """A new ticket, its files taken from the uploader, given at once if the team's queue has a
    rule. Returns its id.

    Raises EmptyTicket, NotAllowed, ChooseClient, UnknownClient, UnknownCategory, UnknownTeam,
    TooManyTickets, UnknownFile, and NotFound when it follows a ticket that the caller does not
    see.
    """
    text, named = _words(actor, draft)
    before = await load.visible(session, actor, draft.follows) if draft.follows else None
    place = await _place(session, actor, draft, before)
    ticket_id = new_id()
    holder = FileOwner(ObjectKind.TICKET, ticket_id)
    names = await attachments.take(session, actor, draft, holder, limit=limits.files)
    number = await counters.next_number(session, "ticket")
    if actor.is_contact:  # After the number: two at once count each other.
        await _check_pace(session, actor, limits.tickets_per_hour)
    given_to = await queues.choose(session, place.team_id)
    opened_at, title = now(), named or title_of(text, names)
    moment = Moment(
        at=opened_at, opened_at=opened_at, priority=place.priority, status=TicketStatus.NEW
    )
    ticket = Ticket(
        id=ticket_id,
        number=number,
        title=title,
        text=text,
        status=moment.status,
        source=draft.source,
        author_id=actor.person_id,
        category_id=draft.category_id,
        assignee_id=given_to,
        search_text=search_text_of(number, title, text),
        created_at=opened_at,
        **asdict(place),
        **sla.after(Clock(), moment, plan).columns(),
    )
    session.add(ticket)
    await _tell(session, actor, ticket, before)
    return ticket_id


def _words(actor: Principal, draft: TicketDraft) -> tuple[str, str]:
    """Text and title. Raises EmptyTicket, NotAllowed."""
    text, named = clean(draft.text), one_line(draft.title or "")[:TITLE_LIMIT]
    if not (text or named or draft.file_ids or draft.missing_files):
        raise errors.EmptyTicket
    if actor.is_contact and draft.priority is not None:
        raise NotAllowed("priority: the desk's own business")
    return text, named


@dataclass(frozen=True, kw_only=True)
class Place:
    """Whose it is and which queue it joins; the fields are columns of the ticket's row."""

    client_id: UUID
    contact_id: UUID | None
    team_id: UUID | None
    priority: Priority


async def _place(
    session: AsyncSession, actor: Principal, draft: TicketDraft, before: Ticket | None
) -> Place:
    """What the draft leaves open comes from its category, and from the ticket it follows."""
    category = await _category_for(session, draft.category_id)
    client_id = await _client_for(session, actor, before.client_id if before else draft.client_id)
    return Place(
        client_id=client_id,
        contact_id=await _contact_for(session, actor, draft.contact_id, client_id),
        team_id=await _team_for(session, draft.team_id, category),
        priority=draft.priority or (category.priority if category else Priority.NORMAL),
    )


async def _tell(
    session: AsyncSession, actor: Principal, ticket: Ticket, before: Ticket | None
) -> None:
    """That it was opened, to whom the queue gave it, and which one it follows."""
    given_to = ticket.assignee_id
    given = given_to is not None
    outbox.record(session, TicketOpened(by=actor.person_id, ticket_id=ticket.id, given=given))
    if given_to is not None:
        await queues.tell(session, ticket.id, given_to, at_opening=True)
    await session.flush()
    if before is not None:
        who = actor.person_id
        await links.join(session, ticket, before, LinkKind.FOLLOW_UP)
        await note(session, ticket.id, who, "follows", None, f"№{before.number}")
        await note(session, before.id, who, "followed", None, f"№{ticket.number}")
        record_edit(session, actor, before.id, ["followed"])


async def _client_for(session: AsyncSession, actor: Principal, wished: UUID | None) -> UUID:
    if actor.is_employee:
        if wished is None or await session.get(Client, wished) is None:
            raise errors.UnknownClient
        return wished
    if wished is not None:
        if wished not in actor.client_ids:
            raise errors.UnknownClient
        return wished
    if len(actor.client_ids) != 1:
        raise errors.ChooseClient
    return next(iter(actor.client_ids))


async def _contact_for(
    session: AsyncSession, actor: Principal, wished: UUID | None, client_id: UUID
) -> UUID | None:
    if actor.is_contact:
        return actor.person_id
    if wished is None:
        return None
    belongs = await session.scalar(
        select(Person.id)
        .join(ClientContact, ClientContact.person_id == Person.id)
        .where(
            Person.id == wished,
            Person.kind == PersonKind.CONTACT,
            ClientContact.client_id == client_id,
        )
    )
    if belongs is None:
        raise errors.UnknownClient("the contact does not belong to this client")
    return wished


async def _category_for(session: AsyncSession, wished: UUID | None) -> Category | None:
    return await categories.choosable(session, wished) if wished else None


async def _team_for(
    session: AsyncSession, wished: UUID | None, category: Category | None
) -> UUID | None:
    """The wished team, else the category's, else the only one there is. Raises UnknownTeam."""
    if wished is not None:
        await teams.require(session, wished)
        return wished
    if category is not None and category.team_id is not None:
        return category.team_id
    known = list(await session.scalars(select(Team.id).limit(2)))
    return known[0] if len(known) == 1 else None


async def _check_pace(session: AsyncSession, actor: Principal, per_hour: int) -> None:
    """T15: a contact's new tickets of the last hour."""
    recent = await session.scalar(
        select(func.count())
        .select_from(Ticket)
        .where(Ticket.author_id == actor.person_id, Ticket.created_at > now() - HOUR)
    )
    if (recent or 0) >= per_hour:
        raise errors.TooManyTickets(limit=per_hour, retry_after=int(HOUR.total_seconds()))
