"""From the API to a chat: a ticket's files, one by one, none left out in silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import structlog
from aiogram.exceptions import TelegramEntityTooLarge
from aiogram.types import FSInputFile

from shared.client import ApiProblem, ApiUnavailable
from shared.contracts.files import FileInfo, FileState
from shared.contracts.telegram import MessageRole
from shared.contracts.tickets import Ticket
from shared.i18n.sizes import megabytes
from shared.telegram.chat.speaking import About, FileKind
from shared.telegram.chat.visit import Visit
from shared.work.text import esc, missing_line

UPLOAD_LIMIT: Final = 50 * 1024 * 1024
"""Bytes that a bot may send."""

PHOTO_LIMIT: Final = 10 * 1024 * 1024
"""Bytes of what Telegram takes as a photo."""
KINDS: Final[dict[str, FileKind]] = {
    "image/jpeg": "photo",
    "image/png": "photo",
    "image/webp": "photo",
    "video/mp4": "video",
    "audio/mpeg": "audio",
    "audio/mp4": "audio",
    "audio/ogg": "voice",
}

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class NotSent:
    """Why a file did not come, as HTML."""

    told: str


def files_of(ticket: Ticket) -> list[FileInfo]:
    """Those of the ticket and of the comments that the reader was given, in their order."""
    return [*ticket.files, *(file for each in ticket.comments for file in each.files)]


async def send_files(ticket: Ticket, files: Sequence[FileInfo], visit: Visit) -> None:
    """Each as what it is, with its name and the ticket's number; a reply to one is a word on the
    ticket."""
    about = About(role=MessageRole.CONFIRMATION, objects=[ticket.id], version=ticket.version)
    told = [await _send(file, ticket.number, about, visit) for file in files]
    if lines := [each.told for each in told if each]:
        await visit.speak.say("\n".join(lines), about=about)


def kind_of(file: FileInfo) -> FileKind:
    """What plays and shows in a chat; all else, and what is too large for that, is a document."""
    kind = KINDS.get(file.content_type, "document")
    return "document" if kind == "photo" and file.size > PHOTO_LIMIT else kind


async def _send(file: FileInfo, number: int, about: About, visit: Visit) -> NotSent | None:
    t = visit.t
    if file.state is FileState.MISSING:
        return NotSent(missing_line(file.name, file.size, t))
    if file.size > UPLOAD_LIMIT:
        return _too_large(file, visit)
    with TemporaryDirectory(prefix="vestovoy-") as folder:
        path = Path(folder, "file")
        try:
            await visit.api.desk.download(file.id, path)
            caption = t("files-caption", number=str(number), name=esc(file.name))
            shown = FSInputFile(path, file.name)
            await visit.speak.show_file(shown, about, kind=kind_of(file), caption=caption)
        except TelegramEntityTooLarge:
            return _too_large(file, visit)
        except (ApiProblem, ApiUnavailable) as error:
            log.warning("a file could not be brought", name=file.name, reason=str(error))
            return NotSent(t("files-lost", name=esc(file.name)))
    return None


def _too_large(file: FileInfo, visit: Visit) -> NotSent:
    size, limit = megabytes(file.size), megabytes(UPLOAD_LIMIT)
    return NotSent(visit.t("files-too-large", name=esc(file.name), size=size, limit=limit))
