"""What a notice says: pure, in the reader's language, written for no channel in particular."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from api.notifications.audience import Why
from api.notifications.channels.base import Button, Message, Thread, Urgency
from api.notifications.events import AddressDied, ChannelFailing
from api.notifications.registry import MAX_AGE
from api.notifications.situation import CommentNow, TicketNow
from api.outbox import Event
from api.people.events import TelegramRelinked
from api.principal import Principal
from api.tickets import policy
from api.tickets.events import (
    TicketAssigned,
    TicketCommented,
    TicketEdited,
    TicketOpened,
    TicketStatusChanged,
)
from shared.contracts.tickets import Priority, TicketStatus, Visibility
from shared.i18n import Translator, translator
from shared.telegram import cards


@dataclass(frozen=True, kw_only=True)
class Note:
    """One event for one reader, with all that writing about it needs."""

    event: Event
    reader: Principal
    why: Why
    ticket: TicketNow | None = None
    comment: CommentNow | None = None
    actor: str = ""
    as_card: bool = False
    """The ticket's card, as a bot drew it when it was asked for: it tells of no event."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What one kind says: the rest of a message is the same for all kinds."""

    title: str
    quote: str = ""
    attachments: list[str] = field(default_factory=list[str])


def allowed(note: Note) -> bool:
    """Whether the reader may know of this now; asked again at the moment of sending (Q5)."""
    if note.ticket is None:
        return True
    watches = note.reader.person_id in note.ticket.watchers
    if not policy.may_see(note.reader, note.ticket, watches=watches):
        return False
    if isinstance(note.event, TicketCommented):
        # The event's word and the comment's own are both asked: an internal comment must not
        # pass even if one of them is wrong (C5).
        seen = note.comment.visibility if note.comment else Visibility.INTERNAL
        return all(
            policy.may_see_comment(note.reader, each) for each in (seen, note.event.visibility)
        )
    return True


def words(note: Note) -> Words:
    """The kind's own words in the reader's language."""
    t = translator(note.reader.locale)
    return _card(note, t) if note.as_card else WORDS[type(note.event)](note, note.event, t)


def compose(
    note: Note,
    *,
    message_id: str,
    base_url: str,
    badge: int | None = None,
    earlier: tuple[str, ...] = (),
) -> Message:
    """The whole message. `earlier` are the titles of notices that were merged into this one."""
    t = translator(note.reader.locale)
    said = words(note)
    common = _common(note, said, message_id, badge, t)
    if note.ticket is None:
        return Message(**common, subject=said.title)
    viewer = cards.Viewer(note.reader.person_id, note.reader.kind)
    facts = card_facts(note.ticket, note.reader)
    path = cards.ticket_path(note.ticket.id) if note.reader.is_employee else ""
    link = base_url + path if path else ""
    heading = [] if note.as_card else [cards.ticket_heading(facts, t)]
    return Message(
        **common,
        about=[*earlier, *heading],
        lines=cards.ticket_lines(facts, viewer, t),
        buttons=_buttons(cards.ticket_buttons(facts, viewer, t), link, base_url, path, t),
        link=link,
        link_label=t("card-open") if link else "",
        path=path,
        thread=Thread(
            key=f"ticket-{note.ticket.id}",
            subject=t("notice-subject", number=str(note.ticket.number), title=note.ticket.title),
        ),
    )


def card_facts(ticket: TicketNow, reader: Principal) -> cards.CardFacts:
    """The card as this reader may see and use it now."""
    return cards.CardFacts(
        id=ticket.id,
        number=ticket.number,
        title=ticket.title,
        status=ticket.status,
        version=ticket.version,
        priority=ticket.priority,
        client=ticket.client,
        contact=ticket.contact,
        assignee=ticket.assignee,
        assignee_id=ticket.assignee_id,
        team=ticket.team.name if ticket.team else None,
        actions=frozenset(policy.actions(reader, ticket)),
        statuses=tuple(policy.statuses(reader, ticket)),
    )


def is_critical(note: Note) -> bool:
    """Critical passes quiet hours (Q5)."""
    if isinstance(note.event, ChannelFailing):
        return True
    return note.ticket is not None and note.ticket.priority is Priority.CRITICAL


