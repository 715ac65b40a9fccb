"""The files of a multipart body, read piece by piece and stopped at the limit."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO, Any, Final, cast

from litestar import Request
from multipart import MultipartError, MultipartSegment, PushMultipartParser

from api.errors import Refusal
from api.files.errors import BadUpload, FileTooLarge, StorageUnavailable, TooManyFiles

IN_MEMORY: Final = 1024 * 1024
FORM_OVERHEAD: Final = 64 * 1024
"""Boundaries and headers around the file."""
_CHUNK: Final = 256 * 1024

AnyRequest = Request[Any, Any, Any]


class Upload:
    """What was received: the name as sent and the content in a temporary file."""

    def __init__(self, name: str) -> None:
        self.name = name
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
async def received(
    request: AnyRequest, *, limit: int, count: int = 1
) -> AsyncIterator[list[Upload]]:
    """The files in the fields `file`, one at least; `limit` is in bytes of each, `count` the most
    that may come. Raises BadUpload, FileTooLarge, TooManyFiles, StorageUnavailable.

    A body with too much in it is read on for as much as one more file, so that the sender comes
    to read the answer instead of a broken connection.
    """
    if (request.content_length or 0) > (count + 1) * limit + FORM_OVERHEAD:
        raise FileTooLarge(limit=limit)
    form = _Form(request, limit, count)
    try:
        await form.read()
        yield form.uploads
    finally:
        for upload in form.uploads:
            upload.file.close()


class _Form:
    """The walk through the parts of one body."""

    def __init__(self, request: AnyRequest, limit: int, count: int) -> None:
        self.uploads: list[Upload] = []
        self._request = request
        self._limit = limit
        self._count = count
        self._inside = False
        self._refusal: Refusal | None = None

    async def read(self) -> None:
        try:
            with PushMultipartParser(self._boundary(), max_segment_count=self._count + 8) as parser:
                await self._feed(parser)
        except MultipartError as error:
            raise BadUpload("the body is not a form") from error
        except OSError as error:  # No room for the temporary file.
            raise StorageUnavailable from error
        if not self.uploads:
            raise BadUpload("the form has no file in the field `file`")

    def _boundary(self) -> str:
        kind, options = self._request.content_type
        boundary = options.get("boundary", "")
        if kind != "multipart/form-data" or not boundary:
            raise BadUpload("the body is not multipart/form-data")
        return boundary

    async def _feed(self, parser: PushMultipartParser) -> None:
        room = self._count * self._limit + FORM_OVERHEAD
        async for chunk in self._request.stream():
            room -= len(chunk)
            if room < 0:
                self._refuse(FileTooLarge(limit=self._limit))
            if room < -self._limit:
                break
            if chunk and not parser.closed and self._refusal is None:
                for part in parser.parse(chunk):
                    await self._take(part)
        if self._refusal is not None:
            raise self._refusal

    async def _take(self, part: MultipartSegment | bytes | bytearray | None) -> None:
        """A part's head, then pieces of it, then None at its end."""
        if isinstance(part, MultipartSegment):
            # A browser's form with no file chosen has the field with an empty name.
            self._inside = part.name == "file" and bool(part.filename)
            if self._inside:
                self._begin(part.filename or "")
        elif part and self._inside and self._refusal is None:
            await self.uploads[-1].write(part)
            if self.uploads[-1].size > self._limit:
                self._refuse(FileTooLarge(limit=self._limit))

    def _begin(self, name: str) -> None:
        if len(self.uploads) == self._count:
            self._refuse(TooManyFiles(limit=self._count))
        else:
            self.uploads.append(Upload(name))

    def _refuse(self, refusal: Refusal) -> None:
        """The first reason is the one that is told."""
        self._refusal = self._refusal or refusal
