"""What a notice says: pure, in the reader's language, written for no channel in particular."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from api.notifications.channels.base import Message, Urgency
from api.notifications.types import keyboards
from api.notifications.types.audience import Why
from api.notifications.types.keyboards import Extent
from api.notifications.types.note import Form, Note, Words
from api.notifications.types.registry import MANDATORY, TELLINGS
from shared.i18n import Translator, translator
from shared.work import ticket_card as cards
from shared.work.sections import Section
from shared.work.text import megabytes

LONGEST_TTL = timedelta(days=1)
EARLIER = 200
"""Characters of what a person wrote, where it stands in a later message."""
WHATEVER_IT_IS = (Why.DEPUTY, Why.SNOOZED)
"""Reasons that are said alike of every kind of object."""
PLAIN_TO_SEE = (Why.CONTACT, Why.REQUESTER)
"""Reasons that the message itself tells: it is about the reader's own."""


def allowed(note: Note) -> bool:
    """Whether the reader may know of this now; asked again at the moment of sending (Q5)."""
    return note.subject is None or note.subject.may_hear(note.reader, note.event, note.comment)


def is_critical(note: Note) -> bool:
    """Critical passes quiet hours (Q5)."""
    about_fire = note.subject is not None and note.subject.critical
    return about_fire or TELLINGS[type(note.event)].critical


def is_urgent(note: Note) -> bool:
    """Critical, asked for, or given to the reader by name: no burst holds it back (Q6)."""
    given = note.event.gives_to == note.reader.person_id
    return given or note.why is Why.SNOOZED or is_critical(note)


def is_muted(note: Note) -> bool:
    """Muted by the reader; critical and mandatory news are not (N3)."""
    mandatory = note.event.kind in MANDATORY
    return note.muted and not mandatory and not is_critical(note)


def words(note: Note) -> Words:
    """The event's own words in the reader's language."""
    t = translator(note.reader.locale)
    return _card(note, t) if note.as_card else TELLINGS[type(note.event)].words(note, note.event, t)


def in_a_line(note: Note) -> str:
    """The event in one line of a later message: nobody's words are lost by the merging."""
    said = words(note)
    quote = cards.cut(" ".join(said.quote.split()), EARLIER)
    named = [", ".join(said.attachments)] if said.attachments else []
    lost = _not_received(said, translator(note.reader.locale))
    return ": ".join([said.title, *([quote] if quote else []), *named, *lost])


def reason(note: Note) -> str:
    """Why the person hears, in the person's language (N1); of the own, nothing need be said."""
    if note.why in PLAIN_TO_SEE:
        return ""
    subject = None if note.why in WHATEVER_IT_IS else note.subject
    kind = f"{subject.kind}-" if subject else ""
    return translator(note.reader.locale)(f"why-{kind}{note.why}")


def compose(
    note: Note,
    *,
    message_id: str,
    base_url: str,
    badge: int | None = None,
    earlier: tuple[str, ...] = (),
    extent: Extent = Extent.WHOLE,
) -> Message:
    """The whole message. `earlier` are the titles of notices that were merged into this one."""
    t = translator(note.reader.locale)
    said = words(note)
    common = _common(note, said, message_id, badge, t)
    subject = note.subject
    if subject is None:
        return Message(**common, subject=said.title)
    card = subject.card(note.reader, t)
    path = subject.path if note.reader.is_employee and subject.may_see(note.reader) else ""
    link = base_url + path if path else ""
    # A card has its facts where the bot drew them, above the text; a notice below what was said.
    heading = subject.heading(t)
    named = [] if heading == said.title else [heading]
    above, below = ([*named, *card.lines], []) if note.as_card else (named, card.lines)
    return Message(
        **common,
        about=[*earlier, *above],
        lines=[*_not_received(said, t), *below],
        sections=[_linked(each, base_url) for each in card.sections],
        buttons=keyboards.below(note, card, link, t, extent),
        link=link,
        link_label=t("card-open") if link else "",
        path=path,
        thread=subject.thread(t),
    )


def _not_received(said: Words, t: Translator) -> list[str]:
    """A line a file that never came: nobody looks for it (T7)."""
    return [t("file-missing", name=each.name, size=megabytes(each.size)) for each in said.lost]


def _linked(section: Section, base_url: str) -> Section:
    lines = [
        replace(each, link=base_url + each.link if each.link else "") for each in section.lines
    ]
    return replace(section, lines=lines)


def _common(
    note: Note, said: Words, message_id: str, badge: int | None, t: Translator
) -> dict[str, Any]:
    return {
        "id": message_id,
        "title": said.title,
        "quote": said.quote,
        "attachments": said.attachments,
        "why": "" if note.as_card else reason(note),
        "locale": t.locale,
        "urgency": Urgency.HIGH if is_critical(note) else Urgency.NORMAL,
        "ttl": min(TELLINGS[type(note.event)].age, LONGEST_TTL),
        "badge": badge,
    }


def _card(note: Note, t: Translator) -> Words:
    subject = note.subject
    assert subject is not None, "a card is drawn while its object is there"
    if note.form is Form.RECEIPT:
        return Words(
            title=subject.made(t), attachments=list(subject.files), lost=list(subject.lost)
        )
    return Words(
        title=subject.heading(t),
        quote=cards.beyond_title(subject.title, subject.text),
        attachments=list(subject.files),
        lost=list(subject.lost),
    )
