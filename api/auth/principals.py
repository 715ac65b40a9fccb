"""People as principals: plain data for every policy, loaded in a statement or two."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from sqlalchemy import literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from api.people.models import Client, ClientContact, Person, Team, TeamMember
from api.people.staff import tree
from api.principal import Principal
from shared.contracts.people import PersonKind

Belongings = dict[UUID, tuple[set[UUID], set[UUID]]]
"""Of each person: companies and those seen whole, or teams and those led."""


async def load(session: AsyncSession, person_id: UUID) -> Principal | None:
    """The active person; None for one who left or never was (R8)."""
    return (await load_many(session, [person_id])).get(person_id)


async def load_many(session: AsyncSession, person_ids: Collection[UUID]) -> dict[UUID, Principal]:
    """As `load`, for many in at most three statements; who left is absent (R8)."""
    people = await _people(session, person_ids)
    contacts = [each.person_id for each in people if each.is_contact]
    employees = [each.person_id for each in people if each.is_employee]
    companies = await _companies(session, contacts) if contacts else {}
    teams = await _teams(session, employees) if employees else {}
    return {each.person_id: _with(each, companies, teams) for each in people}


def _with(person: Principal, companies: Belongings, teams: Belongings) -> Principal:
    if person.is_contact:
        all_of_them, whole = companies.get(person.person_id, (set(), set()))
        return replace(person, client_ids=frozenset(all_of_them), sees_all_of=frozenset(whole))
    member_of, leads = teams.get(person.person_id, (set(), set()))
    return replace(person, team_ids=frozenset(member_of), leads=frozenset(leads))


async def _people(session: AsyncSession, person_ids: Collection[UUID]) -> list[Principal]:
    found = await session.execute(
        select(
            Person.id,
            Person.kind,
            Person.name,
            Person.locale,
            Person.timezone,
            Person.role,
            tree.manages().label("manages"),
        ).where(Person.id.in_(person_ids), Person.active)
    )
    return [
        Principal(
            person_id=row.id,
            kind=row.kind,
            name=row.name,
            locale=row.locale,
            timezone=row.timezone,
            role=row.role if row.kind is PersonKind.EMPLOYEE else None,
            manages=row.manages,
        )
        for row in found
    ]


async def _companies(session: AsyncSession, person_ids: Collection[UUID]) -> Belongings:
    found = await session.execute(
        select(ClientContact.person_id, Client.id, Client.contacts_see_all)
        .join(Client, Client.id == ClientContact.client_id)
        .where(ClientContact.person_id.in_(person_ids), Client.active)
    )
    gathered: Belongings = defaultdict(lambda: (set(), set()))
    for person_id, client_id, sees_all in found:
        companies, whole = gathered[person_id]
        companies.add(client_id)
        if sees_all:
            whole.add(client_id)
    return gathered


async def _teams(session: AsyncSession, person_ids: Collection[UUID]) -> Belongings:
    member = select(TeamMember.person_id, TeamMember.team_id, literal(0)).where(
        TeamMember.person_id.in_(person_ids)
    )
    lead = select(Team.lead_id, Team.id, literal(1)).where(Team.lead_id.in_(person_ids))
    gathered: Belongings = defaultdict(lambda: (set(), set()))
    for person_id, team_id, which in await session.execute(union_all(member, lead)):
        gathered[person_id][which].add(team_id)
    return gathered
