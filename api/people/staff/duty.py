"""Who is on duty in a team: a list, all of it at once or one a week (C9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.people.errors import UnfitForDuty
from api.people.models import Person, Team, TeamMember
from api.principal import serves
from api.settings import Settings
from shared.contracts.people import DutyDraft, DutyRotation

WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class Duty:
    """The list, and since when its first one has the week. Pure."""

    rotation: DutyRotation = DutyRotation.TOGETHER
    people: tuple[UUID, ...] = ()
    since: datetime | None = None

    def in_turn(self, at: datetime) -> tuple[UUID, ...]:
        """In the order of their weeks, beginning with the one of that moment."""
        if self.since is None or not self.people:
            return self.people
        first = self._weeks(at) % len(self.people)
        return self.people[first:] + self.people[:first]

    def on_duty(self, at: datetime) -> tuple[UUID, ...]:
        """Whose turn it is then."""
        return self.in_turn(at) if self.since is None else self.in_turn(at)[:1]

    def week_of(self, at: datetime) -> datetime | None:
        """When the week of that moment began; None where they take no turns."""
        return self.since and self.since + self._weeks(at) * WEEK

    def until(self, at: datetime) -> datetime | None:
        """When the next one takes over; None where there is nobody else to."""
        began = self.week_of(at)
        return began + WEEK if began and len(self.people) > 1 else None

    def _weeks(self, at: datetime) -> int:
        return (at - self.since) // WEEK if self.since else 0


def of(team: Team) -> Duty:
    """Needs `memberships` loaded."""
    listed = [(each.duty_order, each.person_id) for each in team.memberships]
    places = sorted((place, person_id) for place, person_id in listed if place is not None)
    return Duty(team.duty_rotation, tuple(person_id for _, person_id in places), team.duty_since)


async def assign(session: AsyncSession, team: Team, draft: DutyDraft, settings: Settings) -> None:
    """The list of the draft in place of the one before. Needs `memberships` loaded, with their
    people; the team is held by the caller. Raises UnfitForDuty."""
    ids = list(dict.fromkeys(draft.person_ids))
    fit = {each.person_id for each in team.memberships if _is_fit(each.person)}
    if set(ids) - fit:
        raise UnfitForDuty(
            "person_ids: members of the team who work on tickets", field="person_ids"
        )
    weekly = draft.rotation is DutyRotation.WEEKLY
    team.duty_rotation = draft.rotation
    team.duty_since = _monday(now(), ZoneInfo(settings.default_timezone)) if weekly else None
    await _write(session, team.id, ids)


def _is_fit(person: Person) -> bool:
    """Whether a word on a ticket is anything to the person."""
    return person.active and serves(person.role)


async def keep_turns(session: AsyncSession, *whose: ColumnElement[bool]) -> None:
    """Before these members leave their teams: the list begins with this week's one, so that each of
    the others keeps the own week, and the next one takes that of somebody who goes."""
    left = select(TeamMember.team_id).where(TeamMember.duty_order.is_not(None), *whose)
    # A team's row is held before its members' (`assign`), and teams in one order.
    held = (
        select(Team.id, Team.duty_rotation, Team.duty_since)
        .where(Team.id.in_(left), Team.duty_since.is_not(None))
        .order_by(Team.id)
        .with_for_update(key_share=True)
    )
    at = now()
    for team_id, rotation, since in (await session.execute(held)).all():
        people = await session.scalars(
            select(TeamMember.person_id)
            .where(TeamMember.team_id == team_id, TeamMember.duty_order.is_not(None))
            .order_by(TeamMember.duty_order)
        )
        duty = Duty(rotation, tuple(people), since)
        await _write(session, team_id, duty.in_turn(at))
        await session.execute(
            update(Team)
            .where(Team.id == team_id)
            .values(duty_since=duty.week_of(at))
            .execution_options(synchronize_session=False)
        )


async def _write(session: AsyncSession, team_id: UUID, ids: Sequence[UUID]) -> None:
    places = {person_id: place for place, person_id in enumerate(ids)}
    order = case(places, value=TeamMember.person_id, else_=None) if places else None
    await session.execute(
        update(TeamMember)
        .where(TeamMember.team_id == team_id)
        .values(duty_order=order)
        .execution_options(synchronize_session=False)
    )


def _monday(at: datetime, zone: ZoneInfo) -> datetime:
    """Midnight, by that clock; weeks are counted on from it, whatever the clock does meanwhile."""
    local = at.astimezone(zone)
    day = (local - timedelta(days=local.weekday())).date()
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(at.tzinfo)
