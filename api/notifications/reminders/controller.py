"""When people are reminded, over HTTP, for administrators."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import get, put
from api.notifications.reminders import rules
from api.principal import Principal, requires_admin
from shared.contracts.tasks import TaskReminders

Session = NamedDependency[AsyncSession]


class TaskRemindersController(Controller):
    path = "/api/admin/task-reminders"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="get_task_reminders")
    async def get_task_reminders(self, session: Session) -> TaskReminders:
        """Read when people are reminded of due dates."""
        return await rules.load(session)

    @put(operation_id="change_task_reminders")
    async def change_task_reminders(
        self, session: Session, principal: NamedDependency[Principal], data: JSONBody[TaskReminders]
    ) -> TaskReminders:
        """Set when people are reminded of due dates. What was told already is not told again."""
        await rules.change(session, principal, data)
        return await rules.load(session)
