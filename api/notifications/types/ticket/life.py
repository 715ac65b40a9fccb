"""What is told of the life of tickets: who hears of each event, what is said, and the row."""

from datetime import timedelta
from typing import Final

from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.notice_type import NoticeType, nobody
from api.notifications.types.recipient import Candidates, Why
from api.notifications.types.ticket import desk
from api.notifications.types.ticket.reading import (
    LETTER,
    actor,
    called,
    place,
    the_desk,
    ticket_in,
    ticket_of,
    watchers,
    with_word,
)
from api.outbox import Event
from api.tickets import policy
from api.tickets.events import (
    TicketAssigned,
    TicketEdited,
    TicketOpened,
    TicketQueued,
    TicketStatusChanged,
)
from shared.contracts.tickets import TicketAction, TicketStatus
from shared.i18n import Translator
from shared.work import ticket_card as cards

BACK = (TicketStatus.NEW, TicketStatus.IN_PROGRESS)
ENDED = (TicketStatus.RESOLVED, TicketStatus.CLOSED)


def opened_audience(event: TicketOpened, now: EventContext) -> Candidates:
    """The desk, unless the queue's rule gave it to somebody at once; whoever follows, and the
    client for whom somebody else opened it."""
    if ticket := ticket_of(event, now):
        yield ticket.contact_id, Why.CONTACT
        if not event.given:
            yield from desk.queue(place(ticket), now.staff)
        yield from watchers(ticket)


def opened_words(note: Note, _: TicketOpened, t: Translator) -> Words:
    """With the client's own words and files."""
    ticket = ticket_in(note)
    key = "notice-opened-contact" if note.reader.is_contact else "notice-opened"
    return Words(
        title=t(key, client=ticket.client, number=str(ticket.number)),
        quote=cards.beyond_title(ticket.title, ticket.text),
        files=ticket.files,
    )


def assigned_audience(event: TicketAssigned, now: EventContext) -> Candidates:
    """Who got it, who had it, the client; a client who just heard of the opening hears once."""
    if ticket := ticket_of(event, now):
        yield event.assignee_id, Why.ASSIGNEE
        yield event.before, Why.FORMER
        if not event.at_opening or ticket.author_id == ticket.contact_id:
            yield ticket.contact_id, Why.CONTACT
        yield from watchers(ticket)


def assigned_words(note: Note, event: TicketAssigned, t: Translator) -> Words:
    """To who got it with the text, to a client as the beginning of the work; names whom it was
    given to then."""
    ticket = ticket_in(note)
    values = {
        "number": str(ticket.number),
        "actor": actor(note),
        "assignee": called(note, note.names.get(event.assignee_id) or ticket.assignee or ""),
    }
    still = ticket.assignee_id == event.assignee_id and note.still
    if note.reader.person_id == event.assignee_id:
        key = "notice-assigned-you" if event.by else "notice-assigned-you-queue"
        return Words(title=t(key, **values), quote=cards.beyond_title(ticket.title, ticket.text))
    if note.reader.is_contact:
        moved = event.status is TicketStatus.IN_PROGRESS
        key = "notice-taken" if moved else "notice-assigned-contact"
        return Words(title=t(key if still else f"{key}-then", **values))
    return Words(title=t("notice-assigned" if still else "notice-assigned-then", **values))


def queued_audience(event: TicketQueued, now: EventContext) -> Candidates:
    """Whoever may take it now, and who had it; the client hears of the next one who does."""
    if ticket := ticket_of(event, now):
        yield event.before, Why.FORMER
        yield from desk.queue(place(ticket), now.staff)
        yield from watchers(ticket)


def queued_words(note: Note, event: TicketQueued, t: Translator) -> Words:
    """With the text for who may take it; a client learns only that somebody will."""
    ticket = ticket_in(note)
    values = {"number": str(ticket.number), "before": note.names.get(event.before, "")}
    if note.reader.is_contact:
        return Words(title=t("notice-queued-contact", **values))
    if note.reader.person_id == event.before:
        return Words(title=t("notice-queued-yours", **values))
    return Words(title=t("notice-queued", **values), quote=ticket.text)


def status_changed_audience(event: TicketStatusChanged, now: EventContext) -> Candidates:
    """Who works on it, or the desk while nobody does, and the client."""
    if ticket := ticket_of(event, now):
        yield ticket.contact_id, Why.CONTACT
        yield from the_desk(event, ticket, now)
        yield from watchers(ticket)


def status_changed_words(note: Note, event: TicketStatusChanged, t: Translator) -> Words:
    """With the word that went with it and its files, or the reason; a client is asked for a last
    word, while that is the question. Once it is overtaken it tells what was (Q14)."""
    values = {
        "number": str(ticket_in(note).number),
        "actor": actor(note),
        "status": event.new.value,
    }
    if note.reader.is_contact:
        title = t("notice-status-contact" if note.still else "notice-status-contact-then", **values)
        asks = _asks_client(note) if note.still and event.new in ENDED else ""
        return with_word(f"{title}. {t(asks)}" if asks else title, note, event.reason)
    if not note.still and note.actor:
        return with_word(t("notice-status-staff-then", **values), note, event.reason)
    back = event.old in ENDED and event.new in BACK
    title = t("notice-back" if back and note.actor else "notice-status-staff", **values)
    title = title if note.actor else t("notice-closed-itself", **values)
    return with_word(title, note, event.reason)


def edited_words(note: Note, _: TicketEdited, t: Translator) -> Words:
    """Told to nobody; an old message may be drawn anew by it."""
    return Words(title=t("notice-edited", number=str(ticket_in(note).number), actor=actor(note)))


def _asks_client(note: Note) -> str:
    """What the buttons below the notice ask."""
    may = set(policy.allowed(note.reader, ticket_in(note)))
    if TicketAction.RATE in may:
        return "notice-asks-rating"
    return "notice-asks-solved" if TicketAction.SOLVED in may else ""


NOTICES: Final[dict[type[Event], NoticeType]] = {
    TicketOpened: NoticeType(
        audience=opened_audience,
        words=opened_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    TicketAssigned: NoticeType(
        audience=assigned_audience,
        words=assigned_words,
        age=timedelta(days=2),
        letter=LETTER,
    ),
    TicketQueued: NoticeType(
        audience=queued_audience,
        words=queued_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    TicketStatusChanged: NoticeType(
        audience=status_changed_audience,
        words=status_changed_words,
        age=timedelta(days=3),
        letter=LETTER,
    ),
    TicketEdited: NoticeType(
        audience=nobody,
        words=edited_words,
        age=timedelta(hours=6),
    ),
}
