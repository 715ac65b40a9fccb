"""A person's own choice of channels and quiet hours, kept and shown."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.people.models import Person
from api.people.profile import preferences
from api.principal import Principal
from shared.contracts.preferences import Preferences, PreferencesChange


async def show(session: AsyncSession, principal: Principal) -> Preferences:
    person = await _person(session, principal)
    plan = preferences.channel_plan(person.kind, person.channels)
    return Preferences(
        channels=preferences.switches(plan, person, person.locale),
        quiet_hours=preferences.quiet_hours(person.quiet_hours),
    )


async def choose(session: AsyncSession, principal: Principal, asked: PreferencesChange) -> None:
    """Raises Invalid."""
    person = await _person(session, principal)
    person.channels = preferences.kept_choice(person.kind, asked.channels)
    person.quiet_hours = preferences.kept_quiet_hours(asked.quiet_hours)
    await session.flush()


async def _person(session: AsyncSession, principal: Principal) -> Person:
    found = await session.scalars(
        select(Person)
        .where(Person.id == principal.person_id)
        .options(selectinload(Person.links), selectinload(Person.dead_addresses))
        .execution_options(populate_existing=True)
    )
    return found.one()
