"""One request about one task: what every act on it needs, found before the act."""

from dataclasses import dataclass
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.http import given
from api.http.given import AnyRequest
from api.principal import Principal, requires_employee, requires_scope
from api.settings import Settings
from api.tasks import hanging, load, models, views
from api.tasks.ports import TicketNumbers
from api.tasks.work import moves
from shared.contracts.tasks import Task, TaskAction, TaskComment, TaskMove

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
Config = NamedDependency[Settings]
Tickets = NamedDependency[SkipValidation[TicketNumbers]]

READS = [requires_employee, requires_scope("tasks:read")]
WRITES = [requires_employee, requires_scope("tasks:write")]


@dataclass(frozen=True)
class Case:
    """A task that the caller sees, and how to answer with it."""

    session: AsyncSession
    who: Principal
    task: models.Task
    ticket_numbers: TicketNumbers
    files: int
    """How many a comment may carry."""

    async def moved(self, action: TaskAction, order: TaskMove) -> Task:
        await moves.make(self.session, self.who, self.task, action, order, files=self.files)
        return await self.answer()

    async def answer(self) -> Task:
        """The task as it is after the act."""
        return await views.whole(self.session, self.who, self.task, self.ticket_numbers)

    async def shown(self) -> Task:
        """The task as it was found."""
        return await views.shown(self.session, self.who, self.task, self.ticket_numbers)

    async def comment(self, comment_id: UUID) -> TaskComment:
        await self.session.flush()
        found = await hanging.read(self.session, self.who, self.task)
        return next(views.comment(each) for each in found.comments if each.id == comment_id)


async def open_case(request: AnyRequest, task_id: FromPath[UUID]) -> Case:
    """The dependency `case`, by itself: the framework makes a task for each of several. Raises
    NotFound for a task that the caller does not see."""
    session, who, state = given.session(request), given.principal(request), request.app.state
    task = await load.visible(session, who, task_id)
    return Case(session, who, task, state.ticket_numbers, state.settings.upload_max_count)
