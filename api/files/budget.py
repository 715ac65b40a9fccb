"""How much one person may bring, and how much room must be left: an upload stays a day though
nothing takes it."""

import shutil
from datetime import timedelta
from pathlib import Path
from tempfile import gettempdir
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname
from uuid import UUID

import structlog

from api.db import Database
from api.errors import TooManyTries
from api.files.errors import StorageUnavailable, UploadBudgetSpent
from api.security import limits
from api.security.limits import Limit
from api.settings import Settings

HOUR: Final = timedelta(hours=1)
_KILOBYTE: Final = 1024

log = structlog.get_logger()


async def spend(database: Database, settings: Settings, person_id: UUID, *sizes: int) -> None:
    """Count what has come, whatever becomes of it. Call it before the first statement of the
    request's own session. Raises UploadBudgetSpent."""
    kilobytes = sum(-(-size // _KILOBYTE) for size in sizes)
    files = Limit(
        key=f"files:{person_id}", most=settings.uploads_per_hour, window=HOUR, by=len(sizes)
    )
    room = settings.upload_size_per_hour // _KILOBYTE
    content = Limit(key=f"bytes:{person_id}", most=room, window=HOUR, by=kilobytes)
    try:
        await limits.hit_at_once(database, [files, content])
    except TooManyTries as spent:
        raise UploadBudgetSpent(retry_after=spent.retry_after) from spent


def require_room(settings: Settings) -> None:
    """Asked before a body is read: the database shares the disk with uploads, and a full one ends
    everybody's work. Raises StorageUnavailable."""
    for folder in _folders(settings):
        free = shutil.disk_usage(folder).free
        if free < settings.disk_reserve:
            log.error("no room for uploads", folder=str(folder), free=free)
            raise StorageUnavailable


def free_room(settings: Settings) -> int:
    """Bytes where there are fewest of them."""
    return min(shutil.disk_usage(folder).free for folder in _folders(settings))


def _folders(settings: Settings) -> list[Path]:
    """Where uploads are written on this machine: on their way, and to stay."""
    parts = urlsplit(settings.files)
    kept = Path(url2pathname(parts.path)) if parts.scheme == "file" else None
    places = [Path(gettempdir()), *([kept] if kept else [])]
    return [place for place in places if place.exists()]
