"""Files on the wire."""

from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer, Ask, Document
from shared.contracts.limits import Large, Line, Many, Number, Text


class FileState(StrEnum):
    """Whether a file's content is there."""

    STORED = "stored"
    MISSING = "missing"
    """Could not be received: only name and size are known."""


class FileInfo(Answer, frozen=True):
    """One attachment; its content is at `/api/files/{id}` for who may see its object."""

    id: UUID
    name: str
    """As the sender called it."""
    size: int
    """Bytes."""
    content_type: str
    """By the content, not by the name."""
    state: FileState = FileState.STORED
    """Whether the content is there."""
    is_image: bool = False
    """Whether browsers show it."""
    has_preview: bool = False
    """Whether `/api/files/{id}/preview` is worth asking; a broken image has none all the same."""


class MissingFile(Ask, frozen=True):
    """A file that the sender meant to attach and that was not received."""

    name: Line
    """As the sender called it."""
    size: Large
    """Bytes."""
    reason: Text
    """Why it was not received, in words for readers."""


class FileLimits(Answer, frozen=True):
    """What an upload may be; a bot tells these to the person before anything is downloaded."""

    max_size: int
    max_count: int
    forbidden_extensions: list[str]
    """Without dots, in small letters."""


class FileRules(Document, frozen=True):
    """What the administrator allows; null is as the environment says, which is also the most that
    can be allowed."""

    max_size: Large | None = None
    """Bytes of one file."""
    max_count: Number | None = None
    """Files of one object or comment."""
    forbidden: Many[Line] | None = None
    """Extensions, without dots."""
