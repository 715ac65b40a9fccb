"""One task over HTTP: read, edited, moved, delegated, talked about, followed."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, JSONBody, QueryParameter, SkipValidation

from api.paging import PageLimit, PageOffset
from api.people import mutes
from api.tasks import comments, delegation, service, views
from api.tasks.case import READS, WRITES, Case, open_case
from shared.contracts.base import Page
from shared.contracts.tasks import (
    AttachTaskFiles,
    Delegate,
    Delegatee,
    Task,
    TaskAction,
    TaskChange,
    TaskComment,
    TaskCommentChange,
    TaskCommentDraft,
    TaskMove,
)

On = NamedDependency[SkipValidation[Case]]


class TaskController(Controller):
    path = "/api/tasks/{task_id:uuid}"
    tags = ("tasks",)
    dependencies = {"case": Provide(open_case)}  # noqa: RUF012 - litestar declares it so

    @get("/", operation_id="get_task", guards=READS)
    async def get_task(self, case: On) -> Task:
        return await case.answer()

    @patch("/", operation_id="edit_task", guards=WRITES)
    async def edit_task(self, case: On, data: JSONBody[TaskChange]) -> Task:
        await service.edit(case.session, case.who, case.task, data, case.ticket_numbers)
        return await case.answer()

    @post("/start", operation_id="start_task", guards=WRITES, status_code=200)
    async def start(self, case: On, data: JSONBody[TaskMove]) -> Task:
        return await case.moved(TaskAction.START, data)

    @post("/complete", operation_id="complete_task", guards=WRITES, status_code=200)
    async def complete(self, case: On, data: JSONBody[TaskMove]) -> Task:
        """With or without a result."""
        return await case.moved(TaskAction.COMPLETE, data)

    @post("/reopen", operation_id="reopen_task", guards=WRITES, status_code=200)
    async def reopen(self, case: On, data: JSONBody[TaskMove]) -> Task:
        return await case.moved(TaskAction.REOPEN, data)

    @post("/cancel", operation_id="cancel_task", guards=WRITES, status_code=200)
    async def cancel(self, case: On, data: JSONBody[TaskMove]) -> Task:
        return await case.moved(TaskAction.CANCEL, data)

    @get("/delegatees", operation_id="list_delegatees", guards=READS)
    async def list_delegatees(
        self,
        case: On,
        search: Annotated[str, QueryParameter(max_length=100)] = "",
        limit: PageLimit = 20,
        offset: PageOffset = 0,
    ) -> Page[Delegatee]:
        """Whom the caller may hand the task to, computed now (D1, D2)."""
        found, total = await delegation.candidates(
            case.session, case.who, case.task, search, limit, offset
        )
        items = [views.delegatee(each) for each in found]
        return Page(items=items, total=total, limit=limit, offset=offset)

    @post("/delegate", operation_id="delegate_task", guards=WRITES, status_code=200)
    async def delegate(self, case: On, data: JSONBody[Delegate]) -> Task:
        """To somebody below (D1–D6)."""
        await delegation.hand_over(case.session, case.who, case.task, data)
        return await case.answer()

    @post("/comments", operation_id="comment_task", guards=WRITES)
    async def comment(self, case: On, data: JSONBody[TaskCommentDraft]) -> TaskComment:
        made = await comments.add(case.session, case.who, case.task, data, files=case.files)
        return await case.comment(made)

    @patch("/comments/{comment_id:uuid}", operation_id="edit_task_comment", guards=WRITES)
    async def edit_comment(
        self, case: On, comment_id: FromPath[UUID], data: JSONBody[TaskCommentChange]
    ) -> TaskComment:
        await comments.change(case.session, case.who, case.task, comment_id, data)
        return await case.comment(comment_id)

    @post("/files", operation_id="attach_task_files", guards=WRITES, status_code=200)
    async def attach(self, case: On, data: JSONBody[AttachTaskFiles]) -> Task:
        """Parts that came later than their task or comment (T2)."""
        await comments.attach_late(case.session, case.who, case.task, data, files=case.files)
        return await case.answer()

    @post("/follow", operation_id="follow_task", guards=WRITES, status_code=200)
    async def follow(self, case: On) -> Task:
        await service.follow(case.session, case.who, case.task)
        return await case.answer()

    @delete("/follow", operation_id="unfollow_task", guards=WRITES, status_code=200)
    async def unfollow(self, case: On) -> Task:
        await service.unfollow(case.session, case.who, case.task)
        return await case.answer()

    @post("/mute", operation_id="mute_task", guards=WRITES, status_code=200)
    async def mute(self, case: On) -> Task:
        await mutes.switch(case.session, case.who, case.task.id, on=True)
        return await case.answer()

    @delete("/mute", operation_id="unmute_task", guards=WRITES, status_code=200)
    async def unmute(self, case: On) -> Task:
        await mutes.switch(case.session, case.who, case.task.id, on=False)
        return await case.answer()
