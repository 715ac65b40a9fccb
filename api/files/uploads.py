"""One file of a multipart body, read piece by piece and stopped at the limit."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO, Any, Final, cast

from litestar import Request
from multipart import MultipartError, MultipartSegment, PushMultipartParser

from api.files.errors import BadUpload, FileTooLarge, StorageUnavailable

IN_MEMORY: Final = 1024 * 1024
FORM_OVERHEAD: Final = 64 * 1024
"""Boundaries and headers around the file."""
_CHUNK: Final = 256 * 1024


class Upload:
    """What was received: the name as sent and the content in a temporary file."""

    def __init__(self) -> None:
        self.name = ""
        self.size = 0
        self.file: IO[bytes] = cast(
            "IO[bytes]",
            tempfile.SpooledTemporaryFile(max_size=IN_MEMORY),  # noqa: SIM115 - closed below
        )

    async def write(self, data: bytes | bytearray) -> None:
        """Append; the disk is another thread's work."""
        self.size += len(data)
        if self.size < IN_MEMORY:
            self.file.write(data)
        else:
            await asyncio.to_thread(self.file.write, data)

    async def chunks(self) -> AsyncIterator[bytes]:
        """The content from its start."""
        self.file.seek(0)
        while piece := await asyncio.to_thread(self.file.read, _CHUNK):
            yield piece


@asynccontextmanager
async def received(request: Request[Any, Any, Any], limit: int) -> AsyncIterator[Upload]:
    """The file in the field `file`; raises BadUpload and FileTooLarge.

    A body over the limit is read on for as much again, so that the sender comes to read the
    answer instead of a broken connection.
    """
    if (request.content_length or 0) > 2 * limit + FORM_OVERHEAD:
        raise FileTooLarge(limit=limit)
    upload = Upload()
    try:
        await _Form(request, upload, limit).read()
        yield upload
    finally:
        upload.file.close()


class _Form:
    """The walk through the parts of one body."""

    def __init__(self, request: Request[Any, Any, Any], upload: Upload, limit: int) -> None:
        self._request = request
        self._upload = upload
        self._limit = limit
        self._inside = False
        self._found = False

    async def read(self) -> None:
        try:
            with PushMultipartParser(self._boundary(), max_segment_count=8) as parser:
                await self._feed(parser)
        except MultipartError as error:
            raise BadUpload("the body is not a form") from error
        except OSError as error:  # No room for the temporary file.
            raise StorageUnavailable from error
        if not self._found:
            raise BadUpload("the form has no file in the field `file`")

    def _boundary(self) -> str:
        kind, options = self._request.content_type
        boundary = options.get("boundary", "")
        if kind != "multipart/form-data" or not boundary:
            raise BadUpload("the body is not multipart/form-data")
        return boundary

    async def _feed(self, parser: PushMultipartParser) -> None:
        total = 0
        async for chunk in self._request.stream():
            total += len(chunk)
            if total > 2 * self._limit + FORM_OVERHEAD:
                break
            if chunk and not parser.closed and self._upload.size <= self._limit:
                for part in parser.parse(chunk):
                    await self._take(part)
        if self._upload.size > self._limit or total > self._limit + FORM_OVERHEAD:
            raise FileTooLarge(limit=self._limit)

    async def _take(self, part: MultipartSegment | bytes | bytearray | None) -> None:
        """A part's head, then pieces of it, then None at its end."""
        if isinstance(part, MultipartSegment):
            self._inside = part.name == "file" and part.filename is not None and not self._found
            if self._inside:
                self._found = True
                self._upload.name = part.filename or ""
        elif part and self._inside and self._upload.size <= self._limit:
            await self._upload.write(part)
