"""What a notice says: pure, in the reader's language, written for no channel in particular."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

from api.notifications.channels.base import Message, Urgency
from api.notifications.types import keyboards, registry
from api.notifications.types.facts import State
from api.notifications.types.keyboards import Extent
from api.notifications.types.note import Form, Note, Words
from api.notifications.types.recipient import Why
from shared.i18n import Translator, translator
from shared.work.drawing import files
from shared.work.drawing import message as drawing
from shared.work.drawing.message import Button
from shared.work.drawing.reader import Reader
from shared.work.sections import Section
from shared.work.text import cut

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
    return about_fire or registry.of(note.event).critical


def is_urgent(note: Note) -> bool:
    """Critical, asked for, or given to the reader by name: no burst holds it back (Q6)."""
    given = note.event.gives_to == note.reader.person_id
    return given or note.why is Why.SNOOZED or is_critical(note)


def is_muted(note: Note) -> bool:
    """Muted by the reader; critical and mandatory news are not (N3)."""
    mandatory = registry.of(note.event).mandatory
    return note.muted and not mandatory and not is_critical(note)


def words(note: Note) -> Words:
    """The event's own words in the reader's language."""
    t = translator(note.reader.locale)
    return registry.of(note.event).words(note, note.event, t)


def in_a_line(note: Note) -> str:
    """The event in one line of a later message: nobody's words are lost by the merging."""
    said = words(note)
    quote = cut(" ".join(said.quote.split()), EARLIER)
    names = ", ".join(files.received(said.files))
    t = translator(note.reader.locale)
    lost = [files.not_received(each.name, each.size, t) for each in said.files if each.missing]
    return ": ".join([said.title, *filter(None, (quote, names)), *lost])


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
    eyes = replace(note.eyes, base_url=base_url)
    drawn = _card(note, eyes, extent) if note.as_card else _news(note, eyes, earlier, extent)
    subject = note.subject
    seen = subject is not None and bool(drawn.link)
    return Message(
        **{each.name: getattr(drawn, each.name) for each in fields(drawn)},
        id=message_id,
        urgency=Urgency.HIGH if is_critical(note) else Urgency.NORMAL,
        ttl=min(registry.of(note.event).age, LONGEST_TTL),
        badge=badge,
        path=subject.path if subject and seen else "",
        thread=subject.thread(eyes.t) if subject else None,
        subject="" if subject else drawn.title,
    )


def _card(note: Note, eyes: Reader, extent: Extent) -> drawing.Message:
    """As the bot drew it when it was asked for, and the way to it where a newer one stands."""
    subject = note.subject
    assert subject is not None, "a card is drawn while its object is there"
    draw = subject.receipt if note.form is Form.RECEIPT else subject.card
    card = draw(note.reader, eyes)
    if extent is Extent.WHOLE:
        return card
    return replace(card, buttons=_buttons(note, State(), card.link, eyes.t, extent))


def _news(note: Note, eyes: Reader, earlier: tuple[str, ...], extent: Extent) -> drawing.Message:
    """What happened, what was said, and how things stand now."""
    said, t, subject = words(note), eyes.t, note.subject
    common: dict[str, Any] = {
        "title": said.title,
        "quote": said.quote,
        "files": said.files,
        "why": reason(note),
        "locale": t.locale,
    }
    if subject is None:
        return drawing.Message(**common)
    state = subject.state(note.reader, eyes)
    link = eyes.page(subject.path) if subject.may_see(note.reader) else ""
    heading = subject.heading(eyes)
    return drawing.Message(
        **common,
        about=[*earlier, *([] if heading == said.title else [heading])],
        lines=state.lines,
        sections=[_linked(each, eyes.base_url) for each in state.sections],
        buttons=_buttons(note, state, link, t, extent),
        link=link,
        link_label=t("card-open") if link else "",
    )


def _buttons(
    note: Note, state: State, link: str, t: Translator, extent: Extent
) -> list[list[Button]]:
    match extent:
        case Extent.WHOLE:
            return state.buttons
        case Extent.NONE:
            return []
        case _:
            return keyboards.below(note, state, link, t, extent)


def _linked(section: Section, base_url: str) -> Section:
    lines = [
        replace(each, link=base_url + each.link if each.link else "") for each in section.lines
    ]
    return replace(section, lines=lines)
