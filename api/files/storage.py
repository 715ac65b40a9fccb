"""Where the content of files is: a folder or an S3 bucket, by one interface."""

import secrets
from collections.abc import AsyncIterable, AsyncIterator

import obstore
from obstore.store import ObjectStore, from_url

CHUNK = 256 * 1024
"""Bytes per piece on the way out."""


class ContentGone(Exception):
    """The row is there and the content is not: somebody emptied the store."""


class FileStorage:
    """Content by random key; nothing in a key tells of the file (X5).

    `url` is `file:///…`, `s3://bucket/prefix` or another that obstore knows; credentials and the
    endpoint of S3 come from the usual `AWS_…` variables.
    """

    def __init__(self, url: str) -> None:
        self._store: ObjectStore = (
            from_url(url, mkdir=True, automatic_cleanup=True)
            if url.startswith("file:")
            else from_url(url)
        )

    async def put(self, key: str, chunks: AsyncIterable[bytes]) -> None:
        """Write piece by piece; the object appears whole or not at all."""
        await obstore.put_async(self._store, key, chunks)

    async def get(self, key: str) -> AsyncIterator[bytes]:
        """The content in pieces; raises ContentGone before the first of them."""
        try:
            found = await obstore.get_async(self._store, key)
        except FileNotFoundError as error:
            raise ContentGone(key) from error
        return _pieces(found)

    async def delete(self, key: str) -> None:
        """Remove; what is not there is removed already."""
        try:
            await obstore.delete_async(self._store, key)
        except FileNotFoundError:
            return


def new_key() -> str:
    """128 random bits, spread over 256 folders."""
    name = secrets.token_hex(16)
    return f"{name[:2]}/{name}"


async def _pieces(found: "obstore.GetResult") -> AsyncIterator[bytes]:
    async for piece in found.stream(min_chunk_size=CHUNK):
        yield bytes(piece)
