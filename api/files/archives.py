"""The list of names in a ZIP archive, read only where it is small: it comes from strangers, and
each name costs hundreds of bytes of memory."""

import zipfile
from typing import IO, Final, NamedTuple

from api.files.errors import ArchiveTooFull

ENTRIES: Final = 20_000
DIRECTORY: Final = 4 * 1024 * 1024
"""Bytes of the list itself."""

_END: Final = b"PK\x05\x06"
_END_BYTES: Final = 22
_COMMENT: Final = 0xFFFF
"""Bytes that may follow the end record at most."""
_LOCATOR: Final = b"PK\x06\x07"
_LARGE_END: Final = b"PK\x06\x06"
_LARGE_BYTES: Final = 56 + 20
"""Of the large end record and its locator, which stand before the end record."""
_ENTRY: Final = b"PK\x01\x02"


class _End(NamedTuple):
    entries: int
    size: int
    at: int
    """Where the list ends in the file."""


def names(file: IO[bytes]) -> set[str]:
    """Empty for what is no archive. Raises ArchiveTooFull before anything of a long list is kept
    in memory."""
    end = _end(file)
    if end is None:
        return set()
    if end.entries > ENTRIES or end.size > DIRECTORY or _counted(file, end) > ENTRIES:
        raise ArchiveTooFull(limit=ENTRIES)
    try:
        with zipfile.ZipFile(file) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return set()


def _end(file: IO[bytes]) -> _End | None:
    """What the end record says; None where there is none."""
    whole = file.seek(0, 2)
    start = max(0, whole - _END_BYTES - _COMMENT - _LARGE_BYTES)
    file.seek(start)
    tail = file.read()
    place = _place(tail)
    if place < 0 or len(tail) - place < _END_BYTES:
        return None
    end = _End(_number(tail, place + 10, 2), _number(tail, place + 12, 4), start + place)
    large = place - _LARGE_BYTES
    if large >= 0 and tail[large : large + 4] == _LARGE_END and tail[place - 20 :][:4] == _LOCATOR:
        return _End(_number(tail, large + 32, 8), _number(tail, large + 40, 8), start + large)
    return end


def _place(tail: bytes) -> int:
    """As the library looks: an archive without a comment first."""
    last = tail[-_END_BYTES:]
    if last.startswith(_END) and last.endswith(b"\x00\x00"):
        return len(tail) - _END_BYTES
    return tail.rfind(_END)


def _counted(file: IO[bytes], end: _End) -> int:
    """The end record may say less than there is."""
    file.seek(max(0, end.at - end.size))
    return file.read(end.size).count(_ENTRY)


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")
