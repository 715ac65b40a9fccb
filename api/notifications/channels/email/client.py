"""An SMTP client that knows whether a letter was handed over whole (RFC 5321 section 4.5.3.2)."""

import re
from typing import Any, Final

import aiosmtplib
from aiosmtplib import SMTPResponse, SMTPStatus
from aiosmtplib.protocol import normalize_message_line_endings

LAST_ANSWER: Final = 600.0
"""Seconds after the final dot, section 4.5.3.2.6: a server may take its time over a letter, and
who leaves sooner and comes again brings a copy."""
SUCCESS: Final = range(200, 300)
"""Section 4.2: the first digit alone says that the letter was taken."""
_DOT: Final = re.compile(rb"(?m)^\.")


class Unconfirmed(aiosmtplib.SMTPException):
    """The server has the whole letter and never said that it took it."""


class ContentRefused(aiosmtplib.SMTPDataError):
    """The server has seen the whole letter and does not take it."""


class LetterClient(aiosmtplib.SMTP):
    """The library has one deadline for all answers; here the last one has its own."""

    async def data(self, message: str | bytes, /, **options: Any) -> SMTPResponse:
        """Hand over the content. Raises Unconfirmed when the answer to its end does not come."""
        begun = await self.execute_command(b"DATA", **options)
        if begun.code != SMTPStatus.start_input:
            raise aiosmtplib.SMTPDataError(begun.code, begun.message)
        raw = message.encode("ascii") if isinstance(message, str) else message
        answer = await self._hand_over(_DOT.sub(b"..", normalize_message_line_endings(raw)))
        if answer.code not in SUCCESS:
            raise ContentRefused(answer.code, answer.message)
        return answer

    async def _hand_over(self, content: bytes) -> SMTPResponse:
        if self.protocol is None:
            raise aiosmtplib.SMTPServerDisconnected("Connection lost")
        self.protocol.write(content + b".\r\n")
        try:
            return await self.protocol.read_response(timeout=LAST_ANSWER)
        # The last of them: what came is no answer of SMTP.
        except (
            aiosmtplib.SMTPServerDisconnected,
            aiosmtplib.SMTPTimeoutError,
            aiosmtplib.SMTPResponseException,
        ) as error:
            self.close()
            raise Unconfirmed(str(error)) from error
