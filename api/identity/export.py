"""All that is kept of one person, to be handed out: as JSON for programs, as a page for people."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from html import escape
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.models import Absence
from api.activity.comments import ItemComment
from api.auth.models import Invitation, LoginSession
from api.clock import now
from api.files.models import StoredFile
from api.identity.entries import load
from api.notifications.models import Delivery
from api.objects import audit
from api.objects.audit import AuditEntry
from api.people.imports.models import ImportedRow, PeopleImport
from api.people.models import Client, ClientContact, Person, Team, TeamMember, TelegramLink
from api.principal import Principal
from api.tasks.models import Task, TaskComment
from api.tickets.models import Comment, Ticket
from shared.i18n import Translator, translator

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Package:
    """A ZIP and what it is called."""

    name: str
    content: bytes


async def make(session: AsyncSession, principal: Principal, person_id: UUID) -> Package:
    """Raises NotFound."""
    person = await load(session, person_id)
    parts = await _parts(session, person)
    audit.record(session, principal.person_id, "personal_data_exported", person.kind, person.id)
    say = translator(principal.locale)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(parts, ensure_ascii=False, indent=1))
        archive.writestr("index.html", _page(person, parts, say))
    return Package(name=f"person-{person.id}.zip", content=buffer.getvalue())


async def _parts(session: AsyncSession, person: Person) -> dict[str, Rows]:
    """The parts in the order of the page; an empty one is there too: there was nothing."""
    parts: dict[str, Rows] = {"profile": [_profile(person)]}
    for name, query in _queries(person.id).items():
        rows = (await session.execute(query)).mappings().all()
        parts[name] = [{key: _plain(value) for key, value in row.items()} for row in rows]
    return parts


_PROFILE: Final = (
    "id", "kind", "name", "email", "phone", "role", "active", "locale", "timezone",
    "mattermost_login", "channels", "quiet_hours", "week", "digest", "digest_at", "created_at",
)  # fmt: skip


def _profile(person: Person) -> dict[str, Any]:
    return {name: _plain(getattr(person, name)) for name in _PROFILE}


Queries = dict[str, Select[*tuple[Any, ...]]]


def _queries(who: UUID) -> Queries:
    return _itself(who) | _work(who) | _logs(who)


def _itself(who: UUID) -> Queries:
    return {
        "companies": select(Client.name)
        .join(ClientContact, ClientContact.client_id == Client.id)
        .where(ClientContact.person_id == who)
        .order_by(Client.name),
        "teams": select(Team.name)
        .join(TeamMember, TeamMember.team_id == Team.id)
        .where(TeamMember.person_id == who)
        .order_by(Team.name),
        "telegram": select(
            TelegramLink.created_at,
            TelegramLink.scope,
            TelegramLink.telegram_user_id,
            TelegramLink.username,
            TelegramLink.phone_e164,
            TelegramLink.ended_at,
        )
        .where(TelegramLink.person_id == who)
        .order_by(TelegramLink.id),
        "sessions": select(LoginSession.created_at, LoginSession.user_agent)
        .where(LoginSession.person_id == who)
        .order_by(LoginSession.id),
        "invitations": select(Invitation.created_at, Invitation.way, Invitation.accepted_at)
        .where(Invitation.person_id == who)
        .order_by(Invitation.id),
        "imports": select(PeopleImport.created_at, PeopleImport.file_name, ImportedRow.became)
        .join(ImportedRow, ImportedRow.import_id == PeopleImport.id)
        .where(ImportedRow.object_id == who)
        .order_by(PeopleImport.id),
    }


def _work(who: UUID) -> Queries:
    of_ticket = or_(Ticket.contact_id == who, Ticket.author_id == who, Ticket.assignee_id == who)
    return {
        "tickets": select(
            Ticket.number, Ticket.title, Ticket.text, Ticket.status, Ticket.created_at
        )
        .where(of_ticket)
        .order_by(Ticket.number),
        "comments": _written(Comment, who),
        "tasks": select(Task.number, Task.title, Task.text, Task.status, Task.created_at)
        .where(or_(Task.author_id == who, Task.assignee_id == who))
        .order_by(Task.number),
        "notes": _written(TaskComment, who),
        "absences": select(
            Absence.kind,
            Absence.start,
            Absence.end,
            Absence.status,
            Absence.comment,
            Absence.reason,
        )
        .where(Absence.person_id == who)
        .order_by(Absence.start),
        "files": select(StoredFile.created_at, StoredFile.name, StoredFile.size)
        .where(StoredFile.uploader_id == who)
        .order_by(StoredFile.id),
    }


def _logs(who: UUID) -> Queries:
    about = or_(AuditEntry.object_id == str(who), AuditEntry.actor_id == who)
    return {
        "deliveries": select(
            Delivery.created_at, Delivery.lane, Delivery.state, Delivery.reason, Delivery.settled_at
        )
        .where(Delivery.person_id == who)
        .order_by(Delivery.id),
        "audit": select(AuditEntry.created_at, AuditEntry.action, AuditEntry.detail)
        .where(about)
        .order_by(AuditEntry.id),
    }


def _written(kind: type[ItemComment], who: UUID) -> Select[*tuple[Any, ...]]:
    return select(kind.created_at, kind.text).where(kind.author_id == who).order_by(kind.id)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _page(person: Person, parts: Mapping[str, Rows], say: Translator) -> str:
    """One page without a script, a style of its own and nothing from elsewhere."""
    title = escape(say("export-title", name=person.name))
    made = escape(say("export-made", moment=now().strftime("%Y-%m-%d %H:%M UTC")))
    body = "\n".join(
        f"<h2>{escape(say(f'export-{name}'))}</h2>\n{_table(rows, say)}"
        for name, rows in parts.items()
    )
    return (
        f'<!doctype html>\n<html lang="{say.locale}">\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n"
        f"<h1>{title}</h1>\n<p>{made}</p>\n{body}\n</html>\n"
    )


_STYLE: Final = (
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top;"
    "overflow-wrap:anywhere}"
)


def _table(rows: Rows, say: Translator) -> str:
    if not rows:
        return f"<p>{escape(say('export-nothing'))}</p>"
    names = list(rows[0])
    head = "".join(f"<th>{escape(_heading(name, say))}</th>" for name in names)
    lines = "\n".join(
        "<tr>" + "".join(f"<td>{escape(_said(row[name]))}</td>" for name in names) + "</tr>"
        for row in rows
    )
    return f"<table><tr>{head}</tr>\n{lines}</table>"


def _said(value: Any) -> str:
    if value is None:
        return "—"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def _heading(name: str, say: Translator) -> str:
    return say(f"export-field-{name.replace('_', '-')}")
