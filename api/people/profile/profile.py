"""A person's own choice of channels and quiet hours, kept and shown."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.people.models import Person, TelegramLink
from api.people.profile import preferences
from api.people.profile.preferences import Addresses
from api.principal import Principal
from shared.contracts.people import PersonKind, Preferences, PreferencesChange
from shared.contracts.telegram import BotScope

SCOPES = {PersonKind.EMPLOYEE: BotScope.STAFF, PersonKind.CONTACT: BotScope.CLIENT}
"""Which bot is a person's (R6)."""


async def show(session: AsyncSession, principal: Principal) -> Preferences:
    person = await _person(session, principal)
    plan = preferences.channel_plan(person.kind, person.channels)
    return Preferences(
        channels=preferences.switches(plan, addresses(person), person.locale),
        quiet_hours=preferences.quiet_hours(person.quiet_hours),
    )


async def choose(session: AsyncSession, principal: Principal, asked: PreferencesChange) -> None:
    """Raises Invalid."""
    person = await _person(session, principal)
    person.channels = preferences.kept_choice(person.kind, asked.channels)
    person.quiet_hours = preferences.kept_quiet_hours(asked.quiet_hours)
    await session.flush()


def addresses(person: Person) -> Addresses:
    """Needs `links` loaded."""
    link = next((each for each in person.links if each.scope is SCOPES[person.kind]), None)
    return Addresses(
        telegram=_account(link) if link else None,
        telegram_dead=link.unreachable if link else None,
        email=person.email,
        email_dead=person.email_dead,
        mattermost=f"@{person.mattermost_login}" if person.mattermost_login else None,
        mattermost_dead=person.mattermost_dead,
    )


def _account(link: TelegramLink) -> str:
    return f"@{link.username}" if link.username else str(link.telegram_user_id)


async def _person(session: AsyncSession, principal: Principal) -> Person:
    found = await session.scalars(
        select(Person)
        .where(Person.id == principal.person_id)
        .options(selectinload(Person.links))
        .execution_options(populate_existing=True)
    )
    return found.one()
