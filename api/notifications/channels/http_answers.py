"""What an HTTP counterpart answered, or why it could not, in words that hold no address."""

import asyncio
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, cast

import aiohttp
import msgspec

from api.notifications.channels.hosts import PrivateHostError
from shared.invisible import one_line

_READ_LIMIT = 4096
_SAYING = ("message", "reason", "description", "error")
"""The fields in which Mattermost, Apple, autopush and others say what is wrong."""
_WNS_HINTS = ("X-WNS-Error-Description", "X-WNS-NotificationStatus", "X-WNS-Status")

NetworkTrouble = (aiohttp.ClientError, TimeoutError, OSError)
"""Everything that a request may raise for what the counterpart or the network does."""


@dataclass(frozen=True, kw_only=True)
class HttpAnswer:
    """An answer read to its end or to 4 KiB, whichever is first."""

    status: int
    reason: str
    body: str
    retry_after: timedelta | None
    location: str = ""
    hint: str = ""
    """What WNS says of a refusal, in a header."""

    @property
    def fields(self) -> dict[str, Any]:
        """The body where it is a JSON object, else nothing."""
        try:
            told = msgspec.json.decode(self.body)
        except (msgspec.DecodeError, RecursionError):
            return {}
        return cast("dict[str, Any]", told) if isinstance(told, dict) else {}

    @property
    def words(self) -> str:
        """Status and what the counterpart says to people, on one line, at most 300 characters."""
        told = self.fields
        said = [told[name] for name in _SAYING if isinstance(told.get(name), str) and told[name]]
        text = said[0] if said else self.body or self.hint or self.reason
        return one_line(f"{self.status} {text}")[:300]


async def answer_of(response: aiohttp.ClientResponse) -> HttpAnswer:
    """Read the answer; a body longer than the limit is left unread."""
    return HttpAnswer(
        status=response.status,
        reason=response.reason or "",
        body=(await _beginning(response)).decode("utf-8", "replace"),
        retry_after=retry_after(response.headers.get("Retry-After"), datetime.now(UTC)),
        location=response.headers.get("Location", ""),
        hint=" ".join(filter(None, (response.headers.get(name) for name in _WNS_HINTS))),
    )


async def _beginning(response: aiohttp.ClientResponse) -> bytes:
    if response.content_length is not None and response.content_length <= _READ_LIMIT:
        return await response.read()
    body = bytearray()
    async for chunk in response.content.iter_chunked(_READ_LIMIT):
        body += chunk
        if len(body) >= _READ_LIMIT:
            break
    return bytes(body[:_READ_LIMIT])


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """The wait that a Retry-After header asks for: seconds or a date (RFC 9110 section 10.2.3)."""
    value = (header or "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        # A number with more digits than any calendar holds is nobody's wish.
        return timedelta(seconds=int(value)) if len(value) <= 9 else None
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(date.replace(tzinfo=date.tzinfo or UTC) - now, timedelta())


def trouble(error: BaseException) -> str:
    """The failure in words; addresses are left out, because they are secrets here (M5, P12)."""
    if isinstance(error, asyncio.TimeoutError):
        return "no answer in time"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return f"certificate is not trusted: {error.certificate_error}"
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"cannot connect: {_cause(error.os_error)}"
    return f"connection failed: {type(error).__name__}"


def _cause(error: OSError) -> str:
    """The system's word for the error number; asyncio's own text names the address."""
    if isinstance(error, PrivateHostError):
        return str(error)
    number = error.errno or 0
    return os.strerror(number) if number > 0 else error.strerror or "no reason"


def was_handed_over(error: BaseException | None) -> bool:
    """True when a connection stood: the request may have been read, whatever became of the answer.
    A failed connection, and one that took too long to stand, brought nothing."""
    if isinstance(error, (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)):
        return False
    answerless = (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError, TimeoutError)
    return isinstance(error, (*answerless, aiohttp.ClientOSError, ConnectionError))


def is_private_host(error: BaseException) -> bool:
    """True when the guard refused the host's addresses."""
    inner = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    return isinstance(inner, PrivateHostError)


def is_misconfigured(error: BaseException) -> bool:
    """True when the administrator must act: a forbidden host or an untrusted certificate."""
    return is_private_host(error) or isinstance(error, aiohttp.ClientConnectorCertificateError)
