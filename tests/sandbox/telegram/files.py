"""Files that people and bots have sent: kept in memory, or only declared and made up on reading."""

import itertools
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from tests.sandbox.telegram.refusal import bad

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
CHUNK = 64 * 1024
FOLDERS = {
    "photo": "photos",
    "voice": "voice",
    "video": "videos",
    "video_note": "video_notes",
    "audio": "music",
    "sticker": "stickers",
    "animation": "animations",
}


@dataclass(slots=True)
class StoredFile:
    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    size: int
    content: bytes | None
    """None: `size` bytes are made up on reading."""

    def chunks(self) -> Iterator[bytes]:
        if self.content is not None:
            yield self.content
            return
        for start in range(0, self.size, CHUNK):
            yield b"\0" * min(CHUNK, self.size - start)

    def as_wire(self) -> dict[str, object]:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class FileStore:
    """All files of one sandbox, found by their id or by the path `getFile` gives."""

    def __init__(self, first: int = 1) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = itertools.count(first)

    def keep(
        self,
        kind: str,
        *,
        name: str,
        mime: str,
        content: bytes | None = None,
        size: int | None = None,
    ) -> StoredFile:
        number = next(self._numbers)
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        suffix = suffix if suffix.isascii() and suffix.isalnum() else "bin"
        stored = StoredFile(
            file_id=f"{kind}-{number:06d}-AgACAgIA",
            unique_id=f"AQAD{number:06d}",
            path=f"{FOLDERS.get(kind, 'documents')}/file_{number}.{suffix}",
            name=name,
            mime=mime,
            size=len(content) if content is not None else size or 0,
            content=content,
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile:
        try:
            return self._by_id[file_id]
        except KeyError:
            raise bad("wrong file identifier/HTTP URL specified") from None

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


_TINY = bytes.fromhex(
    "ffdb004300" + "01" * 64 + "ffc0000b080001000101011100"
    "ffc40014000100000000000000000000000000000000"
    "ffc40014100100000000000000000000000000000000"
    "ffda0008010100003f003fffd9"
)
_pictures = itertools.count(1)


def tiny_jpeg() -> bytes:
    """A true JPEG of one pixel, different from every other by its comment."""
    comment = f"picture {next(_pictures)}".encode()
    return b"\xff\xd8\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + _TINY
