"""The two parts of a letter in MIME, each in the shorter of the two encodings for mail."""

import base64
import binascii
from typing import Final

from api.notifications.channels.email.headers import LetterRefused

# `=_` stands in no encoded part (RFC 2045 6.7), so no text ends a part.
_BOUNDARY: Final = "=_vestovoy"
CONTENT_TYPE: Final = f'multipart/alternative; boundary="{_BOUNDARY}"'


def alternatives(text: str, html: str) -> bytes:
    """The body under CONTENT_TYPE, in ASCII with short lines; raises LetterRefused on half a
    character."""
    parts = (_part("plain", text), _part("html", html))
    opened = b"".join(b"--%b\r\n%b\r\n" % (_BOUNDARY.encode(), part) for part in parts)
    return opened + f"--{_BOUNDARY}--\r\n".encode()


def _part(kind: str, text: str) -> bytes:
    try:
        # Lines end as the standards say; a lone CR would end one in some readers only.
        content = b"\r\n".join(text.encode().splitlines()) + b"\r\n"
    except UnicodeEncodeError as error:
        raise LetterRefused("the letter holds half a character") from error
    quoted = binascii.b2a_qp(content, istext=True)
    packed = base64.encodebytes(content).replace(b"\n", b"\r\n")
    encoding, body = min(("quoted-printable", quoted), ("base64", packed), key=_length)
    return (
        f'Content-Type: text/{kind}; charset="utf-8"\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    ).encode() + body


def _length(encoded: tuple[str, bytes]) -> int:
    return len(encoded[1])
