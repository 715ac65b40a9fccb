"""The administrator's letters: which variables they have, and how a notice becomes one (E5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import audit, outbox
from api.notifications import template_language
from api.notifications.channels.base import Message
from api.notifications.events import ChannelFailing
from api.notifications.models import MailTemplate
from api.notifications.note import Note
from api.notifications.template_language import Rendered
from api.tickets.events import TicketAssigned, TicketCommented, TicketOpened, TicketStatusChanged
from shared.contracts.admin import Lane
from shared.contracts.tickets import Visibility
from shared.i18n import translator

_TICKET: Final = (
    "number",
    "title",
    "client",
    "contact",
    "assignee",
    "actor",
    "status",
    "link",
    "why",
    "recipient",
)
VARIABLES: Final[dict[str, tuple[str, ...]]] = {
    TicketOpened.kind: (*_TICKET, "comment"),
    TicketAssigned.kind: _TICKET,
    TicketStatusChanged.kind: (*_TICKET, "comment"),
    TicketCommented.kind: (*_TICKET, "comment"),
}
"""The events that have templates; `comment` is what a person wrote, the ticket's own text too."""

_REASON_LIMIT: Final = 300

log = structlog.get_logger()

Key = tuple[str, str]
"""Event and locale."""


@dataclass(frozen=True, kw_only=True)
class Templates:
    """The saved templates of one moment, and those of them that turned out broken."""

    bodies: dict[Key, str] = field(default_factory=dict[Key, str])
    broken: dict[Key, str] = field(default_factory=dict[Key, str])

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

    def dress(self, message: Message, note: Note) -> Message:
        """The message with the administrator's own body in it, if there is a sound one."""
        kind = note.event.kind
        if kind not in VARIABLES or note.subject is None:
            return message
        letter = self.render(kind, message.locale, context_of(note, message))
        if letter is None:
            return message
        return replace(message, email_text=letter.text, email_html=letter.html)


async def load(session: AsyncSession) -> Templates:
    """All saved templates: they are few."""
    rows = await session.scalars(select(MailTemplate))
    return Templates(bodies={(row.event, row.locale): row.body for row in rows})


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
        alarm = ChannelFailing(by=None, lane=Lane.EMAIL, reason=f"{event}/{locale}: {reason}")
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
    values = {
        **note.subject.letter(translator(note.reader.locale)),
        "actor": note.actor,
        "link": message.link,
        "why": message.why,
        "recipient": note.reader.name,
        "comment": "" if hidden else message.quote,
    }
    return _only(values, VARIABLES[note.event.kind])


def example_of(event: str, locale: str, link: str) -> dict[str, str]:
    """Realistic values for a preview, in the template's language."""
    t = translator(locale)
    values = {name: t(f"admin-example-{name}") for name in VARIABLES[event] if name != "link"}
    return _only({**values, "link": link}, VARIABLES[event])


@cache
def default_body(event: str, locale: str) -> str:
    """What an administrator starts from, and returns to."""
    spelled = {name: f"{{{{ {name} }}}}" for name in VARIABLES[event]}
    return translator(locale)(f"admin-letter-{event.replace('_', '-')}", **spelled)


def _only(values: dict[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: values[name] for name in names}


def variables_of(event: str) -> Sequence[str]:
    """The names that the event's templates may use; none for an event without templates."""
    return VARIABLES.get(event, ())
