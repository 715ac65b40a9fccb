"""What is told of the words about tickets: who hears of each event, what is said, and the row."""

from datetime import timedelta
from typing import Final

from api.notifications.events import ClientNotReached
from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.notice_type import NoticeType
from api.notifications.types.recipient import Candidates, Why
from api.notifications.types.ticket import desk
from api.notifications.types.ticket.reading import (
    LETTER,
    actor,
    place,
    the_desk,
    ticket_in,
    ticket_of,
    watchers,
    with_word,
)
from api.outbox import Event
from api.tickets.events import (
    TicketCommented,
    TicketRated,
)
from shared.contracts.tickets import Visibility
from shared.i18n import Translator, names

BAD_SCORE = 2
"""This, and what is worse."""


def commented_audience(event: TicketCommented, now: EventContext) -> Candidates:
    """A public word is for both sides, an internal one for the desk (C5)."""
    ticket = ticket_of(event, now)
    if ticket is None:
        return
    if event.visibility is Visibility.PUBLIC:
        yield ticket.contact_id, Why.CONTACT
    yield from the_desk(event, ticket, now)
    if event.visibility is Visibility.INTERNAL and ticket.team:
        yield ticket.team.lead_id, Why.LEAD
    yield from watchers(ticket)


def commented_words(note: Note, event: TicketCommented, t: Translator) -> Words:
    """An internal word says that it is one (C5); the desk reads who took the ticket by it, while
    that one has it (T17)."""
    internal = event.visibility is Visibility.INTERNAL
    key = "notice-internal" if internal else "notice-commented"
    has_it = event.took and ticket_in(note).assignee_id == event.by
    if has_it and not note.reader.is_contact:
        key = "notice-commented-took"
    return with_word(t(key, number=str(ticket_in(note).number), actor=actor(note)), note)


def rated_audience(event: TicketRated, now: EventContext) -> Candidates:
    """Who worked on it; a bad score is the lead's business too, or of whoever keeps the desk."""
    if ticket := ticket_of(event, now):
        yield from desk.of_the_client(place(ticket), now.staff)
        if event.score <= BAD_SCORE:
            yield from desk.who_answers_for_it(place(ticket), now.staff)


def rated_words(note: Note, event: TicketRated, t: Translator) -> Words:
    """The score, and the word when there is one by now; a word that came after it is told as one
    where the score had been told."""
    ticket = ticket_in(note)
    key = "notice-rated-word" if event.added else "notice-rated"
    return Words(
        title=t(key, number=str(ticket.number), actor=actor(note), score=event.score),
        quote=event.word or ticket.rating_word,
    )


def client_not_reached_audience(event: ClientNotReached, now: EventContext) -> Candidates:
    """Who works on it and waits for the client; the desk while nobody does, or can hear."""
    if ticket := ticket_of(event, now):
        yield from desk.of_the_client(place(ticket), now.staff)


def client_not_reached_words(note: Note, event: ClientNotReached, t: Translator) -> Words:
    """With the counterpart's own reason (Q13)."""
    values = {"number": str(ticket_in(note).number), "channel": names.channel(event.channel, t)}
    return Words(title=t("notice-client-not-reached", **values), quote=event.reason)


NOTICES: Final[dict[type[Event], NoticeType]] = {
    TicketCommented: NoticeType(
        audience=commented_audience,
        words=commented_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    TicketRated: NoticeType(
        audience=rated_audience,
        words=rated_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    ClientNotReached: NoticeType(
        audience=client_not_reached_audience,
        words=client_not_reached_words,
        age=timedelta(days=3),
    ),
}
