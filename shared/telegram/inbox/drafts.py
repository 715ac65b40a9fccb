"""What a person has said so far, in several messages, until it becomes an object."""

import secrets
from uuid import UUID

import msgspec

from shared.contracts.files import MissingFile
from shared.contracts.telegram import Spoken
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Whole
from shared.telegram.inbox.content import joined
from shared.telegram.inbox.intake import Intake, take_in


class DraftFile(msgspec.Struct, frozen=True):
    id: UUID
    name: str


class Draft(msgspec.Struct, kw_only=True):
    """Files are at the API already; the revision grows with every change, because two presses on
    one draft are one act and a changed draft makes another (U1)."""

    id: str = msgspec.field(default_factory=lambda: secrets.token_hex(4))
    revision: int = 0
    texts: list[Spoken] = []
    """Message by message; edits replace their own part (T13)."""
    files: list[DraftFile] = []
    missing: list[MissingFile] = []
    albums: list[str] = []

    @property
    def text(self) -> str:
        return joined(self.texts)

    @property
    def empty(self) -> bool:
        return not (self.text or self.files or self.missing)

    @property
    def file_ids(self) -> list[UUID]:
        return [file.id for file in self.files]


async def absorb(draft: Draft, whole: Whole, visit: Visit, *, confirms: bool = False) -> Intake:
    """Add all that the message brings, and say what could not be taken, as `take_in`."""
    names = [file.name for file in draft.files]
    brought = await take_in(whole, visit, names, confirms=confirms)
    draft.texts += brought.spoken
    draft.files += [DraftFile(file.id, file.name) for file in brought.received.files]
    draft.missing += brought.missing
    draft.revision += 1
    if whole.group:
        draft.albums.append(whole.group)
    return brought
