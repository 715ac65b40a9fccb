"""Small pictures of images: drawn when first asked for, kept beside the content."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import structlog

from api.errors import NotFound
from api.files import inspect
from api.files.models import FileLine, StoredFile
from api.files.storage import ContentGone, FileStorage
from shared.contracts.files import FileState

TYPE: Final = "image/webp"
LARGEST: Final = 25 * 1024 * 1024
"""Bytes of a source that is read whole."""
PATIENCE: Final = 15
"""Seconds, the wait for a decoder that hangs."""
_AT_ONCE: Final = asyncio.Semaphore(2)
_PROGRAM: Final = Path(__file__).with_name("drawing.py")
_NONE: Final = b""
"""Kept where drawing failed: it is not tried again."""

log = structlog.get_logger()


def may_have(row: StoredFile | FileLine) -> bool:
    """Whether it is worth asking; a broken image has none all the same."""
    is_image = row.state is FileState.STORED and row.content_type in inspect.INLINE
    return is_image and row.size <= LARGEST


def key_of(row_key: str) -> str:
    return f"{row_key}-preview"


async def get(storage: FileStorage, row: StoredFile) -> bytes:
    """Raises NotFound where there is none, StorageUnavailable."""
    if not may_have(row):
        raise NotFound
    try:
        kept = await _whole(await storage.get(key_of(row.storage_key)))
    except ContentGone:
        kept = await _drawn_and_kept(storage, row)
    if not kept:
        raise NotFound
    return kept


async def _drawn_and_kept(storage: FileStorage, row: StoredFile) -> bytes:
    try:
        source = await _whole(await storage.get(row.storage_key))
    except ContentGone as error:
        raise NotFound from error
    async with _AT_ONCE:
        made = await _drawn(source, row)
    await storage.put(key_of(row.storage_key), _once(made), len(made))
    return made


async def _drawn(source: bytes, row: StoredFile) -> bytes:
    """By a process that ends, whatever the picture does to it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(_PROGRAM),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            made, said = await process.communicate(source)
    except TimeoutError:
        made, said = _NONE, b"it takes too long"
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        reason = said.decode(errors="replace").strip()
        log.info("no preview of an image", file=str(row.id), reason=reason[-200:])
        return _NONE
    return made


async def _whole(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
