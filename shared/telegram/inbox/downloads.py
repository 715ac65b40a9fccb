"""From a person's message to the API: files come from Telegram and are streamed on.

Nothing is lost in silence: a file is received, or refused before any download with the reason
told (T6, T8), or marked as missing after three tries (T7).
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import aiohttp
import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest

from shared.client import ApiProblem, ApiUnavailable, UserApi
from shared.contracts.files import FileInfo, FileLimits, MissingFile
from shared.i18n import Translator
from shared.i18n.sizes import megabytes
from shared.telegram.inbox.content import Incoming
from shared.work.text import esc, missing_line

BOT_API_LIMIT: Final = 20 * 1024 * 1024
"""Bytes: `getFile` gives nothing larger."""
PAUSES: Final = (0.5, 2.0)
"""Seconds before the second and the third try."""
DOWNLOAD_TIMEOUT: Final = 300
AT_ONCE: Final = 3
TOO_LARGE: Final = "too_large"
"""Why a file is missing that a page in the browser would take."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Refusal:
    """Why a file was not taken: `reason` is `too_large`, `forbidden`, `too_many`, `empty`,
    `archive_too_full` or `budget_spent`.
    `by_page` says that it can still come by an upload link."""

    name: str
    reason: str
    size: int = 0
    limit: int = 0
    forbidden: str = ""
    by_page: bool = False


@dataclass
class Received:
    """What became of the files of one message."""

    files: list[FileInfo] = field(default_factory=list[FileInfo])
    missing: list[MissingFile] = field(default_factory=list[MissingFile])
    refusals: list[Refusal] = field(default_factory=list[Refusal])


async def receive(
    files: Sequence[Incoming], bot: Bot, api: UserApi, key: str, already: int = 0
) -> Received:
    """Bring the files to the API, a few at a time, order kept; `already` counts against the
    limit. Raises ApiUnavailable when the API itself does not answer."""
    received = Received()
    if not files:
        return received
    limits = await api.file_limits()
    gate = asyncio.Semaphore(AT_ONCE)

    async def bring(number: int, file: Incoming) -> FileInfo | MissingFile | Refusal:
        refusal = _refusal(file, limits, already + number)
        if refusal:
            return refusal
        async with gate:
            return await _bring(file, bot, api, f"{key}:{file.unique_id}", limits)

    for outcome in await asyncio.gather(*(bring(*each) for each in enumerate(files))):
        _sort_in(outcome, received)
    return received


def _sort_in(outcome: FileInfo | MissingFile | Refusal, received: Received) -> None:
    match outcome:
        case FileInfo():
            received.files.append(outcome)
        case MissingFile():
            received.missing.append(outcome)
        case Refusal():
            received.refusals.append(outcome)
            if outcome.by_page:  # Its place is kept: the desk sees that something is to come.
                lost = MissingFile(name=outcome.name, size=outcome.size, reason=TOO_LARGE)
                received.missing.append(lost)


def _refusal(file: Incoming, limits: FileLimits, number: int) -> Refusal | None:
    if file.size is not None and file.size > min(BOT_API_LIMIT, limits.max_size):
        return _too_large(file, limits)
    if number >= limits.max_count:
        return Refusal(file.name, "too_many", limit=limits.max_count)
    forbidden = [extension.lower().lstrip(".") for extension in limits.forbidden_extensions]
    if file.name.rpartition(".")[2].lower() in forbidden:
        return Refusal(file.name, "forbidden", forbidden=", ".join(forbidden))
    return None


async def _bring(
    file: Incoming, bot: Bot, api: UserApi, key: str, limits: FileLimits
) -> FileInfo | MissingFile | Refusal:
    with TemporaryDirectory(prefix="vestovoy-") as folder:
        path = Path(folder, "file")
        try:
            await _download(file, bot, path)
        except TelegramBadRequest as refusal:
            if "too big" in refusal.message:
                return _too_large(file, limits)
            return _missing(file, refusal)
        except (TelegramAPIError, aiohttp.ClientError, OSError, TimeoutError) as error:
            return _missing(file, error)
        try:
            return await api.upload(path, file.name, file.content_type, key=key)
        except ApiProblem as problem:
            return _refused_by_api(file, problem, limits)
        except ApiUnavailable as error:
            if error.code != "storage_unavailable":
                raise
            return _missing(file, error)  # The words go through without it.


def _too_large(file: Incoming, limits: FileLimits) -> Refusal:
    size = file.size or 0
    limit = min(BOT_API_LIMIT, limits.max_size)
    by_page = limit < limits.max_size and size <= limits.max_size
    return Refusal(file.name, "too_large", size=size, limit=limit, by_page=by_page)


def _missing(file: Incoming, error: Exception) -> MissingFile:
    log.warning("a file could not be received", name=file.name, error=type(error).__name__)
    return MissingFile(name=file.name, size=file.size or 0, reason="download_failed")


def _refused_by_api(file: Incoming, problem: ApiProblem, limits: FileLimits) -> Refusal:
    if problem.code == "file_type_forbidden":
        return Refusal(file.name, "forbidden", forbidden=problem.told("forbidden"))
    if problem.code == "file_too_large":
        return Refusal(file.name, "too_large", size=file.size or 0, limit=limits.max_size)
    if problem.code == "archive_too_full":
        return Refusal(file.name, "archive_too_full")
    if problem.code == "upload_budget_spent":
        return Refusal(file.name, "budget_spent")
    if problem.code == "empty_file":
        return Refusal(file.name, "empty")
    raise problem


async def _download(file: Incoming, bot: Bot, path: Path) -> None:
    """Three tries (T7); only "too big" is not asked again."""
    for pause in (*PAUSES, None):
        try:
            told = await bot.get_file(file.file_id)
            await bot.download_file(told.file_path or "", path, timeout=DOWNLOAD_TIMEOUT)
        except (TelegramAPIError, aiohttp.ClientError, OSError, TimeoutError) as error:
            too_big = isinstance(error, TelegramBadRequest) and "too big" in error.message
            if pause is None or too_big:
                raise
            await asyncio.sleep(pause)
        else:
            return


def refusals_told(received: Received, t: Translator) -> str:
    """What was not taken and leaves no trace, a line a file, as HTML; empty when there is none."""
    return "\n".join(_refusal_line(each, t) for each in received.refusals if not each.by_page)


def problems_told(received: Received, t: Translator) -> str:
    """As above, with what did not come and what may still come by a page (T6, T7)."""
    lines = [_refusal_line(refusal, t) for refusal in received.refusals]
    lines += [
        missing_line(missing.name, missing.size, t)
        for missing in received.missing
        if missing.reason != TOO_LARGE
    ]
    return "\n".join(lines)


def _refusal_line(refusal: Refusal, t: Translator) -> str:
    reason = "by-page" if refusal.by_page else refusal.reason.replace("_", "-")
    return t(
        f"file-{reason}",
        name=esc(refusal.name),
        size=megabytes(refusal.size),
        limit=str(refusal.limit) if refusal.reason == "too_many" else megabytes(refusal.limit),
        forbidden=esc(refusal.forbidden, 300),
    )
