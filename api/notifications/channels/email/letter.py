"""A message as a letter: headers that thread and tell machines apart, a text and an HTML part."""

from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from api.notifications.channels.base import Message
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.body import CONTENT_TYPE, alternatives
from api.notifications.channels.email.headers import field, mailbox_field, text_field
from api.notifications.channels.email.mailbox import Mailbox, mailbox
from shared.i18n import translator
from shared.invisible import one_line
from shared.invisible import without as clean
from shared.work.drawing import files
from shared.work.sections import Section
from shared.work.text import cut

_TEMPLATES: Final = Path(__file__).parent / "templates"
_ENVIRONMENT: Final = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_TEMPLATES),
    autoescape=jinja2.select_autoescape(["html.j2"]),
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_SUBJECT_LIMIT: Final = 200
_COLOR: Final = "#1d4ed8"
"""Of a desk that chose none."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who writes; ids belong to the mailbox's domain, which mail filters know."""

    mailbox: Mailbox
    name: str


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter as it goes over the wire."""

    recipient: str
    raw: bytes


def render(address: EmailAddress, message: Message, identity: Identity, now: datetime) -> Letter:
    """The whole letter to one person (E1-E4, E6).

    Raises NotAMailbox on an impossible address, LetterRefused on what no letter can hold.
    """
    recipient = mailbox(address.email)
    words = _words(message)
    head = [
        mailbox_field("From", identity.mailbox, one_line(identity.name or message.desk)),
        mailbox_field("To", recipient, one_line(address.name)),
        text_field("Subject", subject_of(message)),
        field("Date", format_datetime(now)),
        *_thread_headers(message, identity.mailbox.domain),
        *_machine_headers(message),
        field("Content-Language", message.locale),
        field("MIME-Version", "1.0"),
        field("Content-Type", CONTENT_TYPE),
    ]
    body = alternatives(_text(message, words), _html(message, words))
    return Letter(recipient=str(recipient), raw="".join([*head, "\r\n"]).encode() + body)


def subject_of(message: Message) -> str:
    """The thread's subject whatever happened, so that mail programs keep the thread (E2)."""
    subject = message.thread.subject if message.thread else message.subject or message.title
    return cut(one_line(subject), _SUBJECT_LIMIT)


def _thread_headers(message: Message, host: str) -> list[str]:
    """The root is a letter that was never sent: every letter answers it, in whatever order (E1)."""
    own = field("Message-ID", f"<{message.id}@{host}>")
    if not message.thread:
        return [own]
    root = f"<{message.thread.key}@{host}>"
    return [own, field("In-Reply-To", root), field("References", root)]


def _machine_headers(message: Message) -> list[str]:
    """Vacation responders stay silent; one click unsubscribes (E3: RFC 3834, RFC 8058)."""
    found = [field("Auto-Submitted", "auto-generated"), field("X-Auto-Response-Suppress", "All")]
    if message.unsubscribe_url:
        found.append(field("List-Unsubscribe", f"<{one_line(message.unsubscribe_url)}>"))
    if message.unsubscribe_url.startswith("https://"):  # RFC 8058 3.1
        found.append(field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    return found


def _words(message: Message) -> dict[str, Any]:
    """What the templates may show; all plain text."""
    t = translator(message.locale)
    return {
        "locale": message.locale,
        "subject": subject_of(message),
        "title": one_line(message.title),
        "about": [clean(line) for line in message.about],
        "lines": [clean(line) for line in message.lines],
        "sections": [_seen(section) for section in message.sections],
        "quote": clean(message.quote).strip(),
        "files": "\n".join(files.told(message.files, t)),
        "link": message.link,
        "link_label": message.link_label or t("channels-open"),
        "answer_hint": message.answer_hint,
        "why": one_line(message.why),
        "unsubscribe_url": message.unsubscribe_url,
        "unsubscribe_label": t("channels-unsubscribe"),
        "desk": one_line(message.desk),
        "logo": message.logo,
        "color": message.color or _COLOR,
        "body": "",
    }


def _seen(section: Section) -> Section:
    """Without what nobody sees (X10)."""
    lines = [
        replace(one, mark=one_line(one.mark), text=one_line(one.text)) for one in section.lines
    ]
    return Section(heading=one_line(section.heading), lines=lines, more=one_line(section.more))


def _text(message: Message, words: dict[str, Any]) -> str:
    own = _own(message, message.email_text.strip()) if message.email_text else {}
    return _ENVIRONMENT.get_template("letter.txt.j2").render(words | own)


def _html(message: Message, words: dict[str, Any]) -> str:
    """The administrator's template, already rendered and escaped, stands in the same frame; one
    that brings a whole document brings its own frame (E5)."""
    body = message.email_html.strip()
    if body.lower().startswith(("<!doctype", "<html")):
        return body
    own = _own(message, Markup(body)) if body else {}  # noqa: S704
    return _ENVIRONMENT.get_template("letter.html.j2").render(words | own)


def _own(message: Message, body: str) -> dict[str, str]:
    """A template that leaves out the link does not cost the reader the way to the page."""
    return {"body": body, "link": "" if message.link in message.email_text else message.link}
