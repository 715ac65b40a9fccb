"""What the administrator decides about the end of tickets for everybody."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.objects import audit, desk_settings
from api.principal import Principal
from shared.contracts.desk import DeskPolicy

NAME = "desk_policy"
LONGEST = 366
"""Days."""


async def load(session: AsyncSession) -> DeskPolicy:
    return await desk_settings.load(session, NAME, DeskPolicy)


async def change(session: AsyncSession, actor: Principal, asked: DeskPolicy) -> None:
    """Tickets that end from now on end by it. Raises Invalid."""
    for name in ("reopen_days", "close_after_days", "rate_days"):
        if not 0 <= getattr(asked, name) <= LONGEST:
            raise Invalid(f"{name}: from 0 to {LONGEST}", field=name)
    changes = audit.turned(await load(session), asked)
    await desk_settings.keep(session, NAME, asked, actor.person_id)
    audit.record(
        session, actor.person_id, "desk_policy_changed", "desk_settings", NAME, changes=changes
    )
