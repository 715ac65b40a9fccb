"""E-mail templates as the administrator edits them (E5)."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.errors import TemplateInvalid
from api.clock import now
from api.db import insert_for, new_id
from api.errors import NotFound
from api.notifications.channels.base import Message, Thread
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.mailbox import mailbox
from api.notifications.mail import letters as mail_letters
from api.notifications.models import MailTemplate
from api.objects import audit, template_language
from api.objects.template_language import TemplateFault
from api.principal import Principal
from shared.contracts.admin import Template, TemplatePreview
from shared.i18n import LOCALES, translator


async def every(session: AsyncSession) -> list[Template]:
    """Each event in each language, the defaults too."""
    rows = await session.scalars(select(MailTemplate))
    bodies = {(row.event, row.locale): row.body for row in rows}
    return [
        _view(event, locale, bodies.get((event, locale)))
        for event in mail_letters.kinds()
        for locale in LOCALES
    ]


async def one(session: AsyncSession, event: str, locale: str) -> Template:
    """The template that counts now; raises NotFound."""
    require(event, locale)
    mine = (MailTemplate.event == event, MailTemplate.locale == locale)
    return _view(event, locale, await session.scalar(select(MailTemplate.body).where(*mine)))


def _view(event: str, locale: str, body: str | None) -> Template:
    return Template(
        event=event,
        about=mail_letters.of(event).about,
        locale=locale,
        body=mail_letters.default_body(event, locale) if body is None else body,
        is_default=body is None,
        variables=list(mail_letters.variables_of(event)),
    )


def require(event: str, locale: str) -> None:
    """Raise NotFound for an event or a language that has no letters."""
    if mail_letters.find(event) is None or locale not in LOCALES:
        raise NotFound


async def save(
    session: AsyncSession, principal: Principal, event: str, locale: str, body: str
) -> None:
    """Keep a template that renders; raises TemplateInvalid and NotFound."""
    letter_of(event, locale, body, principal, "")
    fresh = {"body": body, "broken": None}
    insert = insert_for(session, MailTemplate).values(event=event, locale=locale, **fresh)
    await session.execute(
        insert.on_conflict_do_update(index_elements=["event", "locale"], set_=fresh)
    )
    audit.record(session, principal.person_id, "template_changed", "template", f"{event}/{locale}")


async def restore(session: AsyncSession, principal: Principal, event: str, locale: str) -> None:
    """Back to the built-in letter; raises NotFound."""
    require(event, locale)
    mine = (MailTemplate.event == event, MailTemplate.locale == locale)
    await session.execute(delete(MailTemplate).where(*mine))
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
