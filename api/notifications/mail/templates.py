"""The administrator's letters: how a notice becomes one, and what happens to a broken one (E5)."""

from dataclasses import dataclass, field, replace
from typing import Final

import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.notifications.channels.base import Message
from api.notifications.channels.email.spec import LANE
from api.notifications.events import ChannelFailing
from api.notifications.mail.letters import find, variables_of
from api.notifications.models import MailTemplate
from api.notifications.types.note import Note
from api.objects import audit, look, template_language
from api.objects.template_language import Rendered
from shared.contracts.desk_settings import DeskLookView
from shared.contracts.tickets import Visibility
from shared.i18n import translator
from shared.names import first_name
from shared.work.drawing.files import received

_REASON_LIMIT: Final = 300

log = structlog.get_logger()

Key = tuple[str, str]
"""Event and locale."""


@dataclass(frozen=True, kw_only=True)
class Templates:
    """The saved templates of one moment, and those of them that turned out broken."""

    bodies: dict[Key, str] = field(default_factory=dict[Key, str])
    broken: dict[Key, str] = field(default_factory=dict[Key, str])
    look: DeskLookView | None = None

    def render(self, event: str, locale: str, context: dict[str, str]) -> Rendered | None:
        """The letter, or None for the built-in form: a broken template loses no letter."""
        body = self.bodies.get((event, locale))
        if body is None:
            return None
        try:
            return template_language.render(body, context)
        except Exception as fault:  # noqa: BLE001 - whatever breaks, the letter goes
            self.broken[event, locale] = str(fault)[:_REASON_LIMIT]
            return None

    def dress(self, message: Message, note: Note, site: str = "") -> Message:
        """The message in the desk's look, with the administrator's own body in it, if there is a
        sound one; `site` is where its picture is."""
        message = self._in_our_look(message, site)
        kind = note.event.kind
        if find(kind) is None or note.subject is None:
            return message
        letter = self.render(kind, message.locale, context_of(note, message))
        if letter is None:
            return message
        return replace(message, email_text=letter.text, email_html=letter.html)

    def _in_our_look(self, message: Message, site: str) -> Message:
        look = self.look
        if look is None:
            return message
        logo = site + look.logo if look.logo else ""
        return replace(message, desk=look.name, color=look.color, logo=logo)


async def load(session: AsyncSession) -> Templates:
    """All saved templates, which are few, and the desk's look."""
    rows = await session.scalars(select(MailTemplate))
    bodies = {(row.event, row.locale): row.body for row in rows if row.body}
    return Templates(bodies=bodies, look=await look.load(session))


async def report_broken(session: AsyncSession, templates: Templates) -> None:
    """Mark what broke and alarm the administrator, once a template and edit."""
    for (event, locale), reason in templates.broken.items():
        marked = await session.scalar(
            update(MailTemplate)
            .where(
                MailTemplate.event == event,
                MailTemplate.locale == locale,
                MailTemplate.broken.is_(None),
            )
            .values(broken=reason)
            .returning(MailTemplate.id)
        )
        if marked is None:
            continue
        log.warning("mail template is broken", template=event, locale=locale, reason=reason)
        audit.record(session, None, "template_broken", "template", f"{event}/{locale}", why=reason)
        alarm = ChannelFailing(by=None, lane=LANE, reason=f"{event}/{locale}: {reason}")
        outbox.record(session, alarm)


def context_of(note: Note, message: Message) -> dict[str, str]:
    """What this reader's letter may say; every variable of the event is there, empty at worst.

    An internal comment does not even enter a client's context (E6).
    """
    assert note.subject is not None, "only events of objects have templates"
    hidden = (
        note.reader.is_contact
        and note.comment is not None
        and note.comment.visibility is not Visibility.PUBLIC
    )
    facts = note.subject.letter(note.reader, translator(note.reader.locale))
    if note.reader.is_contact:  # As everywhere: the client knows the desk by first names (X2).
        facts["assignee"] = first_name(facts.get("assignee", ""))
    values = {
        **facts,
        "news": message.title,
        "actor": first_name(note.actor) if note.reader.is_contact else note.actor,
        "files": "" if hidden else ", ".join(received(message.files)),
        "link": message.link,
        "why": message.why,
        "recipient": first_name(note.reader.name),
        "comment": "" if hidden else message.quote,
    }
    return {name: values[name] for name in variables_of(note.event.kind)}
