"""Who hears of what happens to tickets, one function an event."""

from api.notifications.events import ClientNotReached
from api.notifications.types.event_context import EventContext
from api.notifications.types.recipient import Candidates, Why
from api.notifications.types.ticket import desk
from api.notifications.types.ticket.desk import Place
from api.notifications.types.ticket.facts import TicketNow
from api.tickets.events import (
    SlaBreached,
    SlaEscalated,
    SlaWarned,
    TicketAssigned,
    TicketCommented,
    TicketEvent,
    TicketOpened,
    TicketQueued,
    TicketRated,
    TicketStatusChanged,
)
from shared.contracts.tickets import Visibility

BAD_SCORE = 2
"""This, and what is worse."""


def opened(event: TicketOpened, now: EventContext) -> Candidates:
    """The desk, unless the queue's rule gave it to somebody at once; whoever follows, and the
    client for whom somebody else opened it."""
    if ticket := _ticket(event, now):
        yield ticket.contact_id, Why.CONTACT
        if not event.given:
            yield from desk.queue(_place(ticket), now.staff)
        yield from _watchers(ticket)


def assigned(event: TicketAssigned, now: EventContext) -> Candidates:
    """Who got it, who had it, the client; a client who just heard of the opening hears once."""
    if ticket := _ticket(event, now):
        yield event.assignee_id, Why.ASSIGNEE
        yield event.before, Why.FORMER
        if not event.at_opening or ticket.author_id == ticket.contact_id:
            yield ticket.contact_id, Why.CONTACT
        yield from _watchers(ticket)


def queued(event: TicketQueued, now: EventContext) -> Candidates:
    """Whoever may take it now, and who had it; the client hears of the next one who does."""
    if ticket := _ticket(event, now):
        yield event.before, Why.FORMER
        yield from desk.queue(_place(ticket), now.staff)
        yield from _watchers(ticket)


def status_changed(event: TicketStatusChanged, now: EventContext) -> Candidates:
    """Who works on it, or the desk while nobody does, and the client."""
    if ticket := _ticket(event, now):
        yield ticket.contact_id, Why.CONTACT
        yield from _desk(event, ticket, now)
        yield from _watchers(ticket)


def commented(event: TicketCommented, now: EventContext) -> Candidates:
    """A public word is for both sides, an internal one for the desk (C5)."""
    ticket = _ticket(event, now)
    if ticket is None:
        return
    if event.visibility is Visibility.PUBLIC:
        yield ticket.contact_id, Why.CONTACT
    yield from _desk(event, ticket, now)
    if event.visibility is Visibility.INTERNAL and ticket.team:
        yield ticket.team.lead_id, Why.LEAD
    yield from _watchers(ticket)


def rated(event: TicketRated, now: EventContext) -> Candidates:
    """Who worked on it; a bad score is the lead's business too, or of whoever keeps the desk."""
    if ticket := _ticket(event, now):
        yield from desk.of_the_client(_place(ticket), now.staff)
        if event.score <= BAD_SCORE:
            yield from desk.who_answers_for_it(_place(ticket), now.staff)


def promise_at_risk(event: SlaWarned | SlaBreached, now: EventContext) -> Candidates:
    """Who works on it; the desk while nobody does, or can hear: a promise waits for nobody."""
    if ticket := _ticket(event, now):
        yield from desk.of_the_client(_place(ticket), now.staff)


def client_not_reached(event: ClientNotReached, now: EventContext) -> Candidates:
    """Who works on it and waits for the client; the desk while nobody does, or can hear."""
    if ticket := _ticket(event, now):
        yield from desk.of_the_client(_place(ticket), now.staff)


def escalated(event: SlaEscalated, now: EventContext) -> Candidates:
    """Whom the promise was carried up to; whoever keeps the desk if that one left meanwhile."""
    if now.staff.works(event.to):
        yield event.to, Why.ESCALATED
        return
    for person_id in now.staff.keepers:
        yield person_id, Why.KEEPER


def _ticket(event: TicketEvent, now: EventContext) -> TicketNow | None:
    ticket = now.subject_of(event)
    return ticket if isinstance(ticket, TicketNow) else None


def _desk(event: TicketEvent, ticket: TicketNow, now: EventContext) -> Candidates:
    """A client's word does not wait for who is away (C9)."""
    is_client = now.staff.is_client(event.by)
    return (desk.of_the_client if is_client else desk.of_ours)(_place(ticket), now.staff)


def _place(ticket: TicketNow) -> Place:
    team = ticket.team
    return Place(
        assignee_id=ticket.assignee_id,
        in_team=team is not None,
        lead_id=team.lead_id if team else None,
        member_ids=team.member_ids if team else frozenset(),
        deaf=ticket.muted_by,
    )


def _watchers(ticket: TicketNow) -> Candidates:
    for person_id in sorted(ticket.watchers):
        yield person_id, Why.WATCHER
