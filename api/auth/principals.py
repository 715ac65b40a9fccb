"""People as principals: plain data for every policy, loaded in one statement."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ScalarSelect,
    Select,
    String,
    bindparam,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from api.people.models import Client, ClientContact, Person, Team, TeamMember
from api.people.staff import tree
from api.principal import Principal
from shared.contracts.people import PersonKind

_COMMA: Any = literal_column("','", String)


def _listed(ids: Any, found: Select[Any]) -> ScalarSelect[str]:
    """All of the ids that belong to the Person of the statement around, in one column: a row a
    person, however many there are."""
    listed = found.with_only_columns(func.aggregate_strings(cast(ids, String), _COMMA))
    return listed.correlate(Person).scalar_subquery()


_COMPANIES: Final = (
    select(Client.id)
    .join(ClientContact, ClientContact.client_id == Client.id)
    .where(ClientContact.person_id == Person.id, Client.active)
)
_TEAMS: Final = select(TeamMember.team_id).where(TeamMember.person_id == Person.id)
_LEADS: Final = select(Team.id).where(Team.lead_id == Person.id)

COLUMNS: Final = (
    Person.id.label("person_id"),
    Person.kind,
    Person.name,
    Person.locale,
    Person.timezone,
    Person.role,
    tree.manages().label("manages"),
    _listed(Client.id, _COMPANIES).label("companies"),
    _listed(Client.id, _COMPANIES.where(Client.contacts_see_all)).label("seen_whole"),
    _listed(TeamMember.team_id, _TEAMS).label("teams"),
    _listed(Team.id, _LEADS).label("leads"),
)
"""What `of_row` needs of a statement over Person; who has left must be no row of it (R8)."""

_MANY: Final = select(*COLUMNS).where(
    Person.id.in_(bindparam("ids", expanding=True)), Person.active
)


async def load(session: AsyncSession, person_id: UUID) -> Principal | None:
    """The active person; None for one who left or never was (R8)."""
    return (await load_many(session, [person_id])).get(person_id)


async def load_many(session: AsyncSession, person_ids: Collection[UUID]) -> dict[UUID, Principal]:
    """As `load`, for many; who left is absent (R8)."""
    if not person_ids:
        return {}
    found = await session.execute(_MANY, {"ids": list(person_ids)})
    return {row.person_id: of_row(row) for row in found}


def of_row(row: Any, **more: Any) -> Principal:
    """A row with COLUMNS as plain data; `more` says by which way the person came."""
    is_contact = row.kind is PersonKind.CONTACT
    return Principal(
        person_id=row.person_id,
        kind=row.kind,
        name=row.name,
        locale=row.locale,
        timezone=row.timezone,
        role=None if is_contact else row.role,
        manages=row.manages,
        client_ids=_ids(row.companies) if is_contact else frozenset(),
        sees_all_of=_ids(row.seen_whole) if is_contact else frozenset(),
        team_ids=frozenset() if is_contact else _ids(row.teams),
        leads=frozenset() if is_contact else _ids(row.leads),
        **more,
    )


def _ids(listed: str | None) -> frozenset[UUID]:
    return frozenset(map(UUID, listed.split(","))) if listed else frozenset()
