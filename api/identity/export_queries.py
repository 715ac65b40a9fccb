"""Where all that is kept of one person stands: a query a part, in the order of the page."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from api.absences.models import Absence
from api.activity.comments import ItemComment
from api.auth.models import Invitation, LoginSession
from api.files.models import StoredFile
from api.notifications.models import Delivery
from api.objects.audit import AuditEntry
from api.people.imports.models import ImportedRow, PeopleImport
from api.people.models import Client, ClientContact, Team, TeamMember, TelegramLink
from api.tasks.models import Task, TaskComment
from api.tickets.models import Comment, Ticket

Queries = dict[str, Select[*tuple[Any, ...]]]


def of(who: UUID) -> Queries:
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
        "audit": select(
            AuditEntry.created_at,
            AuditEntry.action,
            AuditEntry.object_kind,
            AuditEntry.object_id,
            AuditEntry.detail,
        )
        .where(about)
        .order_by(AuditEntry.id),
    }


def _written(kind: type[ItemComment], who: UUID) -> Select[*tuple[Any, ...]]:
    return select(kind.created_at, kind.text).where(kind.author_id == who).order_by(kind.id)
