"""What is said of tickets, one function an event."""

from api.notifications.events import ClientNotReached
from api.notifications.types.note import Note, Words
from api.notifications.types.ticket.facts import TicketNow
from api.tickets import policy
from api.tickets.events import (
    SlaBreached,
    SlaEscalated,
    SlaWarned,
    TicketAssigned,
    TicketCommented,
    TicketEdited,
    TicketOpened,
    TicketQueued,
    TicketRated,
    TicketStatusChanged,
)
from shared.contracts.tickets import TicketAction, TicketStatus, Visibility
from shared.i18n import Translator, names
from shared.names import first_name
from shared.work import ticket_card as cards

BACK = (TicketStatus.NEW, TicketStatus.IN_PROGRESS)
ENDED = (TicketStatus.RESOLVED, TicketStatus.CLOSED)


def client_not_reached(note: Note, event: ClientNotReached, t: Translator) -> Words:
    """With the counterpart's own reason (Q13)."""
    values = {"number": str(_ticket(note).number), "channel": names.channel(event.channel, t)}
    return Words(title=t("notice-client-not-reached", **values), quote=event.reason)


def opened(note: Note, _: TicketOpened, t: Translator) -> Words:
    """With the client's own words and files."""
    ticket = _ticket(note)
    key = "notice-opened-contact" if note.reader.is_contact else "notice-opened"
    return Words(
        title=t(key, client=ticket.client, number=str(ticket.number)),
        quote=cards.beyond_title(ticket.title, ticket.text),
        files=ticket.files,
    )


def assigned(note: Note, event: TicketAssigned, t: Translator) -> Words:
    """To who got it with the text, to a client as the beginning of the work; names whom it was
    given to then."""
    ticket = _ticket(note)
    values = {
        "number": str(ticket.number),
        "actor": _actor(note),
        "assignee": _called(note, note.names.get(event.assignee_id) or ticket.assignee or ""),
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


def queued(note: Note, event: TicketQueued, t: Translator) -> Words:
    """With the text for who may take it; a client learns only that somebody will."""
    ticket = _ticket(note)
    values = {"number": str(ticket.number), "before": note.names.get(event.before, "")}
    if note.reader.is_contact:
        return Words(title=t("notice-queued-contact", **values))
    if note.reader.person_id == event.before:
        return Words(title=t("notice-queued-yours", **values))
    return Words(title=t("notice-queued", **values), quote=ticket.text)


def status_changed(note: Note, event: TicketStatusChanged, t: Translator) -> Words:
    """With the word that went with it and its files, or the reason; a client is asked for a last
    word, while that is the question. Once it is overtaken it tells what was (Q14)."""
    values = {"number": str(_ticket(note).number), "actor": _actor(note), "status": event.new.value}
    if note.reader.is_contact:
        title = t("notice-status-contact" if note.still else "notice-status-contact-then", **values)
        asks = _asks_client(note) if note.still and event.new in ENDED else ""
        return _with_word(f"{title}. {t(asks)}" if asks else title, note, event.reason)
    if not note.still and note.actor:
        return _with_word(t("notice-status-staff-then", **values), note, event.reason)
    back = event.old in ENDED and event.new in BACK
    title = t("notice-back" if back and note.actor else "notice-status-staff", **values)
    title = title if note.actor else t("notice-closed-itself", **values)
    return _with_word(title, note, event.reason)


def _with_word(title: str, note: Note, reason: str = "") -> Words:
    """The comment and its files; the `reason` where there is none."""
    word = note.comment
    if word is None:
        return Words(title=title, quote=reason)
    return Words(title=title, quote=word.text, files=word.files)


def _asks_client(note: Note) -> str:
    """What the buttons below the notice ask."""
    may = set(policy.allowed(note.reader, _ticket(note)))
    if TicketAction.RATE in may:
        return "notice-asks-rating"
    return "notice-asks-solved" if TicketAction.SOLVED in may else ""


def rated(note: Note, event: TicketRated, t: Translator) -> Words:
    """The score, and the word when there is one by now; a word that came after it is told as one
    where the score had been told."""
    ticket = _ticket(note)
    key = "notice-rated-word" if event.added else "notice-rated"
    return Words(
        title=t(key, number=str(ticket.number), actor=_actor(note), score=event.score),
        quote=event.word or ticket.rating_word,
    )


def commented(note: Note, event: TicketCommented, t: Translator) -> Words:
    """An internal word says that it is one (C5); the desk reads who took the ticket by it, while
    that one has it (T17)."""
    internal = event.visibility is Visibility.INTERNAL
    key = "notice-internal" if internal else "notice-commented"
    has_it = event.took and _ticket(note).assignee_id == event.by
    if has_it and not note.reader.is_contact:
        key = "notice-commented-took"
    return _with_word(t(key, number=str(_ticket(note).number), actor=_actor(note)), note)


def edited(note: Note, _: TicketEdited, t: Translator) -> Words:
    """Told to nobody; an old message may be drawn anew by it."""
    return Words(title=t("notice-edited", number=str(_ticket(note).number), actor=_actor(note)))


def promise(note: Note, event: SlaWarned | SlaBreached | SlaEscalated, t: Translator) -> Words:
    """Which promise, and its deadline in the reader's zone."""
    when = note.eyes.at(event.deadline)
    key = f"notice-{event.kind.replace('_', '-')}"
    number = str(_ticket(note).number)
    return Words(title=t(key, number=number, goal=event.goal.value, when=when))


def _actor(note: Note) -> str:
    return _called(note, note.actor)


def _called(note: Note, name: str) -> str:
    """A client calls people by the first name."""
    return first_name(name) if note.reader.is_contact else name


def _ticket(note: Note) -> TicketNow:
    assert isinstance(note.subject, TicketNow), "an event is told while its object is there"
    return note.subject
