"""Tasks, in the name of the person who wrote to the bot."""

from dataclasses import dataclass
from uuid import UUID

from shared.client.calls import UserCalls
from shared.contracts.base import Page
from shared.contracts.comments import AttachFiles, CommentChange
from shared.contracts.tasks import (
    Delegate,
    Delegatee,
    Task,
    TaskChange,
    TaskComment,
    TaskCommentDraft,
    TaskDraft,
    TaskMove,
    TaskRow,
    TaskScope,
    TaskSort,
    TaskStatus,
)


@dataclass(frozen=True, kw_only=True)
class TaskFilter:
    """Which of the tasks of a scope."""

    statuses: tuple[TaskStatus, ...] = ()
    is_open: bool | None = None
    overdue: bool | None = None
    assignee_id: UUID | None = None
    ticket_id: UUID | None = None
    search: str = ""
    sort: TaskSort = TaskSort.DUE

    def query(self) -> list[tuple[str, str]]:
        """As the API reads it."""
        query = [("sort", self.sort.value)]
        query += [("status", status.value) for status in self.statuses]
        flags = {"open": self.is_open, "overdue": self.overdue}
        query += [(name, str(on).lower()) for name, on in flags.items() if on is not None]
        named = {
            "assignee_id": self.assignee_id,
            "ticket_id": self.ticket_id,
            "search": self.search,
        }
        return query + [(name, str(value)) for name, value in named.items() if value]


class TasksApi(UserCalls):
    async def find(
        self, scope: TaskScope, wanted: TaskFilter, *, limit: int = 5, offset: int = 0
    ) -> Page[TaskRow]:
        query = [("scope", scope.value), ("limit", str(limit)), ("offset", str(offset))]
        return await self._get("/api/tasks", Page[TaskRow], query + wanted.query())

    async def get(self, task_id: UUID) -> Task:
        return await self._get(f"/api/tasks/{task_id}", Task)

    async def create(self, draft: TaskDraft, *, key: str) -> Task:
        return await self._write("POST", "/api/tasks", Task, draft, key)

    async def change(self, task_id: UUID, change: TaskChange, *, key: str) -> Task:
        return await self._write("PATCH", f"/api/tasks/{task_id}", Task, change, key)

    async def start(self, task_id: UUID, move: TaskMove, *, key: str) -> Task:
        return await self._write("POST", f"/api/tasks/{task_id}/start", Task, move, key)

    async def complete(self, task_id: UUID, move: TaskMove, *, key: str) -> Task:
        return await self._write("POST", f"/api/tasks/{task_id}/complete", Task, move, key)

    async def reopen(self, task_id: UUID, move: TaskMove, *, key: str) -> Task:
        return await self._write("POST", f"/api/tasks/{task_id}/reopen", Task, move, key)

    async def cancel(self, task_id: UUID, move: TaskMove, *, key: str) -> Task:
        return await self._write("POST", f"/api/tasks/{task_id}/cancel", Task, move, key)

    async def delegatees(
        self, task_id: UUID, *, search: str = "", limit: int = 8, offset: int = 0
    ) -> Page[Delegatee]:
        """Whom the caller may hand the task to, computed now (D1)."""
        query = [("limit", str(limit)), ("offset", str(offset))]
        query += [("search", search)] if search else []
        return await self._get(f"/api/tasks/{task_id}/delegatees", Page[Delegatee], query)

    async def delegate(self, task_id: UUID, order: Delegate, *, key: str) -> Task:
        return await self._write("POST", f"/api/tasks/{task_id}/delegate", Task, order, key)

    async def comment(self, task_id: UUID, draft: TaskCommentDraft, *, key: str) -> TaskComment:
        path = f"/api/tasks/{task_id}/comments"
        return await self._write("POST", path, TaskComment, draft, key)

    async def reword_comment(
        self, task_id: UUID, comment_id: UUID, change: CommentChange, *, key: str
    ) -> TaskComment:
        """The author's newer words (T13)."""
        path = f"/api/tasks/{task_id}/comments/{comment_id}"
        return await self._write("PATCH", path, TaskComment, change, key)

    async def attach(self, task_id: UUID, files: AttachFiles, *, key: str) -> Task:
        return await self._write("POST", f"/api/tasks/{task_id}/files", Task, files, key)
