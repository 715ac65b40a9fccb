"""One content from store to store, held against its source where it arrived."""

import hashlib
from collections.abc import AsyncIterator
from typing import Any

from api.files.storage import ContentGone, FileStorage
from api.moving.refusals import Refused
from api.moving.source import Source


class Hashed:
    """Passes pieces on, and knows what they were."""

    def __init__(self, pieces: AsyncIterator[bytes]) -> None:
        self.size = 0
        self._pieces = pieces
        self._hash = hashlib.sha256()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._pieces:
            self._hash.update(piece)
            self.size += len(piece)
            yield piece

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


async def move(source: Source, files: FileStorage, key: str, size: int) -> bool:
    """False for a content that the source has lost. Raises Refused, StorageUnavailable."""
    try:
        if await _is_there(source, files, key):
            return True
        given = Hashed(await source.content(key))
    except ContentGone:
        return False
    await files.put(key, given, size)
    if await hash_of(await files.get(key)) != given.sha256:
        raise Refused("cli-move-file-differs", content=key)
    return True


async def _is_there(source: Source, files: FileStorage, key: str) -> bool:
    """From a try before this one."""
    try:
        there = await hash_of(await files.get(key))
    except ContentGone:
        return False
    return there == await hash_of(await source.content(key))


async def hash_of(pieces: AsyncIterator[bytes]) -> str:
    passed: Any = Hashed(pieces)
    async for _ in passed:
        pass
    return passed.sha256
