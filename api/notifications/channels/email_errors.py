"""What an SMTP server's refusals mean, by the step at which they came (E7)."""

import ssl

import aiosmtplib

from api.notifications.channels.base import Gone, Outcome, Rejected, Retry
from api.notifications.channels.email_client import Unconfirmed
from api.notifications.channels.texts import one_line

_CLOSING = 421
_TOO_LARGE = 552
_PERMANENT = 500


def outcome_of_connecting(error: BaseException, reason: str) -> Retry:
    """No letter could be tried: everyone's trouble; the administrator's where it needs a hand."""
    return Retry(reason=reason, whole_lane=True, alarm=_needs_hand(error))


def _needs_hand(error: BaseException) -> bool:
    if _certificate_fault(error):
        return True
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return error.code >= _PERMANENT  # A 4xx login or greeting passes by itself.
    # The bare class tells of a server that cannot do what the settings ask: encrypt, or log in.
    return type(error) is aiosmtplib.SMTPException or isinstance(
        error, (aiosmtplib.SMTPNotSupported, ValueError)
    )


def _certificate_fault(error: BaseException | None) -> ssl.SSLError | None:
    """The certificate is refused under several names, one inside the other."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return error
        error = error.__cause__ or error.__context__
    return None


def outcome_of_sending(error: BaseException, reason: str) -> Outcome:
    """The outcome of a letter that the server did not take; `reason` is its words, masked."""
    match error:
        case aiosmtplib.SMTPRecipientsRefused():
            return _recipient(error.recipients[0].code, reason)
        case aiosmtplib.SMTPSenderRefused():
            return _sender(error.code, reason)
        case aiosmtplib.SMTPResponseException():
            return _content(error.code, reason)
        case aiosmtplib.SMTPNotSupported():
            return Rejected(reason=reason)  # An address in letters that this server cannot carry.
        case Unconfirmed():
            return Retry(reason=reason, perhaps_sent=True)
        # Broken off in the middle: perhaps by this very letter, so it must not hold up the lane.
        # A server that is down is found out by the next connection.
        case _:
            return Retry(reason=reason)


def _recipient(code: int, reason: str) -> Outcome:
    if code == _TOO_LARGE:
        return Rejected(reason=reason)  # A full mailbox is not a dead one.
    if code >= _PERMANENT:
        return Gone(reason=reason)
    return Retry(reason=reason, whole_lane=code == _CLOSING)


def _sender(code: int, reason: str) -> Outcome:
    """Refused before the recipient was named: the size of this letter, or our own settings."""
    if code == _TOO_LARGE:
        return Rejected(reason=reason)
    if code >= _PERMANENT:
        return Retry(reason=reason, whole_lane=True, alarm=True)
    return Retry(reason=reason, whole_lane=code == _CLOSING)


def _content(code: int, reason: str) -> Outcome:
    if code >= _PERMANENT:
        return Rejected(reason=reason)
    return Retry(reason=reason, whole_lane=code == _CLOSING)


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
