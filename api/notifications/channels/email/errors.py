"""From what aiosmtplib raises to an outcome, by the step at which it came (E7)."""

import ssl
from typing import Final

import aiosmtplib

from api.notifications.channels.base import Outcome
from api.notifications.channels.email.client import ContentRefused, Unconfirmed
from api.notifications.channels.email.refusals import (
    CANNOT_CARRY,
    FORBIDDEN_HOST,
    NO_ANSWER,
    SILENT,
    UNABLE,
    UNCONFIRMED,
    UNTRUSTED,
    Stage,
    enhanced_code,
    row_of,
)
from api.notifications.channels.hosts import PrivateHostError
from api.notifications.channels.refusals import Said, outcome
from shared.invisible import one_line

_CLOSING: Final = 421


def outcome_of_connecting(error: BaseException, reason: str) -> Outcome:
    """No letter could be tried; `reason` is the server's words, masked."""
    return outcome(row_of(said_of_connecting(error)), reason)


def said_of_connecting(error: BaseException) -> Said:
    """What kept us from any letter."""
    if _certificate_fault(error):
        return Said(stage=Stage.OPENING, detail=UNTRUSTED)
    if isinstance(error, PrivateHostError):
        return Said(stage=Stage.OPENING, detail=FORBIDDEN_HOST)
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return _said(Stage.OPENING, error)
    # The bare class tells of a server that cannot do what the settings ask: encrypt, or log in.
    unable = type(error) is aiosmtplib.SMTPException
    if unable or isinstance(error, (aiosmtplib.SMTPNotSupported, ValueError)):
        return Said(stage=Stage.OPENING, detail=UNABLE)
    return Said(stage=Stage.OPENING, detail=NO_ANSWER)


def outcome_of_sending(error: BaseException, reason: str) -> Outcome:
    """The outcome of a letter that the server did not take; `reason` is its words, masked."""
    said = said_of(error)
    return outcome(row_of(said), reason, named=said.stage in {Stage.RCPT, Stage.END})


def said_of(error: BaseException) -> Said:
    """What broke off a letter."""
    match error:
        case aiosmtplib.SMTPRecipientsRefused():
            return _said(Stage.RCPT, error.recipients[0])
        case aiosmtplib.SMTPSenderRefused():
            return _said(Stage.MAIL, error)
        case aiosmtplib.SMTPHeloError():
            return _said(Stage.OPENING, error)
        case ContentRefused():
            return _said(Stage.END, error)
        case aiosmtplib.SMTPDataError():
            return _said(Stage.DATA, error)
        case aiosmtplib.SMTPNotSupported():
            return Said(stage=Stage.MAIL, detail=CANNOT_CARRY)
        case Unconfirmed():
            return Said(stage=Stage.END, detail=UNCONFIRMED)
        case aiosmtplib.SMTPTimeoutError():
            return Said(stage=Stage.DATA, detail=SILENT)
        case _:
            return Said(stage=Stage.DATA, detail=NO_ANSWER)


def _said(stage: Stage, error: aiosmtplib.SMTPResponseException) -> Said:
    words = error.message
    return Said(stage=stage, code=error.code, detail=enhanced_code(words), words=one_line(words))


def _certificate_fault(error: BaseException | None) -> ssl.SSLError | None:
    """The certificate is refused under several names, one inside the other."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return error
        error = error.__cause__ or error.__context__
    return None


def is_closing(error: BaseException) -> bool:
    """True when the server gave up this connection before the letter was its own: after some
    letters or some minutes. A new connection may take the same letter at once."""
    match error:
        case aiosmtplib.SMTPRecipientsRefused():
            return error.recipients[0].code == _CLOSING
        case aiosmtplib.SMTPResponseException():
            return error.code == _CLOSING
        case _:
            return isinstance(error, aiosmtplib.SMTPServerDisconnected)


def words_of(error: BaseException) -> str:
    """The server's code and words on one line, at most 300 characters."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        error = error.recipients[0]
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return one_line(f"{error.code} {error.message}")[:300]
    if fault := _certificate_fault(error):
        return one_line(f"TLS: {fault.reason or fault}")[:300]
    return one_line(str(error) or type(error).__name__)[:300]
