"""What is told of digests; the things themselves stand in their sections."""

from typing import Final

from api.notifications.digests.hours import LATEST
from api.notifications.events import DigestDue
from api.notifications.types.note import Note, Words
from api.notifications.types.notice_type import NoticeType, Reach, the_person
from api.outbox import Event
from shared.i18n import Translator


def due_words(note: Note, _: DigestDue, t: Translator) -> Words:
    """Of which day it is."""
    assert note.subject is not None, "a digest is told while its day is there"
    return Words(title=note.subject.subject(t))


NOTICES: Final[dict[type[Event], NoticeType]] = {
    DigestDue: NoticeType(
        audience=the_person,
        words=due_words,
        age=LATEST,
        rank=2,
        reach=Reach.ONE_CHANNEL,
    ),
}
