"""Rows of people as the wire knows them."""

from collections.abc import Iterable
from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.clock import now
from api.objects import targets
from api.people import policy
from api.people.addresses.channels import CHANNELS
from api.people.calendar import schedules
from api.people.models import Client, Person, Team
from api.people.staff import duty
from api.principal import Principal
from shared.contracts import companies
from shared.contracts import people as wire

_WITH_ADDRESSES: Final = (
    select(Person)
    .where(Person.id == bindparam("person", type_=Uuid()))
    .options(joinedload(Person.links), joinedload(Person.dead_addresses))
    .execution_options(populate_existing=True)
)
N = TypeVar("N", Person, Team, Client, wire.ClientRef, wire.TeamRef)


def ref(person: Person | wire.PersonRef) -> wire.PersonRef:
    return wire.PersonRef(id=person.id, name=person.name, kind=person.kind)


def client_ref(client: Client) -> wire.ClientRef:
    return wire.ClientRef(id=client.id, name=client.name)


def team_ref(team: Team) -> wire.TeamRef:
    return wire.TeamRef(id=team.id, name=team.name)


def employee(person: Person) -> wire.Employee:
    """Needs `manager`, `deputy`, `teams`, `links`, `dead_addresses` and `merged_into` loaded."""
    assert person.role is not None
    return wire.Employee(
        id=person.id,
        name=person.name,
        email=person.email,
        phone=person.phone,
        role=person.role,
        active=person.active,
        manager=ref(person.manager) if person.manager else None,
        deputy=ref(person.deputy) if person.deputy else None,
        deputy_left=person.deputy is not None and not person.deputy.active,
        teams=[team_ref(team) for team in by_name(person.teams)],
        locale=person.locale,
        timezone=person.timezone,
        mattermost_login=person.mattermost_login,
        telegram_linked=bool(person.links),
        has_password=person.password_hash is not None,
        unreachable=unreachable(person),
        week=schedules.shown_week(person.week),
        version=person.version,
        merged_into=ref(person.merged_into) if person.merged_into else None,
        erased=person.erased_at is not None,
    )


def contact(person: Person) -> companies.Contact:
    """Needs `clients`, `links`, `dead_addresses` and `merged_into` loaded."""
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
        version=person.version,
        merged_into=ref(person.merged_into) if person.merged_into else None,
        erased=person.erased_at is not None,
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
    rows = await session.scalars(_WITH_ADDRESSES, {"person": person_id})
    found = rows.unique().one_or_none()
    return unreachable(found) if found else []


def team(row: Team, principal: Principal) -> wire.Team:
    """As this caller sees it. Needs `lead`, and `memberships` with their people, loaded."""
    return wire.Team(
        id=row.id,
        name=row.name,
        lead=ref(row.lead) if row.lead else None,
        members=[ref(each) for each in by_name([each.person for each in row.memberships])],
        mattermost_channel=row.mattermost_channel,
        assignment=row.assignment,
        duty=_duty(row),
        may_set_duty=policy.may_set_duty(principal, row.lead_id),
        version=row.version,
    )


def _duty(row: Team) -> wire.Duty:
    members = {each.person_id: ref(each.person) for each in row.memberships}
    said, at = duty.of(row), now()
    return wire.Duty(
        rotation=said.rotation,
        people=[members[each] for each in said.in_turn(at)],
        now=[members[each] for each in said.on_duty(at)],
        until=said.until(at),
    )


def client(row: Client) -> companies.Client:
    return companies.Client(
        id=row.id,
        name=row.name,
        active=row.active,
        contacts_see_all=row.contacts_see_all,
        notes=row.notes,
        sla_targets=dict(targets.shown(row.sla_targets)) or None,
        version=row.version,
    )


def by_name(rows: Iterable[N]) -> list[N]:
    return sorted(rows, key=lambda row: row.name.casefold())
