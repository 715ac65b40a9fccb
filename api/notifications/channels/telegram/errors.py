"""From what aiogram raises to an outcome, by Telegram's code and its documented words."""

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

from api.notifications.channels.base import Outcome
from api.notifications.channels.http_answers import was_handed_over
from api.notifications.channels.refusals import Said, outcome, row_for
from api.notifications.channels.telegram.refusals import (
    EDIT_UNANSWERED,
    TABLE,
    UNANSWERED,
    UNREACHED,
)
from shared.invisible import one_line

_CODES: tuple[tuple[type[AiogramError], int], ...] = (
    # A subclass of the network error, yet no later try makes it smaller.
    (TelegramEntityTooLarge, 413),
    (TelegramRetryAfter, 429),
    (TelegramUnauthorizedError, 401),
    (TelegramForbiddenError, 403),
    (TelegramNotFound, 404),
    (TelegramBadRequest, 400),
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


def outcome_of(error: AiogramError, veil: Callable[[str], str], *, edit: bool = False) -> Outcome:
    """The outcome of a failed call; `veil` hides the token in the reason."""
    after = timedelta(seconds=error.retry_after) if isinstance(error, TelegramRetryAfter) else None
    row = row_for(TABLE, said_of(error, edit=edit))
    return outcome(row, veil(words_of(error)), after=after)


def said_of(error: AiogramError, *, edit: bool = False) -> Said:
    """What decides of a failed call."""
    words = words_of(error)
    for kind, code in _CODES:
        if isinstance(error, kind):
            return Said(code=code, words=words)
    if not isinstance(error, TelegramNetworkError):
        return Said(code=500, words=words)
    if not was_handed_over(error.__cause__):
        return Said(detail=UNREACHED, words=words)
    return Said(detail=EDIT_UNANSWERED if edit else UNANSWERED, words=words)
