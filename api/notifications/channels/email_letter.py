"""A message as a letter: headers that thread and tell machines apart, a text and an HTML part."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address as MailAddress
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from api.notifications.channels.base import EmailAddress, Message
from api.notifications.channels.texts import clean, cut, one_line
from shared.i18n import translator

_TEMPLATES: Final = Path(__file__).parent.parent / "templates"
_ENVIRONMENT: Final = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_TEMPLATES),
    autoescape=jinja2.select_autoescape(["html.j2"]),
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_BLANK: Final = re.compile(r"[\s\x00-\x1f\x7f]")
_SUBJECT_LIMIT: Final = 200
_NEVER_FOLDED: Final = frozenset(
    {"message-id", "in-reply-to", "references", "list-unsubscribe", "list-unsubscribe-post"}
)


class _LetterPolicy(EmailPolicy):
    """Ids and URLs stay whole: the library would encode a long one, and no reader decodes it."""

    def fold(self, name: str, value: str) -> str:
        if name.lower() in _NEVER_FOLDED:
            return f"{name}: {value}{self.linesep}"
        return super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("utf-8" if self.utf8 else "ascii", "surrogateescape")


POLICY: Final = _LetterPolicy(linesep="\r\n", cte_type="7bit", raise_on_defect=False)


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who writes; ids belong to `host`, the sender's domain, which mail filters know."""

    address: str
    name: str
    host: str


def render(
    address: EmailAddress, message: Message, identity: Identity, now: datetime
) -> EmailMessage:
    """The whole letter to one person (E1-E4, E6). Raises ValueError on an impossible address."""
    letter = EmailMessage(policy=POLICY)
    letter["From"] = mailbox(identity.address, identity.name)
    letter["To"] = mailbox(address.email, address.name)
    letter["Subject"] = subject_of(message)
    letter["Date"] = format_datetime(now)
    _thread_headers(letter, message, identity)
    _machine_headers(letter, message)
    words = _words(message)
    letter.set_content(_text(message, words), subtype="plain")
    letter.add_alternative(_html(message, words), subtype="html")
    letter["Content-Language"] = message.locale  # Setting the content drops what names it.
    return letter


def subject_of(message: Message) -> str:
    """The thread's subject whatever happened, so that mail programs keep the thread (E2)."""
    subject = message.thread.subject if message.thread else message.subject or message.title
    return cut(one_line(subject), _SUBJECT_LIMIT)


def mailbox(email: str, name: str = "") -> MailAddress:
    """One mailbox as headers and SMTP take it, an international domain in its ASCII form.

    Raises ValueError on anything else (E6).
    """
    local, at, domain = email.strip().rpartition("@")
    if not (at and local and domain) or _BLANK.search(email.strip()):
        raise ValueError("not an e-mail address")
    return MailAddress(one_line(name), local, domain.encode("idna").decode())


def _thread_headers(letter: EmailMessage, message: Message, identity: Identity) -> None:
    """The root is a letter that was never sent: every letter answers it, in whatever order (E1)."""
    letter["Message-ID"] = f"<{message.id}@{identity.host}>"
    if message.thread:
        root = f"<{message.thread.key}@{identity.host}>"
        letter["In-Reply-To"] = root
        letter["References"] = root


def _machine_headers(letter: EmailMessage, message: Message) -> None:
    """Vacation responders stay silent; one click unsubscribes (E3: RFC 3834, RFC 8058)."""
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    if message.unsubscribe_url:
        letter["List-Unsubscribe"] = f"<{one_line(message.unsubscribe_url)}>"
        letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _words(message: Message) -> dict[str, Any]:
    """What the templates may show; all plain text."""
    t = translator(message.locale)
    names = ", ".join(one_line(name) for name in message.attachments)
    return {
        "locale": message.locale,
        "subject": subject_of(message),
        "title": one_line(message.title),
        "about": [clean(line) for line in message.about],
        "lines": [clean(line) for line in message.lines],
        "sections": message.sections,
        "quote": clean(message.quote).strip(),
        "files": t("channels-files", names=names) if names else "",
        "link": message.link,
        "link_label": message.link_label or t("channels-open"),
        "why": one_line(message.why),
        "unsubscribe_url": message.unsubscribe_url,
        "unsubscribe_label": t("channels-unsubscribe"),
        "body": "",
    }


def _text(message: Message, words: dict[str, Any]) -> str:
    own = {"body": message.email_text.strip(), "link": ""} if message.email_text else {}
    return _ENVIRONMENT.get_template("letter.txt.j2").render(words | own)


def _html(message: Message, words: dict[str, Any]) -> str:
    """The administrator's template, already rendered and escaped, stands in the same frame; one
    that brings a whole document brings its own frame (E5)."""
    body = message.email_html.strip()
    if body.lower().startswith(("<!doctype", "<html")):
        return body
    own = {"body": Markup(body), "link": ""} if body else {}  # noqa: S704
    return _ENVIRONMENT.get_template("letter.html.j2").render(words | own)
