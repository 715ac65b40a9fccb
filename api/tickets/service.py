"""What is done to tickets: ask the policy, change the row, record the event."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import counters, outbox, versioned
from api.clock import now
from api.db import insert_for, new_id
from api.errors import Invalid, MoveNotAllowed, NotAllowed, VersionConflict
from api.files import attachments
from api.files.models import Holder
from api.people import history, presence
from api.people.models import Client, ClientContact, Person, Team
from api.principal import Principal
from api.tickets import errors, load, policy, sla
from api.tickets.events import (
    TicketAssigned,
    TicketEdited,
    TicketOpened,
    TicketStatusChanged,
)
from api.tickets.models import Ticket, TicketChange, TicketWatcher
from api.tickets.sla import Clock, Moment, Plan
from api.words import TITLE_LIMIT, clean, haystack_of, title_of
from shared.contracts import tickets as contract
from shared.contracts.people import PersonKind, Role
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import (
    Assign,
    Cancel,
    TicketAction,
    TicketDraft,
    TicketStatus,
)

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
    """A new ticket, its files taken from the uploader. Returns its id.

    Raises EmptyTicket, ChooseClient, UnknownClient, UnknownTeam, TooManyTickets, UnknownFile.
    """
    text, named = clean(draft.text), clean(draft.title or "")[:TITLE_LIMIT]
    if not (text or named or draft.file_ids or draft.missing_files):
        raise errors.EmptyTicket
    client_id = await _client_for(session, actor, draft.client_id)
    contact_id = await _contact_for(session, actor, draft.contact_id, client_id)
    if actor.is_contact:
        await _check_pace(session, actor, limits.tickets_per_hour)
    ticket_id = new_id()
    holder = Holder(ObjectKind.TICKET, ticket_id)
    names = await attachments.take(session, actor, draft, holder, limit=limits.files)
    title = named or title_of(text, names)
    number = await counters.next_number(session, "ticket")
    moment = Moment(at=now(), opened_at=now(), priority=draft.priority, status=TicketStatus.NEW)
    ticket = Ticket(
        id=ticket_id,
        number=number,
        title=title,
        text=text,
        status=TicketStatus.NEW,
        priority=draft.priority,
        source=draft.source,
        client_id=client_id,
        contact_id=contact_id,
        author_id=actor.person_id,
        team_id=await _team_for(session, draft.team_id),
        haystack=haystack_of(number, title, text),
        created_at=moment.opened_at,
        **sla.after(Clock(), moment, plan).columns(),
    )
    session.add(ticket)
    outbox.record(session, TicketOpened(by=actor.person_id, ticket_id=ticket_id))
    await session.flush()
    return ticket_id


async def assign(
    session: AsyncSession, actor: Principal, ticket: Ticket, order: Assign, plan: Plan
) -> None:
    """Give the ticket to an agent, or take it; taking a new one moves it to in progress.

    Of two at once one wins: the update is conditional on the version that was read. Raises
    NotAllowed, SameAssignee, UnknownAssignee, AssigneeAbsent, AlreadyTaken, VersionConflict.
    """
    taking = order.assignee_id is None or order.assignee_id == actor.person_id
    if not policy.allows(actor, ticket.facts, TicketAction.ASSIGN):
        raise NotAllowed
    to = order.assignee_id or actor.person_id
    if ticket.assignee_id == to:
        raise errors.SameAssignee
    _check_seen(ticket, order.version, taking=taking)
    if not taking:
        await _check_assignee(session, to, absent_ok=order.absent_ok)
    before, old = ticket.assignee_id, ticket.status
    status = TicketStatus.IN_PROGRESS if old is TicketStatus.NEW and taking else old
    moved = await _move(session, ticket, plan, reacts=taking, assignee_id=to, status=status)
    if not moved:
        raise await _lost_race(session, actor, ticket.id, taking=taking)
    await note(session, ticket.id, actor.person_id, "assignee", before, to)
    if status is not old:
        await note(session, ticket.id, actor.person_id, "status", old, status)
    outbox.record(
        session,
        TicketAssigned(
            by=actor.person_id,
            ticket_id=ticket.id,
            assignee_id=to,
            before=before,
            status=status if status is not old else None,
        ),
    )


async def change_status(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    new: TicketStatus,
    plan: Plan,
    *,
    version: int | None = None,
    reason: str = "",
    comment_id: UUID | None = None,
) -> None:
    """Move the ticket along the table of moves.

    Raises NotAllowed, MoveNotAllowed, VersionConflict.
    """
    if not actor.is_agent:
        raise NotAllowed
    versioned.check(ticket, version)
    if new not in policy.statuses(actor, ticket.facts):
        raise MoveNotAllowed(status=ticket.status)
    await _settle_status(session, actor, ticket, new, plan, reason=reason, comment_id=comment_id)


async def cancel(
    session: AsyncSession, actor: Principal, ticket: Ticket, order: Cancel, plan: Plan
) -> None:
    """The client no longer needs it (T12). Raises AlreadyCancelled, MoveNotAllowed, NotAllowed."""
    if ticket.status is TicketStatus.CANCELLED:
        raise errors.AlreadyCancelled
    if ticket.status not in policy.CANCELLABLE:
        raise MoveNotAllowed(status=ticket.status)
    if not policy.allows(actor, ticket.facts, TicketAction.CANCEL):
        raise NotAllowed
    reason = clean(order.reason)[:1000]
    await _settle_status(session, actor, ticket, TicketStatus.CANCELLED, plan, reason=reason)


async def edit(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    change: contract.TicketChange,
    plan: Plan,
) -> None:
    """Change title, text, priority or team; the old values stay in the history.

    Raises NotAllowed, VersionConflict, Invalid, UnknownTeam.
    """
    if not policy.allows(actor, ticket.facts, TicketAction.EDIT):
        raise NotAllowed
    versioned.check(ticket, change.version)
    wanted = _wanted(change)
    if actor.is_contact and wanted.keys() - {"text", "title"}:
        raise NotAllowed
    changed = {field: v for field, v in wanted.items() if v != getattr(ticket, field)}
    if not changed:
        return
    if "team_id" in changed:
        await _check_team(session, changed["team_id"])
    old = {field: getattr(ticket, field) for field in changed}
    title, text = str(changed.get("title", ticket.title)), str(changed.get("text", ticket.text))
    values: dict[str, Any] = {**changed, "haystack": haystack_of(ticket.number, title, text)}
    if "text" in changed:
        values["edited_at"] = now()
    if not await _move(session, ticket, plan, **values):
        raise VersionConflict
    for field, value in changed.items():
        await note(session, ticket.id, actor.person_id, field, old[field], value)
    record_edit(session, actor, ticket.id, sorted(changed))


def _wanted(change: contract.TicketChange) -> dict[str, object]:
    """The fields that the change names."""
    wanted: dict[str, object] = {}
    if isinstance(change.title, str):
        wanted["title"] = clean(change.title)[:TITLE_LIMIT]
        if not wanted["title"]:
            raise Invalid("title: empty", field="title")
    if isinstance(change.text, str):
        wanted["text"] = clean(change.text)
    if change.priority is not UNSET:
        wanted["priority"] = change.priority
    if change.team_id is not UNSET:
        wanted["team_id"] = change.team_id
    return wanted


async def note(
    session: AsyncSession, ticket_id: UUID, actor_id: UUID, field: str, old: object, new: object
) -> None:
    """One line of the history."""
    await history.add(session, TicketChange, actor_id, field, old, new, ticket_id=ticket_id)


def record_edit(
    session: AsyncSession, actor: Principal, ticket_id: UUID, fields: list[str]
) -> None:
    """Bring the cards up to date."""
    event = TicketEdited(by=actor.person_id, ticket_id=ticket_id, fields=fields)
    outbox.record(session, event)


async def follow(session: AsyncSession, actor: Principal, ticket: Ticket) -> None:
    """Hear of every change; following twice is following once."""
    await session.execute(
        insert_for(session, TicketWatcher)
        .values(id=new_id(), ticket_id=ticket.id, person_id=actor.person_id)
        .on_conflict_do_nothing()
    )


async def unfollow(session: AsyncSession, actor: Principal, ticket: Ticket) -> None:
    """No longer hear by that reason."""
    for row in await load.watchers_of(session, ticket):
        if row.person_id == actor.person_id:
            await session.delete(row)
    await session.flush()


async def move_silently(
    session: AsyncSession, ticket: Ticket, status: TicketStatus, plan: Plan
) -> bool:
    """Move as a part of another act whose event tells of it."""
    return await _move(session, ticket, plan, status=status)


async def _settle_status(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    new: TicketStatus,
    plan: Plan,
    *,
    reason: str = "",
    comment_id: UUID | None = None,
) -> None:
    old = ticket.status
    if not await _move(session, ticket, plan, reacts=actor.is_employee, status=new):
        raise VersionConflict
    await note(session, ticket.id, actor.person_id, "status", old, new)
    event = TicketStatusChanged(
        by=actor.person_id,
        ticket_id=ticket.id,
        old=old,
        new=new,
        reason=reason,
        comment_id=comment_id,
    )
    outbox.record(session, event)


async def _move(
    session: AsyncSession, ticket: Ticket, plan: Plan, *, reacts: bool = False, **values: Any
) -> bool:
    """As `versioned.move`, the promised times included."""
    moment = Moment(
        at=now(),
        opened_at=ticket.created_at,
        priority=values.get("priority", ticket.priority),
        status=values.get("status", ticket.status),
        reacts=reacts,
    )
    before = ticket.clock.columns()
    clock = sla.after(ticket.clock, moment, plan).columns()
    # What stays is not written: a public word may be the reaction at this very moment.
    moved = {name: value for name, value in clock.items() if value != before[name]}
    return await versioned.move(session, ticket, **values, **moved)


def _check_seen(ticket: Ticket, seen: int | None, *, taking: bool) -> None:
    """A taker who did not see the present assignee is told; one who did may take over."""
    stale = seen is None or seen != ticket.version
    if taking and stale and ticket.assignee_id is not None:
        raise errors.AlreadyTaken(assignee=_name(ticket.assignee))
    if not taking:
        versioned.check(ticket, seen)


async def _lost_race(
    session: AsyncSession, actor: Principal, ticket_id: UUID, *, taking: bool
) -> Exception:
    fresh = await load.visible(session, actor, ticket_id)
    if taking and fresh.assignee_id is not None:
        return errors.AlreadyTaken(assignee=_name(fresh.assignee))
    return VersionConflict(version=fresh.version)


def _name(person: Person | None) -> str:
    return person.name if person else ""


async def _check_assignee(session: AsyncSession, person_id: UUID, *, absent_ok: bool) -> None:
    person = await session.get(Person, person_id)
    if person is None or not person.active or person.role not in (Role.AGENT, Role.ADMIN):
        raise errors.UnknownAssignee
    away = (await presence.away_now(session, [person_id])).get(person_id)
    if away is None or absent_ok:
        return
    deputy = await session.get(Person, away.deputy_id) if away.deputy_id else None
    raise errors.AssigneeAbsent(
        assignee=person.name, until=away.until.isoformat(), deputy=_name(deputy)
    )


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


async def _team_for(session: AsyncSession, wished: UUID | None) -> UUID | None:
    """The wished team, else the only one there is. Raises UnknownTeam."""
    if wished is not None:
        await _check_team(session, wished)
        return wished
    teams = list(await session.scalars(select(Team.id).limit(2)))
    return teams[0] if len(teams) == 1 else None


async def _check_team(session: AsyncSession, team_id: object) -> None:
    if team_id is not None and await session.get(Team, team_id) is None:
        raise errors.UnknownTeam


async def _check_pace(session: AsyncSession, actor: Principal, per_hour: int) -> None:
    """T15: a contact's new tickets of the last hour."""
    recent = await session.scalar(
        select(func.count())
        .select_from(Ticket)
        .where(Ticket.author_id == actor.person_id, Ticket.created_at > now() - HOUR)
    )
    if (recent or 0) >= per_hour:
        raise errors.TooManyTickets(limit=per_hour, retry_after=int(HOUR.total_seconds()))
