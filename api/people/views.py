"""Rows of people as the wire knows them."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.people.addresses.channels import CHANNELS
from api.people.models import Client, Person, Team
from shared.contracts import companies
from shared.contracts import people as wire

N = TypeVar("N", Person, Team, Client)


def ref(person: Person) -> wire.PersonRef:
    return wire.PersonRef(id=person.id, name=person.name, kind=person.kind)


def client_ref(client: Client) -> wire.ClientRef:
    return wire.ClientRef(id=client.id, name=client.name)


def team_ref(team: Team) -> wire.TeamRef:
    return wire.TeamRef(id=team.id, name=team.name)


def employee(person: Person) -> wire.Employee:
    """Needs `manager`, `teams`, `links` and `dead_addresses` loaded."""
    assert person.role is not None
    return wire.Employee(
        id=person.id,
        name=person.name,
        email=person.email,
        phone=person.phone,
        role=person.role,
        active=person.active,
        manager=ref(person.manager) if person.manager else None,
        teams=[team_ref(team) for team in by_name(person.teams)],
        locale=person.locale,
        timezone=person.timezone,
        mattermost_login=person.mattermost_login,
        telegram_linked=bool(person.links),
        unreachable=unreachable(person),
    )


def contact(person: Person) -> companies.Contact:
    """Needs `clients`, `links` and `dead_addresses` loaded."""
    return companies.Contact(
        id=person.id,
        name=person.name,
        email=person.email,
        phone=person.phone,
        active=person.active,
        clients=[client_ref(client) for client in by_name(person.clients)],
        locale=person.locale,
        timezone=person.timezone,
        telegram_linked=bool(person.links),
        unreachable=unreachable(person),
    )


def unreachable(person: Person) -> list[wire.Unreachable]:
    """Needs `links` and `dead_addresses` loaded."""
    why = {key: each.marks.why(person) for key, each in CHANNELS.items()}
    return [
        wire.Unreachable(channel=channel, reason=reason)
        for channel, reason in why.items()
        if reason
    ]


async def unreachable_by(session: AsyncSession, person_id: UUID) -> list[wire.Unreachable]:
    """The same of somebody who is not loaded with them."""
    loads = (selectinload(Person.links), selectinload(Person.dead_addresses))
    row = select(Person).where(Person.id == person_id).options(*loads)
    found = await session.scalar(row.execution_options(populate_existing=True))
    return unreachable(found) if found else []


def team(row: Team) -> wire.Team:
    """Needs `lead` and `members` loaded."""
    return wire.Team(
        id=row.id,
        name=row.name,
        lead=ref(row.lead) if row.lead else None,
        members=[ref(member) for member in by_name(row.members)],
        mattermost_channel=row.mattermost_channel,
        assignment=row.assignment,
    )


def client(row: Client) -> companies.Client:
    return companies.Client(
        id=row.id, name=row.name, active=row.active, contacts_see_all=row.contacts_see_all
    )


def by_name(rows: Iterable[N]) -> list[N]:
    return sorted(rows, key=lambda row: row.name.casefold())
