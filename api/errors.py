"""Refusals: named errors with a stable code and a status, spoken as RFC 9457 problems."""

from typing import Any, ClassVar


class Refusal(Exception):
    """An expected "no". Its code is part of the API; `extra` carries what the sentence needs."""

    status: ClassVar[int] = 422
    code: ClassVar[str] = "refused"
    remembered: ClassVar[bool] = False
    """Whether what was written before the refusal is kept (an audit row, a counted try)."""

    def __init__(self, detail: str = "", *, retry_after: int | None = None, **extra: Any) -> None:
        super().__init__(detail or self.code)
        self.detail = detail
        self.extra = extra
        self.retry_after = retry_after


class NotFound(Refusal):
    """No such object, or not one the caller may see: both look the same (X1)."""

    status = 404
    code = "not_found"


class NotAllowed(Refusal):
    """The caller sees the object but may not do this."""

    status = 403
    code = "not_allowed"


class SessionNeeded(Refusal):
    """Only the person in a browser may do this, not a token; `field` names what asked for it."""

    status = 403
    code = "session_needed"


class NotForBots(Refusal):
    """A bot's service token does not open this."""

    status = 403
    code = "not_for_bots"


class NotLoggedIn(Refusal):
    """No session, token or service token, or one that has ended."""

    status = 401
    code = "not_logged_in"


class TelegramNotLinked(Refusal):
    """The Telegram user is not (or no longer) registered with this bot."""

    status = 401
    code = "telegram_not_linked"


class CrossSite(Refusal):
    """A write with a session cookie that another site's page asked for (X7)."""

    status = 403
    code = "cross_site"


class VersionConflict(Refusal):
    """Somebody changed the object since the caller saw it."""

    status = 409
    code = "version_conflict"


class MoveNotAllowed(Refusal):
    """The status does not lead there; `status` is the present one."""

    status = 409
    code = "move_not_allowed"


class EmptyComment(Refusal):
    """Neither a word nor a file."""

    code = "empty_comment"


class TooManyTries(Refusal):
    """Tried too often; `Retry-After` says when to try again."""

    status = 429
    code = "too_many_tries"
    remembered = True


class Invalid(Refusal):
    """A value that cannot be; `field` names it."""

    code = "invalid"


class NotJson(Refusal):
    """A body that says it is something else than JSON in UTF-8."""

    status = 415
    code = "unsupported_media_type"


class UnknownParameter(Refusal):
    """A parameter of the address that the route does not have (X8); `nearest` is the one it may
    have meant."""

    status = 400
    code = "unknown_parameter"


class RepeatedParameter(Refusal):
    """Said twice where one value is wanted: which one counts would be a guess (X8)."""

    status = 400
    code = "repeated_parameter"


class Unavailable(Refusal):
    """What the answer needs is away for now."""

    status = 503
    code = "unavailable"


class Unreadable(Refusal):
    """A body or an address whose bytes are no text, or that is nested beyond all reason (X8)."""

    status = 400
    code = "invalid"
