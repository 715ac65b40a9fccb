"""Who hears of an event and why: pure."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from api.notifications.types import registry
from api.notifications.types.event_context import EventContext
from api.notifications.types.recipient import Recipient, Why
from api.outbox import Event

PERSONAL = (Why.YOURSELF, Why.SNOOZED, Why.REQUESTER, Why.DEPUTY, Why.ADMIN)
"""Nobody stands in for these."""
ABOUT_ONESELF = (Why.YOURSELF, Why.ADMIN)
"""These are told to who did it, too."""


def of(event: Event, now: EventContext) -> list[Recipient]:
    """Everybody who hears, each once; never the one who did it (C6)."""
    heard: dict[UUID, Why] = {}
    for person_id, why in registry.of(event).audience(event, now):
        if person_id is not None and (why in ABOUT_ONESELF or person_id != event.by):
            heard.setdefault(person_id, why)
    return [Recipient(person_id, why) for person_id, why in heard.items()]


def with_deputies(
    event: Event, recipients: Sequence[Recipient], deputies: Mapping[UUID, UUID]
) -> list[Recipient]:
    """The deputies of those who are away hear too (A9), each once, and not of the own act; what
    a deputy may not see is left out later, like for everybody."""
    heard = {each.person_id: each for each in recipients}
    for each in recipients:
        deputy_id = deputies.get(each.person_id)
        if deputy_id is not None and deputy_id != event.by and each.why not in PERSONAL:
            heard.setdefault(deputy_id, Recipient(deputy_id, Why.DEPUTY))
    return list(heard.values())
