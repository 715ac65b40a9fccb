"""The caller's own page."""

from uuid import UUID

from msgspec import UNSET
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.clock import now
from api.errors import NotFound
from api.people import fields, views
from api.people.models import Person, Team
from api.people.ports import PeoplePorts
from api.people.staff import tree
from api.principal import Principal, administers, serves
from shared import zones
from shared.contracts.people import Me, MeChange, TimeZone


async def of(session: AsyncSession, person_id: UUID, above: PeoplePorts) -> Me:
    """What every screen and talk needs to know at its start."""
    person = await session.scalar(
        select(Person)
        .where(Person.id == person_id)
        .options(selectinload(Person.clients), selectinload(Person.teams))
        .execution_options(populate_existing=True)
    )
    if person is None:
        raise NotFound
    return Me(
        id=person.id,
        kind=person.kind,
        name=person.name,
        email=person.email,
        role=person.role,
        locale=person.locale,
        timezone=person.timezone,
        clients=[views.client_ref(row) for row in views.by_name(person.clients) if row.active],
        teams=[views.team_ref(row) for row in views.by_name(person.teams)],
        unread=await above.count_unread(session, person.id),
        administers=administers(person.role),
        serves=serves(person.role),
        manages=await _manages(session, person.id),
        approves=await above.approves(session, person.id),
        sees_company=any(row.active and row.contacts_see_all for row in person.clients),
    )


async def change(session: AsyncSession, principal: Principal, asked: MeChange) -> None:
    """Raises Invalid."""
    person = await session.get_one(Person, principal.person_id)
    if asked.locale is not UNSET:
        person.locale = fields.locale(asked.locale)
    if asked.timezone is not UNSET:
        person.timezone = fields.timezone(asked.timezone)
    await session.flush()


def time_zones(principal: Principal) -> list[TimeZone]:
    """Summer time begins on the hour, so the list is as new as the hour."""
    hour = now().replace(minute=0, second=0, microsecond=0)
    found = zones.choices(principal.locale, hour, principal.timezone)
    return [TimeZone(name=one.name, title=one.title, near=one.near) for one in found]


async def _manages(session: AsyncSession, person_id: UUID) -> bool:
    leads = select(Team.id).where(Team.lead_id == person_id).exists()
    found = select(or_(tree.manages(), leads)).where(Person.id == person_id)
    return bool(await session.scalar(found))
