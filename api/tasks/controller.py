"""Tasks over HTTP: lists, and a new one."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from api.http.handlers import get, post
from api.http.paging import Part, parts
from api.tasks import lists, load, service, views
from api.tasks.case import READS, WRITES, Caller, Config, Session, Tickets
from shared.contracts.base import Page
from shared.contracts.tasks import Task, TaskDraft, TaskRow, TaskScope, TaskSort, TaskStatus


class TasksController(Controller):
    path = "/api/tasks"
    tags = ("tasks",)

    @get("/", operation_id="list_tasks", guards=READS, dependencies=parts(20))
    async def list_tasks(  # noqa: PLR0913, PLR0917 - a filter each
        self,
        session: Session,
        principal: Caller,
        ticket_numbers: Tickets,
        part: Part,
        whose: Annotated[TaskScope, QueryParameter(name="scope")] = TaskScope.ALL,
        status: FromQuery[list[TaskStatus] | None] = None,
        open_only: Annotated[bool | None, QueryParameter(name="open")] = None,
        overdue: FromQuery[bool | None] = None,
        assignee_id: FromQuery[UUID | None] = None,
        author_id: FromQuery[UUID | None] = None,
        ticket_id: FromQuery[UUID | None] = None,
        due_before: FromQuery[datetime | None] = None,
        search: Annotated[str, QueryParameter(max_length=200)] = "",
        sort: FromQuery[TaskSort] = TaskSort.DUE,
    ) -> Page[TaskRow]:
        """List tasks. Everybody sees what they wrote, have or follow, managers also what people
        below them wrote or have, administrators everything."""
        wanted = lists.Wanted(
            scope=whose,
            statuses=status or [],
            open=open_only,
            overdue=overdue,
            assignee_id=assignee_id,
            author_id=author_id,
            ticket_id=ticket_id,
            due_before=service.instant(due_before, "due_before"),
            search=search,
            sort=sort,
        )
        found = await lists.page(session, principal, wanted, part)
        return found.page(await views.lines(session, principal, found.rows, ticket_numbers))

    @post("/", operation_id="create_task", guards=WRITES)
    async def create_task(
        self,
        session: Session,
        principal: Caller,
        settings: Config,
        ticket_numbers: Tickets,
        data: JSONBody[TaskDraft],
    ) -> Task:
        """Give a task to an employee, or to oneself. The assignee and the watchers are told."""
        task, assignee = await service.create(
            session, principal, data, ticket_numbers, files=settings.upload_max_count
        )
        if service.is_bare(data):
            return views.created(principal, task, assignee)
        return await views.whole(session, principal, task, ticket_numbers)

    @get("/by-number/{number:int}", operation_id="get_task_by_number", guards=READS)
    async def get_by_number(
        self,
        session: Session,
        principal: Caller,
        ticket_numbers: Tickets,
        number: FromPath[int],
    ) -> Task:
        """Read a task by its number, as `GET /api/tasks/{task_id}` by its id."""
        task = await load.by_number(session, principal, number)
        return await views.shown(session, principal, task, ticket_numbers)
