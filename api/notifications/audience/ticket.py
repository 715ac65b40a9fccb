"""Who hears of what happens to tickets, one function an event."""

from api.notifications.audience.base import Candidates, Why
from api.notifications.events import ClientNotReached
from api.notifications.situation import Situation
from api.notifications.subjects.ticket import TicketNow
from api.tickets.events import (
    SlaBreached,
    SlaEscalated,
    SlaWarned,
    TicketAssigned,
    TicketCommented,
    TicketEvent,
    TicketOpened,
    TicketRated,
    TicketStatusChanged,
)
from shared.contracts.tickets import Visibility

BAD_SCORE = 2
"""This, and what is worse."""


def opened(event: TicketOpened, now: Situation) -> Candidates:
    """The desk, unless the queue's rule gave it to somebody at once; whoever follows, and the
    client for whom somebody else opened it."""
    if ticket := _ticket(event, now):
        yield ticket.contact_id, Why.CONTACT
        if not event.given:
            yield from _desk(ticket)
        yield from _watchers(ticket)


def assigned(event: TicketAssigned, now: Situation) -> Candidates:
    """Who got it, who had it, the client; a client who just heard of the opening hears once."""
    if ticket := _ticket(event, now):
        yield event.assignee_id, Why.ASSIGNEE
        yield event.before, Why.FORMER
        if not event.at_opening or ticket.author_id == ticket.contact_id:
            yield ticket.contact_id, Why.CONTACT
        yield from _watchers(ticket)


def status_changed(event: TicketStatusChanged, now: Situation) -> Candidates:
    """Who works on it, or the desk while nobody does, and the client."""
    if ticket := _ticket(event, now):
        yield ticket.assignee_id, Why.ASSIGNEE
        yield ticket.contact_id, Why.CONTACT
        if ticket.assignee_id is None:
            yield from _desk(ticket)
        yield from _watchers(ticket)


def commented(event: TicketCommented, now: Situation) -> Candidates:
    """A public word is for both sides, an internal one for the desk (C5)."""
    ticket = _ticket(event, now)
    if ticket is None:
        return
    yield ticket.assignee_id, Why.ASSIGNEE
    if event.visibility is Visibility.PUBLIC:
        yield ticket.contact_id, Why.CONTACT
    if ticket.assignee_id is None:
        yield from _desk(ticket)
    elif event.visibility is Visibility.INTERNAL and ticket.team:
        yield ticket.team.lead_id, Why.LEAD
    yield from _watchers(ticket)


def rated(event: TicketRated, now: Situation) -> Candidates:
    """Who worked on it; a bad score is the lead's business too."""
    if ticket := _ticket(event, now):
        yield ticket.assignee_id, Why.ASSIGNEE
        if event.score <= BAD_SCORE and ticket.team:
            yield ticket.team.lead_id, Why.LEAD


def promise_at_risk(event: SlaWarned | SlaBreached, now: Situation) -> Candidates:
    """Who works on it; the desk while nobody does."""
    if ticket := _ticket(event, now):
        yield ticket.assignee_id, Why.ASSIGNEE
        if ticket.assignee_id is None:
            yield from _desk(ticket)


def client_not_reached(event: ClientNotReached, now: Situation) -> Candidates:
    """Who works on it and waits for the client; the desk while nobody does."""
    if ticket := _ticket(event, now):
        yield ticket.assignee_id, Why.ASSIGNEE
        if ticket.assignee_id is None:
            yield from _desk(ticket)


def escalated(event: SlaEscalated, _: Situation) -> Candidates:
    """Whom the promise was carried up to."""
    yield event.to, Why.ESCALATED


def _ticket(event: TicketEvent, now: Situation) -> TicketNow | None:
    ticket = now.subject_of(event)
    return ticket if isinstance(ticket, TicketNow) else None


def _desk(ticket: TicketNow) -> Candidates:
    """The team's queue; a ticket of no team is everybody's."""
    if ticket.team is None:
        for person_id in sorted(ticket.agents):
            yield person_id, Why.AGENT
        return
    yield ticket.team.lead_id, Why.LEAD
    for person_id in sorted(ticket.team.member_ids):
        yield person_id, Why.TEAM


def _watchers(ticket: TicketNow) -> Candidates:
    for person_id in sorted(ticket.watchers):
        yield person_id, Why.WATCHER
