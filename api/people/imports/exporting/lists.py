"""The lists of people as rows of text, in the columns that an import reads."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.people.imports import kinds
from api.people.imports.errors import ExportTooLong
from api.people.models import Client, ClientContact, Person, Team, TeamMember
from api.people.search import containing, matching
from shared.contracts.imports import ExportAsk, ImportField, ListKind
from shared.contracts.people import PersonKind

MOST: Final = 50_000
"""Rows of a file: as many as an import takes."""
Table = list[list[str]]
Names = dict[UUID, list[str]]


async def table(session: AsyncSession, asked: ExportAsk, locale: str) -> Table:
    """The heading and the rows, filtered as the list is. Raises ExportTooLong."""
    found = (await session.execute(_asked(asked).limit(MOST + 1))).all()
    if len(found) > MOST:
        raise ExportTooLong(limit=MOST)
    columns = kinds.COLUMNS[asked.kind]
    heading = [kinds.spoken(each.names, locale) for each in columns]
    others = await _others(session, asked.kind)
    colleagues = await _colleagues(session) if asked.kind is ListKind.EMPLOYEES else {}
    rows = [
        [_cell(row, each.field, locale, others, colleagues) for each in columns] for row in found
    ]
    return [heading, *rows]


def _asked(asked: ExportAsk) -> Select[*tuple[Any, ...]]:
    if asked.kind is ListKind.COMPANIES:
        found: Select[*tuple[Any, ...]] = select(
            Client.id, Client.name, Client.active, Client.contacts_see_all
        ).order_by(Client.name, Client.id)
        if asked.search.strip():
            found = found.where(containing(Client.name_key, asked.search))
        return found if asked.active is None else found.where(Client.active.is_(asked.active))
    employees = asked.kind is ListKind.EMPLOYEES
    found = (
        select(
            Person.id,
            Person.name,
            Person.active,
            Person.email,
            Person.phone,
            Person.role,
            Person.manager_id,
            Person.deputy_id,
            Person.mattermost_login,
        )
        .where(Person.kind == (PersonKind.EMPLOYEE if employees else PersonKind.CONTACT))
        .order_by(Person.name, Person.id)
    )
    if asked.search.strip():
        found = found.where(matching(asked.search))
    if asked.active is not None:
        found = found.where(Person.active.is_(asked.active))
    if asked.client_id is not None:
        of_client = select(ClientContact.person_id).where(
            ClientContact.client_id == asked.client_id
        )
        found = found.where(Person.id.in_(of_client))
    return found


async def _others(session: AsyncSession, kind: ListKind) -> Names:
    """Names of the teams, or of the companies, of each person."""
    pairs: Select[*tuple[Any, ...]] = (
        select(TeamMember.person_id, Team.name)
        .join(Team, Team.id == TeamMember.team_id)
        .order_by(Team.name)
    )
    if kind is ListKind.CONTACTS:
        pairs = (
            select(ClientContact.person_id, Client.name)
            .join(Client, Client.id == ClientContact.client_id)
            .order_by(Client.name)
        )
    found: Names = defaultdict(list)
    if kind is not ListKind.COMPANIES:
        for person_id, name in await session.execute(pairs):
            found[person_id].append(name)
    return found


async def _colleagues(session: AsyncSession) -> dict[UUID, str]:
    """By name; namesakes by e-mail, so that an import knows which one it is."""
    asked = select(Person.id, Person.name, Person.name_key, Person.email).where(
        Person.kind == PersonKind.EMPLOYEE
    )
    people: Sequence[Row[*tuple[Any, ...]]] = (await session.execute(asked)).all()
    namesakes = Counter(each.name_key for each in people)
    return {
        each.id: each.email if namesakes[each.name_key] > 1 and each.email else each.name
        for each in people
    }


def _cell(
    row: Row[*tuple[Any, ...]],
    field: ImportField,
    locale: str,
    others: Names,
    colleagues: dict[UUID, str],
) -> str:
    match field:
        case ImportField.TEAMS | ImportField.COMPANIES:
            return "; ".join(others.get(row.id, ()))
        case ImportField.MANAGER:
            return colleagues.get(row.manager_id, "")
        case ImportField.DEPUTY:
            return colleagues.get(row.deputy_id, "")
        case ImportField.ROLE:
            return kinds.spoken(kinds.ROLES[row.role], locale)
        case ImportField.ACTIVE:
            return kinds.spoken(kinds.YES if row.active else kinds.NO, locale)
        case ImportField.SEES_ALL:
            return kinds.spoken(kinds.YES if row.contacts_see_all else kinds.NO, locale)
        case ImportField.MATTERMOST:
            return row.mattermost_login or ""
        case _:
            return str(getattr(row, field.value) or "")
