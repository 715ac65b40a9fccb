"""A ticket as its notices read it, and what their letters may say."""

from typing import Final

from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.notice_type import Letter
from api.notifications.types.recipient import Candidates, Why
from api.notifications.types.ticket import desk
from api.notifications.types.ticket.desk import Place
from api.notifications.types.ticket.facts import TicketNow
from api.tickets.events import TicketEvent
from shared.contracts.telegram import ObjectKind
from shared.names import first_name

LETTER: Final = Letter(
    about=ObjectKind.TICKET,
    facts=("number", "title", "client", "contact", "assignee", "status"),
    body="admin-letter-ticket",
    subject="notice-subject",
    page="/tickets/example",
)


def ticket_of(event: TicketEvent, now: EventContext) -> TicketNow | None:
    ticket = now.subject_of(event)
    return ticket if isinstance(ticket, TicketNow) else None


def ticket_in(note: Note) -> TicketNow:
    assert isinstance(note.subject, TicketNow), "an event is told while its object is there"
    return note.subject


def the_desk(event: TicketEvent, ticket: TicketNow, now: EventContext) -> Candidates:
    """A client's word does not wait for who is away (C9)."""
    is_client = now.staff.is_client(event.by)
    return (desk.of_the_client if is_client else desk.of_ours)(place(ticket), now.staff)


def place(ticket: TicketNow) -> Place:
    team = ticket.team
    return Place(
        assignee_id=ticket.assignee_id,
        in_team=team is not None,
        lead_id=team.lead_id if team else None,
        member_ids=team.member_ids if team else frozenset(),
        on_duty=team.on_duty if team else (),
        deaf=ticket.muted_by,
    )


def watchers(ticket: TicketNow) -> Candidates:
    for person_id in sorted(ticket.watchers):
        yield person_id, Why.WATCHER


def actor(note: Note) -> str:
    return called(note, note.actor)


def called(note: Note, name: str) -> str:
    """A client calls people by the first name."""
    return first_name(name) if note.reader.is_contact else name


def with_word(title: str, note: Note, reason: str = "") -> Words:
    """The comment and its files; the `reason` where there is none."""
    word = note.comment
    if word is None:
        return Words(title=title, quote=reason)
    return Words(title=title, quote=word.text, files=word.files)
