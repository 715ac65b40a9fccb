"""What the answers of a Mattermost hook mean: by status, because newer servers hide the cause (M3).

Such servers answer 400 both for a hook that is gone and for a person who is; what tells them apart
is a question that posts nothing, see `mattermost.py`.
"""

from enum import Enum, auto
from http import HTTPStatus
from typing import Final

import msgspec

from api.notifications.channels.base import Gone, Outcome, Rejected, Retry, Sent
from api.notifications.channels.http_answers import HttpAnswer

_CAUSES: Final = {
    "web.incoming_webhook.user.app_error": "person",
    "web.incoming_webhook.invalid.app_error": "hook",
    "web.incoming_webhook.text.app_error": "content",
    "web.incoming_webhook.parse.app_error": "content",
    "web.incoming_webhook.decode.app_error": "content",
}


class Unclear(Enum):
    """A 400 that names no cause."""

    UNCLEAR = auto()


class _AppError(msgspec.Struct):
    id: str
    message: str = ""


def outcome_of(answer: HttpAnswer, reason: str) -> Outcome | Unclear:
    """The outcome that an answer stands for; `reason` is the answer's words, masked.

    A refusal that is not in Mattermost's own form comes from something else in its place, such as
    a proxy or a wrong path: nobody's address is switched off for that.
    """
    error = _app_error(answer)
    match answer.status:
        case 200:
            return _taken(answer, reason)
        case 429:
            return Retry(reason=reason, after=answer.retry_after, whole_lane=True)
        case 413:
            return Rejected(reason=reason)
        case 403 | 404 if error:
            return Gone(reason=reason)
        case 400 if error:
            return _bad_request(error, reason)
        case _:
            return _trouble(answer, reason)


def is_taken(answer: HttpAnswer) -> bool:
    """True for the one answer that means a post: 200 with the body `ok` (M6)."""
    return answer.status == HTTPStatus.OK and answer.body == "ok"


def _taken(answer: HttpAnswer, reason: str) -> Outcome:
    if is_taken(answer):
        return Sent()
    return Retry(reason=reason, whole_lane=True, alarm=True)  # Something else answered (M6).


def _bad_request(error: _AppError, reason: str) -> Outcome | Unclear:
    match _CAUSES.get(error.id):
        case "person":
            return Gone(reason=reason)
        case "content":
            return Rejected(reason=reason)
        case "hook":
            return Retry(reason=reason, whole_lane=True, alarm=True)
        case _:
            return Unclear.UNCLEAR


def _trouble(answer: HttpAnswer, reason: str) -> Retry:
    """500 may be about this one post; a gateway's 5xx is everyone's; the rest is configuration:
    501 hooks disabled, redirects, answers of something that is not Mattermost."""
    if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return Retry(reason=reason, after=answer.retry_after)
    gateway = answer.status in {502, 503, 504}
    return Retry(reason=reason, after=answer.retry_after, whole_lane=True, alarm=not gateway)


def _app_error(answer: HttpAnswer) -> _AppError | None:
    try:
        return msgspec.json.decode(answer.body, type=_AppError)
    except msgspec.DecodeError:
        return None
