"""Every event the road knows: the kinds, their classes, how long telling of them makes sense."""

from datetime import timedelta

import msgspec

from api.notifications.events import AddressDied, ChannelFailing
from api.outbox import Event
from api.people.events import TelegramRelinked
from api.tickets.events import (
    TicketAssigned,
    TicketCommented,
    TicketEdited,
    TicketOpened,
    TicketStatusChanged,
)

EVENTS: dict[str, type[Event]] = {
    each.kind: each
    for each in (
        TicketOpened,
        TicketAssigned,
        TicketStatusChanged,
        TicketCommented,
        TicketEdited,
        TelegramRelinked,
        AddressDied,
        ChannelFailing,
    )
}

MAX_AGE: dict[str, timedelta] = {
    TicketOpened.kind: timedelta(days=3),
    TicketAssigned.kind: timedelta(days=2),
    TicketStatusChanged.kind: timedelta(days=3),
    TicketCommented.kind: timedelta(days=3),
    TicketEdited.kind: timedelta(hours=6),
    TelegramRelinked.kind: timedelta(hours=6),
    AddressDied.kind: timedelta(days=1),
    ChannelFailing.kind: timedelta(hours=6),
}
"""After this a delivery is `expired` (Q3)."""

MANDATORY = frozenset({TelegramRelinked.kind, AddressDied.kind, ChannelFailing.kind})
"""Told for safety's sake: their letters offer no unsubscribing (E3)."""


def decode(kind: str, payload: str) -> Event:
    """The event of an outbox row. Raises KeyError for a kind nobody knows."""
    return msgspec.json.decode(payload, type=EVENTS[kind])
