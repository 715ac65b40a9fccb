"""What an absence does to news: push and messengers wait for the return, deputies hear (A9)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.balance import rules
from api.notifications.types.recipient import Recipient
from api.people.calendar import presence, schedules
from api.people.calendar.workdays import WorkTime
from api.people.models import Person
from api.settings import Settings


async def returns(
    session: AsyncSession, settings: Settings, people: Sequence[UUID]
) -> dict[UUID, datetime]:
    """When those of the people who are away begin to work again, by their own hours; nobody is
    in the answer where the setting lets absences be loud."""
    away = await presence.away_now(session, people)
    if not away or not (await rules.load(session)).silent_while_away:
        return {}
    times = await schedules.work_times(session, settings)
    rows = await session.scalars(select(Person).where(Person.id.in_(away)))
    return {row.id: _begins(times.of(row), away[row.id]) for row in rows}


async def deputies(session: AsyncSession, recipients: Iterable[Recipient]) -> dict[UUID, UUID]:
    """Of those who are away, the first in the chain of deputies who is not."""
    asked = {each.person_id for each in recipients}
    away = found = await presence.away_now(session, asked)
    while further := {each.deputy_id for each in found.values() if each.deputy_id} - asked:
        asked |= further
        found = await presence.away_now(session, further)
        away |= found
    chosen = {person: presence.stand_in(person, away) for person in away}
    return {person: deputy for person, deputy in chosen.items() if deputy}


def _begins(work: WorkTime, away: presence.Away) -> datetime:
    """The first working minute after the last day."""
    hours = work.hours_of(work.next_working_day(away.until))
    assert hours is not None, "a working day has hours"
    return hours[0]
