"""What the administrator decides about reminders of tasks for everybody."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.objects import audit, desk_settings
from api.principal import Principal
from shared.contracts.tasks import TaskReminders

NAME = "task_reminders"
LONGEST = 5 * 8 * 60
"""A working week."""


async def load(session: AsyncSession) -> TaskReminders:
    return await desk_settings.load(session, NAME, TaskReminders)


async def change(session: AsyncSession, actor: Principal, asked: TaskReminders) -> None:
    """What was told already is not told again. Raises Invalid."""
    if not 0 <= asked.soon_minutes <= LONGEST:
        raise Invalid(f"soon_minutes: from 0 to {LONGEST}", field="soon_minutes")
    changes = audit.turned(await load(session), asked)
    await desk_settings.keep(session, NAME, asked, actor.person_id)
    audit.record(
        session, actor.person_id, "task_reminders_changed", "desk_settings", NAME, changes=changes
    )
