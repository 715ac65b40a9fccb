"""What is said of digests; the things themselves stand in their sections."""

from api.notifications.events import DigestDue
from api.notifications.types.note import Note, Words
from shared.i18n import Translator


def due(note: Note, _: DigestDue, t: Translator) -> Words:
    """Of which day it is."""
    assert note.subject is not None, "a digest is told while its day is there"
    return Words(title=note.subject.subject(t))
