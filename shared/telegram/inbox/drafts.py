"""What a person has said, in one message or several, until it becomes something."""

import secrets
from uuid import UUID

import msgspec

from shared.contracts.files import MissingFile
from shared.contracts.telegram import SourcePart
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.content import Content, content_of, joined, source_parts, unique_names
from shared.telegram.inbox.downloads import Received, problems_told, receive, refusals_told


class DraftFile(msgspec.Struct, frozen=True):
    id: UUID
    name: str


class Draft(msgspec.Struct, kw_only=True):
    """Files are at the API already; the revision grows with every change, because two presses on
    one draft are one act and a changed draft makes another (U1)."""

    id: str = msgspec.field(default_factory=lambda: secrets.token_hex(4))
    revision: int = 0
    texts: list[SourcePart] = []
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


async def drafted(whole: Whole, visit: Visit) -> Draft:
    """All that one message brings, for a conversation that confirms it at once."""
    draft = Draft()
    await absorb(draft, whole, visit, confirms=True)
    return draft


async def absorb(draft: Draft, whole: Whole, visit: Visit, *, confirms: bool = False) -> None:
    """Add all that the message brings, and say what could not be taken. What is lost is told once:
    not here, where a message `confirms` at once what has become of each."""
    content = content_of(whole.parts, visit.t)
    received = await _receive(content, draft, visit)
    tell = refusals_told if confirms else problems_told
    if told := tell(received, visit.t):
        await visit.speak.say(told)
    if content.refused:
        await visit.speak.say(visit.t("accepted-kinds"))
    draft.texts += source_parts(whole.parts, visit.t)
    draft.files += [DraftFile(file.id, file.name) for file in received.files]
    draft.missing += received.missing
    draft.revision += 1
    if whole.group:
        draft.albums.append(whole.group)


async def _receive(content: Content, draft: Draft, visit: Visit) -> Received:
    """The files, beside those that came before."""
    names = [file.name for file in draft.files]
    files = unique_names(content.files, names)
    return await receive(files, visit.bot, visit.api, visit.key, already=len(names))
