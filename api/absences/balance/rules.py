"""What the administrator decides about absences for everybody."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.objects import audit, desk_settings
from api.people.calendar import presence
from api.principal import Principal
from api.settings import Settings
from shared.contracts.absences import AbsenceKind, AbsenceRules

NAME = "absence_rules"
MOST_DAYS_PER_YEAR = 366


async def load(session: AsyncSession) -> AbsenceRules:
    return await desk_settings.load(session, NAME, AbsenceRules)


async def change(session: AsyncSession, actor: Principal, asked: AbsenceRules) -> None:
    """Trips that are approved already follow the new rule too. Raises Invalid."""
    check_rate(asked.days_per_year)
    changes = audit.turned(await load(session), asked)
    await desk_settings.keep(session, NAME, asked, actor.person_id)
    await presence.count(session, AbsenceKind.TRIP, counts=asked.trip_is_away)
    audit.record(
        session, actor.person_id, "absence_rules_changed", "desk_settings", NAME, changes=changes
    )


async def by_default(session: AsyncSession, _: Settings) -> None:
    """Approved trips follow the rule that was just put back."""
    await presence.count(session, AbsenceKind.TRIP, counts=AbsenceRules().trip_is_away)


def makes_absent(kind: AbsenceKind, rules: AbsenceRules) -> bool:
    """Whether the person does not work in these days (A9)."""
    match kind:
        case AbsenceKind.REMOTE:
            return False
        case AbsenceKind.TRIP:
            return rules.trip_is_away
        case _:
            return True


def check_rate(days_per_year: float) -> None:
    """Raises Invalid."""
    if not 0 <= days_per_year <= MOST_DAYS_PER_YEAR:
        raise Invalid("days_per_year: from 0 to 366", field="days_per_year")
