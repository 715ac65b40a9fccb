"""Every event the pipeline tells of: the tables of all nouns, joined."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import msgspec

from api.notifications.types.absence import notices as absence
from api.notifications.types.digest import notices as digest
from api.notifications.types.notice_type import NoticeType
from api.notifications.types.system import notices as system
from api.notifications.types.task import notices as task
from api.notifications.types.ticket import conversation, life, promises
from api.outbox import Event

NOTICE_TYPES: Final[dict[type[Event], NoticeType]] = {
    **life.NOTICES,
    **conversation.NOTICES,
    **promises.NOTICES,
    **task.NOTICES,
    **absence.NOTICES,
    **digest.NOTICES,
    **system.NOTICES,
}
EVENTS: Final[dict[str, type[Event]]] = {each.kind: each for each in NOTICE_TYPES}
"""The classes by the kinds they are kept under."""


@contextmanager
def entered(event: type[Event], row: NoticeType) -> Iterator[None]:
    """One row more for a while: for tests that bring an event of their own."""
    NOTICE_TYPES[event] = row
    EVENTS[event.kind] = event
    try:
        yield
    finally:
        del NOTICE_TYPES[event], EVENTS[event.kind]


def of(event: Event) -> NoticeType:
    """Its row."""
    return NOTICE_TYPES[type(event)]


def decode(kind: str, payload: str) -> Event:
    """The event of an outbox row. Raises KeyError for a kind nobody knows."""
    return msgspec.json.decode(payload, type=EVENTS[kind])
