"""A desk as one file: a zip with a table's rows a line each, the contents of files, and a manifest
that says what must be there. Written and read in pieces; nothing is unpacked to be looked at."""

import asyncio
import errno
import os
import zipfile
import zlib
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Final

import msgspec

from api import migrations
from api.files.storage import CHUNK, ContentGone
from api.moving import rows
from api.moving.contents import Hashed
from api.moving.refusals import Refused
from api.moving.rows import Row, Sum, Summing
from api.moving.shape import Shape, Table
from api.moving.source import PAGE

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
KEY: Final = "secret.key"
_NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


class Content(msgspec.Struct, frozen=True):
    size: int
    sha256: str


class Head(msgspec.Struct, kw_only=True):
    """What every version, also one to come, says of itself."""

    format: int = FORMAT
    product: str
    """The version that made it."""
    revision: str
    """Of the schema."""


class Manifest(Head, kw_only=True):
    """What the archive holds, and of whom it is."""

    made_at: str
    identity: str
    key_mark: str
    """By which the secret key is known that opens the secrets inside."""
    tables: Shape
    sums: dict[str, Sum] = msgspec.field(default_factory=dict[str, Sum])
    files: dict[str, Content] = msgspec.field(default_factory=dict[str, Content])
    gone: list[str] = msgspec.field(default_factory=list[str])
    """Contents that the store had lost, or that were deleted while the archive was made."""


class Writing:
    """An archive that is being made."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._zip = opened

    async def table(self, table: Table, pages: AsyncIterator[Sequence[Row]]) -> Sum:
        summing = Summing()
        with self._zip.open(_entry(_of_table(table), packed=True), "w", force_zip64=True) as entry:
            async for page in pages:
                lines = [rows.line(table, row) for row in page]
                for each in lines:
                    summing.add(each)
                await asyncio.to_thread(entry.write, b"".join(lines))
        return summing.sum

    async def content(self, key: str, pieces: AsyncIterator[bytes]) -> Content:
        passed = Hashed(pieces)
        with self._zip.open(_entry(_of_file(key), packed=False), "w", force_zip64=True) as entry:
            async for piece in passed:
                await asyncio.to_thread(entry.write, piece)
        return Content(passed.size, passed.sha256)

    def text(self, name: str, text: bytes) -> None:
        self._zip.writestr(_entry(name, packed=True), text)


@contextmanager
def made(path: Path) -> Iterator[Writing]:
    """The file is there whole or not at all, and for its maker's account alone."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with _opened_draft(draft) as file:
            draft.chmod(0o600)
            with zipfile.ZipFile(file, "w", allowZip64=True) as opened:
                yield Writing(opened)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _not_written(path, error) from error
        raise
    finally:
        draft.unlink(missing_ok=True)


def _opened_draft(draft: Path) -> IO[bytes]:
    try:
        return draft.open("wb")
    except OSError as error:
        raise _not_written(draft, error) from error


def _not_written(path: Path, error: OSError) -> Refused:
    reason = error.strerror or type(error).__name__
    return Refused("cli-backup-not-written", folder=str(path.parent.resolve()), reason=reason)


class Archive:
    """An archive as a source. Raises Refused for what is none of ours."""

    def __init__(self, path: Path) -> None:
        self._zip = _opened(path)
        try:
            with self._zip.open(MANIFEST) as entry:
                text = entry.read()
            head = msgspec.json.decode(text, type=Head)
            if head.format > FORMAT or head.revision > migrations.newest():
                self._zip.close()
                raise Refused("cli-archive-newer", theirs=head.product)
            self.manifest = msgspec.json.decode(text, type=Manifest)
        except (KeyError, msgspec.DecodeError, zipfile.BadZipFile) as error:
            self._zip.close()
            raise Refused("cli-archive-none", file=str(path)) from error
        self.shape = self.manifest.tables
        self.revision = self.manifest.revision
        self.identity = self.manifest.identity
        self.files: Mapping[str, int] = {
            key: each.size for key, each in self.manifest.files.items()
        }

    def close(self) -> None:
        self._zip.close()

    @property
    def key(self) -> bytes:
        """The secret key with the old ones, where it was put in; else nothing."""
        return self._zip.read(KEY) if KEY in self._zip.namelist() else b""

    async def verify(self) -> None:
        """Hold everything against the manifest. Raises Refused."""
        for table in self.shape:
            summing = Summing()
            with self._entry(_of_table(table)) as entry:
                while lines := await asyncio.to_thread(_some, entry):
                    for line in lines:
                        summing.add(line)
            if summing.sum != self.manifest.sums.get(table.name):
                raise Refused("cli-archive-broken", entry=_of_table(table))
        for key, told in self.manifest.files.items():
            passed = Hashed(self._pieces(key))
            async for _ in passed:
                pass
            if Content(passed.size, passed.sha256) != told:
                raise Refused("cli-archive-broken", entry=_of_file(key))

    async def pages(self, table: Table) -> AsyncIterator[Sequence[Row]]:
        with self._entry(_of_table(table)) as entry:
            while lines := await asyncio.to_thread(_some, entry):
                yield [rows.of_line(table, line) for line in lines]

    async def content(self, key: str) -> AsyncIterator[bytes]:
        if key not in self.files:
            raise ContentGone(key)
        return self._pieces(key)

    async def _pieces(self, key: str) -> AsyncIterator[bytes]:
        with self._entry(_of_file(key)) as entry:
            while piece := await asyncio.to_thread(entry.read, CHUNK):
                yield piece

    @contextmanager
    def _entry(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._zip.open(name) as entry:
                yield entry
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise Refused("cli-archive-broken", entry=name) from error


def _some(entry: IO[bytes]) -> list[bytes]:
    """The next lines."""
    return list(islice(entry, PAGE))


def refuse_to_replace(path: Path) -> None:
    """An older backup may be replaced; anything else may be what was to be backed up. Raises
    Refused."""
    if not path.exists():
        return
    try:
        Archive(path).close()
    except Refused:
        raise Refused("cli-backup-something-else", file=str(path)) from None


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise Refused("cli-archive-missing", file=str(path)) from error
    except (OSError, zipfile.BadZipFile) as error:
        raise Refused("cli-archive-none", file=str(path)) from error


def _entry(name: str, *, packed: bool) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    # Contents are packed by their own kinds, mostly.
    made.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    made.external_attr = 0o600 << 16
    return made


def _of_table(table: Table) -> str:
    return f"tables/{table.name}.jsonl"


def _of_file(key: str) -> str:
    return f"files/{key}"
