"""What lists of people are narrowed by: conditions on Person, whose tables say the rest."""

from uuid import UUID

from sqlalchemy import ColumnElement, select

from api.people.addresses.telegram import SCOPES
from api.people.imports.models import ImportedRow
from api.people.models import ClientContact, Person, TeamMember, TelegramLink
from shared.contracts.imports import ImportOutcome
from shared.contracts.people import PersonKind


def in_team(team_id: UUID) -> ColumnElement[bool]:
    members = select(TeamMember.person_id).where(TeamMember.team_id == team_id)
    return Person.id.in_(members)


def of_client(client_id: UUID) -> ColumnElement[bool]:
    contacts = select(ClientContact.person_id).where(ClientContact.client_id == client_id)
    return Person.id.in_(contacts)


def brought_by(import_id: UUID) -> ColumnElement[bool]:
    made = select(ImportedRow.object_id).where(
        ImportedRow.import_id == import_id, ImportedRow.outcome == ImportOutcome.NEW
    )
    return Person.id.in_(made)


def linked(kind: PersonKind, wanted: bool) -> ColumnElement[bool]:
    """Whether the person has an account in the bot of the kind."""
    live = (
        select(TelegramLink.id)
        .where(
            TelegramLink.scope == SCOPES[kind],
            TelegramLink.person_id == Person.id,
            TelegramLink.ended_at.is_(None),
        )
        .correlate(Person)
        .exists()
    )
    return live if wanted else ~live
