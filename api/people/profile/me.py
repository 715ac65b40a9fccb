"""The caller's own page."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.engine.hot import Hot
from api.errors import NotFound
from api.objects import look
from api.people import fields, views
from api.people.calendar import presence
from api.people.models import Client, ClientContact, Person, Team, TeamMember
from api.people.ports import PeoplePorts
from api.people.staff import tree
from api.principal import Principal, administers, serves
from api.security.password_rules import shortest
from shared import zones
from shared.contracts.people import ClientRef, Me, MeChange, PersonKind, TeamRef, TimeZone


def _statement(above: PeoplePorts) -> Hot:
    """The person with each company and team: a contact has no team, an employee no company."""
    leads = select(Team.id).where(Team.lead_id == Person.id).correlate(Person).exists()
    return Hot(
        select(
            Person.id,
            Person.kind,
            Person.name,
            Person.email,
            Person.role,
            Person.locale,
            Person.timezone,
            tree.manages().label("manages"),
            leads.label("leads"),
            Person.password_hash.is_(None).label("lacks_password"),
            above.unread.label("unread"),
            above.is_asked.label("is_asked"),
            presence.stands_in(bindparam("today")).label("stands_in"),
            Client.id.label("client_id"),
            Client.name.label("client_name"),
            Client.contacts_see_all.label("sees_all"),
            Team.id.label("team_id"),
            Team.name.label("team_name"),
        )
        .outerjoin(ClientContact, ClientContact.person_id == Person.id)
        .outerjoin(Client, (Client.id == ClientContact.client_id) & Client.active)
        .outerjoin(TeamMember, TeamMember.person_id == Person.id)
        .outerjoin(Team, Team.id == TeamMember.team_id)
        .where(Person.id == bindparam("person_id"))
    )


_statement_of = cache(_statement)


async def of(session: AsyncSession, person_id: UUID, above: PeoplePorts) -> Me:
    """What every screen and talk needs to know at its start, in one statement. Raises NotFound."""
    asked = {"person_id": person_id, "today": presence.earliest_today()}
    rows = await _statement_of(above).rows(session, asked)
    if not rows:
        raise NotFound
    person, clients, teams = rows[0], _clients(rows), _teams(rows)
    return Me(
        id=person.id,
        kind=person.kind,
        name=person.name,
        email=person.email,
        role=person.role,
        locale=person.locale,
        timezone=person.timezone,
        clients=clients,
        teams=teams,
        unread=person.unread,
        administers=administers(person.role),
        serves=serves(person.role),
        manages=person.manages or person.leads,
        approves=await _approves(session, person, above),
        lacks_password=person.kind is PersonKind.EMPLOYEE and bool(person.lacks_password),
        shortest_password=_shortest_password(person),
        sees_company=any(row.sees_all for row in rows),
        desk=(await look.load(session)).name,
    )


def _shortest_password(person: Any) -> int:
    is_employee = person.kind is PersonKind.EMPLOYEE
    return shortest(is_admin=administers(person.role)) if is_employee else 0


def _clients(rows: Sequence[Any]) -> list[ClientRef]:
    found = {row.client_id: row.client_name for row in rows if row.client_id}
    return views.by_name(ClientRef(id=key, name=name) for key, name in found.items())


def _teams(rows: Sequence[Any]) -> list[TeamRef]:
    found = {row.team_id: row.team_name for row in rows if row.team_id}
    return views.by_name(TeamRef(id=key, name=name) for key, name in found.items())


async def _approves(session: AsyncSession, person: Any, above: PeoplePorts) -> bool:
    """Whether requests come to the person (A1): asked already, by the own place, or in place of
    somebody who is away. The last is looked for only where there is somebody."""
    if person.is_asked or person.manages:
        return True
    if person.role is not None and person.role is await above.last_approver(session):
        return True
    return bool(person.stands_in) and await above.approves(session, person.id)


async def change(session: AsyncSession, principal: Principal, asked: MeChange) -> None:
    """Raises Invalid."""
    person = await session.get_one(Person, principal.person_id)
    if asked.locale is not UNSET:
        person.locale = fields.locale(asked.locale)
    if asked.timezone is not UNSET:
        person.timezone = fields.timezone(asked.timezone)
    person.version += 1
    await session.flush()


def time_zones(locale: str, timezone: str) -> list[TimeZone]:
    """Summer time begins on the hour, so the list is as new as the hour."""
    hour = now().replace(minute=0, second=0, microsecond=0)
    found = zones.choices(locale, hour, timezone)
    return [TimeZone(name=one.name, title=one.title, near=one.near) for one in found]
