"""E-mail templates as the administrator edits them (E5)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.errors import TemplateInvalid
from api.clock import now
from api.db import new_id
from api.errors import NotFound
from api.notifications.channels.base import Message, Thread
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.mailbox import mailbox
from api.notifications.mail import letters as mail_letters
from api.notifications.models import MailTemplate
from api.objects import audit, documents, template_language
from api.objects.template_language import TemplateFault
from api.people import views
from api.people.models import Person
from api.principal import Principal
from shared.contracts.admin import Template, TemplateDraft, TemplatePreview
from shared.i18n import LOCALES, translator

Saved = Row[*tuple[Any, ...]]
"""A template, and who changed it."""


async def every(session: AsyncSession) -> list[Template]:
    """Each event in each language, the defaults too."""
    rows = {(row.MailTemplate.event, row.MailTemplate.locale): row for row in await _saved(session)}
    return [
        _view(event, locale, rows.get((event, locale)))
        for event in mail_letters.kinds()
        for locale in LOCALES
    ]


async def one(session: AsyncSession, event: str, locale: str) -> Template:
    """The template that counts now; raises NotFound."""
    require(event, locale)
    mine = (MailTemplate.event == event, MailTemplate.locale == locale)
    return _view(event, locale, next(iter(await _saved(session, *mine)), None))


async def _saved(session: AsyncSession, *which: ColumnElement[bool]) -> Sequence[Saved]:
    found = select(MailTemplate, Person).outerjoin(Person, Person.id == MailTemplate.changed_by_id)
    # What this session has just saved is known to it as it was.
    fresh = found.where(*which).execution_options(populate_existing=True)
    return (await session.execute(fresh)).all()


def _view(event: str, locale: str, row: Saved | None) -> Template:
    saved: MailTemplate | None = row.MailTemplate if row else None
    own = saved.body if saved else ""
    return Template(
        event=event,
        about=mail_letters.of(event).about,
        locale=locale,
        body=own or mail_letters.default_body(event, locale),
        is_default=not own,
        version=saved.version if saved else documents.NEVER,
        changed_by=views.ref(row.Person) if row and row.Person else None,
        variables=list(mail_letters.variables_of(event)),
    )


def require(event: str, locale: str) -> None:
    """Raise NotFound for an event or a language that has no letters."""
    if mail_letters.find(event) is None or locale not in LOCALES:
        raise NotFound


async def save(
    session: AsyncSession, principal: Principal, event: str, locale: str, draft: TemplateDraft
) -> None:
    """Keep a template that renders; raises TemplateInvalid, NotFound, VersionConflict."""
    letter_of(event, locale, draft.body, principal, "")
    key, fresh = {"event": event, "locale": locale}, {"body": draft.body, "broken": None}
    by, seen = principal.person_id, draft.version
    await documents.write(session, MailTemplate, key, fresh, by=by, seen=seen)
    audit.record(session, principal.person_id, "template_changed", "template", f"{event}/{locale}")


async def restore(
    session: AsyncSession, principal: Principal, event: str, locale: str, seen: int | None
) -> None:
    """Back to the built-in letter; raises NotFound, VersionConflict."""
    require(event, locale)
    key, built_in = {"event": event, "locale": locale}, {"body": "", "broken": None}
    by = principal.person_id
    await documents.rewrite(session, MailTemplate, key, built_in, by=by, seen=seen)
    audit.record(session, principal.person_id, "template_restored", "template", f"{event}/{locale}")


def letter_of(event: str, locale: str, body: str, reader: Principal, base_url: str) -> Message:
    """The example letter of a template; raises TemplateInvalid in the reader's language."""
    require(event, locale)
    values = mail_letters.example_of(event, locale, base_url)
    try:
        letter = template_language.render(body, values)
    except TemplateFault as fault:
        raise TemplateInvalid(problem=spoken(fault, reader.locale)) from fault
    subject = translator(locale)(mail_letters.of(event).subject, **values)
    return Message(
        id=str(new_id()),
        title=values["news"],
        subject=subject,
        why=values["why"],
        link=values["link"],
        thread=Thread(key=f"{mail_letters.of(event).about}-example", subject=subject),
        locale=locale,
        email_text=letter.text,
        email_html=letter.html,
    )


def preview(message: Message, reader: Principal) -> TemplatePreview:
    """Exactly the letter that would go, opened again."""
    # What makes letters and reads them is for who sends or edits them.
    from email import message_from_bytes, policy  # noqa: PLC0415

    from api.notifications.channels.email.letter import Identity, render  # noqa: PLC0415

    sender = Identity(mailbox=mailbox("vestovoy@example.com"), name="")
    to = EmailAddress(email="reader@example.com", name=reader.name)
    raw = render(to, message, sender, now()).raw
    letter = message_from_bytes(raw, policy=policy.default)
    parts = {part.get_content_subtype(): part.get_content() for part in letter.iter_parts()}
    return TemplatePreview(subject=str(letter["Subject"]), text=parts["plain"], html=parts["html"])


def spoken(fault: TemplateFault, locale: str) -> str:
    """The fault as a sentence with its line."""
    key = f"admin-template-{fault.fault}"
    return translator(locale)(key, line=fault.line, name=fault.name)
