"""Links for files that are too large for a bot, on the wire (T6)."""

from datetime import datetime
from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import Visibility


class UploadLinkDraft(Ask, frozen=True):
    """What the files will be added to, as one comment of the caller's."""

    object_id: UUID
    """The ticket or task."""
    object_kind: ObjectKind = ObjectKind.TICKET
    """`ticket` or `task`."""
    visibility: Visibility = Visibility.PUBLIC
    """Of a ticket's comment; tasks have no other."""


class UploadLink(Answer, frozen=True):
    """The page to open in a browser; it takes files once."""

    url: str
    expires_at: datetime
    max_size: int
    """Bytes of one file there."""
    max_count: int
    """Files in all."""
