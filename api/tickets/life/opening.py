"""A new ticket: whose it is, how many a contact may open, and who will work on it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.catalogue import categories
from api.catalogue.categories import CategoryFacts
from api.clock import now
from api.db import new_id
from api.errors import NotAllowed
from api.files import attachments
from api.files.models import FileOwner, StoredFile
from api.objects import targets
from api.objects.targets import Targets
from api.objects.words import TITLE_LIMIT, clean, one_line, searchable, title_of
from api.people.errors import UnknownTeam
from api.people.staff import teams
from api.people.staff.teams import TeamFacts
from api.principal import Principal
from api.tickets import errors, links, load
from api.tickets.events import TicketOpened
from api.tickets.life.steps import note, record_edit
from api.tickets.models import Ticket
from api.tickets.queue import queues
from api.tickets.sla import sla
from api.tickets.sla.sla import Clock, Moment, Plan
from api.tickets.statements import OPEN, WHOSE
from shared.contracts.people import ClientRef, PersonKind, PersonRef
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


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A ticket that has just been made, with all that is known of it."""

    values: dict[str, Any]
    """Its columns, as far as they are not empty."""
    place: "Place"
    files: list[StoredFile]
    assignee: PersonRef | None
    followed: bool
    """It follows another ticket, and so has history and a link."""


async def open_ticket(
    session: AsyncSession, actor: Principal, draft: TicketDraft, limits: Limits, plan: Plan
) -> Opened:
    """A new ticket, its files taken from the uploader, given at once if the team's queue has a
    rule.

    Raises EmptyTicket, NotAllowed, ChooseClient, UnknownClient, UnknownCategory, UnknownTeam,
    TooManyTickets, UnknownFile, and NotFound when it follows a ticket that the caller does not
    see.
    """
    text, named = _words(actor, draft)
    before = await load.visible(session, actor, draft.follows) if draft.follows else None
    place = await _place(session, actor, draft, before)
    ticket_id = new_id()
    holder = FileOwner(ObjectKind.TICKET, ticket_id)
    files = await attachments.take(session, actor, draft, holder, limit=limits.files)
    team = place.team
    given_to = await queues.choose(session, team.id) if team else None
    opened_at, title = now(), named or title_of(text, [each.name for each in files])
    moment = Moment(
        at=opened_at,
        opened_at=opened_at,
        priority=place.priority,
        status=TicketStatus.NEW,
        own=place.own,
    )
    values: dict[str, Any] = {
        "id": ticket_id,
        "title": title,
        "text": text,
        "status": moment.status,
        "source": draft.source,
        "client_id": place.client.id,
        "contact_id": place.contact.id if place.contact else None,
        "author_id": actor.person_id,
        "team_id": team.id if team else None,
        "category_id": draft.category_id,
        "assignee_id": given_to.id if given_to else None,
        "priority": place.priority,
        "created_at": opened_at,
        "updated_at": opened_at,
        "version": 1,
        **sla.after(Clock(), moment, plan).columns(),
    }
    await _insert(session, actor, values, limits)
    await _tell(session, actor, values, before)
    return Opened(
        values=values,
        place=place,
        files=files,
        assignee=given_to,
        followed=before is not None,
    )


async def _insert(
    session: AsyncSession, actor: Principal, values: dict[str, Any], limits: Limits
) -> None:
    """With its number. Raises TooManyTickets (T15: a contact opens so many an hour)."""
    paced = actor.is_contact
    row = values | {
        "words": searchable(values["title"], values["text"]),
        "paced_id": actor.person_id if paced else None,
        "since": values["created_at"] - HOUR,
        "most": limits.tickets_per_hour if paced else 1,
    }
    made = await OPEN.first(session, row)
    if made is None:
        seconds = int(HOUR.total_seconds())
        raise errors.TooManyTickets(limit=limits.tickets_per_hour, retry_after=seconds)
    values["number"] = made.number


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
    """Whose it is and which queue it joins."""

    client: ClientRef
    own: Targets
    """What the company is promised by itself."""
    contact: PersonRef | None
    team: TeamFacts | None
    category: CategoryFacts | None
    priority: Priority


async def _place(
    session: AsyncSession, actor: Principal, draft: TicketDraft, before: Ticket | None
) -> Place:
    """What the draft leaves open comes from its category, and from the ticket it follows."""
    category = await categories.choosable(session, draft.category_id) if draft.category_id else None
    wished = before.client_id if before else draft.client_id
    contact_id = actor.person_id if actor.is_contact else draft.contact_id
    client, own, contact = await _whose(session, actor, _client_for(actor, wished), contact_id)
    return Place(
        client=client,
        own=own,
        contact=contact,
        team=await _team_for(session, draft.team_id, category),
        category=category,
        priority=draft.priority or (category.priority if category else Priority.NORMAL),
    )


async def _tell(
    session: AsyncSession, actor: Principal, values: dict[str, Any], before: Ticket | None
) -> None:
    """That it was opened, to whom the queue gave it, and which one it follows."""
    ticket_id, given_to, who = values["id"], values["assignee_id"], actor.person_id
    given = given_to is not None
    outbox.record(session, TicketOpened(by=who, ticket_id=ticket_id, given=given))
    if given:
        await queues.tell(session, ticket_id, given_to, at_opening=True)
    if before is not None:
        ticket = await session.get_one(Ticket, ticket_id)
        await links.join(session, ticket, before, LinkKind.FOLLOW_UP)
        await note(session, ticket_id, who, "follows", None, f"№{before.number}")
        await note(session, before.id, who, "followed", None, f"№{ticket.number}")
        record_edit(session, actor, before.id, ["followed"])


def _client_for(actor: Principal, wished: UUID | None) -> UUID:
    """Raises UnknownClient, ChooseClient."""
    if actor.is_employee:
        if wished is None:
            raise errors.UnknownClient
        return wished
    if wished is not None:
        if wished not in actor.client_ids:
            raise errors.UnknownClient
        return wished
    if len(actor.client_ids) != 1:
        raise errors.ChooseClient
    return next(iter(actor.client_ids))


async def _whose(
    session: AsyncSession, actor: Principal, client_id: UUID, contact_id: UUID | None
) -> tuple[ClientRef, Targets, PersonRef | None]:
    """The company, what it is promised by itself, and its contact. Raises UnknownClient."""
    held = _half(actor.person_id) if actor.is_contact else None
    asked = {"client_id": client_id, "contact_id": contact_id, "held": held}
    found = await WHOSE.first(session, asked)
    if found is None:
        raise errors.UnknownClient
    client, own = ClientRef(id=client_id, name=found.name), targets.shown(found.sla_targets)
    if contact_id is None:
        return client, own, None
    if found.contact_id is None:
        raise errors.UnknownClient("the contact does not belong to this client")
    contact = PersonRef(id=contact_id, name=found.contact_name, kind=PersonKind.CONTACT)
    return client, own, contact


def _half(person_id: UUID) -> int:
    """Of the 128 bits those that are random (RFC 9562), as the lock's 64."""
    return int.from_bytes(person_id.bytes[8:], signed=True)


async def _team_for(
    session: AsyncSession, wished: UUID | None, category: CategoryFacts | None
) -> TeamFacts | None:
    """The wished team, else the category's, else the only one there is. Raises UnknownTeam."""
    known = await teams.known(session)
    if wished is not None:
        if wished not in known:
            raise UnknownTeam
        return known[wished]
    if category is not None and category.team_id is not None:
        return known[category.team_id]
    return next(iter(known.values())) if len(known) == 1 else None
