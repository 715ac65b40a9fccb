"""One task over HTTP: read, edited, moved, delegated, talked about, followed."""

from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, JSONBody, QueryParameter, SkipValidation

from api.activity import mutes, watchers
from api.http.handlers import delete, get, patch, post
from api.http.paging import Part, parts
from api.tasks import service, views
from api.tasks.case import READS, WRITES, Case, open_case
from api.tasks.models import TaskWatcher
from api.tasks.work import comments, delegation
from shared.contracts.base import Page
from shared.contracts.comments import AttachFiles, CommentChange
from shared.contracts.tasks import (
    Delegate,
    Delegatee,
    Task,
    TaskAction,
    TaskChange,
    TaskComment,
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
        """Read a task with its comments, files, history and what the caller may do with it."""
        return await case.shown()

    @patch("/", operation_id="edit_task", guards=WRITES)
    async def edit_task(self, case: On, data: JSONBody[TaskChange]) -> Task:
        """Change title, text, priority, due date or ticket. A field that is left out stays as it
        is. The author, managers above or an administrator; a new due date arms its reminders
        again."""
        await service.edit(case.session, case.who, case.task, data, case.ticket_numbers)
        return await case.answer()

    @post("/start", operation_id="start_task", guards=WRITES, status_code=200)
    async def start(self, case: On, data: JSONBody[TaskMove]) -> Task:
        """Begin the task. Its assignee, its author or a manager above."""
        return await case.moved(TaskAction.START, data)

    @post("/complete", operation_id="complete_task", guards=WRITES, status_code=200)
    async def complete(self, case: On, data: JSONBody[TaskMove]) -> Task:
        """Complete the task, with or without a result. Its assignee, its author or a manager above;
        the author is told."""
        return await case.moved(TaskAction.COMPLETE, data)

    @post("/reopen", operation_id="reopen_task", guards=WRITES, status_code=200)
    async def reopen(self, case: On, data: JSONBody[TaskMove]) -> Task:
        """Send a task that has ended back to work. Its author or a manager above; the assignee, if
        it was completed."""
        return await case.moved(TaskAction.REOPEN, data)

    @post("/cancel", operation_id="cancel_task", guards=WRITES, status_code=200)
    async def cancel(self, case: On, data: JSONBody[TaskMove]) -> Task:
        """Give the task up. Its author or a manager above."""
        return await case.moved(TaskAction.CANCEL, data)

    @get("/delegatees", operation_id="list_delegatees", guards=READS, dependencies=parts(20))
    async def list_delegatees(
        self,
        case: On,
        part: Part,
        search: Annotated[str, QueryParameter(max_length=100)] = "",
    ) -> Page[Delegatee]:
        """List the employees below the caller to whom the task may be handed. Each with what there
        is to do already and until when they are away."""
        found = await delegation.candidates(case.session, case.who, case.task, search, part)
        return found.page([views.delegatee(each) for each in found.rows])

    @post("/delegate", operation_id="delegate_task", guards=WRITES, status_code=200)
    async def delegate(self, case: On, data: JSONBody[Delegate]) -> Task:
        """Hand the task to somebody below. For managers who have it, gave it or stand above it.
        Both assignees are told; handing it to the same person changes nothing."""
        await delegation.hand_over(case.session, case.who, case.task, data)
        return await case.answer()

    @post("/comments", operation_id="comment_task", guards=WRITES)
    async def comment(self, case: On, data: JSONBody[TaskCommentDraft]) -> TaskComment:
        """Comment on a task. Whoever has to do with it is told."""
        made = await comments.add(case.session, case.who, case.task, data, files=case.files)
        return views.comment(made)

    @patch("/comments/{comment_id:uuid}", operation_id="edit_task_comment", guards=WRITES)
    async def edit_comment(
        self, case: On, comment_id: FromPath[UUID], data: JSONBody[CommentChange]
    ) -> TaskComment:
        """Change one's own comment. Former texts are kept and shown; files stay."""
        await comments.change(case.session, case.who, case.task, comment_id, data)
        return await case.comment(comment_id)

    @post("/files", operation_id="attach_task_files", guards=WRITES, status_code=200)
    async def attach(self, case: On, data: JSONBody[AttachFiles]) -> Task:
        """Attach files that came later than one's own task or comment. Nobody is told anew."""
        await comments.attach_late(case.session, case.who, case.task, data, files=case.files)
        return await case.answer()

    @post("/follow", operation_id="follow_task", guards=WRITES, status_code=200)
    async def follow(self, case: On) -> Task:
        """Follow the task. From now on the caller is told what happens to it."""
        await watchers.follow(case.session, TaskWatcher, case.task.id, case.who.person_id)
        return await case.answer()

    @delete("/follow", operation_id="unfollow_task", guards=WRITES, status_code=200)
    async def unfollow(self, case: On) -> Task:
        """Follow the task no more."""
        await watchers.unfollow(case.session, TaskWatcher, case.task.id, case.who.person_id)
        return await case.answer()

    @post("/mute", operation_id="mute_task", guards=WRITES, status_code=200)
    async def mute(self, case: On) -> Task:
        """Be told nothing of the task, whatever the caller is to it."""
        await mutes.switch(case.session, case.who, case.task.id, on=True)
        return await case.answer()

    @delete("/mute", operation_id="unmute_task", guards=WRITES, status_code=200)
    async def unmute(self, case: On) -> Task:
        """Be told of the task again."""
        await mutes.switch(case.session, case.who, case.task.id, on=False)
        return await case.answer()