def _common(
    note: Note, said: Words, message_id: str, badge: int | None, t: Translator
) -> dict[str, Any]:
    return {
        "id": message_id,
        "title": said.title,
        "quote": said.quote,
        "attachments": said.attachments,
        "why": "" if note.as_card else t(f"why-{note.why}"),
        "locale": t.locale,
        "urgency": Urgency.HIGH if is_critical(note) else Urgency.NORMAL,
        "ttl": min(MAX_AGE[note.event.kind], timedelta(days=1)),
        "badge": badge,
    }


def _buttons(
    rows: cards.Rows, link: str, base_url: str, path: str, t: Translator
) -> list[list[Button]]:
    made = [[Button(label=label, data=data) for label, data in row] for row in rows]
    if link:
        made.append([Button(label=t("card-open"), url=cards.button_url(base_url, path))])
    return made


def _card(note: Note, t: Translator) -> Words:
    ticket = _ticket(note)
    heading = cards.ticket_heading(card_facts(ticket, note.reader), t)
    return Words(title=heading, quote=ticket.text, attachments=list(ticket.files))


def _opened(note: Note, _: TicketOpened, t: Translator) -> Words:
    ticket = _ticket(note)
    key = "notice-opened-contact" if note.reader.is_contact else "notice-opened"
    return Words(
        title=t(key, client=ticket.client, number=str(ticket.number)),
        quote=ticket.text,
        attachments=list(ticket.files),
    )


def _assigned(note: Note, event: TicketAssigned, t: Translator) -> Words:
    ticket = _ticket(note)
    values = {
        "number": str(ticket.number),
        "actor": note.actor,
        "assignee": ticket.assignee or "",
    }
    if note.reader.person_id == event.assignee_id:
        return Words(title=t("notice-assigned-you", **values), quote=ticket.text)
    if note.reader.is_contact:
        moved = event.status is TicketStatus.IN_PROGRESS
        return Words(title=t("notice-taken" if moved else "notice-assigned-contact", **values))
    return Words(title=t("notice-assigned", **values))


def _status_changed(note: Note, event: TicketStatusChanged, t: Translator) -> Words:
    ticket = _ticket(note)
    side = "contact" if note.reader.is_contact else "staff"
    title = t(
        f"notice-status-{side}",
        number=str(ticket.number),
        actor=note.actor,
        status=event.new.value,
    )
    said = note.comment.text if note.comment else event.reason
    return Words(title=title, quote=said)


def _commented(note: Note, event: TicketCommented, t: Translator) -> Words:
    internal = event.visibility is Visibility.INTERNAL
    key = "notice-internal" if internal else "notice-commented"
    comment = note.comment
    return Words(
        title=t(key, number=str(_ticket(note).number), actor=note.actor),
        quote=comment.text if comment else "",
        attachments=list(comment.files) if comment else [],
    )


def _edited(note: Note, _: TicketEdited, t: Translator) -> Words:
    return Words(title=t("notice-edited", number=str(_ticket(note).number), actor=note.actor))


def _relinked(_: Note, __: TelegramRelinked, t: Translator) -> Words:
    return Words(title=t("notice-relinked"), quote="")


def _address_died(_: Note, event: AddressDied, t: Translator) -> Words:
    channel = t(f"channel-{event.channel}")
    return Words(title=t("notice-address-died", channel=channel), quote=event.reason)


def _channel_failing(_: Note, event: ChannelFailing, t: Translator) -> Words:
    return Words(title=t("notice-channel-failing", lane=str(event.lane)), quote=event.reason)


def _ticket(note: Note) -> TicketNow:
    assert note.ticket is not None, "a ticket's event is only told while the ticket is there"
    return note.ticket


WORDS: dict[type[Event], Callable[[Note, Any, Translator], Words]] = {
    TicketOpened: _opened,
    TicketAssigned: _assigned,
    TicketStatusChanged: _status_changed,
    TicketCommented: _commented,
    TicketEdited: _edited,
    TelegramRelinked: _relinked,
    AddressDied: _address_died,
    ChannelFailing: _channel_failing,
}
