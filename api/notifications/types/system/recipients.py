"""Who hears of what happens to accounts, addresses and channels."""

from api.notifications.events import (
    AddressDied,
    ChannelFailing,
    DigestDue,
    FaultRepeats,
    SnoozeEnded,
)
from api.notifications.types.event_context import EventContext
from api.notifications.types.recipient import Candidates, Why
from api.outbox import Event
from api.people.events import ChatLost, PasswordChanged


def nobody(_: Event, __: EventContext) -> Candidates:
    """It only brings old messages up to date."""
    yield from ()


def the_person(
    event: ChatLost | PasswordChanged | AddressDied | DigestDue, _: EventContext
) -> Candidates:
    """Whom it happened to."""
    yield event.person_id, Why.YOURSELF


def who_put_it_off(event: SnoozeEnded, _: EventContext) -> Candidates:
    """Whoever asked to be told again (N3)."""
    yield event.person_id, Why.SNOOZED


def admins(_: ChannelFailing | FaultRepeats, now: EventContext) -> Candidates:
    """Who can mend it (Q11, U8)."""
    for person_id in sorted(now.admins):
        yield person_id, Why.ADMIN
