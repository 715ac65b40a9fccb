"""The buttons below a message: all there are below the newest one about its object in a chat, and
the way to them below an older one that is drawn anew (U4). Pure."""

from enum import Enum, auto

from api.notifications.types.facts import State
from api.notifications.types.note import Note
from shared.i18n import Translator
from shared.work.buttons import OPENERS
from shared.work.drawing.message import Button, pressed


class Extent(Enum):
    """How many of its buttons a message shows."""

    WHOLE = auto()
    ANSWERS = auto()
    """A newer message has all of them; here are the answers to what this one asked, as long as
    nobody has given one, and the way to the card."""
    NONE = auto()
    """It is read where nothing can be pressed."""
    OPENER = auto()
    """A newer message has all of them; here is the way to the card."""


def below(note: Note, state: State, link: str, t: Translator, extent: Extent) -> list[list[Button]]:
    """Of an older message, row by row; `link` is the object's page, for who has one."""
    asks = state.asks if extent is Extent.ANSWERS else []
    page = [Button(label=t("card-open"), url=link)] if link else []
    rows = [*pressed(asks), [*_opener(note, t), *page]]
    return [row for row in rows if row]


def _opener(note: Note, t: Translator) -> list[Button]:
    """None for who learned of it and may see it no more. A client knows the way as the status."""
    subject = note.subject
    if subject is None or subject.kind not in OPENERS or not subject.may_see(note.reader):
        return []
    label = t("card-show-status" if note.reader.is_contact else "card-show")
    return [Button(label=label, data=OPENERS[subject.kind](subject.id))]
