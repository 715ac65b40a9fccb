"""What hangs on a task beside what hangs on every work item: who stands above its two people."""

from typing import Final
from uuid import UUID

from sqlalchemy import String, Uuid, bindparam, case, literal_column
from sqlalchemy.ext.asyncio import AsyncSession

from api.activity.hanging import Hanging, HangingOn, branch
from api.people.staff import tree
from api.principal import Principal
from api.tasks.models import Task, TaskChange, TaskComment, TaskWatcher
from api.tasks.policy import TaskFacts

BOSS: Final = "boss"
RESULT: Final = "result"
"""What a comment has of its own that tells what came of the task."""

_above: Final = tree.above([bindparam("author", type_=Uuid()), bindparam("assignee", type_=Uuid())])

OF_TASK: Final = HangingOn(
    TaskComment,
    case(
        (TaskComment.is_result, literal_column(f"'{RESULT}'", String)),
        else_=literal_column("''", String),
    ),
    TaskChange,
    TaskWatcher,
    more=(branch(BOSS, _above, id=_above.c.boss, ref=_above.c.root),),
)


async def read(session: AsyncSession, who: Principal, task: Task) -> Hanging:
    people = {"author": task.author_id, "assignee": task.assignee_id}
    return await OF_TASK.read(session, task.id, who.person_id, **people)


def facts(task: Task, hanging: Hanging) -> TaskFacts:
    """The task as the policy sees it."""
    return TaskFacts(
        status=task.status,
        author_id=task.author_id,
        assignee_id=task.assignee_id,
        above_author=_bosses(hanging, task.author_id),
        above_assignee=_bosses(hanging, task.assignee_id),
    )


def _bosses(hanging: Hanging, person_id: UUID) -> frozenset[UUID]:
    rows = (row for row in hanging.more if row.strand == BOSS)
    return frozenset(row.id for row in rows if row.ref == person_id)
