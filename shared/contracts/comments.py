"""Words on a ticket or a task: what their comments have alike."""

from datetime import datetime
from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.files import FileInfo, MissingFile
from shared.contracts.limits import Ids, Many, Text
from shared.contracts.people import PersonRef


class Said(Answer, frozen=True):
    """What somebody said, with its files."""

    id: UUID
    author: PersonRef
    text: str
    """Plain text with line breaks; empty where only files came."""
    files: list[FileInfo]
    created_at: datetime
    edited_at: datetime | None
    earlier: list[str] = []
    """Former texts, the oldest first (T13)."""


class CommentChange(Ask, frozen=True):
    """The whole new text of one's own comment."""

    text: Text


class AttachFiles(Ask, frozen=True):
    """Files that came later than their ticket, task or comment (T2)."""

    file_ids: Ids = []
    missing_files: Many[MissingFile] = []
    comment_id: UUID | None = None
    text: Text = ""
    """A caption that came with the late part; it is added as lines of text."""
