"""What is told of promises to clients: who hears of each event, what is said, and the row."""

from datetime import timedelta
from typing import Final

from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.notice_type import NoticeType
from api.notifications.types.recipient import Candidates, Why
from api.notifications.types.ticket import desk
from api.notifications.types.ticket.reading import (
    LETTER,
    place,
    ticket_in,
    ticket_of,
)
from api.outbox import Event
from api.tickets.events import (
    SlaBreached,
    SlaEscalated,
    SlaWarned,
)
from shared.i18n import Translator


def promise_at_risk_audience(event: SlaWarned | SlaBreached, now: EventContext) -> Candidates:
    """Who works on it; the desk while nobody does, or can hear: a promise waits for nobody."""
    if ticket := ticket_of(event, now):
        yield from desk.of_the_client(place(ticket), now.staff)


def escalated_audience(event: SlaEscalated, now: EventContext) -> Candidates:
    """Whom the promise was carried up to; whoever keeps the desk if that one left meanwhile."""
    if now.staff.works(event.to):
        yield event.to, Why.ESCALATED
        return
    for person_id in now.staff.keepers:
        yield person_id, Why.KEEPER


def promise_words(
    note: Note, event: SlaWarned | SlaBreached | SlaEscalated, t: Translator
) -> Words:
    """Which promise, and its deadline in the reader's zone."""
    when = note.eyes.at(event.deadline)
    key = f"notice-{event.kind.replace('_', '-')}"
    number = str(ticket_in(note).number)
    return Words(title=t(key, number=number, goal=event.goal.value, when=when))


NOTICES: Final[dict[type[Event], NoticeType]] = {
    SlaWarned: NoticeType(
        audience=promise_at_risk_audience,
        words=promise_words,
        age=timedelta(hours=2),
        letter=LETTER,
    ),
    SlaBreached: NoticeType(
        audience=promise_at_risk_audience,
        words=promise_words,
        age=timedelta(days=1),
        letter=LETTER,
    ),
    SlaEscalated: NoticeType(
        audience=escalated_audience,
        words=promise_words,
        age=timedelta(days=1),
        letter=LETTER,
    ),
}
