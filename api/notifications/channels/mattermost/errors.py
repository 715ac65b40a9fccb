"""From an answer of a Mattermost hook to an outcome (M3).

Newer servers answer 400 both for a hook that is gone and for a person who is; what tells them apart
is a question that posts nothing, see `mattermost/adapter.py`.
"""

import re
from enum import Enum, auto
from http import HTTPStatus
from typing import Final

import msgspec

from api.notifications.channels.base import Outcome, Sent
from api.notifications.channels.http_answers import (
    HttpAnswer,
    is_misconfigured,
    is_private_host,
    was_handed_over,
)
from api.notifications.channels.mattermost.refusals import (
    FORBIDDEN_HOST,
    NOT_THEIRS,
    TABLE,
    UNANSWERED,
    UNREACHED,
    UNTRUSTED,
)
from api.notifications.channels.refusals import Said, outcome, row_for

_CAUSE: Final = re.compile(
    r"web\.incoming_webhook\."
    r"(user|invalid|text|parse|decode)\.app_error"
)


class Unclear(Enum):
    """A 400 that names no cause."""

    UNCLEAR = auto()


class _AppError(msgspec.Struct):
    id: str


def outcome_of(answer: HttpAnswer, reason: str) -> Outcome | Unclear:
    """The outcome that an answer stands for; `reason` is the answer's words, masked."""
    if is_taken(answer):
        return Sent()
    said = said_of(answer)
    theirs = said.detail != NOT_THEIRS
    if answer.status == HTTPStatus.BAD_REQUEST and theirs and not _CAUSE.fullmatch(said.detail):
        return Unclear.UNCLEAR
    return outcome(row_for(TABLE, said), reason, after=answer.retry_after)


def outcome_of_trouble(error: BaseException, reason: str) -> Outcome:
    """The outcome of a request that got no answer."""
    return outcome(row_for(TABLE, said_of_trouble(error)), reason)


def said_of_trouble(error: BaseException) -> Said:
    """What decides where there was no answer."""
    if is_private_host(error):
        return Said(detail=FORBIDDEN_HOST)
    if is_misconfigured(error):
        return Said(detail=UNTRUSTED)
    return Said(detail=UNANSWERED if was_handed_over(error) else UNREACHED)


def said_of(answer: HttpAnswer) -> Said:
    """What decides of an answer."""
    try:
        detail = msgspec.json.decode(answer.body, type=_AppError).id
    except msgspec.DecodeError:
        detail = NOT_THEIRS
    return Said(code=answer.status, detail=detail, words=answer.words)


def is_taken(answer: HttpAnswer) -> bool:
    """True for the one answer that means a post: 200 with the body `ok` (M6)."""
    return answer.status == HTTPStatus.OK and answer.body == "ok"
