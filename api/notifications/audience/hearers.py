"""Who hears of an event and why: pure."""

from uuid import UUID

from api.notifications.audience.base import Hearer, Why
from api.notifications.registry import TELLINGS
from api.notifications.situation import Situation
from api.outbox import Event

ABOUT_ONESELF = (Why.YOURSELF, Why.ADMIN)
"""These are told to who did it, too."""


def of(event: Event, now: Situation) -> list[Hearer]:
    """Everybody who hears, each once; never the one who did it (C6)."""
    heard: dict[UUID, Why] = {}
    for person_id, why in TELLINGS[type(event)].audience(event, now):
        if person_id is not None and (why in ABOUT_ONESELF or person_id != event.by):
            heard.setdefault(person_id, why)
    return [Hearer(person_id, why) for person_id, why in heard.items()]
