"""What Telegram's refusals mean: by class where it has one, else by its documented words."""

from collections.abc import Callable
from datetime import timedelta

from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from api.notifications.channels.base import Gone, Outcome, Rejected, Retry
from api.notifications.channels.texts import one_line

_DEAD_CHAT = (
    "chat not found",
    "peer_id_invalid",
    "user not found",
    "chat_write_forbidden",
    "not enough rights to send",
    "have no rights to send",
    "group chat was deactivated",
)
_BAD_MARKUP = ("can't parse entities", "can't parse message text", "unsupported start tag")
_BAD_BUTTON = ("button_url_invalid", "button url", "wrong http url")


def is_unchanged(error: TelegramBadRequest) -> bool:
    """True when an edit would change nothing: what was wanted is there."""
    return "message is not modified" in error.message.lower()


def is_bad_markup(error: TelegramBadRequest) -> bool:
    """True when the text can still go as plain text (C7)."""
    return _says(error, _BAD_MARKUP)


def is_bad_button(error: TelegramBadRequest) -> bool:
    """True when only a button's link was refused."""
    return _says(error, _BAD_BUTTON)


def _says(error: TelegramBadRequest, phrases: tuple[str, ...]) -> bool:
    words = error.message.lower()
    return any(phrase in words for phrase in phrases)


def words_of(error: AiogramError) -> str:
    """Telegram's own words, at most 300 characters."""
    words = error.message if isinstance(error, TelegramAPIError) else str(error)
    return one_line(words)[:300]


def outcome_of(error: AiogramError, veil: Callable[[str], str]) -> Outcome:
    """The outcome of a failed call; `veil` hides the token in the reason."""
    reason = veil(words_of(error))
    match error:
        # A subclass of the network error, yet no later try makes it smaller.
        case TelegramEntityTooLarge():
            return Rejected(reason=reason)
        case TelegramForbiddenError():
            return Gone(reason=reason)
        case TelegramBadRequest():
            return Gone(reason=reason) if _says(error, _DEAD_CHAT) else Rejected(reason=reason)
        case _:
            return _later(error, reason)


def _later(error: AiogramError, reason: str) -> Retry:
    """What time or the administrator heals. A 5xx may be about this one message, so it must not
    hold up the lane; no connection is everyone's trouble."""
    match error:
        case TelegramRetryAfter():
            after = timedelta(seconds=error.retry_after)
            return Retry(reason=reason, after=after, whole_lane=True)
        # An unknown token is 401 or, by its place in the path, 404.
        case TelegramUnauthorizedError() | TelegramNotFound():
            return Retry(reason=reason, whole_lane=True, alarm=True)
        case _:
            return Retry(reason=reason, whole_lane=isinstance(error, TelegramNetworkError))
