"""Who hears of an event and why: pure."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from api.notifications.types.audience import Hearer, Why
from api.notifications.types.registry import TELLINGS
from api.notifications.types.situation import Situation
from api.outbox import Event

PERSONAL = (Why.YOURSELF, Why.SNOOZED, Why.REQUESTER, Why.DEPUTY, Why.ADMIN)
"""Nobody stands in for these."""
ABOUT_ONESELF = (Why.YOURSELF, Why.ADMIN)
"""These are told to who did it, too."""


def of(event: Event, now: Situation) -> list[Hearer]:
    """Everybody who hears, each once; never the one who did it (C6)."""
    heard: dict[UUID, Why] = {}
    for person_id, why in TELLINGS[type(event)].audience(event, now):
        if person_id is not None and (why in ABOUT_ONESELF or person_id != event.by):
            heard.setdefault(person_id, why)
    return [Hearer(person_id, why) for person_id, why in heard.items()]


def with_deputies(
    event: Event, hearers: Sequence[Hearer], deputies: Mapping[UUID, UUID]
) -> list[Hearer]:
    """The deputies of those who are away hear too (A9), each once, and not of the own act; what
    a deputy may not see is left out later, like for everybody."""
    heard = {each.person_id: each for each in hearers}
    for each in hearers:
        deputy_id = deputies.get(each.person_id)
        if deputy_id is not None and deputy_id != event.by and each.why not in PERSONAL:
            heard.setdefault(deputy_id, Hearer(deputy_id, Why.DEPUTY))
    return list(heard.values())
