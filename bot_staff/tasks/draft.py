"""What has been said of a new task so far."""

from datetime import datetime
from typing import Final
from uuid import UUID

from aiogram.fsm.state import State, StatesGroup

from shared.contracts.tasks import TaskDraft
from shared.i18n import dates
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox import drafts
from shared.work.rendering import names_line
from shared.work.text import bold, esc, fitting, quote

TITLE_LIMIT: Final = 80
"""Characters: a longer first line is no title, and the API cuts one out of it (T5)."""


class Making(StatesGroup):
    """The questions about a new task, named for what was asked."""

    what = State()
    who = State()
    until_when = State()
    which_day = State()
    is_it_right = State()


class NewTask(drafts.Draft, kw_only=True):
    """`assignee_id` None means the person that is writing."""

    search: str = ""
    """A piece of the name of whoever is to do it."""
    assignee_id: UUID | None = None
    assignee: str = ""
    due_at: datetime | None = None
    ticket_id: UUID | None = None
    ticket: str = ""
    """The heading of the ticket that it is made of."""

    @property
    def key(self) -> str:
        """The idempotency key of creating it: two presses are one task (U1)."""
        return f"staff:task:{self.id}:{self.revision}"

    @property
    def title(self) -> str:
        """The first line, unless it is too long for a title."""
        first = self.text.partition("\n")[0]
        return first if len(first) <= TITLE_LIMIT else ""

    @property
    def description(self) -> str:
        return self.text[len(self.title) :].strip()

    def as_task(self) -> TaskDraft:
        return TaskDraft(
            title=self.title or None,
            text=self.description,
            assignee_id=self.assignee_id,
            due_at=self.due_at,
            ticket_id=self.ticket_id,
            file_ids=self.file_ids,
            missing_files=self.missing,
        )


def preview(draft: NewTask, visit: Visit) -> str:
    """All that was said, as HTML."""
    t, reader = visit.t, visit.reader
    lines = [t("new-task-preview"), *said(draft, visit)]
    lines.append(t("task-assignee", name=esc(draft.assignee) or t("card-you")))
    if draft.due_at:
        due = dates.whole(draft.due_at, reader.timezone, t, reader.now)
        lines.append(t("new-task-due", due=due))
    else:
        lines.append(t("new-task-no-due"))
    return fitting([*lines, "", t("new-task-right")])


def said(draft: NewTask, visit: Visit) -> list[str]:
    """What it belongs to, words and files, as lines of HTML."""
    lines = [visit.t("new-task-of", heading=esc(draft.ticket))] if draft.ticket else []
    lines += [bold(draft.title)] if draft.title else []
    if draft.description:
        lines.append(quote(draft.description))
    if draft.files:
        lines.append(names_line([file.name for file in draft.files], visit.t))
    return lines
