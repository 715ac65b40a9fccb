"""One request to the API: headers, body, bounded retry, and what became of it."""

import asyncio
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Final, TypeVar

import aiohttp
import msgspec

from shared.client.errors import ApiProblem, ApiUnavailable, problem_of
from shared.listening import KEPT_BY_CALLER

T = TypeVar("T")
Query = Sequence[tuple[str, str]]

PAUSES: Final = (0.2, 1.0)
"""Seconds before the second and the third try."""
BUSY_PAUSES: Final = (0.2, 1.0, 2.0, 2.0, 2.0, 2.0)
"""Seconds between the tries of a write whose key is in flight: together longer than a dead try of
it holds the key (`api.http.idempotency.LEASE`)."""
TIMEOUT: Final = aiohttp.ClientTimeout(total=30, sock_connect=5)
UPLOAD_TIMEOUT: Final = aiohttp.ClientTimeout(total=600, sock_connect=5)

NOT_PACKED: Final = {"Accept-Encoding": "identity"}
"""A bot is near its API: to pack an answer and to open it takes longer than to send it whole."""

PIECE: Final = 64 * 1024
"""Bytes of a file that are held at once."""


class Upload(msgspec.Struct, frozen=True):
    """A file on disk to be streamed as one multipart field."""

    path: Path
    name: str
    content_type: str


class Told(msgspec.Struct, frozen=True):
    """An answer as it came."""

    body: bytes
    headers: Mapping[str, str]


class Transport:
    """Speaks HTTP to the API; the session is opened by the first request."""

    def __init__(self, base_url: str, service_token: str) -> None:
        self._base_url = base_url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {service_token}"}
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(
        self,
        method: str,
        path: str,
        answer: type[T],
        *,
        body: msgspec.Struct | None = None,
        upload: Upload | None = None,
        query: Query = (),
        headers: Mapping[str, str] | None = None,
        repeatable: bool = False,
    ) -> T:
        """The decoded answer, as `ask`."""
        told = await self.ask(
            method,
            path,
            body=body,
            upload=upload,
            query=query,
            headers=headers,
            repeatable=repeatable,
        )
        return decoded(told.body, answer)

    async def ask(
        self,
        method: str,
        path: str,
        *,
        body: msgspec.Struct | None = None,
        upload: Upload | None = None,
        query: Query = (),
        headers: Mapping[str, str] | None = None,
        repeatable: bool = False,
    ) -> Told:
        """The answer; raises ApiProblem on a refusal and ApiUnavailable on silence.

        A read, a write that carries an idempotency key, and a `repeatable` write, which changes
        nothing the second time, are tried three times; and again while an earlier try of it may
        be at work, or dead.
        """
        sent = dict(headers or {})
        safe = repeatable or method == "GET" or "Idempotency-Key" in sent
        silent, busy = iter(PAUSES if safe else ()), iter(BUSY_PAUSES)
        while True:
            try:
                return await self._once(method, path, body, upload, query, sent)
            except (ApiUnavailable, ApiProblem) as error:
                pause = next(busy if _is_in_flight(error) else silent, None)
                if pause is None or not _worth_repeating(error):
                    raise
                await asyncio.sleep(pause)

    async def _once(
        self,
        method: str,
        path: str,
        body: msgspec.Struct | None,
        upload: Upload | None,
        query: Query,
        headers: dict[str, str],
    ) -> Told:
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            async with self._open().request(
                method,
                self._base_url + path,
                params=query,
                headers=headers,
                data=_multipart(upload) if upload else msgspec.json.encode(body) if body else None,
                timeout=UPLOAD_TIMEOUT if upload else TIMEOUT,
            ) as response:
                told = Told(await response.read(), response.headers)
                status = response.status
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise ApiUnavailable(f"{method} {path}: {type(error).__name__}") from error
        _check(status, method, path, told.body)
        return told

    async def fetch(self, path: str, to: Path, *, headers: Mapping[str, str]) -> None:
        """A file, streamed to disk, tried three times. Raises ApiProblem, ApiUnavailable."""
        for pause in (*PAUSES, None):
            try:
                await self._stream(path, to, headers)
            except ApiUnavailable:
                if pause is None:
                    raise
                await asyncio.sleep(pause)
            else:
                return

    async def _stream(self, path: str, to: Path, headers: Mapping[str, str]) -> None:
        try:
            async with self._open().get(
                self._base_url + path, headers=headers, timeout=UPLOAD_TIMEOUT
            ) as response:
                _check(response.status, "GET", path, b"" if response.ok else await response.read())
                with to.open("wb") as file:
                    async for piece in response.content.iter_chunked(PIECE):
                        file.write(piece)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise ApiUnavailable(f"GET {path}: {type(error).__name__}") from error

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(keepalive_timeout=KEPT_BY_CALLER)
            headers = self._headers | NOT_PACKED
            self._session = aiohttp.ClientSession(headers=headers, connector=connector)
        return self._session


def _check(status: int, method: str, path: str, raw: bytes) -> None:
    """Raises ApiUnavailable for the server's own failures, ApiProblem for its refusals."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        code = problem_of(status, raw, path).code
        raise ApiUnavailable(f"{method} {path}: {status}", code)
    if status >= HTTPStatus.BAD_REQUEST:
        raise problem_of(status, raw, path)


def _worth_repeating(error: ApiUnavailable | ApiProblem) -> bool:
    return isinstance(error, ApiUnavailable) or _is_in_flight(error)


def _is_in_flight(error: ApiUnavailable | ApiProblem) -> bool:
    """Our own earlier try, cut off by a timeout or with the process, has the key still."""
    return isinstance(error, ApiProblem) and error.code == "idempotency_in_flight"


def decoded(raw: bytes, answer: type[T]) -> T:
    """Raises ApiUnavailable for what is no such answer."""
    if answer is type(None):
        return msgspec.convert(None, answer)
    try:
        return msgspec.json.decode(raw, type=answer)
    except msgspec.MsgspecError as error:
        raise ApiUnavailable(f"the answer is not {answer.__name__}: {error}") from error


def _multipart(upload: Upload) -> aiohttp.MultipartWriter:
    """The file read in pieces while it is sent; it never stands whole in memory."""
    writer = aiohttp.MultipartWriter("form-data")
    part = writer.append(upload.path.open("rb"), {"Content-Type": upload.content_type})
    # Unquoted, as browsers send it: quoting would percent-encode every Russian name.
    part.set_content_disposition("form-data", quote_fields=False, name="file", filename=upload.name)
    return writer
