"""Where the content of files is: a folder or an S3 bucket, by one interface."""

import os
import secrets
from collections.abc import AsyncIterable, AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

import structlog

from api.files.errors import StorageUnavailable

if TYPE_CHECKING:  # 8 MB, loaded by the first file that comes into a folder, or at once for S3.
    from obstore import GetResult
    from obstore.store import ClientConfig, ObjectStore, RetryConfig

CHUNK: Final = 256 * 1024
"""Bytes per piece on the way out."""
ONE_PUT: Final = 5 * 1024 * 1024
"""Bytes: a larger content goes in parts, of at least this size by S3's rules."""
PARTS_AT_ONCE: Final = 2
RETRY_AFTER: Final = 30
"""Seconds that a refused sender is asked to wait."""

# A person waits for the answer: better a clear refusal soon than a success in three minutes.
RETRY: "RetryConfig" = {"max_retries": 3, "retry_timeout": timedelta(seconds=10)}
# A whole request may take as long as a slow reader of a large file needs; silence may not.
CLIENT: "ClientConfig" = {
    "connect_timeout": timedelta(seconds=5),
    "read_timeout": timedelta(seconds=30),
    "timeout": timedelta(hours=1),
    "allow_http": True,  # Only where the endpoint itself says http.
}

log = structlog.get_logger()


class ContentGone(Exception):
    """The row is there and the content is not: somebody emptied the store."""


class UnknownStore(Exception):
    """The URL names no store that the engine can make."""


class FileStorage:
    """Content by random key; nothing in a key tells of the file (X5).

    `url` is `file:///…`, `s3://bucket/prefix` or another that obstore knows; credentials and the
    endpoint of S3 come from the usual `AWS_…` variables. Raises UnknownStore; every method raises
    StorageUnavailable when the store does not do its part.
    """

    def __init__(self, url: str) -> None:
        self._folder = _folder(url)
        self._url = url
        if self._folder is None:
            _ = self._store

    @cached_property
    def _store(self) -> "ObjectStore":
        return _opened(self._url)

    async def put(self, key: str, chunks: AsyncIterable[bytes], size: int) -> None:
        """Write `size` bytes; the object appears whole or not at all."""
        content: Any = chunks
        if size <= ONE_PUT:
            content = b"".join([chunk async for chunk in chunks])
        with _told("put"):
            await self._store.put_async(
                key, content, chunk_size=ONE_PUT, max_concurrency=PARTS_AT_ONCE
            )

    async def get(self, key: str) -> AsyncIterator[bytes]:
        """The content in pieces; raises ContentGone before the first of them."""
        try:
            with _told("get"):
                found = await self._store.get_async(key)
        except FileNotFoundError as error:
            raise ContentGone(key) from error
        return _pieces(found)

    async def delete(self, *keys: str) -> None:
        """Remove; what is not there is removed already."""
        for key in keys:
            try:
                with _told("delete"):
                    await self._store.delete_async(key)
            except FileNotFoundError:
                continue

    async def answers(self) -> bool:
        """Whether the store can be asked at all: an address, a key or a bucket may be wrong."""
        if self._folder is not None:
            return os.access(self._folder, os.R_OK | os.W_OK | os.X_OK)
        try:
            with _told("probe"):
                await self._store.head_async("probe")
        except FileNotFoundError:
            return True
        except StorageUnavailable:
            return False
        return True


def new_key() -> str:
    """128 random bits, spread over 256 folders."""
    name = secrets.token_hex(16)
    return f"{name[:2]}/{name}"


def _folder(url: str) -> Path | None:
    """The folder, which is made; None for a store that is none. Raises UnknownStore."""
    if not url.startswith("file:"):
        return None
    folder = Path(unquote(urlsplit(url).path))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnknownStore(str(error)) from error
    return folder


def _opened(url: str) -> "ObjectStore":
    from obstore.exceptions import BaseError  # noqa: PLC0415
    from obstore.store import from_url  # noqa: PLC0415

    try:
        if url.startswith("file:"):
            return from_url(url, mkdir=True, automatic_cleanup=True)
        return from_url(url, client_options=CLIENT, retry_config=RETRY)
    except (BaseError, ValueError) as error:
        raise UnknownStore(str(error)) from error


@contextmanager
def _told(act: str) -> Iterator[None]:
    """The engine's many errors are one to those above; its words go to the log."""
    from obstore.exceptions import BaseError  # noqa: PLC0415

    try:
        yield
    except FileNotFoundError:
        raise
    except (BaseError, OSError) as error:
        log.warning("the file storage failed", act=act, error=str(error).partition("\n")[0])
        raise StorageUnavailable(retry_after=RETRY_AFTER) from error


async def _pieces(found: "GetResult") -> AsyncIterator[bytes]:
    async for piece in found.stream(min_chunk_size=CHUNK):
        yield bytes(piece)
