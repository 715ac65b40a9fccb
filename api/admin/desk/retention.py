"""How long is kept what nobody looks for any more: the environment's word, else the
administrator's."""

from typing import Final

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.errors import Invalid
from api.objects import audit, desk_settings
from api.principal import Principal
from api.settings import Settings
from shared.contracts.desk_settings import Retention

NAME: Final = "retention"
LONGEST: Final = 36_500
"""A hundred years."""
LEAST: Final = {"deliveries_days": 7, "audit_days": 90, "files_days": 30}
_FOR_GOOD: Final = "files_days"


def fixed(settings: Settings) -> dict[str, int]:
    """What the environment sets: it wins."""
    given = settings.model_fields_set
    may = {
        "deliveries_days": ("retention_days", settings.retention_days),
        "audit_days": ("audit_days", settings.audit_days),
    }
    return {name: days for name, (variable, days) in may.items() if variable in given}


def shipped(settings: Settings) -> Retention:
    """What holds while nobody chose."""
    return Retention(**fixed(settings))


async def load(session: AsyncSession, settings: Settings) -> Retention:
    kept = await desk_settings.load(session, NAME, Retention)
    return msgspec.structs.replace(kept, **fixed(settings))


async def now_of(database: Database, settings: Settings) -> Retention:
    """As `load`, for who has no session."""
    async with database.reads() as session:
        return await load(session, settings)


async def change(
    session: AsyncSession, actor: Principal, asked: Retention, settings: Settings
) -> None:
    """From the next sweep on. Raises Invalid."""
    for name, least in LEAST.items():
        days = getattr(asked, name)
        for_good = name == _FOR_GOOD and days == 0
        if not (for_good or least <= days <= LONGEST):
            raise Invalid(f"{name}: from {least} to {LONGEST} days", field=name)
    for name, days in fixed(settings).items():
        if getattr(asked, name) != days:
            raise Invalid(f"{name}: the environment sets it to {days}", field=name)
    await desk_settings.keep(session, NAME, asked, actor.person_id)
    audit.record(session, actor.person_id, "retention_changed", "desk_settings", NAME)
